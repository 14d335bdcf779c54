"""The public pages: about the service (R-000-1), documents (R-000-21, R-000-22), implementation (R-000-23)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from satker import layanan
from satker.berkas import PDF_MAKS, periksa_pdf
from satker.layanan import Triwulan, daftarkan_angka_implementasi, triwulan_terbuka
from satker.models import Dokumen, ProfilLayanan, Satker
from satker.waktu import pada
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\nisi"


@pytest.fixture
def satker() -> Satker:
    return buat_satker(kode="pa-banyu", nama="Pengadilan Agama Banyu", telepon="(0286) 591234")


@pytest.fixture(autouse=True)
def tanpa_angka(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the figures a test registers itself."""
    monkeypatch.setattr(layanan, "_angka", [])


def buat_dokumen(satker: Satker, **isian: Any) -> Dokumen:
    bawaan = {"jenis": "buku_saku", "judul": "Buku Saku", "terbit": True}
    d = Dokumen(satker=satker, **bawaan | isian)
    d.berkas.save("apa saja.exe", ContentFile(PDF))
    return d


def _tentang(client: Client, kode: str = "pa-banyu") -> str:
    return client.get(f"/tentang/{kode}/").content.decode()


def test_r_000_1_the_page_names_the_service_as_it_is_registered(client: Client, satker: Satker) -> None:
    halaman = _tentang(client)
    assert all(k in halaman for k in ("Narahubung WhatsApp", "berbasis aplikasi", "2021", "Pengadilan Agama Banyu"))
    assert "Kinsatker" not in halaman  # a number the court has not written is not made up


def test_r_000_1_every_court_edits_its_own_entry(client: Client, satker: Satker) -> None:
    ProfilLayanan.objects.create(
        satker=satker, nama="Narahubung Banyu", tahun=2023, nomor_kinsatker="REG.2478", uraian="Uraian <b>kami</b>"
    )
    buat_satker(kode="pa-lain")
    halaman = _tentang(client)
    assert all(k in halaman for k in ("Narahubung Banyu", "2023", "REG.2478", "Uraian &lt;b&gt;kami"))
    assert "REG.2478" not in _tentang(client, "pa-lain")


def test_with_one_court_about_means_that_court_with_several_a_choice(client: Client, satker: Satker) -> None:
    assert client.get("/tentang/").headers["Location"] == "/tentang/pa-banyu/"
    buat_satker(kode="pa-lain")
    buat_satker(kode="pa-tutup", aktif=False)
    halaman = client.get("/tentang/").content.decode()
    assert "/tentang/pa-lain/" in halaman
    assert "pa-tutup" not in halaman


def test_before_any_court_is_there_the_page_says_so(client: Client) -> None:
    assert "Belum ada pengadilan" in client.get("/tentang/").content.decode()
    assert client.get("/implementasi/2026/1/").headers["Location"] == "/tentang/"


@pytest.mark.parametrize("kode", ["tidak-ada", "pa-tutup"])
def test_an_unknown_or_closed_court_has_no_page(client: Client, kode: str) -> None:
    buat_satker(kode="pa-tutup", aktif=False)
    assert client.get(f"/tentang/{kode}/").status_code == 404


@pytest.mark.parametrize(("jenis", "judul"), [("buku_saku", "Buku Saku Narahubung"), ("manual", "Manual Book")])
def test_r_000_21_and_22_booklet_and_manual_can_be_downloaded(
    client: Client, satker: Satker, jenis: str, judul: str
) -> None:
    d = buat_dokumen(satker, jenis=jenis, judul=judul)
    assert f"/dokumen/{d.pk}/" in _tentang(client)
    response = client.get(f"/dokumen/{d.pk}/")
    assert response.getvalue() == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_download_bears_its_title_and_is_stored_under_no_guessable_name(client: Client, satker: Satker) -> None:
    d = buat_dokumen(satker, judul='Buku "Saku" / 2026')
    assert 'filename="buku-saku-2026.pdf"' in client.get(f"/dokumen/{d.pk}/").headers["Content-Disposition"]
    assert "apa saja" not in str(d.berkas.name)
    assert str(d.berkas.name).startswith(f"dokumen/{satker.pk}/")


def test_a_draft_a_closed_courts_document_and_a_lost_file_are_not_served(client: Client, satker: Satker) -> None:
    draf, hilang = buat_dokumen(satker, terbit=False, judul="Draf"), buat_dokumen(satker)
    tutup = buat_dokumen(buat_satker(aktif=False))
    hilang.berkas.storage.delete(str(hilang.berkas.name))
    assert [client.get(f"/dokumen/{pk}/").status_code for pk in (draf.pk, tutup.pk, hilang.pk, 999_999)] == [404] * 4
    assert "Draf" not in _tentang(client)


