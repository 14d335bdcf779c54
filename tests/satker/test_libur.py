"""National holidays: seeded, corrected by people, seeded again; and the warning when a year is not ready."""

import json
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from satker.libur import daftar_benih, muat_libur, peringatan_libur, tahun_bawaan
from satker.models import HariLibur
from satker.waktu import pada
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db


def _pada(hari: str) -> AbstractContextManager[None]:
    return pada(datetime.fromisoformat(f"{hari}T03:00:00+00:00"))


def test_the_seed_holds_holidays_and_cuti_bersama_with_indonesian_names() -> None:
    benih = {b.tanggal: b for b in daftar_benih([2026])}
    merdeka, cuti = benih[date(2026, 8, 17)], benih[date(2026, 12, 24)]
    assert (merdeka.nama, merdeka.jenis) == ("Hari Kemerdekaan Republik Indonesia", "nasional")
    assert (cuti.nama, cuti.jenis) == ("Cuti Bersama Hari Raya Natal", "cuti_bersama")
    assert not merdeka.perkiraan


def test_an_estimated_date_is_marked_and_its_name_is_clean() -> None:
    idul_adha = next(b for b in daftar_benih([2027]) if b.tanggal == date(2027, 5, 17))
    assert idul_adha.perkiraan
    assert idul_adha.nama == "Hari Raya Idul Adha"


def test_seeding_twice_changes_nothing() -> None:
    pertama = muat_libur([2026])
    isi = list(HariLibur.objects.order_by("pk").values())
    assert pertama == {"baru": len(isi), "berubah": 0, "dihapus": 0, "tetap": 0}
    assert muat_libur([2026]) == {"baru": 0, "berubah": 0, "dihapus": 0, "tetap": len(isi)}
    assert list(HariLibur.objects.order_by("pk").values()) == isi


def test_what_an_admin_changed_or_wrote_is_left_alone() -> None:
    muat_libur([2026])
    HariLibur.objects.filter(tanggal=date(2026, 8, 25)).update(
        nama="Maulid (menurut SKB)", hari_kerja=True, dari_benih=False
    )
    milik = buat_satker()
    HariLibur.objects.create(satker=milik, tanggal=date(2026, 8, 17), nama="Upacara", jenis="daerah", hari_kerja=True)
    muat_libur([2026])
    assert HariLibur.objects.get(tanggal=date(2026, 8, 25)).nama == "Maulid (menurut SKB)"
    assert HariLibur.objects.get(satker=milik).nama == "Upacara"


def test_a_row_still_as_seeded_follows_a_newer_seed() -> None:
    muat_libur([2026])
    HariLibur.objects.filter(tanggal=date(2026, 8, 17)).update(nama="Nama lama", perkiraan=True)
    assert muat_libur([2026])["berubah"] == 1
    hari = HariLibur.objects.get(tanggal=date(2026, 8, 17))
    assert (hari.nama, hari.perkiraan) == ("Hari Kemerdekaan Republik Indonesia", False)


def test_an_estimate_that_has_moved_leaves_its_old_day_unless_an_admin_keeps_it() -> None:
    for hari, asli in ((10, True), (11, False)):
        HariLibur.objects.create(
            tanggal=date(2026, 11, hari), nama="Perkiraan", jenis="nasional", perkiraan=True, dari_benih=asli
        )
    assert muat_libur([2026])["dihapus"] == 1
    assert HariLibur.objects.filter(tanggal__month=11).get().tanggal == date(2026, 11, 11)


def test_the_command_prints_one_line_of_counts_for_the_years_asked() -> None:
    keluar = StringIO()
    call_command("muat_libur", "--tahun", "2025", "2026", stdout=keluar)
    assert keluar.getvalue().count("\n") == 1
    assert json.loads(keluar.getvalue())["baru"] == HariLibur.objects.count()
    assert {t.year for t in HariLibur.objects.values_list("tanggal", flat=True)} == {2025, 2026}


def test_without_years_the_command_covers_last_year_to_two_ahead() -> None:
    with pada(datetime(2026, 11, 23, tzinfo=UTC)):
        assert tahun_bawaan() == [2025, 2026, 2027, 2028]


def test_a_calendar_with_both_years_needs_no_warning() -> None:
    muat_libur([2026, 2027])
    satker = buat_satker()
    for hari in ("2026-06-01", "2026-12-01"):
        with _pada(hari):
            assert peringatan_libur(satker) == []


def test_a_missing_year_is_warned_about_all_year_round() -> None:
    muat_libur([2026])
    with _pada("2026-02-01"):
        (kalimat,) = peringatan_libur(buat_satker())
    assert "tahun 2027 belum ada" in kalimat


def test_a_coming_year_without_cuti_bersama_is_warned_about_from_december() -> None:
    muat_libur([2027, 2028])  # the seed knows no cuti bersama for 2028
    satker = buat_satker()
    with _pada("2027-11-30"):
        assert peringatan_libur(satker) == []
    with _pada("2027-12-01"):
        assert peringatan_libur(satker) == ["Cuti bersama tahun 2028 belum ada. Isi menurut SKB Tiga Menteri."]


def test_the_warning_stays_in_the_year_itself_until_the_court_or_the_state_has_its_days() -> None:
    muat_libur([2028, 2029])
    satker, lain = buat_satker(), buat_satker()
    HariLibur.objects.create(satker=satker, tanggal=date(2028, 2, 29), nama="Cuti bersama", jenis="cuti_bersama")
    with _pada("2028-01-10"):
        assert peringatan_libur(satker) == []
        assert len(peringatan_libur(lain)) == 1


def test_december_begins_in_the_courts_own_zone() -> None:
    muat_libur([2027, 2028])
    jayapura, jakarta = buat_satker(zona_waktu="Asia/Jayapura"), buat_satker()
    with pada(datetime(2027, 11, 30, 15, 30, tzinfo=UTC)):  # 00.30 WIT on 1 December, 22.30 WIB
        assert peringatan_libur(jayapura)
        assert not peringatan_libur(jakarta)


def test_the_warning_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    muat_libur([2026, 2027])
    satker = buat_satker()
    with django_assert_num_queries(1):
        peringatan_libur(satker)
