"""The one clock: set for a step and no further, right at every court's midnight."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from time_machine import travel

from satker import tanggal, waktu
from satker.models import Satker

SAAT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ZONA = tuple(tanggal.ZONA_SINGKAT)
GESER = {"WIB": 7, "WITA": 8, "WIT": 9}
SAAT_APA_SAJA = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
HARI_APA_SAJA = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_without_a_set_clock_the_machines_counts() -> None:
    with travel(SAAT, tick=False):
        assert waktu.sekarang() == SAAT


def test_the_clock_stands_still_within_a_step() -> None:
    with waktu.pada(SAAT):
        assert {waktu.sekarang() for _ in range(50)} == {SAAT}


def test_a_step_that_fails_gives_the_clock_back() -> None:
    with travel(SAAT + timedelta(days=9), tick=False):
        with pytest.raises(RuntimeError), waktu.pada(SAAT):
            raise RuntimeError
        assert waktu.sekarang() == SAAT + timedelta(days=9)


def test_steps_within_steps_each_have_their_own_time_also_when_one_fails() -> None:
    with waktu.pada(SAAT):
        with pytest.raises(RuntimeError), waktu.pada(SAAT + timedelta(hours=1)), waktu.pada(SAAT + timedelta(hours=2)):
            raise RuntimeError(str(waktu.sekarang()))
        assert waktu.sekarang() == SAAT
        with waktu.pada(None), waktu.pada(None):
            assert waktu.sekarang() == SAAT


def test_a_refused_time_leaves_the_clock_as_it_was() -> None:
    with waktu.pada(SAAT):
        with pytest.raises(ValueError, match="menyebut zona"), waktu.pada(datetime(2026, 1, 1)):
            pytest.fail("a time without zone must not begin a step")
        assert waktu.sekarang() == SAAT


def test_the_set_clock_of_one_thread_is_not_the_others() -> None:
    """A worker that plays a past day must not date the messages of its neighbour."""
    with travel(SAAT + timedelta(days=30), tick=False), ThreadPoolExecutor(1) as kolam, waktu.pada(SAAT):
        assert kolam.submit(waktu.sekarang).result() == SAAT + timedelta(days=30)
        assert kolam.submit(copy_context().run, waktu.sekarang).result() == SAAT


def test_two_steps_running_at_once_keep_their_own_clocks() -> None:
    async def langkah(saat: datetime) -> list[datetime]:
        with waktu.pada(saat):
            lihat = []
            for _ in range(5):
                lihat.append(waktu.sekarang())
                await asyncio.sleep(0)
            return lihat

    async def bersama() -> list[list[datetime]]:
        return list(await asyncio.gather(langkah(SAAT), langkah(SAAT + timedelta(days=1))))

    # In a thread of its own: the browser tests keep a loop running in this one.
    with ThreadPoolExecutor(1) as benang:
        hasil = benang.submit(lambda: asyncio.run(bersama())).result()
    assert hasil == [[SAAT] * 5, [SAAT + timedelta(days=1)] * 5]


@pytest.mark.parametrize("jam_geser", [-11, -5, 0, 7, 8, 9, 14])
def test_one_moment_is_the_same_in_whichever_zone_it_is_given(jam_geser: int) -> None:
    with waktu.pada(SAAT.astimezone(timezone(timedelta(hours=jam_geser)))):
        assert waktu.sekarang() == SAAT
        assert waktu.sekarang().utcoffset() == timedelta(0)


@pytest.mark.parametrize("zona", ZONA)
@pytest.mark.parametrize(("detik", "hari"), [(-1, 22), (0, 23), (1, 23)])
def test_the_day_turns_at_the_courts_own_midnight_to_the_second(zona: str, detik: int, hari: int) -> None:
    satker = Satker(zona_waktu=zona)
    tengah_malam = datetime(2026, 11, 23, tzinfo=ZoneInfo(zona))
    with waktu.pada(tengah_malam + timedelta(seconds=detik)):
        assert waktu.hari_ini(satker) == date(2026, 11, hari)


@pytest.mark.parametrize(
    ("saat", "wib", "wita", "wit"),
    [
        ("2026-12-31T14:59:59+00:00", "2026-12-31", "2026-12-31", "2026-12-31"),
        ("2026-12-31T15:00:00+00:00", "2026-12-31", "2026-12-31", "2027-01-01"),
        ("2026-12-31T16:00:00+00:00", "2026-12-31", "2027-01-01", "2027-01-01"),
        ("2026-12-31T17:00:00+00:00", "2027-01-01", "2027-01-01", "2027-01-01"),
        ("2028-02-28T15:00:00+00:00", "2028-02-28", "2028-02-28", "2028-02-29"),
        ("2028-02-29T17:00:00+00:00", "2028-03-01", "2028-03-01", "2028-03-01"),
    ],
)
def test_new_year_and_leap_day_reach_the_three_zones_one_hour_apart(saat: str, wib: str, wita: str, wit: str) -> None:
    with waktu.pada(datetime.fromisoformat(saat)):
        hari = [waktu.hari_ini(Satker(zona_waktu=z)) for z in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
    assert hari == [date.fromisoformat(h) for h in (wib, wita, wit)]


@given(SAAT_APA_SAJA)
def test_the_east_is_never_behind_and_never_more_than_a_day_ahead(saat: datetime) -> None:
    with waktu.pada(saat):
        hari = [waktu.hari_ini(Satker(zona_waktu=z)) for z in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
    assert hari == sorted(hari)
    assert hari[-1] - hari[0] <= timedelta(days=1)


@given(HARI_APA_SAJA, st.times(), st.sampled_from(ZONA))
def test_the_hour_on_the_wall_and_the_moment_lead_to_each_other(hari: date, pukul: time, zona: str) -> None:
    satker = Satker(zona_waktu=zona)
    saat = waktu.saat_lokal(satker, hari, pukul)
    assert saat.tzinfo is UTC
    setempat = waktu.lokal(satker, saat)
    assert (setempat.date(), setempat.time()) == (hari, pukul)
    with waktu.pada(saat):
        assert waktu.hari_ini(satker) == hari


@given(HARI_APA_SAJA, st.sampled_from(ZONA))
def test_indonesia_knows_no_summer_time(hari: date, zona: str) -> None:
    """Every day has 24 hours, and the offset is the one the abbreviation promises."""
    satker = Satker(zona_waktu=zona)
    awal, akhir = (waktu.saat_lokal(satker, h, time(0)) for h in (hari, hari + timedelta(days=1)))
    assert akhir - awal == timedelta(hours=24)
    assert waktu.lokal(satker, awal).utcoffset() == timedelta(hours=GESER[tanggal.zona_singkat(satker)])


def test_every_zone_a_court_may_have_has_its_abbreviation() -> None:
    pilihan = [nilai for nilai, _ in Satker._meta.get_field("zona_waktu").flatchoices]
    assert {tanggal.zona_singkat(Satker(zona_waktu=z)) for z in pilihan} == {"WIB", "WITA", "WIT"}
    with pytest.raises(KeyError):
        tanggal.zona_singkat(Satker(zona_waktu="Asia/Singapore"))


@given(HARI_APA_SAJA)
def test_a_date_in_words_can_be_read_back(hari: date) -> None:
    nama, _, sisa = tanggal.tanggal_panjang(hari).partition(", ")
    angka, bulan, tahun = sisa.split()
    assert tanggal.HARI.index(nama) == hari.weekday()
    assert date(int(tahun), tanggal.BULAN.index(bulan) + 1, int(angka)) == hari
    assert [int(n) for n in tanggal.tanggal_pendek(hari).split("-")] == [hari.day, hari.month, hari.year]


@given(st.times())
def test_an_hour_in_words_never_rounds_up(pukul: time) -> None:
    jam, menit = tanggal.jam(pukul).split(".")
    assert (int(jam), int(menit), len(jam), len(menit)) == (pukul.hour, pukul.minute, 2, 2)


def test_the_names_of_days_and_months_are_all_there_and_different() -> None:
    minggu = [tanggal.nama_hari(date(2026, 11, 23) + timedelta(days=i)) for i in range(8)]
    assert minggu[0] == minggu[7] == "Senin"
    assert len(set(minggu)) == 7
    tahun = [tanggal.tanggal_saja(date(2026, b, 1)) for b in range(1, 13)]
    assert tahun[0] == "1 Januari 2026"
    assert tahun[11] == "1 Desember 2026"
    assert all(a != b for a, b in pairwise(tahun))
