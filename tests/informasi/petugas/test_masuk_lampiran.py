"""What comes with a request by e-mail, letter or over the counter is kept with it: cleaned, or refused with reason."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from layanan.models import Lampiran
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.pabrik import FORMULIR, PETUGAS
from tests.informasi.petugas.meja import buka, isi, teks
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
    assert kirim(petugas, surat(), nama="").status_code == 200
    assert not Lampiran.objects.exists()


def test_what_the_service_refuses_stores_no_file(petugas: Client) -> None:
    assert "NIK terdiri atas 16 angka." in teks(kirim(petugas, surat(), nomor_identitas="1"))
    assert not Lampiran.objects.exists()
