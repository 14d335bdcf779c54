"""The clock, the dates as letters write them, and secrets at rest."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from notifikasi.models import Gateway
from satker import tanggal, waktu
from satker.models import Pegawai, Satker
from tests.pabrik import buat_pegawai, buat_satker

SAAT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def test_the_clock_of_a_step_can_be_set_and_comes_back() -> None:
    sebelum = waktu.sekarang()
    with waktu.pada(SAAT):
        assert waktu.sekarang() == SAAT
        with waktu.pada(SAAT + timedelta(days=1)):
            assert waktu.sekarang().day == 24
        with waktu.pada(None):
            assert waktu.sekarang().year >= 2026
        assert waktu.sekarang() == SAAT
    assert waktu.sekarang() >= sebelum


def test_a_moment_of_another_zone_is_kept_in_utc_and_one_without_zone_is_refused() -> None:
    with waktu.pada(datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))):
        assert waktu.sekarang() == SAAT
        assert waktu.sekarang().tzinfo is UTC
    with pytest.raises(ValueError, match="harus menyebut zona"), waktu.pada(datetime(2026, 11, 23)):
        pass


@pytest.mark.parametrize(
    ("zona", "singkat", "hari"),
    [
        ("Asia/Jakarta", "WIB", 22),
        ("Asia/Pontianak", "WIB", 22),
        ("Asia/Makassar", "WITA", 22),
        ("Asia/Jayapura", "WIT", 23),
    ],
)
def test_today_is_the_courts_today(zona: str, singkat: str, hari: int) -> None:
    satker = Satker(zona_waktu=zona)
    with waktu.pada(datetime(2026, 11, 22, 15, 30, tzinfo=UTC)):
        assert waktu.hari_ini(satker) == date(2026, 11, hari)
    assert tanggal.zona_singkat(satker) == singkat


def test_the_hour_on_the_courts_wall_is_turned_into_a_moment() -> None:
    satker = Satker(zona_waktu="Asia/Makassar")
    saat = waktu.saat_lokal(satker, date(2026, 11, 23), time(9, 30))
    assert saat == SAAT
    assert waktu.lokal(satker, saat).time() == time(9, 30)


@pytest.mark.parametrize(
    ("hari", "panjang"),
    [
        (date(2026, 11, 23), "Senin, 23 November 2026"),
        (date(2027, 1, 1), "Jumat, 1 Januari 2027"),
        (date(2028, 2, 29), "Selasa, 29 Februari 2028"),
        (date(2026, 8, 2), "Minggu, 2 Agustus 2026"),
    ],
)
def test_dates_are_written_as_letters_write_them(hari: date, panjang: str) -> None:
    assert tanggal.tanggal_panjang(hari) == panjang


def test_short_dates_and_hours_have_their_indonesian_form() -> None:
    assert tanggal.tanggal_pendek(date(2026, 3, 5)) == "05-03-2026"
    assert tanggal.jam(time(9)) == "09.00"


def _gateway(**isian: Any) -> Gateway:
    return Gateway.objects.create(satker=buat_satker(), nama="Utama", jenis="simulator", **isian)


def _tersimpan() -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT token FROM notifikasi_gateway")
        (isi,) = kursor.fetchone()
    return str(isi)


@pytest.mark.django_db
@pytest.mark.parametrize("rahasia", ["token-rahasia", "é ünï ☃", "a" * 5000])
def test_a_secret_is_encrypted_in_the_database_and_whole_in_the_program(rahasia: str) -> None:
    gateway = _gateway(token=rahasia)
    assert rahasia not in _tersimpan()
    gateway.refresh_from_db()
    assert gateway.token == rahasia


@pytest.mark.django_db
def test_an_empty_secret_stays_empty() -> None:
    assert _gateway(token="").token == ""
    assert _tersimpan() == ""


@pytest.mark.django_db
def test_keys_rotate_the_new_one_writes_and_the_old_one_still_reads(settings: Settings) -> None:
    lama, baru = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.KUNCI_ENKRIPSI = [lama]
    gateway = _gateway(token="rahasia")
    sebelum = _tersimpan()
    settings.KUNCI_ENKRIPSI = [baru, lama]
    gateway.refresh_from_db()
    assert gateway.token == "rahasia"
    gateway.save()
    assert _tersimpan() != sebelum
    settings.KUNCI_ENKRIPSI = [baru]
    gateway.refresh_from_db()
    assert gateway.token == "rahasia"


@pytest.mark.django_db
def test_a_secret_of_a_lost_key_is_an_error_in_words_and_never_cipher_text(settings: Settings) -> None:
    settings.KUNCI_ENKRIPSI = [Fernet.generate_key().decode()]
    gateway = _gateway(token="rahasia")
    settings.KUNCI_ENKRIPSI = [Fernet.generate_key().decode()]
    with pytest.raises(ImproperlyConfigured, match="KUNCI_ENKRIPSI tidak cocok"):
        gateway.refresh_from_db()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "isian",
    [
        {"nomor_wa": "081234567890"},
        {"nomor_wa": "+62"},
        {"nip": "198001012005031001"},
        {"hakim_id": 7},
        {"panitera_id": 7},
    ],
)
def test_the_database_refuses_odd_numbers_and_two_people_of_one_id(isian: dict[str, Any]) -> None:
    satker = buat_satker()
    if "nomor_wa" not in isian:
        buat_pegawai(satker, **isian)
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_pegawai(satker, **isian)


@pytest.mark.django_db
def test_a_successor_takes_over_the_sipp_id_of_who_has_left_and_other_courts_have_their_own() -> None:
    satker = buat_satker()
    buat_pegawai(satker, hakim_id=7, aktif=False)
    buat_pegawai(satker, hakim_id=7)
    buat_pegawai(buat_satker(), hakim_id=7)
    assert Pegawai.objects.filter(hakim_id=7).count() == 3


@pytest.mark.django_db
def test_a_zone_outside_indonesia_and_a_short_nip_are_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_satker(zona_waktu="Europe/Berlin")
    with pytest.raises(ValidationError, match="18 angka"):
        Pegawai(satker=buat_satker(), nama="A", jabatan="hakim", nip="123").full_clean()


@pytest.mark.django_db
def test_no_court_is_its_own_appeal_court() -> None:
    """A Pemantau sees the courts below his own: a circle would let him see what is not his."""
    satker = buat_satker()
    with pytest.raises(IntegrityError, match="satker_bukan_induk_sendiri"), transaction.atomic():
        Satker.objects.filter(pk=satker.pk).update(induk=satker)
    satker.induk = satker
    with pytest.raises(ValidationError, match="atasannya sendiri"):
        satker.full_clean()
