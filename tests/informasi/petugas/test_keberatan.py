"""Objections through the pages: forwarded, answered by the Ketua, the second level (R-002-28 … R-002-35)."""

import pytest
from django.test import Client

from informasi.services import nyatakan, teruskan
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import diajukan, diajukan_dua, diperiksa, diputus, terlambat
from tests.informasi.pabrik import KABUL, KETUA, PETUGAS, PJ, ajukan, buat_setelan, keberatan, pukul, segar, staf
from tests.informasi.petugas.meja import buka, jadi, lakukan, teks, tombol

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


@pytest.fixture
def ketua(satker: Satker) -> Client:
    return sebagai(satker, KETUA)


def test_forwarded_and_upheld_by_the_ketua_within_seven_working_days(
    satker: Satker, petugas: Client, ketua: Client
) -> None:
    """R-002-33, R-002-35."""
    k = jadi(petugas, diajukan(satker), "teruskan")
    assert "Paling lambat Rabu, 14 Januari 2026, 7 hari kerja lagi" in teks(buka(ketua, k))
    k = jadi(ketua, k, "putuskan", putusan="menguatkan", putusan_alasan="Sudah tepat.", putusan_nomor="W1/8/2026")
    assert (k.keadaan, k.putusan_nomor) == ("diputus", "W1/8/2026")
    assert k.pejabat_jabatan == f"Ketua {satker.nama}"
    assert "Sudah tepat." in teks(buka(petugas, k))


def test_overturned_it_sends_the_request_back_to_work_at_its_cost(satker: Satker, ketua: Client) -> None:
    k = jadi(
        ketua,
        diperiksa(satker),
        "putuskan",
        putusan="membatalkan",
        putusan_alasan="Terbuka.",
        biaya_penggandaan="5.000",
    )
    p = segar(k.permohonan)
    assert (p.keadaan, p.biaya, p.hasil) == ("menunggu_biaya", 5000, "dikabulkan")


def test_in_part_it_names_the_part_and_the_reason(satker: Satker, ketua: Client) -> None:
    """R-002-17."""
    k, isian = diperiksa(satker), {"putusan": "membatalkan_sebagian", "putusan_alasan": "Sebagian terbuka."}
    halaman = teks(lakukan(ketua, k, "putuskan", **isian))
    assert "Sebutkan bagian yang tetap tidak diberikan." in halaman
    assert "Sebagian terbuka." in halaman
    k = jadi(ketua, k, "putuskan", **isian, bagian_ditolak="Nama", alasan=["rahasia_pribadi"])
    assert segar(k.permohonan).bagian_ditolak == "Nama"


def test_a_cost_is_corrected_only_where_one_was_charged(satker: Satker, ketua: Client) -> None:
    """R-002-31."""
    k = diperiksa(satker)
    assert "Mengoreksi biaya" not in teks(buka(ketua, k))
    jawaban = lakukan(ketua, k, "putuskan", putusan="koreksi_biaya", putusan_alasan="Terlalu mahal.", biaya_koreksi="1")
    assert "Ada yang perlu diperbaiki" in teks(jawaban)


def test_a_charge_above_the_tariff_is_mended_from_the_ketuas_page(satker: Satker, ketua: Client) -> None:
    """R-002-31: what is charged now stands beside the field; a sum that mends nothing is refused there."""
    buat_setelan(satker, tarif_lembar=500)
    p = nyatakan(ajukan(satker), pelaku=staf(satker), **KABUL | {"biaya_penggandaan": 9000, "lembar": 1})
    k = teruskan(keberatan(p, "biaya_berlebih"), pelaku=staf(satker))
    assert "Biaya sekarang Rp9.000" in teks(buka(ketua, k))
    isian = {"putusan": "koreksi_biaya", "putusan_alasan": "Tarif Rp500."}
    for biaya in ("", "9.000", "lima ratus"):
        assert "Ada yang perlu diperbaiki" in teks(lakukan(ketua, k, "putuskan", **isian, biaya_koreksi=biaya))
    jadi(ketua, k, "putuskan", **isian, biaya_koreksi="Rp500")
    assert (segar(p).biaya, segar(p).keadaan) == (500, "menunggu_biaya")


@pytest.mark.parametrize("peran", [PETUGAS, PJ])
def test_nobody_but_the_ketua_answers(satker: Satker, peran: str) -> None:
    k, client = diperiksa(satker), sebagai(satker, peran)
    assert "putuskan" not in tombol(client, k)
    isian = {"putusan": "menguatkan", "putusan_alasan": "Tepat."}
    assert lakukan(client, k, "putuskan", **isian).status_code == 403
    assert segar(k).keadaan == "diperiksa"


def test_the_second_level_goes_to_mahkamah_agung_and_its_answer_is_recorded(satker: Satker, petugas: Client) -> None:
    """R-002-34."""
    k = diajukan_dua(satker)
    assert "teruskan" not in tombol(petugas, k)
    k = jadi(petugas, k, "teruskan_ma", ma_surat="W1/7/2026")
    assert k.keadaan == "diteruskan_ma"
    with pukul("2026-01-12 09:00"):
        client = sebagai(satker, PETUGAS)
        k = jadi(client, k, "jawaban_ma", putusan="menguatkan", putusan_alasan="Tepat.", pejabat_nama="Dr. Hasan")
    assert (k.keadaan, k.pejabat_nama) == ("dijawab_ma", "Dr. Hasan")


@pytest.mark.parametrize(
    ("tanggal", "galat"), [("2026-02-01", "Tanggal ini belum tiba."), ("2025-12-01", "sebelum keberatan")]
)
def test_a_letter_is_not_dated_before_or_after_its_time(
    satker: Satker, petugas: Client, tanggal: str, galat: str
) -> None:
    assert galat in teks(lakukan(petugas, diajukan_dua(satker), "teruskan_ma", ma_tanggal=tanggal))


def test_a_late_one_is_taken_or_not_with_a_reason(satker: Satker, petugas: Client) -> None:
    k, pj = terlambat(satker), sebagai(satker, PJ)
    assert "Diajukan terlambat" in teks(buka(petugas, k))
    assert lakukan(petugas, k, "terima_terlambat", alasan="Sakit").status_code == 403
    assert lakukan(pj, k, "terima_terlambat", alasan="").status_code == 200
    assert jadi(pj, k, "terima_terlambat", alasan="Pemohon dirawat.").keadaan == "diajukan"


def test_the_applicants_response_is_written_down_for_the_register(satker: Satker, petugas: Client) -> None:
    """4.4."""
    assert jadi(petugas, diputus(satker), "tanggapan", tanggapan="Menerima").tanggapan == "Menerima"
    assert "tanggapan" not in tombol(petugas, diajukan(satker))


def test_withdrawn_by_telephone_says_how(satker: Satker, petugas: Client) -> None:
    k = diajukan(satker)
    assert lakukan(petugas, k, "catat_pencabutan").status_code == 200
    assert jadi(petugas, k, "catat_pencabutan", catatan="Lewat telepon").keadaan == "dicabut"
