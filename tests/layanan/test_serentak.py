"""At the same moment, on the real PostgreSQL: fifty submissions, two officers, a step and the clock (Must show 4)."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from layanan.alur.galat import SudahBerubah, TakBolehDariSini
from layanan.alur.jalan import jalankan
from layanan.models import NomorRegister, Riwayat, Urusan
from notifikasi.models import Pesan
from satker.models import Satker
from tests.layanan.meja import PJ, bernomor, buka_uji, petugas
from tests.notifikasi.serentak import serentak, tanpa_galat
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db(transaction=True)
BANYAK = 50


class Urung(Exception):
    """Something after the opening failed: a file, a captcha, the desk's own row."""


def test_fifty_submissions_at_once_get_fifty_consecutive_numbers() -> None:
    """Must show 4: none missing, none twice."""
    satker = buat_satker()
    terbuka = tanpa_galat(*[lambda: buka_uji(satker)] * BANYAK)
    assert sorted(t.urusan.urut for t in terbuka) == list(range(1, BANYAK + 1))
    assert sorted(Urusan.objects.values_list("urut", flat=True)) == list(range(1, BANYAK + 1))
    assert len({t.urusan.nomor for t in terbuka}) == len({t.sandi for t in terbuka}) == BANYAK
    assert Riwayat.objects.count() == BANYAK


def test_what_rolls_back_in_between_leaves_no_gap() -> None:
    """Every third fails after it had its number: the others still stand in one row without a hole."""
    satker = buat_satker()

    def gagal() -> None:
        with transaction.atomic():
            buka_uji(satker)
            raise Urung

    tugas: list[Callable[[], Any]] = [gagal if n % 3 == 0 else lambda: buka_uji(satker) for n in range(BANYAK)]
    hasil = serentak(*tugas)
    jadi = [h.urusan.urut for h in hasil if not isinstance(h, Exception)]
    assert {type(h) for h in hasil if isinstance(h, Exception)} == {Urung}
    assert len(jadi) == BANYAK - 17
    assert sorted(jadi) == list(range(1, len(jadi) + 1))
    assert NomorRegister.objects.get().terakhir == len(jadi)


def test_two_courts_do_not_wait_for_each_other() -> None:
    """A transaction that holds one court's register leaves the other's open."""
    satu, dua = buat_satker(), buat_satker()
    pegang, lepas = Event(), Event()

    def lama() -> None:
        with transaction.atomic():
            buka_uji(satu)
            pegang.set()
            assert lepas.wait(20)

    def cepat() -> int:
        assert pegang.wait(20)
        with connection.cursor() as kursor:
            kursor.execute("SET lock_timeout = '5s'")
        try:
            return buka_uji(dua).urusan.urut
        finally:
            lepas.set()

    assert tanpa_galat(lama, cepat)[1] == 1
    assert Urusan.objects.count() == 2


@pytest.fixture
def urusan() -> Urusan:
    """A matter whose applicant wants to be told."""
    satker = buat_satker()
    return buka_uji(satker, **bernomor(satker)).urusan


def test_of_two_officers_at_once_one_wins_and_the_other_is_told(urusan: Urusan) -> None:
    satker: Satker = urusan.satker
    rina = petugas(satker, first_name="Rina")
    dodi = petugas(satker, first_name="Dodi")
    hasil = serentak(
        lambda: jalankan(urusan, "cari", pelaku=rina),
        lambda: jalankan(urusan, "jawab", pelaku=dodi, isian={"hasil": "siap", "biaya": 0}),
    )
    menang = [h for h in hasil if isinstance(h, Urusan)]
    kalah = [h for h in hasil if isinstance(h, SudahBerubah)]
    assert (len(menang), len(kalah)) == (1, 1)
    (galat,) = kalah
    pemenang = "Rina" if menang[0].keadaan == "dicari" else "Dodi"
    assert galat.riwayat is not None
    assert str(galat).startswith(f"{pemenang} (Petugas Informasi) sudah melakukan")
    assert Urusan.objects.get(pk=urusan.pk).versi == 2
    assert Riwayat.objects.filter(urusan=urusan).count() == 2


def test_the_same_button_pressed_ten_times_acts_once(urusan: Urusan) -> None:
    rina = petugas(urusan.satker)
    urusan = jalankan(urusan, "cari", pelaku=rina)

    def tekan() -> Urusan:
        return jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "volume"})

    hasil = serentak(*[tekan] * 10)
    assert [type(h) for h in hasil].count(SudahBerubah) == 9
    assert Riwayat.objects.filter(tindakan="perpanjang").count() == 1
    assert Pesan.objects.filter(subjek="urusan", subjek_id=urusan.pk).count() == 1


def test_who_reads_the_newest_version_first_still_meets_the_state(urusan: Urusan) -> None:
    """Both know the last version by chance; what no longer leads on from here is refused all the same."""
    rina, pj = petugas(urusan.satker), petugas(urusan.satker, PJ)
    selesai = jalankan(urusan, "jawab", pelaku=pj, isian={"hasil": "ditolak", "biaya": 0})
    with pytest.raises(TakBolehDariSini, match="tidak ada"):
        jalankan(urusan, "cari", pelaku=rina, versi=selesai.versi)


def test_a_step_that_fails_late_leaves_no_message_and_no_row(urusan: Urusan) -> None:
    rina = petugas(urusan.satker)
    urusan = jalankan(urusan, "cari", pelaku=rina)

    def gagal() -> None:
        with transaction.atomic():
            jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "volume"})
            raise Urung

    with pytest.raises(Urung):
        gagal()
    assert not Pesan.objects.exists()
    assert Urusan.objects.get(pk=urusan.pk).keadaan == "dicari"
    assert jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "status"}).versi == 3
