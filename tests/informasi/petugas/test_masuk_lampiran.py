"""What comes with a request by e-mail, letter or over the counter is kept with it: cleaned, or refused with reason."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from informasi.models.setelan import DISCLAIMER
from layanan.models import Lampiran
from satker.models import JejakAudit, Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import diajukan, siap
from tests.informasi.pabrik import FORMULIR, KETUA, PETUGAS, ajukan, ajukan_langsung
from tests.informasi.petugas.meja import buka, isi, jadi, lakukan, teks, tombol
from tests.informasi.publik.test_salinan import tulisan
from tests.layanan.lampiran.berkas import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def kirim(client: Client, *berkas: SimpleUploadedFile, **ubah: Any) -> Any:
    isian = FORMULIR | {"kanal": "surel", "lampiran": list(berkas)} | ubah
    return client.post(reverse("meja_informasi_baru"), isian)


def surat(nama: str = "surat kuasa.pdf", isi_berkas: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, pdf(1) if isi_berkas is None else isi_berkas, "application/pdf")


def test_the_form_takes_files(petugas: Client) -> None:
    halaman = isi(petugas.get(reverse("meja_informasi_baru")))
    assert 'enctype="multipart/form-data"' in halaman
    assert "Berkas dari Pemohon" in halaman


def test_what_came_along_stands_with_the_request_as_the_applicants(satker: Satker, petugas: Client) -> None:
    """R-002-22, R-002-23."""
    assert kirim(petugas, surat(), surat("akta.pdf")).status_code == 302
    p = Permohonan.objects.get()
    berkas = list(Lampiran.objects.filter(urusan=p))
    assert {b.nama for b in berkas} == {"surat kuasa.pdf", "akta.pdf"}
    assert {(b.sisi, b.untuk_pemohon) for b in berkas} == {("pemohon", True)}
    assert all(b.oleh is not None for b in berkas)
    assert "surat kuasa.pdf" in teks(buka(petugas, p))


@pytest.mark.parametrize("isi_berkas", [b"", b"MZ\x90\x00", b"%PDF-1.4 rusak"])
def test_a_broken_or_disguised_file_is_refused_and_what_was_typed_stays(petugas: Client, isi_berkas: bytes) -> None:
    halaman = isi(kirim(petugas, surat(), surat("buruk.pdf", isi_berkas)))
    assert "buruk.pdf" in halaman
    assert str(FORMULIR["rincian"]) in halaman
    assert not Permohonan.objects.exists()
    assert not Lampiran.objects.exists()


def test_a_form_with_mistakes_stores_no_file(petugas: Client) -> None:
    halaman = teks(kirim(petugas, surat(), nama=""))
    assert "Pilih kembali berkas ini sebelum mengirim: surat kuasa.pdf." in halaman
    assert not Lampiran.objects.exists()


def test_a_step_that_was_refused_names_the_files_to_choose_again(satker: Satker, petugas: Client) -> None:
    p = siap(satker)
    isian = {"cara_penyerahan": "langsung", "versi": p.versi - 1, "berkas": surat("salinan.pdf")}
    halaman = teks(lakukan(petugas, p, "serahkan", **isian))
    assert "Pilih kembali berkas ini sebelum mengirim: salinan.pdf." in halaman
    assert not Lampiran.objects.exists()


def test_what_the_service_refuses_stores_no_file(petugas: Client) -> None:
    halaman = teks(kirim(petugas, surat(), nomor_identitas="1"))
    assert "NIK terdiri atas 16 angka." in halaman
    assert "Pilih kembali berkas ini" in halaman
    assert not Lampiran.objects.exists()


@pytest.mark.parametrize("buat", [ajukan, diajukan])
def test_what_comes_later_is_kept_with_its_matter(satker: Satker, petugas: Client, buat: Any) -> None:
    urusan = buat(satker)
    assert "berkas" in tombol(petugas, urusan)
    jadi(petugas, urusan, "berkas", berkas=surat("akta.pdf"))
    (berkas,) = Lampiran.objects.filter(urusan_id=urusan.pk)
    assert (berkas.nama, berkas.sisi) == ("akta.pdf", "pemohon")
    assert JejakAudit.objects.get(tindakan="informasi.berkas").rincian == {"jumlah": 1}


@pytest.mark.parametrize("berkas", [None, b"", b"MZ"])
def test_nothing_and_broken_files_are_refused_later_too(satker: Satker, petugas: Client, berkas: bytes | None) -> None:
    isian = {} if berkas is None else {"berkas": surat("x.pdf", berkas)}
    assert "Ada yang perlu diperbaiki" in teks(lakukan(petugas, ajukan(satker), "berkas", **isian))
    assert not Lampiran.objects.exists()


def test_the_ketua_adds_no_files(satker: Satker) -> None:
    assert lakukan(sebagai(satker, KETUA), ajukan(satker), "berkas", berkas=surat()).status_code == 403


class TestSalinan:
    """R-002-36: what an officer prints and hands over carries the note as well."""

    def serahkan(self, satker: Satker, petugas: Client, jenis: str) -> Lampiran:
        p = ajukan_langsung(satker, jenis=jenis, nomor_putusan="1/Pdt.G/2025/PA.X")
        p = jadi(petugas, p, "nyatakan", hasil="dikabulkan", ada="ya", biaya_penggandaan="0")
        jadi(petugas, jadi(petugas, p, "siap"), "serahkan", cara_penyerahan="langsung", berkas=surat("putusan.pdf"))
        return Lampiran.objects.get()

    def test_the_copy_of_a_decision_has_its_own_download(self, satker: Satker, petugas: Client) -> None:
        berkas = self.serahkan(satker, petugas, "salinan_putusan")
        url = reverse("meja_informasi_salinan", args=[berkas.urusan_id, berkas.pk])
        assert url in isi(buka(petugas, Permohonan.objects.get()))
        jawaban = petugas.get(url)
        assert tulisan(jawaban.getvalue()) == [DISCLAIMER]
        assert 'filename="putusan.pdf"' in jawaban["Content-Disposition"]
        assert JejakAudit.objects.filter(tindakan="lampiran_dibuka").exists()

    def test_another_document_needs_none(self, satker: Satker, petugas: Client) -> None:
        self.serahkan(satker, petugas, "dokumen")
        assert "/salinan/" not in isi(buka(petugas, Permohonan.objects.get()))

    def test_not_what_the_applicant_sent_nor_what_is_lost(self, satker: Satker, petugas: Client) -> None:
        berkas = self.serahkan(satker, petugas, "salinan_putusan")
        url = reverse("meja_informasi_salinan", args=[berkas.urusan_id, berkas.pk])
        berkas.berkas.storage.delete(str(berkas.berkas.name))
        assert petugas.get(url).status_code == 404
        Lampiran.objects.update(sisi="pemohon")
        assert petugas.get(url).status_code == 404
