"""PDFs keep their pages and lose what acts."""

from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError

from layanan.lampiran import pdf as pembersih
from layanan.lampiran.pdf import bersihkan
from tests.layanan.lampiran.berkas import pdf, pdf_beraksi, pdf_bertanda_tangan, pdf_bom, pdf_terkunci

AKTIF = (b"/JavaScript", b"/Launch", b"/OpenAction", b"/EmbeddedFiles", b"/XFA", b"/SubmitForm", b"/GoToE", b"cmd.exe")


def terurai(isi: bytes) -> bytes:
    """All objects in clear, as a reader sees them."""
    keluaran = BytesIO()
    with pikepdf.open(BytesIO(isi)) as dokumen:
        dokumen.save(
            keluaran,
            qdf=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return keluaran.getvalue()


@pytest.mark.parametrize("cara", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"linearize": True}])
def test_nothing_that_acts_is_left_however_it_was_packed(cara: dict[str, object]) -> None:
    asli = pdf_beraksi(**cara)
    assert all(tanda in terurai(asli) for tanda in AKTIF)
    hasil = terurai(bersihkan(asli))
    sisa = [tanda for tanda in (*AKTIF, b"aktif", b"RichMedia", b"FileAttachment", b"javascript:") if tanda in hasil]
    assert sisa == []


def test_pages_words_fonts_and_plain_links_stay() -> None:
    with pikepdf.open(BytesIO(bersihkan(pdf_beraksi()))) as dokumen:
        assert [bytes(h.Contents.read_bytes()) for h in dokumen.pages] == [
            b"BT /AA 12 Tf (Halaman 1) Tj ET",
            b"BT /AA 12 Tf (Halaman 2) Tj ET",
        ]
        assert dokumen.pages[1].Resources.Font.AA.BaseFont == "/Helvetica"
    assert b"https://badilag.mahkamahagung.go.id" in terurai(bersihkan(pdf_beraksi()))


def test_cleaning_twice_changes_nothing_more() -> None:
    with pikepdf.open(BytesIO(bersihkan(pdf_beraksi()))) as dokumen:
        assert sum(pembersih._sikat(o) for o in (dokumen.trailer, *dokumen.objects)) == 0


def test_what_hangs_before_or_behind_the_document_is_refused_or_cut_off() -> None:
    with pytest.raises(ValidationError, match="rusak"):
        bersihkan(b"GIF89a" + pdf())
    hasil = bersihkan(pdf() + b"PK\x03\x04 arsip sisipan")
    assert b"arsip sisipan" not in hasil


class TestTandaTangan:
    def test_a_signed_document_stays_as_it_is_byte_for_byte(self) -> None:
        asli = pdf_bertanda_tangan()
        assert bersihkan(asli) == asli

    def test_unless_something_had_to_go_or_hangs_behind(self) -> None:
        ekor = pdf_bertanda_tangan() + b"<script>"
        assert b"<script>" not in bersihkan(ekor)
        pura = pdf_beraksi() + b"% /ByteRange\n%%EOF"
        assert b"cmd.exe" not in bersihkan(pura)


@pytest.mark.parametrize("pengguna", ["rahasia", ""])
def test_a_locked_document_is_refused_with_what_to_do(pengguna: str) -> None:
    with pytest.raises(ValidationError, match="Simpan ulang tanpa kata sandi"):
        bersihkan(pdf_terkunci(pengguna))


@pytest.mark.parametrize("potong", [8, 100, 400, -30])
def test_half_a_document_is_refused(potong: int) -> None:
    with pytest.raises(ValidationError, match="rusak atau tidak lengkap"):
        bersihkan(pdf()[:potong])


@pytest.mark.parametrize("isi", [b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n0\n%%EOF", b"<html>"])
def test_what_only_begins_as_one_is_refused(isi: bytes) -> None:
    with pytest.raises(ValidationError):
        bersihkan(isi)


def test_a_document_without_a_page_is_refused() -> None:
    with pytest.raises(ValidationError, match="rusak"):
        bersihkan(pdf(0))


def test_too_many_pages_are_refused_with_the_limit() -> None:
    with pytest.raises(ValidationError, match="paling banyak 1000 halaman"):
        bersihkan(pdf(1001))


def test_a_bomb_is_not_unpacked() -> None:
    bom = pdf_bom()
    assert len(bom) < 1_000_000
    with pytest.raises(ValidationError, match="rusak"):
        bersihkan(bom)
    with pytest.raises(pikepdf.PdfError, match="unfilterable"):  # stopped at the limit, not for what came out
        pikepdf.open(BytesIO(bom), attempt_recovery=False)


def test_objects_in_objects_without_end_break_nothing() -> None:
    dalam = b"endobj\n50 0 obj " + b"[" * 5000 + b"]" * 5000 + b" endobj"
    with pytest.raises(ValidationError):
        bersihkan(pdf(1).replace(b"endobj", dalam, 1))
