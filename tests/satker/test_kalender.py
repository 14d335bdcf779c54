"""Working days: the vectors of the domain reference, the court's own calendar, and what an odd one does."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from satker.kalender import hari_kerja, hari_kerja_berikut, muat_kalender, tambah_hari_kerja
from satker.libur import muat_libur
from satker.models import HariLibur, Satker
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db

N = (1, 2, 3, 5, 7, 10)
# Received, then the day that is 1, 2, 3, 5, 7 and 10 working days later.
VEKTOR = [
    ("2026-01-05", "01-06 01-07 01-08 01-12 01-14 01-20"),
    ("2026-02-12", "02-13 02-18 02-19 02-23 02-25 03-02"),
    ("2026-03-13", "03-16 03-17 03-25 03-27 03-31 04-06"),
    ("2026-03-16", "03-17 03-25 03-26 03-30 04-01 04-07"),
    ("2026-05-12", "05-13 05-18 05-19 05-21 05-25 06-02"),
    ("2026-05-22", "05-25 05-26 05-29 06-03 06-05 06-10"),
    ("2026-08-14", "08-18 08-19 08-20 08-24 08-27 09-01"),
    ("2026-12-21", "12-22 12-23 12-28 12-30 2027-01-04 2027-01-08"),
]


def _tanggal(teks: str) -> date:
    return date.fromisoformat(teks if len(teks) == 10 else f"2026-{teks}")


@pytest.fixture
def satker() -> Satker:
    muat_libur([2026, 2027])
    return buat_satker()


def _libur(tanggal: str, satker: Satker | None = None, jenis: str = "daerah", *, kerja: bool = False) -> HariLibur:
    return HariLibur.objects.create(
        satker=satker, tanggal=_tanggal(tanggal), nama="Hari uji", jenis=jenis, hari_kerja=kerja
    )


@pytest.mark.parametrize(("terima", "hasil"), VEKTOR)
def test_counting_follows_the_vectors_of_the_domain_reference(satker: Satker, terima: str, hasil: str) -> None:
    dihitung = [tambah_hari_kerja(satker, _tanggal(terima), n) for n in N]
    assert dihitung == [_tanggal(t) for t in hasil.split()]


def test_a_court_that_works_on_cuti_bersama_counts_it(satker: Satker) -> None:
    satker.cuti_bersama_hari_kerja = True
    assert tambah_hari_kerja(satker, date(2026, 3, 13), 3) == date(2026, 3, 18)
    assert tambah_hari_kerja(satker, date(2026, 3, 13), 5) == date(2026, 3, 23)
    assert hari_kerja(satker, date(2026, 12, 24))
    assert not hari_kerja(satker, date(2026, 12, 25))  # a national holiday stays one


def test_cuti_bersama_on_a_week_end_makes_no_working_day() -> None:
    satker = buat_satker(cuti_bersama_hari_kerja=True)
    _libur("2026-10-10", jenis="cuti_bersama")  # a Saturday
    assert not hari_kerja(satker, date(2026, 10, 10))


@pytest.mark.parametrize(
    ("hari", "kerja"),
    [("11-20", True), ("11-21", False), ("11-22", False), ("11-23", True), ("08-17", False), ("12-24", False)],
)
def test_week_ends_and_holidays_are_no_working_days(satker: Satker, hari: str, kerja: bool) -> None:
    assert hari_kerja(satker, _tanggal(hari)) is kerja


def test_the_reminder_of_a_friday_looks_over_the_week_end_and_over_a_long_block(satker: Satker) -> None:
    assert hari_kerja_berikut(satker, date(2026, 11, 20)) == date(2026, 11, 23)
    assert hari_kerja_berikut(satker, date(2026, 3, 17)) == date(2026, 3, 25)
    assert hari_kerja_berikut(satker, date(2026, 11, 21)) == date(2026, 11, 23)


def test_a_holiday_of_one_court_closes_that_court_only(satker: Satker) -> None:
    lain = buat_satker()
    _libur("11-25", satker)
    assert not hari_kerja(satker, date(2026, 11, 25))
    assert hari_kerja(lain, date(2026, 11, 25))


def test_a_court_may_declare_a_national_holiday_a_working_day_for_itself(satker: Satker) -> None:
    lain = buat_satker()
    _libur("08-25", satker, kerja=True)
    assert hari_kerja(satker, date(2026, 8, 25))
    assert not hari_kerja(lain, date(2026, 8, 25))


def test_a_national_row_that_stays_a_working_day_opens_every_court_but_the_one_that_says_otherwise() -> None:
    satker, lain = buat_satker(), buat_satker()
    _libur("11-24", jenis="nasional", kerja=True)
    _libur("11-24", lain)
    assert hari_kerja(satker, date(2026, 11, 24))
    assert not hari_kerja(lain, date(2026, 11, 24))


def test_an_explicit_working_saturday_counts(satker: Satker) -> None:
    _libur("11-21", satker, kerja=True)
    assert hari_kerja_berikut(satker, date(2026, 11, 20)) == date(2026, 11, 21)


def test_a_court_closed_for_a_season_is_counted_over_all_the_same(satker: Satker) -> None:
    awal = date(2026, 6, 2)
    HariLibur.objects.bulk_create(
        HariLibur(satker=satker, tanggal=awal + timedelta(days=i), nama="Renovasi", jenis="daerah") for i in range(120)
    )
    assert tambah_hari_kerja(satker, date(2026, 6, 1), 1) == awal + timedelta(days=120)


def test_no_day_added_is_the_same_day_and_a_negative_number_is_refused(satker: Satker) -> None:
    assert tambah_hari_kerja(satker, date(2026, 8, 17), 0) == date(2026, 8, 17)
    with pytest.raises(ValueError, match="negatif"):
        tambah_hari_kerja(satker, date(2026, 8, 17), -1)


def test_a_calendar_answers_only_for_the_days_it_has_read(satker: Satker) -> None:
    kalender = muat_kalender(satker, date(2026, 11, 1), date(2026, 11, 30))
    assert kalender.hari_kerja(date(2026, 11, 30))
    with pytest.raises(ValueError, match="2026-11-01 sampai 2026-11-30"):
        kalender.hari_kerja(date(2026, 12, 1))


@pytest.mark.parametrize("n", [1, 10, 250])
def test_counting_takes_one_query_however_far(
    satker: Satker, n: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        tambah_hari_kerja(satker, date(2026, 1, 5), n)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(awal=st.dates(date(2026, 1, 1), date(2027, 6, 30)), n=st.integers(1, 60))
def test_between_start_and_end_lie_exactly_n_working_days(satker: Satker, awal: date, n: int) -> None:
    akhir = tambah_hari_kerja(satker, awal, n)
    kalender = muat_kalender(satker, awal, akhir)
    assert kalender.hari_kerja(akhir)
    assert sum(kalender.hari_kerja(awal + timedelta(days=i)) for i in range(1, (akhir - awal).days + 1)) == n


def test_two_rows_for_one_day_of_one_court_are_refused_also_nationally(satker: Satker) -> None:
    _libur("11-25", satker)
    with pytest.raises(IntegrityError), transaction.atomic():
        _libur("11-25", satker)
    with pytest.raises(IntegrityError), transaction.atomic():
        _libur("08-17")
