"""Deadlines: the vectors of domain 8.6, closing time, the three zones, and how a due date is said."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from layanan.models import SetelanLayanan
from layanan.tenggat import (
    Tenggat,
    jatuh_tempo,
    kalimat_tenggat,
    penghitung,
    setelan,
    tanggal_terima,
)
from satker.kalender import hari_kerja
from satker.libur import muat_libur
from satker.models import HariLibur, Satker
from satker.waktu import saat_lokal
from tests.layanan.meja import buka_uji
from tests.pabrik import buat_satker
from tests.satker.test_kalender import VEKTOR, N

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker(db: None) -> Satker:
    """A court with the calendar of 2026 and 2027."""
    muat_libur([2026, 2027])
    return buat_satker()


def _tanggal(teks: str) -> date:
    return date.fromisoformat(teks if len(teks) == 10 else f"2026-{teks}")


@pytest.mark.parametrize(("terima", "hasil"), VEKTOR)
def test_a_matter_received_at_ten_is_due_by_the_vectors_of_the_domain(satker: Satker, terima: str, hasil: str) -> None:
    """R-002-14, R-002-21, R-002-33, R-002-35: 3, 3+2 and 7 working days; all rows of domain 8.6."""
    mulai = tanggal_terima(satker, saat_lokal(satker, _tanggal(terima), time(10)))
    assert mulai == _tanggal(terima)
    assert [jatuh_tempo(satker, mulai, Tenggat(n)) for n in N] == [_tanggal(t) for t in hasil.split()]


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_three_days_across_idul_fitri_2026_end_on_the_25th_of_march(zona: str) -> None:
    muat_libur([2026])
    satker = buat_satker(zona_waktu=zona)
    urusan = buka_uji(satker, diterima_pada=saat_lokal(satker, date(2026, 3, 13), time(9))).urusan
    assert (urusan.tanggal_terima, urusan.jatuh_tempo) == (date(2026, 3, 13), date(2026, 3, 25))


def test_a_court_that_works_on_cuti_bersama_is_due_before_idul_fitri(satker: Satker) -> None:
    satker.cuti_bersama_hari_kerja = True
    assert jatuh_tempo(satker, date(2026, 3, 13), Tenggat(3)) == date(2026, 3, 18)
    assert jatuh_tempo(satker, date(2026, 3, 13), Tenggat(5)) == date(2026, 3, 23)


def test_calendar_days_are_counted_over_week_ends_and_holidays(satker: Satker) -> None:
    """SK 2-144/2022: 30 days to object."""
    assert jatuh_tempo(satker, date(2026, 3, 13), Tenggat(30, "kalender")) == date(2026, 4, 12)


# --- the day of receipt --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hari", "pukul", "diterima"),
    [
        ("11-23", "07:00", "11-23"),  # before opening: the same day
        ("11-23", "16:29", "11-23"),
        ("11-23", "16:30", "11-23"),  # to the minute of closing it is still today
        ("11-23", "16:30:01", "11-24"),
        ("11-23", "23:59", "11-24"),
        ("11-24", "00:00", "11-24"),
        ("11-27", "16:45", "11-27"),  # on Fridays until five
        ("11-27", "17:01", "11-30"),  # the week-end is passed over
        ("11-28", "10:00", "11-30"),
        ("11-29", "10:00", "11-30"),
        ("03-17", "18:00", "03-25"),  # after closing, before the Idul Fitri block
        ("03-20", "10:00", "03-25"),
        ("12-24", "10:00", "12-28"),
    ],
)
def test_after_closing_and_on_free_days_it_counts_as_received_on_the_next_working_day(
    satker: Satker, hari: str, pukul: str, diterima: str
) -> None:
    saat = saat_lokal(satker, _tanggal(hari), time.fromisoformat(pukul))
    assert tanggal_terima(satker, saat) == _tanggal(diterima)


def test_a_court_chooses_its_own_closing_times(satker: Satker) -> None:
    SetelanLayanan.objects.create(satker=satker, jam_tutup=time(15), jam_tutup_jumat=time(15, 30))
    terima = [tanggal_terima(satker, saat_lokal(satker, _tanggal(h), time(15, 20))) for h in ("11-23", "11-27")]
    assert terima == [date(2026, 11, 24), date(2026, 11, 27)]


def test_a_court_that_receives_until_midnight_still_rests_on_free_days(satker: Satker) -> None:
    SetelanLayanan.objects.create(satker=satker, terima_setelah_tutup=True)
    terima = [tanggal_terima(satker, saat_lokal(satker, _tanggal(h), time(23, 30))) for h in ("11-23", "11-28")]
    assert terima == [date(2026, 11, 23), date(2026, 11, 30)]


def test_a_court_without_settings_has_the_usual_closing_times(satker: Satker) -> None:
    assert setelan(satker).tutup(date(2026, 11, 26)) == time(16, 30)
    assert setelan(satker).tutup(date(2026, 11, 27)) == time(17)
    assert not SetelanLayanan.objects.exists()


@pytest.mark.parametrize(
    ("zona", "diterima"),
    [("Asia/Jakarta", "11-24"), ("Asia/Makassar", "11-24"), ("Asia/Jayapura", "11-25")],
)
def test_one_moment_is_received_by_each_court_on_the_day_of_its_own_clock(zona: str, diterima: str) -> None:
    """14.45 UTC on Monday is 21.45 WIB and 23.45 WIT: Tuesday's work for both. An hour on only Jayapura has Tuesday."""
    satker = buat_satker(zona_waktu=zona)
    assert tanggal_terima(satker, datetime(2026, 11, 23, 14, 45, tzinfo=UTC)) == date(2026, 11, 24)
    SetelanLayanan.objects.create(satker=satker, jam_tutup=time(0, 30))
    assert tanggal_terima(satker, datetime(2026, 11, 23, 15, 45, tzinfo=UTC)) == _tanggal(diterima)


