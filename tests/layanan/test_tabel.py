"""A table of steps is checked when it is registered: a procedure with a hole in it never goes to work."""

from dataclasses import replace

import pytest

from layanan.alur import daftar
from layanan.alur.periksa import keliru
from layanan.alur.tabel import PEMOHON, SISTEM, TETAP, Alur, Keadaan, Langkah
from layanan.models import Urusan
from tests.layanan.meja import ALUR, REGISTER

SIAPA = frozenset({PEMOHON})
A, B, Z = Keadaan("a", "A"), Keadaan("b", "B"), Keadaan("z", "Z", terbuka=False)
MAJU, TUTUP = Langkah("maju", "Maju", ("a",), "b", SIAPA), Langkah("tutup", "Tutup", ("a", "b"), "z", SIAPA)
KECIL = Alur("kecil", "Kecil", Urusan, (A, B, Z), (MAJU, TUTUP), "a", str)


def test_a_sound_table_has_nothing_wrong() -> None:
    assert keliru(KECIL) == keliru(ALUR) == []


@pytest.mark.parametrize(
    ("ubah", "salah"),
    [
        ({"awal": "x"}, "Keadaan awal x tidak ada."),
        ({"awal": ()}, "Keadaan awal belum disebut."),
        ({"kode": ""}, "Kode register harus 1 sampai 20 karakter."),
        ({"kode": "k" * 21}, "Kode register harus 1 sampai 20 karakter."),
        ({"keadaan": (A, B, Z, A)}, "a tertulis dua kali."),
        ({"keadaan": (A, B, Z, Keadaan("y", "Y", terbuka=False))}, "Keadaan y tidak pernah tercapai."),
        ({"keadaan": (A, replace(B, nada="ungu"), Z)}, "Nada ungu tidak dikenal."),
        ({"langkah": (MAJU, TUTUP, MAJU)}, "maju tertulis dua kali."),
        ({"langkah": (MAJU, replace(TUTUP, dari=("a", "x")))}, "tutup: keadaan x tidak ada."),
        ({"langkah": (MAJU, replace(TUTUP, ke="x"))}, "tutup: keadaan x tidak ada."),
        ({"langkah": (MAJU, replace(TUTUP, dari=("a",)))}, "Keadaan b terbuka, tetapi tidak ada jalan keluarnya."),
        ({"langkah": (MAJU, replace(TUTUP, dari=("b", "z")))}, "Keadaan z sudah selesai, tetapi masih ada langkahnya."),
        ({"langkah": (MAJU, TUTUP, replace(MAJU, tindakan="m2", dari=()))}, "m2: tidak ada keadaan asal."),
        ({"langkah": (replace(MAJU, peran=frozenset()), TUTUP)}, "maju: tidak ada yang berhak."),
        ({"langkah": (replace(MAJU, ke=("b", "z")), TUTUP)}, "maju: `pilih` dan `ke` yang jamak harus bersama."),
        ({"langkah": (replace(MAJU, pilih=lambda *_: "b"), TUTUP)}, "maju: `pilih` dan `ke` yang jamak harus bersama."),
        ({"langkah": (replace(MAJU, tindakan="t" * 41), TUTUP)}, f"Kode {'t' * 41} terlalu panjang."),
        (
            {"langkah": (replace(MAJU, hentikan_jam=True, tenggat=lambda *_: None), TUTUP)},
            "maju: jam tidak dapat dihentikan dan diatur sekaligus.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_registered(ubah: dict[str, object], salah: str) -> None:
    alur = replace(KECIL, **ubah)  # type: ignore[arg-type]
    assert salah in keliru(alur)
    with pytest.raises(ValueError, match="Alur"):
        daftar.daftarkan(alur)
    assert alur not in daftar.semua()


def test_a_state_that_only_keeps_itself_has_no_way_out() -> None:
    catat = Langkah("catat", "Catat", ("b",), TETAP, SIAPA)
    alur = replace(KECIL, langkah=(MAJU, replace(TUTUP, dari=("a",)), catat))
    assert keliru(alur) == ["Keadaan b terbuka, tetapi tidak ada jalan keluarnya."]


def test_only_the_portal_opens_again_what_is_closed() -> None:
    """A superior overturned a refusal: the request goes back to work, but there is no button for it."""
    buka_lagi = Langkah("buka_lagi", "Buka lagi", ("z",), "b", frozenset({SISTEM}))
    assert keliru(replace(KECIL, langkah=(MAJU, TUTUP, buka_lagi))) == []
    assert keliru(replace(KECIL, langkah=(MAJU, TUTUP, replace(buka_lagi, peran=SIAPA | {SISTEM})))) != []


def test_one_code_is_registered_once() -> None:
    with pytest.raises(ValueError, match="uji sudah terdaftar"):
        daftar.daftarkan(ALUR)
    assert daftar.ambil(REGISTER) is ALUR
    with pytest.raises(KeyError):
        daftar.ambil("entah")


def test_a_table_answers_what_leads_on_and_what_is_open() -> None:
    assert [lk.tindakan for lk in KECIL.dari("a")] == ["maju", "tutup"]
    assert KECIL.terbuka == ("a", "b")
    assert KECIL.keadaan_dari("b") is B
    assert KECIL.langkah_dari("maju") is MAJU
    assert KECIL.langkah_dari("entah") is None
    assert replace(KECIL, awal=("b", "a")).permulaan == ("b", "a")


def test_every_procedure_the_portal_ships_with_is_sound() -> None:
    for alur in daftar.semua():
        assert keliru(alur) == []
