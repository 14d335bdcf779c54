"""The brakes: pace, gap per recipient, daily cap of new contacts (design 5)."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest

from notifikasi.antar import antar
from notifikasi.antar.laju import Laju
from notifikasi.antar.putaran import LAJU_LAMBAT, laju_kini
from notifikasi.models import PesanMasuk
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.palsu.peladen import Jawab, Minta
from tests.palsu.waha import WahaPalsu


class Jam:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.kini = 100.0

    def __call__(self) -> float:
        return self.kini


def test_without_a_pace_everything_may_leave() -> None:
    laju = Laju(0)
    assert (laju.ambil(7), laju.ambil(0), laju.tunggu()) == (7, 0, None)


def test_slots_come_one_by_one_and_evenly() -> None:
    jam_uji = Jam()
    laju = Laju(4, jam_uji)
    tiba = []
    for _ in range(200):
        if laju.ambil(10):
            tiba.append(jam_uji.kini)
        jam_uji.kini += 0.01
    assert len(tiba) in (8, 9)
    assert {round(b - a, 1) for a, b in pairwise(tiba)} <= {0.2, 0.3}


@pytest.mark.parametrize(("per_detik", "sekaligus"), [(0.2, 1), (4, 1), (32, 4)])
def test_a_hold_up_is_not_followed_by_a_burst(per_detik: float, sekaligus: int) -> None:
    jam_uji = Jam()
    laju = Laju(per_detik, jam_uji)
    laju.ambil(1)
    jam_uji.kini += 3600
    assert laju.ambil(100) == sekaligus
    assert laju.ambil(100) == 0
    assert 0 < (laju.tunggu() or 0) <= 1 / per_detik


def test_the_wait_until_the_next_slot_is_told() -> None:
    jam_uji = Jam()
    laju = Laju(2, jam_uji)
    assert laju.tunggu() == 0
    laju.ambil(1)
    assert laju.tunggu() == pytest.approx(0.5)
    laju.ganti(0)
    assert laju.tunggu() is None


class WahaBerjam(WahaPalsu):
    """Notes when each call came."""

    def __init__(self) -> None:
        super().__init__()
        self.saat: list[float] = []

    def catat(self, minta: Minta) -> Jawab:
        """Note, answer."""
        self.saat.append(time.monotonic())
        return super().catat(minta)


@pytest.mark.django_db
def test_calls_are_spaced_by_the_gateways_pace_also_when_the_clock_stands_still(satker: Satker) -> None:
    with WahaBerjam() as waha, pada(jam("09:00")):
        buat_gateway(satker, waha.setelan(), laju=5)
        pesan = [buat_pesan(satker) for _ in range(6)]
        antar(satker)
    assert set(status(*pesan)) == {"diterima"}
    assert waha.saat[-1] - waha.saat[0] >= 5 / 5 * 0.9
    assert min(b - a for a, b in pairwise(waha.saat)) > 1 / 5 * 0.3


@pytest.mark.django_db
def test_a_slowed_channel_trickles(satker: Satker) -> None:
    gateway = buat_gateway(satker, laju=50)
    assert laju_kini(gateway) == 50
    gateway.lambat_sampai = sekarang() + timedelta(minutes=5)
    assert laju_kini(gateway) == LAJU_LAMBAT
    gateway.laju = 0
    assert laju_kini(gateway) == LAJU_LAMBAT
    gateway.laju = 0.1
    assert laju_kini(gateway) == 0.1


@pytest.mark.django_db
def test_one_number_gets_no_two_messages_within_the_gap(satker: Satker, waha: WahaPalsu) -> None:
    """Also inside one batch; and the nearest hearing comes first."""
    buat_gateway(satker, waha.setelan(), jeda_penerima=60)
    nomor, saat = buat_nomor(satker), sekarang()
    kedua = buat_pesan(satker, nomor=nomor, urutan=saat + timedelta(days=2))
    pertama = buat_pesan(satker, nomor=nomor, urutan=saat + timedelta(days=1))
    lain = buat_pesan(satker)
    with pada(saat):
        antar(satker)
        assert status(pertama, kedua, lain) == ["diterima", "antre", "diterima"]
    with pada(saat + timedelta(seconds=59)):
        assert antar(satker).diklaim == 0
    with pada(saat + timedelta(seconds=61)):
        antar(satker)
    assert status(kedua) == ["diterima"]


@pytest.mark.django_db
def test_new_contacts_are_capped_per_day_and_known_ones_are_not(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=3)
    dikenal = buat_nomor(satker, masuk_terakhir=jam("06:00"))
    with pada(jam("09:00")):
        baru = [buat_pesan(satker) for _ in range(5)]
        lama = [buat_pesan(satker, nomor=dikenal) for _ in range(4)]
        antar(satker)
        assert status(*baru).count("diterima") == 3
        assert status(*lama) == ["diterima"] * 4
        # Somebody written to today is no longer new.
        sudah = next(p for p in baru if status(p) == ["diterima"])
        lagi = buat_pesan(satker, nomor=sudah.nomor)
        antar(satker)
        assert status(lagi) == ["diterima"]
        assert status(*baru).count("diterima") == 3
    with pada(jam("09:00") + timedelta(days=1)):
        antar(satker)
    assert status(*baru) == ["diterima"] * 5


@pytest.mark.django_db
def test_who_writes_first_is_no_new_contact(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=0)
    pesan = buat_pesan(satker)
    antar(satker)
    assert status(pesan) == ["antre"]
    saat = sekarang()
    PesanMasuk.objects.create(gateway=gateway, id_luar="x", pengirim="x", nomor=pesan.nomor, teks="DAFTAR", waktu=saat)
    pesan.nomor.masuk_terakhir = saat
    pesan.nomor.save()
    antar(satker)
    assert status(pesan) == ["diterima"]
