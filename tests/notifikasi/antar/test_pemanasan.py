"""Warming up a new number: the ladder, by the court's calendar, changeable while running (gateways.md 4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.antar import antar, pemanasan
from notifikasi.antar.pemanasan import TANGGA, Anak
from notifikasi.models import Gateway, Percobaan
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.palsu.waha import WahaPalsu

PAGI = jam("08:00")
HARI = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


def panaskan(satker: Satker, waha: WahaPalsu, hari_ke: int, **isian: object) -> Gateway:
    """A gateway on the given day of its warming up, as of PAGI."""
    return buat_gateway(satker, waha.setelan(), pemanasan_mulai=HARI - timedelta(days=hari_ke - 1), **isian)


def antrekan(satker: Satker, banyak: int, *, kenal: bool = True) -> list[int]:
    """So many due messages to people who wrote to us long ago, or never."""
    lama = PAGI - timedelta(days=60)
    return [
        buat_pesan(
            satker,
            siap_pada=lama,
            kirim_mulai=lama,
            nomor=buat_nomor(satker, masuk_terakhir=lama if kenal else None),
        ).pk
        for _ in range(banyak)
    ]


@pytest.mark.parametrize(("hari", "per_jam", "baru"), [(1, 30, 20), (2, 120, 40), (3, 120, 40), (4, 120, 80)])
def test_the_first_days_of_the_ladder(satker: Satker, waha: WahaPalsu, hari: int, per_jam: int, baru: int) -> None:
    with pada(PAGI):
        anak = pemanasan.anak_kini(panaskan(satker, waha, hari))
    assert anak is not None
    assert (anak.per_jam, anak.kontak_baru) == (per_jam, baru)


def test_after_two_weeks_a_number_is_warm(satker: Satker, waha: WahaPalsu) -> None:
    gateway = panaskan(satker, waha, 15)
    with pada(PAGI):
        assert pemanasan.anak_kini(gateway) == Anak(15, None, None)
        assert pemanasan.jatah_jam(gateway) is None
        assert pemanasan.batas_kontak_baru(gateway) is None


@given(st.lists(st.integers(1, 40), min_size=2, max_size=2).map(sorted))
def test_a_later_day_never_allows_less(hari: list[int]) -> None:
    def boleh(ke: int) -> tuple[float, float]:
        anak = [a for a in TANGGA if a.hari <= ke][-1]
        return (anak.per_jam or float("inf"), anak.kontak_baru or float("inf"))

    awal, akhir = (boleh(h) for h in hari)
    assert awal[0] <= akhir[0]
    assert awal[1] <= akhir[1]


def test_a_start_in_the_future_stands_on_the_first_rung(satker: Satker, waha: WahaPalsu) -> None:
    with pada(PAGI):
        assert pemanasan.anak_kini(panaskan(satker, waha, -3)) == TANGGA[0]


def test_the_day_changes_at_the_courts_midnight_not_at_utcs(satker: Satker, waha: WahaPalsu) -> None:
    gateway = panaskan(satker, waha, 1)
    with pada(jam("23:59")):
        assert pemanasan.anak_kini(gateway) == TANGGA[0]
    with pada(jam("23:59") + timedelta(minutes=2)):
        assert pemanasan.anak_kini(gateway) == TANGGA[1]


def test_thirty_leave_in_the_first_hour_and_the_rest_later(satker: Satker, waha: WahaPalsu) -> None:
    panaskan(satker, waha, 1)
    antrekan(satker, 35)
    for menit in (0, 20, 59):
        with pada(PAGI + timedelta(minutes=menit)):
            antar(satker)
        assert len(waha.diterima) == 30
    with pada(PAGI + timedelta(minutes=61)):
        antar(satker)
    assert len(waha.diterima) == 35


def test_who_wrote_to_us_today_is_answered_although_the_hour_is_used_up(satker: Satker, waha: WahaPalsu) -> None:
    panaskan(satker, waha, 1)
    antrekan(satker, 31)
    with pada(PAGI):
        antar(satker)
        balasan = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=PAGI - timedelta(hours=23)))
        basi = buat_pesan(satker, nomor=buat_nomor(satker, masuk_terakhir=PAGI - timedelta(hours=25)))
        antar(satker)
    assert status(balasan, basi) == ["diterima", "antre"]


def test_new_contacts_grow_with_the_days(satker: Satker, waha: WahaPalsu) -> None:
    panaskan(satker, waha, 1)
    antrekan(satker, 70, kenal=False)
    per_hari = []
    for hari in range(3):
        sebelum = len(waha.diterima)
        for pukul in (0, 2, 4, 6):
            with pada(PAGI + timedelta(days=hari, hours=pukul)):
                antar(satker)
        per_hari.append(len(waha.diterima) - sebelum)
    assert per_hari == [20, 40, 10]


def test_the_gateways_own_limit_counts_when_it_is_lower(satker: Satker, waha: WahaPalsu) -> None:
    with pada(PAGI):
        assert pemanasan.batas_kontak_baru(panaskan(satker, waha, 1, kontak_baru_per_hari=5)) == 5
        assert pemanasan.batas_kontak_baru(panaskan(satker, waha, 1, kontak_baru_per_hari=500)) == 20


def test_warming_up_ends_when_it_is_switched_off_while_running(satker: Satker, waha: WahaPalsu) -> None:
    gateway = panaskan(satker, waha, 1)
    antrekan(satker, 40)
    with pada(PAGI):
        antar(satker)
        Gateway.objects.filter(pk=gateway.pk).update(pemanasan_mulai=None)
        antar(satker)
    assert (len(waha.diterima), Percobaan.objects.count()) == (40, 40)
