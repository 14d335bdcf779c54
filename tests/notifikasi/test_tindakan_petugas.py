"""What staff may do with a message, state by state; and the registry of the words people may send."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notifikasi import services
from notifikasi.models import Pesan, PesanMasuk
from notifikasi.perintah import SOPAN, Perintah, daftarkan, kenali, semua
from notifikasi.perintah_bawaan import berhenti, mulai
from satker.models import JejakAudit, Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, status
from tests.pabrik import buat_pengguna

Tindak = Callable[[Pesan, Any], Pesan]
TINDAKAN: dict[str, Tindak] = {
    "ulang": services.coba_lagi,
    "ulang_yakin": lambda p, u: services.coba_lagi(p, u, yakin=True),
    "batal": services.batalkan,
    "terkirim": services.nyatakan_terkirim,
}
# (state, action) -> the state it leads to. Whatever is not here is refused.
BOLEH = {
    ("gagal", "ulang"): "antre",
    ("gagal", "ulang_yakin"): "antre",
    ("tak_pasti", "ulang_yakin"): "antre",
    ("antre", "batal"): "batal",
    ("tak_pasti", "batal"): "batal",
    ("tak_pasti", "terkirim"): "terkirim",
}


@pytest.mark.django_db
@pytest.mark.parametrize("nama", TINDAKAN)
@pytest.mark.parametrize("awal", Pesan.Status.values)
def test_every_state_and_every_action(satker: Satker, awal: str, nama: str) -> None:
    pesan, petugas = buat_pesan(satker, status=awal), buat_pengguna(satker, "ptsp")
    akhir = BOLEH.get((awal, nama))
    if akhir is None:
        with pytest.raises(services.TindakanDitolak) as tolak:
            TINDAKAN[nama](pesan, petugas)
        assert str(tolak.value).endswith(".")
        assert (status(pesan), JejakAudit.objects.filter(pelaku=petugas.username).count()) == ([awal], 0)
        return
    assert TINDAKAN[nama](pesan, petugas).status == akhir
    jejak = JejakAudit.objects.get(pelaku=petugas.username)
    assert (status(pesan), jejak.rincian["dari"], jejak.rincian["menjadi"]) == ([akhir], awal, akhir)


@pytest.mark.django_db
@pytest.mark.parametrize("perintah", [berhenti, mulai])
def test_a_command_of_somebody_without_a_number_harms_nobody(
    satker: Satker, perintah: Callable[[PesanMasuk], None]
) -> None:
    """A linked id that never told its number: there is nothing of his to stop."""
    teks = PesanMasuk.objects.create(
        gateway=buat_gateway(satker), id_luar="m", pengirim="251@lid", teks="BERHENTI", waktu=sekarang()
    )
    perintah(teks)
    assert not Pesan.objects.exists()


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("BERHENTI", "BERHENTI"),
        ("Berhenti.", "BERHENTI"),
        ("stop", "BERHENTI"),
        ("_unreg_", "BERHENTI"),
        ("STOP\n\n", "BERHENTI"),
        ("mulai!!", "MULAI"),
        ("«Start»", "MULAI"),
        ("salah", "SALAH"),
        ("ＳＴＯＰ", "BERHENTI"),
        ("berhenti mulai", None),
        ("ber-henti", None),
        ("stop stop", None),
        ("tidak", None),
        ("", None),
        ("...", None),
        ("x" * 5000, None),
    ],
)
def test_a_word_is_a_command_only_when_it_stands_alone(teks: str, nama: str | None) -> None:
    dikenal = kenali(teks)
    assert (dikenal.nama if dikenal else None) == nama


def test_a_word_that_is_taken_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="STOP sudah dipakai"):
        daftarkan(Perintah("LAIN", frozenset({"STOP"}), berhenti))
    assert kenali("stop") == kenali("BERHENTI")


PINGGIR = st.text(st.sampled_from(" .,!?*_~\"'()\n\t…"), max_size=5)


@given(PINGGIR, st.sampled_from(["BERHENTI", "STOP", "UNREG", "MULAI", "START"]), PINGGIR, st.data())
def test_case_blanks_and_punctuation_around_a_word_do_not_matter(
    depan: str, kata: str, belakang: str, data: st.DataObject
) -> None:
    acak = "".join(h.lower() if data.draw(st.booleans()) else h for h in kata)
    dikenal = kenali(depan + acak + belakang)
    assert dikenal is not None
    assert kata in dikenal.perintah.kata


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), st.sampled_from(["BERHENTI", "MULAI"]))
def test_a_word_with_another_letter_beside_it_is_no_command(sambung: str, kata: str) -> None:
    """But for the misspellings that stand in the table, and words of politeness."""
    dikenal = {k for p in semua() for k in p.salah_ketik}
    assume(kata + unicodedata.normalize("NFKC", sambung).upper() not in dikenal)
    assert kenali(kata + sambung) is None
    assume(unicodedata.normalize("NFKC", sambung).upper() not in SOPAN)
    assert kenali(f"{sambung} {kata}") is None
