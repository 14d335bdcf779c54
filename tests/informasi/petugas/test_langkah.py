"""The officer's work through the pages, from the search to the delivery."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from informasi.forms_petugas.dasar import BidangAngka
from informasi.models import CatatanSanksi, InformasiTerbuka, Keberatan, PerbedaanPendapat
from layanan.models import Lampiran
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import disiapkan, siap
from tests.informasi.pabrik import (
    KETUA,
    PETUGAS,
    PJ,
    ajukan,
    ajukan_langsung,
    buat_setelan,
    buat_tamu,
    ditolak,
    pukul,
    segar,
)
from tests.informasi.petugas.meja import buka, isi, jadi, lakukan, teks
from tests.layanan.lampiran.berkas import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def test_search_coordination_statement_payment_ready_delivery(satker: Satker, petugas: Client) -> None:
    """R-002-5, R-002-7, R-002-9, R-002-15, R-002-18, R-002-8."""
    buat_setelan(satker, tarif_lembar=500)
    pj = sebagai(satker, PJ)
    p = jadi(petugas, ajukan_langsung(satker, jenis="dokumen"), "cari")
    p = jadi(petugas, p, "koordinasikan", catatan="Boleh diberikan?")
    assert "Boleh diberikan?" in teks(buka(pj, p))
    p = jadi(pj, p, "jawab_koordinasi", konsultasi="Boleh, seluruhnya.")
    assert "Boleh, seluruhnya." in teks(buka(petugas, p))
    assert "Tarif: Rp500 per lembar" in teks(buka(petugas, p))
    biaya = {"biaya_penggandaan": "Rp5.000", "lembar": "10"}
    p = jadi(petugas, p, "nyatakan", hasil="dikabulkan", ada="ya", **biaya)
    assert (p.keadaan, p.biaya, p.biaya_tertinggi) == ("menunggu_biaya", 5000, 5000)
    p = jadi(petugas, p, "bayar", cara_bayar="tunai", bukti_bayar="INF-1")
    p = jadi(petugas, p, "siap")
    p = jadi(petugas, p, "serahkan", cara_penyerahan="langsung", berkas=unggah())
    assert p.keadaan == "diserahkan"
    assert p.penerima == "Siti Aminah"


def unggah() -> SimpleUploadedFile:
    return SimpleUploadedFile("laporan.pdf", pdf(1), "application/pdf")


def test_what_was_handed_over_stays_with_the_request_for_the_applicant(satker: Satker, petugas: Client) -> None:
    """R-002-6."""
    p = jadi(petugas, siap(satker), "serahkan", cara_penyerahan="surel", berkas=unggah())
    berkas = Lampiran.objects.get(urusan=p)
    assert (berkas.sisi, berkas.untuk_pemohon, berkas.nama) == ("pengadilan", True, "laporan.pdf")


def test_a_document_of_an_indirect_request_waits_for_the_visit_and_stays_inside(
    satker: Satker, petugas: Client
) -> None:
    """R-002-27: said on the page before anybody tries, possible once a visit with KTP is linked."""
    p = siap_dokumen(satker, petugas)
    assert "hanya dilayani bila Pemohon datang langsung" in teks(buka(petugas, p))
    assert lakukan(petugas, p, "serahkan", cara_penyerahan="langsung").status_code == 200
    tamu = buat_tamu(satker, ktp_ditunjukkan=False)
    jadi(petugas, p, "kunjungan", tamu=tamu.pk, ktp_ditunjukkan="on")
    p = jadi(petugas, p, "serahkan", cara_penyerahan="langsung", berkas=unggah())
    assert p.keadaan == "diserahkan"
    assert not Lampiran.objects.get(urusan=p).untuk_pemohon


def siap_dokumen(satker: Satker, petugas: Client) -> Any:
    p = ajukan(satker, jenis="dokumen")
    p = jadi(petugas, p, "nyatakan", hasil="dikabulkan", ada="ya", biaya_penggandaan="0")
    return jadi(petugas, p, "siap")


@pytest.mark.parametrize("isi_berkas", [b"", b"bukan PDF", b"%PDF-1.4 rusak"])
def test_a_broken_file_is_refused_before_anything_changes(satker: Satker, petugas: Client, isi_berkas: bytes) -> None:
    p = siap(satker)
    berkas = SimpleUploadedFile("laporan.pdf", isi_berkas, "application/pdf")
    halaman = teks(lakukan(petugas, p, "serahkan", cara_penyerahan="surel", penerima="Budi", berkas=berkas))
    assert "Ada yang perlu diperbaiki" in halaman
    assert segar(p).keadaan == "siap"
    assert not Lampiran.objects.exists()


@pytest.mark.parametrize(
    ("teks_angka", "nilai"),
    [("0", 0), ("12500", 12500), ("12.500", 12500), ("Rp12.500", 12500), ("rp 1.250.000,00", 1250000), ("5.000", 5000)],
)
def test_amounts_are_read_as_they_are_written_here(teks_angka: str, nilai: int) -> None:
    assert BidangAngka("Biaya").clean(teks_angka) == nilai


@pytest.mark.parametrize("teks_angka", ["12,5", "1.25", "-5", "5e3", "lima", "1.2.3", "٥٠٠٠", "9" * 15])
def test_what_is_no_amount_is_refused_and_never_guessed(satker: Satker, petugas: Client, teks_angka: str) -> None:
    p = ajukan(satker)
    isian = {"hasil": "dikabulkan", "ada": "ya", "biaya_penggandaan": teks_angka}
    assert "Tulis dengan angka saja" in teks(lakukan(petugas, p, "nyatakan", **isian))
    assert segar(p).keadaan == "terdaftar"


class TestPerpanjangan:
    """R-002-19 … R-002-21."""

    def test_two_reasons_and_two_days_are_offered(self, satker: Satker, petugas: Client) -> None:
        p = jadi(petugas, ajukan(satker), "cari")
        halaman = teks(buka(petugas, p))
        assert "Paling banyak 2 hari kerja, hanya satu kali" in halaman
        p = jadi(petugas, p, "perpanjang", alasan="volume_besar", hari="2")
        assert p.batas_keterangan == date(2026, 1, 12)

    def test_three_days_are_too_many(self, satker: Satker, petugas: Client) -> None:
        p = jadi(petugas, ajukan(satker), "cari")
        halaman = teks(lakukan(petugas, p, "perpanjang", alasan="volume_besar", hari="3"))
        assert "Perpanjangan 1 sampai 2 hari kerja." in halaman

    def test_a_second_time_and_too_late_are_said_not_offered(self, satker: Satker, petugas: Client) -> None:
        p = jadi(petugas, jadi(petugas, ajukan(satker), "cari"), "perpanjang", alasan="volume_besar")
        p = jadi(petugas, p, "koordinasikan", catatan="Boleh?")
        assert "perpanjangan hanya satu kali" in teks(buka(petugas, p))
        lain = jadi(petugas, ajukan(satker), "cari")
        with pukul("2026-01-20 09:00"):
            assert "sudah lewat; waktu tidak dapat diperpanjang" in teks(buka(sebagai(satker, PETUGAS), lain))


def test_a_refusal_needs_the_word_of_the_penanggung_jawab(satker: Satker, petugas: Client) -> None:
    """R-002-17."""
    p, tolak = ajukan(satker), {"hasil": "ditolak", "ada": "ya", "alasan": ["rahasia_pribadi"]}
    assert "dikonsultasikan dahulu" in teks(lakukan(petugas, p, "nyatakan", **tolak))
    assert jadi(sebagai(satker, PJ), p, "nyatakan", **tolak).hasil == "ditolak"


def test_withdrawing_at_the_counter_says_how(satker: Satker, petugas: Client) -> None:
    p = ajukan(satker)
    assert lakukan(petugas, p, "catat_pencabutan", alasan=" ").status_code == 200
    assert jadi(petugas, p, "catat_pencabutan", alasan="Lewat telepon").dicabut_alasan == "Lewat telepon"


def test_a_difference_of_opinion_is_noted_with_its_settlement(satker: Satker, petugas: Client) -> None:
    """R-002-10."""
    p = jadi(petugas, ajukan(satker), "perbedaan", uraian="Biaya dipersoalkan", penyelesaian="Menurut SK Ketua")
    assert PerbedaanPendapat.objects.get().permohonan_id == p.pk
    assert "Penyelesaian: Menurut SK Ketua" in teks(buka(petugas, p))


def test_a_sanction_is_noted_by_the_ketua_alone(satker: Satker, petugas: Client) -> None:
    """R-002-37."""
    p, isian = (
        ajukan(satker),
        {"nama": "Petugas X", "perbuatan": "menghalangi", "uraian": "Menahan", "sanksi": "Teguran"},
    )
    assert lakukan(petugas, p, "sanksi", **isian).status_code == 403
    assert "Tanggal ini belum tiba." in teks(
        lakukan(sebagai(satker, KETUA), p, "sanksi", **isian, tanggal="2027-01-01")
    )
    jadi(sebagai(satker, KETUA), p, "sanksi", **isian)
    assert CatatanSanksi.objects.get().permohonan_id == p.pk
    assert "Menahan" not in isi(buka(petugas, p))


def test_an_answer_is_published_without_the_applicants_name(satker: Satker, petugas: Client) -> None:
    """R-002-11."""
    p = jadi(petugas, disiapkan(satker), "serahkan", cara_penyerahan="surel", jawaban="Ada 184 perkara.")
    bernama = teks(lakukan(petugas, p, "terbitkan", judul="Pertanyaan Siti Aminah", isi="Ada 184 perkara."))
    assert "Teks ini memuat nama Pemohon" in bernama
    jadi(petugas, p, "terbitkan", judul="Berapa perkara?", isi="Ada 184 perkara.")
    assert InformasiTerbuka.objects.get().judul == "Berapa perkara?"


def test_an_objection_on_paper_is_registered_with_its_code_shown_once(satker: Satker, petugas: Client) -> None:
    """4.4; R-002-28."""
    p = ditolak(satker)
    jawaban = lakukan(petugas, p, "keberatan", alasan=["ditolak_tertutup"], uraian="Perlu untuk penelitian")
    assert jawaban.status_code == 302
    k = Keberatan.objects.get()
    assert "Sandi pelacakan untuk Pemohon" in teks(buka(petugas, k))
    assert "Sandi pelacakan untuk Pemohon" not in teks(buka(sebagai(satker, PETUGAS), k))
    assert "Daftarkan keberatan" not in teks(buka(petugas, p))


@pytest.mark.parametrize("peran", [PETUGAS, PJ])
def test_all_that_a_statement_lacks_is_said_at_once(satker: Satker, peran: str) -> None:
    """The empty field and the desk's rules; of the Penanggung Jawab nobody asks for his own word."""
    p, client = ajukan(satker), sebagai(satker, peran)
    halaman = teks(lakukan(client, p, "nyatakan", hasil="sebagian", biaya_penggandaan="banyak"))
    for kata in (
        "Bagian ini belum diisi.",
        "Pilih paling sedikit satu alasan penolakan.",
        "Sebutkan bagian yang tidak diberikan.",
    ):
        assert kata in halaman
    assert halaman.count("Tulis dengan angka saja") == 2  # in the summary, and beside the field
    assert ("dikonsultasikan dahulu" in halaman) == (peran == PETUGAS)
    assert segar(p).keadaan == "terdaftar"
