"""The dialogue at the same moment: two phones with one code, two inbox workers, two officers; on a real database."""

from collections.abc import Callable
from typing import Any

import pytest

from notifikasi import jawab as antrean_jawab
from notifikasi.balas import balas
from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.masuk_teks import terima_teks
from notifikasi.models import Gateway, Nomor, Percakapan, Persetujuan, Pesan, PesanMasuk
from notifikasi.services import TindakanDitolak
from perkara.models import KodeDaftar, Registrasi, TugasLoket
from perkara.registrasi.berganti import pindahkan, tugaskan
from perkara.registrasi.kode import buat_kode
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway
from tests.notifikasi.serentak import serentak, tanpa_galat
from tests.pabrik import buat_pengguna, buat_satker
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_pihak, buat_registrasi

pytestmark = pytest.mark.django_db(transaction=True)
HP = "+6281355550555"
BANYAK = 5


@pytest.fixture
def satker() -> Satker:
    """A court, visible to every connection."""
    return buat_satker(singkatan="PA.Bjh")


@pytest.fixture
def gateway(satker: Satker) -> Gateway:
    """Its way out."""
    return buat_gateway(satker)


def pesan(gateway: Gateway, teks: str, dari: str = HP, id_luar: str = "") -> Callable[[], Any]:
    """Somebody's text reaching the inbox."""
    peristiwa = Peristiwa(id_luar or f"{dari}{teks}", dari, dari, teks, sekarang())
    return lambda: terima_teks(gateway, peristiwa)


def kode(satker: Satker) -> KodeDaftar:
    """An open code of a case's party."""
    perkara = buat_perkara(satker)
    return buat_kode(satker, buat_pengguna(satker, Peran.PTSP), perkara, pihak=buat_pihak(perkara))


def jenis() -> list[str]:
    """The kinds of all messages."""
    return sorted(Pesan.objects.values_list("jenis", flat=True))


def test_phones_that_send_one_code_at_once_register_one_of_them(satker: Satker, gateway: Gateway) -> None:
    """Single use holds under the lock, not by luck."""
    satu = kode(satker)
    tanpa_galat(*[pesan(gateway, f"DAFTAR {satu.kode}", f"+6281355550{n:03d}") for n in range(BANYAK)])
    assert Registrasi.objects.filter(status="aktif").count() == 1
    assert Persetujuan.objects.count() == 1
    assert jenis() == ["N-01", *["N-84"] * (BANYAK - 1)]


def test_one_text_delivered_by_many_workers_is_kept_and_answered_once(satker: Satker, gateway: Gateway) -> None:
    hasil = tanpa_galat(*[pesan(gateway, "INFO", id_luar="sama")] * BANYAK)
    assert sum(hasil) == 1
    assert (PesanMasuk.objects.count(), Percakapan.objects.count(), Nomor.objects.count()) == (1, 1, 1)
    assert jenis() == ["N-78"]


def test_many_questions_of_one_new_number_at_once_get_one_polite_answer(satker: Satker, gateway: Gateway) -> None:
    tanpa_galat(*[pesan(gateway, f"Pertanyaan {n}") for n in range(BANYAK)])
    assert jenis() == ["N-74"]
    obrolan = Percakapan.objects.get()
    assert obrolan.masuk.count() == BANYAK
    assert obrolan.menunggu_sejak == min(PesanMasuk.objects.values_list("waktu", flat=True))


def test_the_limit_is_counted_one_answer_after_the_other(satker: Satker, gateway: Gateway) -> None:
    """However many inbox workers there are: PALING_BANYAK answers, one sentence, silence."""
    kurang_dua = antrean_jawab.PALING_BANYAK - 2
    for n in range(kurang_dua):
        pesan(gateway, "INFO", id_luar=f"awal{n}")()
    tanpa_galat(*[pesan(gateway, "INFO", id_luar=f"serentak{n}") for n in range(BANYAK)])
    assert jenis() == [*["N-78"] * antrean_jawab.PALING_BANYAK, "N-79"]


def test_two_officers_who_answer_at_once_send_one_answer(satker: Satker, gateway: Gateway) -> None:
    pesan(gateway, "Apakah boleh diwakili?")()
    obrolan = Percakapan.objects.get()
    dilihat = {"balasan_dilihat": 0, "masuk_dilihat": PesanMasuk.objects.get().pk}
    petugas = [buat_pengguna(satker, Peran.PTSP, first_name=nama) for nama in ("Rina", "Budi")]
    hasil = serentak(*[lambda p=p: balas(obrolan, p, f"Dari {p.first_name}", **dilihat) for p in petugas])
    assert sum(isinstance(h, Pesan) for h in hasil) == 1
    (tolak,) = [h for h in hasil if isinstance(h, TindakanDitolak)]
    assert "Sudah dijawab" in str(tolak)
    assert Pesan.objects.filter(jenis="N-77").count() == 1


def test_a_changed_number_confirmed_by_two_officers_at_once_moves_once(satker: Satker) -> None:
    lama = buat_nomor(satker, e164=HP)
    buat_registrasi(buat_perkara(satker), lama)
    tugaskan(lama, "+6281299990555")
    tugas = TugasLoket.objects.get()
    petugas = [buat_pengguna(satker, Peran.PTSP) for _ in range(2)]
    hasil = tanpa_galat(*[lambda p=p: pindahkan(tugas, p) for p in petugas])
    assert sorted(hasil) == [0, 1]
    assert Registrasi.objects.get(status="aktif").nomor.e164 == "+6281299990555"
    assert Persetujuan.objects.count() == 1
