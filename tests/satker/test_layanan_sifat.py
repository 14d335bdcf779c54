"""Quarters, uploads and working days: what holds for every date, file and court (R-000-21 … R-000-23)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from satker.berkas import PDF_MAKS, periksa_pdf
from satker.kalender import Kalender, muat_kalender, tambah_hari_kerja
from satker.layanan import Triwulan, triwulan_terbuka
from satker.models import HariLibur, ProfilLayanan, Satker
from satker.waktu import pada
from tests.pabrik import buat_satker

TRIWULAN = st.builds(Triwulan, st.integers(2000, 2100), st.integers(1, 4))


@given(TRIWULAN)
def test_r_000_23_quarters_follow_each_other_without_gap_and_without_overlap(t: Triwulan) -> None:
    """A message of one day is counted in one report."""
    assert t.berikut.dari - t.sampai == timedelta(days=1)
    assert t.dari.day == 1
    assert 90 <= (t.sampai - t.dari).days + 1 <= 92
    assert (t.berikut.berikut.berikut.berikut.tahun, t.berikut.berikut.berikut.berikut.nomor) == (t.tahun + 1, t.nomor)


@given(st.datetimes(datetime(2010, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)), st.integers(2000, 2100))
def test_r_000_23_the_open_quarters_end_with_the_running_one(saat: datetime, mulai: int) -> None:
    satker = Satker(zona_waktu="Asia/Makassar")
    with pada(saat):
        daftar = triwulan_terbuka(satker, ProfilLayanan(satker=satker, tahun=mulai))
    hari = (saat + timedelta(hours=8)).date()
    if mulai > hari.year:
        assert daftar == []
        return
    assert daftar[0].dari <= hari <= daftar[0].sampai
    assert all(lebih_baru == lebih_lama.berikut for lebih_baru, lebih_lama in pairwise(daftar))
    assert daftar[-1] == Triwulan(max(mulai, hari.year - 2), 1)
    assert len(daftar) <= 12


@given(st.binary(max_size=200))
def test_any_bytes_are_a_pdf_exactly_when_they_begin_as_one(isi: bytes) -> None:
    berkas = ContentFile(isi, "buku.pdf")
    berkas.seek(len(isi) // 2)
    if isi.startswith(b"%PDF-"):
        periksa_pdf(berkas)
    else:
        with pytest.raises(ValidationError) as tangkap:
            periksa_pdf(berkas)
        assert tangkap.value.code == "bukan_pdf"
    assert berkas.tell() == 0


@pytest.mark.parametrize(("ukuran", "boleh"), [(5, True), (PDF_MAKS, True), (PDF_MAKS + 1, False)])
def test_the_limit_of_a_file_is_twenty_megabytes_to_the_byte(ukuran: int, boleh: bool) -> None:
    berkas: Any = ContentFile(b"%PDF-1.7", "buku.pdf")
    berkas.size = ukuran
    if boleh:
        periksa_pdf(berkas)
        return
    with pytest.raises(ValidationError) as tangkap:
        periksa_pdf(berkas)
    assert tangkap.value.code == "terlalu_besar"


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sets(st.integers(0, 40)), st.integers(0, 40))
def test_a_day_counts_as_its_own_entry_says_and_else_by_the_week(awal: date, libur: set[int], ke: int) -> None:
    kalender = Kalender(awal, awal + timedelta(days=40), {awal + timedelta(days=i): False for i in libur})
    hari = awal + timedelta(days=ke)
    assert kalender.hari_kerja(hari) is (hari.weekday() < 5 and ke not in libur)


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.sets(st.integers(0, 45), max_size=30),
    st.integers(1, 12),
    st.sampled_from(list(HariLibur.Jenis)),
    st.booleans(),
)
def test_more_free_days_never_bring_a_deadline_forward(
    db: None, libur: set[int], n: int, jenis: str, cuti_kerja: bool
) -> None:
    with transaction.atomic():
        satker = buat_satker(cuti_bersama_hari_kerja=cuti_kerja)
        awal = date(2026, 11, 2)
        biasa = tambah_hari_kerja(satker, awal, n)
        HariLibur.objects.bulk_create(
            [HariLibur(satker=satker, tanggal=awal + timedelta(days=i), nama="Uji", jenis=jenis) for i in libur]
        )
        hasil = tambah_hari_kerja(satker, awal, n)
        kalender = muat_kalender(satker, awal, hasil)
        transaction.set_rollback(True)
    assert hasil >= biasa
    assert kalender.hari_kerja(hasil)
    if cuti_kerja and jenis == HariLibur.Jenis.CUTI_BERSAMA:
        assert hasil == biasa


@pytest.mark.django_db
@pytest.mark.parametrize(("tahun", "boleh"), [(1999, False), (2000, True), (2100, True), (2101, False)])
def test_r_000_1_the_year_of_the_service_is_held_in_bounds_by_the_database(tahun: int, boleh: bool) -> None:
    profil = ProfilLayanan(satker=buat_satker(), tahun=tahun)
    if boleh:
        profil.save()
        assert str(profil).startswith("Narahubung WhatsApp, ")
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        profil.save()


@pytest.mark.django_db
def test_r_000_1_a_court_has_one_entry_in_the_register() -> None:
    satker = buat_satker()
    ProfilLayanan.objects.create(satker=satker)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfilLayanan.objects.create(satker=satker)
