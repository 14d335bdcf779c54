"""What is done beside a table is held to the rules of its steps: role, court, version, timeline, message."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from layanan.alur.galat import Ditolak, SudahBerubah, TakBerhak
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.alur.periksa import keliru
from layanan.alur.samping import lakukan_samping
from layanan.models import Riwayat, Urusan
from notifikasi.models import Pesan
from satker.models import Peran, Satker
from tests.layanan.meja import ALUR, PESAN_TERIMA, PETUGAS, PJ, bernomor, buka_uji, petugas
from tests.notifikasi.serentak import serentak
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
MEJA = frozenset({PETUGAS.value, PJ.value})


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    return buka_uji(satker, **bernomor(satker)).urusan


def tandai(u: Urusan) -> None:
    u.surel = "baru@contoh.id"


def laku(u: Urusan, pelaku: Pelaku | None = None, **lain: Any) -> Urusan:
    isian: dict[str, Any] = {"peran": MEJA, "laku": tandai, "kalimat": "Terjadi.", "catat": "Dalam berkas."} | lain
    return lakukan_samping(u, "uji_samping", pelaku=pelaku or petugas(u.satker), **isian)


def test_it_changes_what_it_says_and_neither_state_nor_clock(urusan: Urusan) -> None:
    oleh = petugas(urusan.satker)
    kini = laku(urusan, oleh)
    assert (kini.surel, kini.versi) == ("baru@contoh.id", urusan.versi + 1)
    assert (kini.keadaan, kini.jatuh_tempo) == (urusan.keadaan, urusan.jatuh_tempo)
    baris = Riwayat.objects.latest("id")
    assert (baris.tindakan, baris.pelaku, baris.sebagai) == ("uji_samping", oleh.user, PETUGAS)
    assert (baris.dari, baris.ke) == (urusan.keadaan, urusan.keadaan)
    assert (baris.kalimat, baris.catatan) == ("Terjadi.", "Dalam berkas.")


def test_a_message_goes_out_with_it(urusan: Urusan) -> None:
    laku(urusan, pesan=PESAN_TERIMA)
    assert Pesan.objects.get().jenis == PESAN_TERIMA


@pytest.mark.parametrize(
    "siapa",
    [Pelaku.pemohon, Pelaku.sistem, lambda: petugas(buat_satker()), lambda: petugas(buat_satker(), Peran.KETUA)],
)
def test_whoever_may_not_changes_nothing(urusan: Urusan, siapa: Callable[[], Pelaku]) -> None:
    with pytest.raises(TakBerhak):
        laku(urusan, siapa())
    assert Urusan.objects.get().versi == urusan.versi
    assert Riwayat.objects.count() == 1


def test_from_an_old_page_it_is_told_what_was_done_since(urusan: Urusan) -> None:
    jalankan(urusan, "cari", pelaku=petugas(urusan.satker))
    for versi in (None, urusan.versi):
        with pytest.raises(SudahBerubah, match="“Mulai mencari”"):
            laku(urusan, versi=versi)
    assert laku(urusan, versi=urusan.versi + 1).versi == urusan.versi + 2


def test_what_refuses_in_the_middle_leaves_nothing_behind(urusan: Urusan) -> None:
    def tolak(u: Urusan) -> None:
        u.surel = "x@contoh.id"
        u.save()
        raise Ditolak("Tidak sekarang.")

    with pytest.raises(Ditolak):
        laku(urusan, laku=tolak)
    assert Urusan.objects.get().surel == urusan.surel
    assert Riwayat.objects.count() == 1


def test_a_name_can_stand_in_the_table_or_beside_it_not_in_both() -> None:
    assert keliru(replace(ALUR, samping={"berkas": "Tambah berkas"})) == []
    assert keliru(replace(ALUR, samping={"cari": "Mencari"})) == ["cari tertulis dua kali."]


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_wins_and_the_other_is_told() -> None:
    satker = buat_satker()
    u = buka_uji(satker).urusan
    satu, dua = petugas(satker), petugas(satker, PJ)
    hasil = serentak(lambda: laku(u, satu, laku=lambda _: None), lambda: laku(u, dua, laku=lambda _: None))
    assert [type(h) for h in hasil if isinstance(h, Exception)] == [SudahBerubah]
    assert Riwayat.objects.filter(tindakan="uji_samping").count() == 1
