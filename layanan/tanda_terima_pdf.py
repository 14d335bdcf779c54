"""The receipt as a PDF: one page, letterhead, gold line, number large; the built-in fonts, nothing fetched."""

import unicodedata

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from layanan.tanda_terima import RAHASIA, TandaTerima
from satker.waktu import sekarang

_EMAS, _TINTA, _REDUP = (185, 143, 53), (34, 33, 30), (91, 89, 84)
_TEPI, _QR, _LABEL = 22.0, 34.0, 45.0  # millimetres
_GANTI = str.maketrans("–—‘’“”•\u00a0", "--''\"\"- ") | {ord("…"): "..."}


def pdf_tanda_terima(terima: TandaTerima) -> bytes:
    """The receipt in `konteks_tanda_terima(...)["terima"]` on one A4 page (two, when the desk adds a lot)."""
    pdf = FPDF(format="A4")
    pdf.set_creation_date(sekarang())
    pdf.set_title(latin(f"{terima.judul} {terima.nomor}"))
    pdf.set_lang("id")
    pdf.set_margins(_TEPI, _TEPI)
    pdf.set_auto_page_break(True, _TEPI)
    pdf.add_page()
    _kop(pdf, terima)
    _nomor(pdf, terima)
    _rincian(pdf, terima)
    _lacak(pdf, terima)
    return bytes(pdf.output())


def latin(teks: str) -> str:
    """`teks` in the characters of the built-in fonts: 'Nuʿaim’s “é”' → 'Nu?aim's "é"'; accents they lack fall away."""
    return "".join(_huruf(h) for h in unicodedata.normalize("NFC", teks.translate(_GANTI)))


def _huruf(huruf: str) -> str:
    if huruf.encode("latin-1", "ignore"):
        return huruf
    dasar = unicodedata.normalize("NFKD", huruf).encode("latin-1", "ignore").decode("latin-1")
    return dasar or "?"


def _kop(pdf: FPDF, terima: TandaTerima) -> None:
    p = terima.pengadilan
    _tulis(pdf, p.nama, 15, tebal=True, rata="C")
    for baris in (p.alamat, ", ".join(b for b in (p.telepon, p.surel) if b)):
        if baris:
            _tulis(pdf, baris, 9.5, warna=_REDUP, rata="C")
    _garis_emas(pdf)


def _nomor(pdf: FPDF, terima: TandaTerima) -> None:
    _tulis(pdf, terima.judul, 13, rata="C")
    _tulis(pdf, terima.nomor, 22, tebal=True, rata="C")
    pdf.ln(4)
    if terima.sandi:
        _tulis(pdf, "Sandi pelacakan", 10, warna=_REDUP, rata="C")
        _tulis(pdf, terima.sandi, 18, tebal=True, rata="C")
        _tulis(pdf, f"{terima.pesan_sandi} {RAHASIA}", 9.5, rata="C")
        pdf.ln(2)
    _garis_emas(pdf)


def _rincian(pdf: FPDF, terima: TandaTerima) -> None:
    lain = [("Berikutnya", terima.berikut), ("Batas waktu", terima.tenggat)]
    for label, nilai in (*terima.rincian, *((n, v) for n, v in lain if v)):
        pdf.set_font("Helvetica", "", 10)
        pdf.set_text_color(*_REDUP)
        pdf.cell(_LABEL, 6, latin(label), new_x=XPos.RIGHT, new_y=YPos.TOP)
        _tulis(pdf, nilai, 11)
        pdf.ln(1.5)
    pdf.ln(4)


def _lacak(pdf: FPDF, terima: TandaTerima) -> None:
    if pdf.will_page_break(_QR):
        pdf.add_page()
    atas = pdf.get_y()
    _gambar_qr(pdf, terima.alamat, pdf.l_margin, atas)
    pdf.set_left_margin(_TEPI + _QR + 6)
    pdf.set_y(atas + 4)
    _tulis(pdf, "Melihat perkembangan", 11, tebal=True)
    _tulis(pdf, f"Pindai kode ini, atau buka {terima.alamat_tampil}, lalu tulis nomor register dan sandi.", 10)
    if terima.pengadilan.jam_layanan:
        _tulis(pdf, f"Jam layanan: {terima.pengadilan.jam_layanan}.", 10)


def _gambar_qr(pdf: FPDF, teks: str, x: float, y: float) -> None:
    titik = list(segno.make(teks, error="m").matrix_iter(border=2))
    sisi = _QR / len(titik)
    pdf.set_fill_color(0, 0, 0)
    for ke, baris in enumerate(titik):
        for kolom, gelap in enumerate(baris):
            if gelap:
                pdf.rect(x + kolom * sisi, y + ke * sisi, sisi, sisi, style="F")


def _garis_emas(pdf: FPDF) -> None:
    pdf.ln(3)
    pdf.set_draw_color(*_EMAS)
    pdf.set_line_width(0.6)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
    pdf.ln(5)


def _tulis(
    pdf: FPDF, teks: str, ukuran: float, *, tebal: bool = False, warna: tuple[int, int, int] = _TINTA, rata: str = "L"
) -> None:
    pdf.set_font("Helvetica", "B" if tebal else "", ukuran)
    pdf.set_text_color(*warna)
    pdf.multi_cell(0, ukuran * 0.52, latin(teks), align=rata, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
