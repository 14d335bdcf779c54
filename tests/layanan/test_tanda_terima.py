"""The receipt: page and PDF say the same; the code stands on neither once its time is over, and never in the QR."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from layanan.models import Urusan
from layanan.tanda_terima import TandaTerima, alamat_lacak, jawab_pdf, konteks_tanda_terima
from layanan.tanda_terima_pdf import latin, pdf_tanda_terima
from satker.models import Satker
from satker.waktu import pada
from tests.layanan.meja import buka_uji
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # 10.00 WIB
MALAM = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)  # 20.30 WIB
ALAMAT = "https://portal.pa-banyu.go.id/lacak/?nomor=001"
KODE = "CDFGHJKMNP"


@pytest.fixture
def satker(db: None) -> Satker:
    return buat_satker(
        nama="Pengadilan Agama Banyu – Kelas I‘A’", alamat="Jalan Melati 1, Banyu", telepon="(0286) 591234"
    )


def terima(satker: Satker, saat: datetime = SENIN, sandi: str = KODE, **isian: Any) -> TandaTerima:
    with pada(saat):
        hasil = konteks_tanda_terima(buka_uji(satker).urusan, sandi, alamat=ALAMAT, **isian)["terima"]
    assert isinstance(hasil, TandaTerima)
    return hasil


def halaman(satker: Satker, sandi: str = KODE, **konteks: Any) -> str:
    with pada(SENIN):
        isi = konteks_tanda_terima(buka_uji(satker).urusan, sandi, alamat=ALAMAT)
    return render_to_string("layanan/tanda_terima.html", isi | konteks, RequestFactory().get("/"))


def kata_pdf(isi: bytes) -> str:
    """The text of all pages, as it was written."""
    with pikepdf.open(BytesIO(isi)) as pdf:
        aliran = b"\n".join(h.Contents.read_bytes() for h in pdf.pages)
    potong = re.findall(rb"\(((?:[^()\\]|\\.)*)\) ?Tj", aliran)
    return " ".join(re.sub(rb"\\(.)", rb"\1", p).decode("latin-1") for p in potong)


class TestIsi:
    def test_number_moment_next_step_and_deadline(self, satker: Satker) -> None:
        t = terima(satker)
        assert t.judul == "Tanda terima permohonan uji"
        assert t.nomor.startswith("001/UJI/")
        assert t.sandi == "CDFGH-JKMNP"
        assert t.rincian == (("Diterima", "Senin, 23 November 2026 pukul 10.00 WIB"),)
        assert t.berikut == "Petugas mencari informasi yang Anda minta."
        assert t.tenggat == "Paling lambat Kamis, 26 November 2026, 3 hari kerja lagi."

    def test_what_came_at_night_says_from_when_it_counts(self, satker: Satker) -> None:
        assert terima(satker, MALAM).rincian == (
            ("Diterima", "Senin, 23 November 2026 pukul 20.30 WIB"),
            ("Dihitung sejak", "Selasa, 24 November 2026, hari kerja berikutnya"),
        )

    def test_the_courts_own_clock_is_meant(self) -> None:
        assert terima(buat_satker(zona_waktu="Asia/Jayapura")).rincian[0][1].endswith("pukul 12.00 WIT")

    def test_the_desk_adds_its_own_lines_and_title(self, satker: Satker) -> None:
        t = terima(satker, judul="Tanda terima keberatan", rincian=[("Pemohon", "Siti")])
        assert (t.judul, t.rincian[-1]) == ("Tanda terima keberatan", ("Pemohon", "Siti"))

    def test_a_matter_without_a_clock_promises_no_day(self, satker: Satker) -> None:
        urusan = buka_uji(satker).urusan
        urusan.jatuh_tempo = None
        hasil = konteks_tanda_terima(urusan, "", alamat=ALAMAT)["terima"]
        assert isinstance(hasil, TandaTerima)
        assert (hasil.tenggat, hasil.sandi) == ("", "")

    def test_the_address_carries_the_number_and_never_the_code(self, satker: Satker) -> None:
        urusan = Urusan(nomor="001/INF/PA.Bjh/XI/2026", sandi=KODE)
        alamat = alamat_lacak(RequestFactory().get("/", headers={"host": "localhost"}), urusan)
        assert alamat == "http://localhost/lacak/?nomor=001%2FINF%2FPA.Bjh%2FXI%2F2026"
        assert terima(satker).alamat_tampil == "portal.pa-banyu.go.id/lacak/"


class TestHalaman:
    def test_it_is_the_courts_paper(self, satker: Satker) -> None:
        isi = halaman(satker)
        assert isi.index('class="kop"') < isi.index(satker.nama.replace("'", "&#x27;")) < isi.index("nomor-resmi")
        assert "data-cetak" in isi
        assert isi.index("CDFGH-JKMNP") < isi.index("Simpan sandi ini.")
        assert "Petugas pengadilan tidak pernah memintanya" in isi

    def test_without_the_code_it_is_not_spoken_of(self, satker: Satker) -> None:
        isi = halaman(satker, sandi="")
        assert "Simpan sandi ini" not in isi
        assert "tulis nomor register dan sandi" in isi

    def test_the_qr_obeys_the_policy_and_differs_only_by_the_address(self, satker: Satker) -> None:
        isi = halaman(satker)
        assert "style=" not in isi
        assert isi.count("<svg") >= 1
        assert terima(satker).qr == terima(satker, sandi="").qr

    def test_the_forms_draft_is_forgotten_where_one_is_named(self, satker: Satker) -> None:
        assert 'data-draf="informasi x"' in halaman(satker, draf="informasi x")
        assert "data-draf" not in halaman(satker)

    def test_links_stand_only_where_they_lead(self, satker: Satker) -> None:
        assert "Simpan PDF" not in halaman(satker)
        assert 'href="/a.pdf"' in halaman(satker, pdf_url="/a.pdf")

    def test_a_long_number_breaks_after_a_slash(self, satker: Satker) -> None:
        assert "001/<wbr>UJI/<wbr>" in halaman(satker)
        satker.singkatan = "<b>"
        satker.save()
        assert "/<wbr>&lt;b&gt;/<wbr>" in halaman(satker)

    def test_a_name_is_only_text(self, satker: Satker) -> None:
        satker.alamat = "<script>alert(1)</script>"
        satker.save()
        assert "<script>alert" not in halaman(satker)


class TestPdf:
    def test_it_says_what_the_page_says(self, satker: Satker) -> None:
        t = terima(satker, MALAM, rincian=[("Pemohon", "Siti Aminah")])
        kata = kata_pdf(pdf_tanda_terima(t))
        for teks in (
            t.nomor,
            t.sandi,
            t.judul,
            t.berikut,
            t.tenggat,
            "Siti Aminah",
            satker.telepon,
            "Simpan sandi ini",
        ):
            assert latin(teks) in kata.replace("  ", " ")

    def test_without_the_code_it_has_none(self, satker: Satker) -> None:
        isi = pdf_tanda_terima(terima(satker, sandi=""))
        assert "Sandi pelacakan" not in kata_pdf(isi)
        assert b"CDFGH" not in isi

    def test_one_page_and_a_title(self, satker: Satker) -> None:
        t = terima(satker)
        with pikepdf.open(BytesIO(pdf_tanda_terima(t))) as pdf:
            assert len(pdf.pages) == 1
            assert str(pdf.docinfo["/Title"]) == f"{t.judul} {t.nomor}"

    def test_a_long_receipt_goes_on_on_a_second_page(self, satker: Satker) -> None:
        panjang = [(f"Baris {n}", "Isi yang panjang " * 20) for n in range(15)]
        isi = pdf_tanda_terima(terima(satker, rincian=panjang))
        with pikepdf.open(BytesIO(isi)) as pdf:
            assert len(pdf.pages) >= 2
        assert "Baris 14" in kata_pdf(isi)

    def test_the_same_receipt_is_the_same_file(self, satker: Satker) -> None:
        t = terima(satker)
        with pada(SENIN):
            assert pdf_tanda_terima(t) == pdf_tanda_terima(t)

    def test_it_is_handed_out_as_a_download_that_nothing_keeps(self) -> None:
        jawaban = jawab_pdf(b"%PDF-", Urusan(nomor="001/INF/PA.Bjh/XI/2026"))
        assert jawaban["Content-Disposition"] == 'attachment; filename="tanda-terima-001-inf-pa-bjh-xi-2026.pdf"'
        assert "no-store" in jawaban["Cache-Control"]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("Nurʿaini’s “kué” – 1 • 2…", 'Nur?aini\'s "kué" - 1 - 2...'),
        ("Šišić Łukasz ﬁ", "Sisic ?ukasz fi"),
        ("أحمد", "????"),
        ("e\u0301", "é"),
        ("a\u00a0b", "a b"),
        ("😀", "?"),
    ],
)
def test_what_the_built_in_fonts_lack_is_written_as_near_as_they_can(teks: str, hasil: str) -> None:
    assert latin(teks) == hasil


@given(st.text(max_size=80))
def test_no_name_breaks_the_pdf(nama: str) -> None:
    p = Satker(nama=nama or "PA", alamat=nama, telepon=nama[:20])
    t = TandaTerima(p, "Tanda terima", "001", KODE, (("Pemohon", nama),), nama, nama, ALAMAT)
    assert pdf_tanda_terima(t).startswith(b"%PDF-")