@pytest.mark.parametrize("isi", [b"", b"MZ\x90", b"<html>%PDF-", b"PK\x03\x04", b"%PDF"])
def test_a_file_is_a_pdf_by_its_content_only(isi: bytes) -> None:
    with pytest.raises(ValidationError, match="bukan PDF"):
        periksa_pdf(ContentFile(isi, "buku.pdf"))


def test_a_pdf_passes_rewound_and_a_large_one_is_refused() -> None:
    berkas = ContentFile(PDF, "apa.txt")
    periksa_pdf(berkas)
    assert berkas.tell() == 0
    berkas.size = PDF_MAKS + 1
    with pytest.raises(ValidationError, match="20 MB"):
        periksa_pdf(berkas)


def test_evidence_of_implementation_names_its_period(satker: Satker) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Dokumen.objects.create(satker=satker, jenis="implementasi", judul="Bukti", berkas="x.pdf")
    d = Dokumen(satker=satker, jenis="implementasi", judul="Bukti", periode="Triwulan IV Tahun 2023", berkas="x.pdf")
    d.save()
    assert str(d) == "Bukti"


@pytest.mark.parametrize(
    ("nomor", "dari", "sampai", "nama"),
    [
        (1, date(2024, 1, 1), date(2024, 3, 31), "Triwulan I Tahun 2024"),
        (2, date(2024, 4, 1), date(2024, 6, 30), "Triwulan II Tahun 2024"),
        (3, date(2024, 7, 1), date(2024, 9, 30), "Triwulan III Tahun 2024"),
        (4, date(2024, 10, 1), date(2024, 12, 31), "Triwulan IV Tahun 2024"),
    ],
)
def test_r_000_23_the_periods_are_the_quarters_of_the_year(nomor: int, dari: date, sampai: date, nama: str) -> None:
    t = Triwulan(2024, nomor)
    assert (t.dari, t.sampai, str(t)) == (dari, sampai, nama)


def test_r_000_23_a_quarter_shows_the_registered_figures_of_that_court_and_period(
    client: Client, satker: Satker
) -> None:
    minta: list[tuple[Satker, date, date]] = []

    def angka(s: Satker, dari: date, sampai: date) -> list[tuple[str, int]]:
        minta.append((s, dari, sampai))
        return [("Pesan terkirim", 12840)]

    daftarkan_angka_implementasi(angka)
    daftarkan_angka_implementasi(lambda _s, _d, _b: [("Nomor terdaftar", 7)])
    with pada(datetime(2026, 11, 23, tzinfo=UTC)):
        halaman = client.get("/tentang/pa-banyu/implementasi/2026/3/").content.decode()
    assert halaman.index("12.840") < halaman.index("Nomor terdaftar")
    assert minta == [(satker, date(2026, 7, 1), date(2026, 9, 30))]


@pytest.mark.parametrize(
    ("tahun", "triwulan", "status"), [(2026, 4, 200), (2027, 1, 404), (2026, 0, 404), (2026, 5, 404), (1999, 1, 404)]
)
def test_only_quarters_that_have_begun_can_be_opened(
    client: Client, satker: Satker, tahun: int, triwulan: int, status: int
) -> None:
    with pada(datetime(2026, 11, 23, tzinfo=UTC)):
        assert client.get(f"/tentang/pa-banyu/implementasi/{tahun}/{triwulan}/").status_code == status


def test_quarters_begin_with_the_service_and_in_the_courts_zone(satker: Satker) -> None:
    satker.zona_waktu = "Asia/Jayapura"
    with pada(datetime(2026, 12, 31, 15, 30, tzinfo=UTC)):
        daftar = triwulan_terbuka(satker, ProfilLayanan(satker=satker, tahun=2026))
    assert [str(t) for t in daftar[:2]] == ["Triwulan I Tahun 2027", "Triwulan IV Tahun 2026"]
    assert daftar[-1] == Triwulan(2026, 1)


def test_the_address_without_a_court_leads_to_the_only_one(client: Client, satker: Satker) -> None:
    assert client.get("/implementasi/2026/3/").headers["Location"] == "/tentang/pa-banyu/implementasi/2026/3/"
    buat_satker()
    assert client.get("/implementasi/2026/3/").headers["Location"] == "/tentang/"


def test_a_quarter_without_figures_says_so(client: Client, satker: Satker) -> None:
    with pada(datetime(2026, 11, 23, tzinfo=UTC)):
        assert "Belum ada angka" in client.get("/tentang/pa-banyu/implementasi/2026/4/").content.decode()


def test_the_public_pages_are_for_reading_only(client: Client, satker: Satker) -> None:
    for alamat in ("/tentang/", "/tentang/pa-banyu/", "/dokumen/1/", "/implementasi/2026/1/"):
        assert client.post(alamat).status_code == 405


def test_the_page_costs_the_same_queries_with_one_document_and_with_fifty(
    client: Client, satker: Satker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for jumlah in (1, 49):
        for _ in range(jumlah):
            buat_dokumen(satker)
        with django_assert_num_queries(3):
            _tentang(client)