@pytest.mark.parametrize(
    ("zona", "sebelum"),
    [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)],
)
def test_midnight_divides_the_days_where_the_court_stands(zona: str, sebelum: int) -> None:
    satker = buat_satker(zona_waktu=zona)
    SetelanLayanan.objects.create(satker=satker, terima_setelah_tutup=True)
    tengah_malam = datetime(2026, 11, 23, sebelum, tzinfo=UTC)
    terima = [tanggal_terima(satker, tengah_malam + timedelta(seconds=d)) for d in (-1, 0)]
    assert terima == [date(2026, 11, 23), date(2026, 11, 24)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(saat=st.datetimes(datetime(2026, 1, 1), datetime(2027, 11, 30), timezones=st.just(UTC)))
def test_the_day_of_receipt_is_always_a_working_day_and_never_before(satker: Satker, saat: datetime) -> None:
    terima = tanggal_terima(satker, saat)
    assert hari_kerja(satker, terima)
    assert terima >= saat.astimezone(satker.zona).date()


# --- a deadline stays what it was ----------------------------------------------------------------------------


def test_old_deadlines_do_not_move_when_the_court_s_calendar_or_hours_change(satker: Satker) -> None:
    urusan = buka_uji(satker, diterima_pada=saat_lokal(satker, date(2026, 11, 23), time(16))).urusan
    SetelanLayanan.objects.create(satker=satker, jam_tutup=time(8))
    HariLibur.objects.create(satker=satker, tanggal=date(2026, 11, 25), nama="Pilkada", jenis="daerah")
    urusan.refresh_from_db()
    assert (urusan.tanggal_terima, urusan.jatuh_tempo) == (date(2026, 11, 23), date(2026, 11, 26))


# --- the numbers ---------------------------------------------------------------------------------------------


def test_a_deadline_goes_to_the_record_and_back() -> None:
    for tenggat in (Tenggat(3), Tenggat(30, "kalender"), Tenggat(0)):
        assert Tenggat.dari_json(tenggat.sebagai_json()) == tenggat
    assert str(Tenggat(3)) == "3 hari kerja"


@pytest.mark.parametrize(("hari", "satuan"), [(-1, "kerja"), (3, "minggu"), (3, "")])
def test_a_deadline_that_is_none_is_refused(hari: int, satuan: str) -> None:
    with pytest.raises(ValueError, match="Tenggat"):
        Tenggat(hari, satuan)  # type: ignore[arg-type]


# --- how it is said ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sampai", "sisa", "lagi", "nada"),
    [
        ("11-26", 3, "3 hari kerja lagi", "baik"),
        ("11-24", 1, "1 hari kerja lagi", "awas"),
        ("11-23", 0, "hari ini", "awas"),
        ("11-20", -1, "lewat 1 hari kerja", "bahaya"),
        ("11-19", -2, "lewat 2 hari kerja", "bahaya"),
        ("11-30", 5, "5 hari kerja lagi", "baik"),
    ],
)
def test_a_due_date_is_said_in_working_days(satker: Satker, sampai: str, sisa: int, lagi: str, nada: str) -> None:
    with travel("2026-11-23T02:00:00Z", tick=False):
        ukur, tanggal = penghitung(satker, [_tanggal(sampai)]), _tanggal(sampai)
        assert (ukur.sisa(tanggal), ukur.lagi(tanggal), ukur.nada(tanggal)) == (sisa, lagi, nada)
        assert penghitung(satker, [tanggal]).sisa(tanggal) == sisa


def test_the_sentence_names_the_day_in_full(satker: Satker) -> None:
    with travel("2026-11-20T02:00:00Z", tick=False):
        assert kalimat_tenggat(satker, date(2026, 11, 25)) == "paling lambat Rabu, 25 November 2026, 3 hari kerja lagi"


def test_over_a_week_end_nothing_is_called_no_days(satker: Satker) -> None:
    with travel("2026-11-28T02:00:00Z", tick=False):  # a Saturday
        ukur = penghitung(satker, [date(2026, 11, 27), date(2026, 11, 29)])
    assert ukur.lagi(date(2026, 11, 27)) == "sudah lewat"
    assert ukur.lagi(date(2026, 11, 29)) == "kurang dari 1 hari kerja lagi"


def test_a_list_is_measured_with_one_query_and_bears_rows_without_a_deadline(
    satker: Satker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tanggal = [None, *(date(2026, 1, 5) + timedelta(days=n) for n in range(300))]
    with travel("2026-06-20T02:00:00Z", tick=False), django_assert_num_queries(1):
        ukur = penghitung(satker, tanggal)
        semua = [ukur.kalimat(t) for t in tanggal if t]
    assert len(set(semua)) == 300
    assert penghitung(satker).lagi(penghitung(satker).hari_ini) == "hari ini"
