"""[layanan] and [[jam_khusus]] in a court's file, and the hours of Ramadan (domain 8.7)."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from layanan.models import JamKhusus, SetelanLayanan
from layanan.tenggat import tanggal_terima
from satker.models import Peran, Satker
from satker.muat import GalatMuat, muat_teks
from tests.informasi.pabrik import buat_pengadilan, saat
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db
SATKER = '[satker]\nkode = "pa-a"\nnama = "PA A"\nsingkatan = "PA.A"\n'
LAYANAN = '[layanan]\njam_tutup = "15:00"\njam_tutup_jumat = "15.30"\nterima_setelah_tutup = true\n'
RAMADAN = """[[jam_khusus]]
mulai = 2026-02-18
sampai = 2026-03-19
jam_tutup = "15:00"
jam_tutup_jumat = "15:30"
dasar = "SE Sekretaris MA Nomor 1 Tahun 2026"
"""


def galat(teks: str) -> list[str]:
    with pytest.raises(GalatMuat) as tangkap:
        muat_teks(SATKER + teks, {})
    return tangkap.value.baris


def ramadan(satker: Satker, **ubah: object) -> JamKhusus:
    isian = {"mulai": date(2026, 2, 18), "sampai": date(2026, 3, 19)} | ubah
    jam = JamKhusus(satker=satker, jam_tutup=time(15), jam_tutup_jumat=time(15, 30), **isian)
    jam.full_clean()
    jam.save()
    return jam


def test_the_file_sets_the_closing_times_and_repeating_it_changes_nothing() -> None:
    for kali in (1, 2):
        hasil = muat_teks(SATKER + LAYANAN + RAMADAN, {})
        for bagian in ("layanan", "jam_khusus"):
            assert hasil["bagian"][bagian]["dibuat" if kali == 1 else "tetap"] == 1
    setelan = SetelanLayanan.objects.get()
    assert (setelan.jam_tutup, setelan.jam_tutup_jumat, setelan.terima_setelah_tutup) == (time(15), time(15, 30), True)
    assert JamKhusus.objects.get().dasar.startswith("SE Sekretaris")


def test_what_the_file_does_not_name_stays() -> None:
    muat_teks(SATKER + LAYANAN, {})
    muat_teks(SATKER + '[layanan]\njam_tutup = "16:00"\n', {})
    setelan = SetelanLayanan.objects.get()
    assert (setelan.jam_tutup, setelan.jam_tutup_jumat) == (time(16), time(15, 30))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ('[layanan]\njam_tutup = "sore"\n', "harus jam"),
        ("[layanan]\nterima_setelah_tutup = 1\n", "true atau false"),
        ('[layanan]\njam_buka = "08:00"\n', "jam_buka"),
        (RAMADAN.replace("2026-03-19", "2026-02-01"), "sebelum tanggal mulainya"),
        (RAMADAN.replace('jam_tutup = "15:00"\n', ""), "jam_tutup"),
        (RAMADAN + RAMADAN.replace("2026-02-18", "2026-03-01"), "butir lain"),
    ],
)
def test_what_is_wrong_is_said_by_line(isi: str, kata: str) -> None:
    (baris,) = galat(isi)
    assert kata in baris
    assert not JamKhusus.objects.exists()


def test_in_ramadan_the_desk_closes_by_the_decree() -> None:
    """Half past three is late on a Thursday of Ramadan, and early on one after it; on its last day it still holds."""
    satker = buat_pengadilan()
    jam = ramadan(satker)
    assert tanggal_terima(satker, saat("2026-02-26 15:30")) == date(2026, 2, 27)
    assert tanggal_terima(satker, saat("2026-02-26 15:00")) == date(2026, 2, 26)
    assert tanggal_terima(satker, saat("2026-02-27 15:30")) == date(2026, 2, 27)
    assert tanggal_terima(satker, saat("2026-02-17 16:00")) != date(2026, 2, 26)
    assert tanggal_terima(satker, saat("2026-04-09 15:30")) == date(2026, 4, 9)
    assert tanggal_terima(buat_satker(), saat("2026-02-26 15:30")) == date(2026, 2, 26)
    jam.delete()
    assert tanggal_terima(satker, saat("2026-02-26 15:30")) == date(2026, 2, 26)


@pytest.mark.parametrize(("mulai", "sampai"), [("02-18", "02-18"), ("03-19", "03-25"), ("01-01", "12-31")])
def test_two_decrees_cannot_say_two_things_of_one_day(satker: Satker, mulai: str, sampai: str) -> None:
    ramadan(satker)
    hari = {"mulai": date.fromisoformat(f"2026-{mulai}"), "sampai": date.fromisoformat(f"2026-{sampai}")}
    with pytest.raises(ValidationError):
        ramadan(satker, **hari)
    ramadan(buat_satker(), **hari)


def test_the_admin_adds_them_for_his_court_alone(client: Client, satker: Satker) -> None:
    masuk(client, buat_pengguna(satker, Peran.ADMIN))
    lain = ramadan(buat_satker())
    isian = {"mulai": "2026-02-18", "sampai": "2026-03-19", "jam_tutup": "15:00", "jam_tutup_jumat": "15:30"}
    tambah = reverse("admin:layanan_jamkhusus_add")
    assert client.post(tambah, isian | {"satker": lain.satker_id}).status_code == 200
    assert client.post(tambah, isian | {"satker": satker.pk}).status_code == 302
    assert JamKhusus.objects.filter(satker=satker).count() == 1
    assert b"sudah ada" in client.post(tambah, isian | {"satker": satker.pk}).content.lower()
