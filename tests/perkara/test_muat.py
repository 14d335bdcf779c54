"""[sipp] and the reminders in a court's file; the example file of the documentation."""

from datetime import date, time
from pathlib import Path

import pytest
from django.db import connection

from notifikasi.models import Gateway, SetelanNotifikasi
from perkara.models import SetelanPerkara, SumberSipp
from satker.models import Pegawai
from satker.muat import GalatMuat, muat_teks

pytestmark = pytest.mark.django_db

SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
SIPP = '[sipp]\nurl = "${SIPP_URL}"\nmulai = 2026-01-01\n'
ENV = {"SIPP_URL": "mysql://baca:sandi-sipp@db.contoh:3306/sipp"}
CONTOH = Path(__file__).parents[2] / "docs" / "contoh-satker.toml"


def _galat(teks: str, lingkungan: dict[str, str]) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(teks, lingkungan)
    return tangkap.value.baris


def test_the_address_of_sipp_is_kept_encrypted() -> None:
    muat_teks(SATKER + SIPP, ENV)
    sumber = SumberSipp.objects.get()
    assert (sumber.url, sumber.mulai, sumber.aktif) == (ENV["SIPP_URL"], date(2026, 1, 1), True)
    with connection.cursor() as kursor:
        kursor.execute("SELECT url FROM perkara_sumbersipp")
        assert "sandi-sipp" not in kursor.fetchone()[0]


@pytest.mark.parametrize(
    "url", ["postgres://u:sandi-sipp@h/sipp", "mysql://u:sandi-sipp@h", "sandi-sipp", "mysql://u:sandi-sipp@h:x/sipp"]
)
def test_an_address_nobody_can_read_is_refused_without_showing_its_password(url: str) -> None:
    (baris,) = _galat(SATKER + SIPP, {"SIPP_URL": url})
    assert baris.startswith("baris 6: sipp.url tidak dapat dipakai: ")
    assert "sandi-sipp" not in baris


@pytest.mark.parametrize("mulai", ['"kemarin"', "20260101", "2026-01-01T00:00:00"])
def test_the_start_must_be_a_date(mulai: str) -> None:
    (baris,) = _galat(SATKER + SIPP.replace("2026-01-01", mulai), ENV)
    assert baris.startswith("baris 7: sipp.mulai harus tanggal, misalnya 2026-01-31")


def test_reminders_and_window_share_one_section() -> None:
    jam = 'jam_rekap = "15.30"\njam_tunggakan = 07:45:00\njendela = ["06:00", "21:00"]\n'
    hasil = muat_teks(SATKER + "[notifikasi]\npengingat = [1, 3, 3]\n" + jam, {})
    setelan = SetelanPerkara.objects.get()
    assert setelan.pengingat == [3, 1]
    assert (setelan.jam_rekap, setelan.jam_tunggakan, setelan.jam_pengingat) == (time(15, 30), time(7, 45), time(8))
    assert SetelanNotifikasi.objects.get().jendela_mulai == time(6)
    assert hasil["bagian"]["notifikasi"]["dibuat"] == 2


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ("pengingat = 1", "notifikasi.pengingat harus daftar bilangan bulat, misalnya [3, 1], bukan 1"),
        ("pengingat = [0]", "notifikasi.pengingat harus antara 1 dan 30, bukan [0]"),
        ('pengingat = ["3"]', 'notifikasi.pengingat harus bilangan bulat, bukan ["3"]'),
        ("pengingat = [1, 2, 3, 4, 5, 6]", "notifikasi.pengingat paling banyak 5 bilangan"),
        ('jam_rekap = "25:00"', 'notifikasi.jam_rekap harus jam, misalnya "07:00", bukan "25:00"'),
        ("jam_rekap = 16", 'notifikasi.jam_rekap harus jam, misalnya "07:00", bukan 16'),
        ("jam_recap = 16", "notifikasi.jam_recap tidak dikenal; maksudnya jam_rekap?"),
    ],
)
def test_a_wrong_setting_is_named_by_line_and_key(baris: str, kalimat: str) -> None:
    (galat,) = _galat(SATKER + "[notifikasi]\n" + baris, {})
    assert galat.startswith(f"baris 6: {kalimat}")


def test_a_court_may_have_no_reminders_at_all() -> None:
    muat_teks(SATKER + "[notifikasi]\npengingat = []\n", {})
    assert SetelanPerkara.objects.get().pengingat == []


def test_the_example_of_the_documentation_loads_as_it_stands_and_again() -> None:
    lingkungan = ENV | {"WAHA_TOKEN": "t" * 32, "WAHA_RAHASIA_WEBHOOK": "r" * 32}
    teks = CONTOH.read_text()
    assert muat_teks(teks, lingkungan)["bagian"]["notifikasi"]["dibuat"] == 2
    kedua = muat_teks(teks, lingkungan)
    assert all(b["dibuat"] == b["diubah"] == 0 for b in kedua["bagian"].values())
    assert (Gateway.objects.count(), SumberSipp.objects.count(), Pegawai.objects.count()) == (1, 1, 2)


def test_the_example_without_its_environment_names_every_missing_variable() -> None:
    galat = _galat(CONTOH.read_text(), {})
    assert [nama in baris for nama, baris in zip(("SIPP_URL", "WAHA_TOKEN", "WAHA_RAHASIA"), galat, strict=True)] == [
        True
    ] * 3
