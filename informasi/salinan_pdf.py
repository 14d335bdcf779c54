"""The note of R-002-36 at the foot of every page of a copy."""

from functools import lru_cache
from io import BytesIO

import pikepdf
from fpdf import FPDF

from informasi.salinan import PDF

_PT = "pt"
_TEPI, _HURUF, _BARIS = 24, 8, 10  # points


def beri_catatan(isi: bytes, jenis: str, catatan: str) -> bytes:
    """The document with `catatan` at the foot of every page; a picture becomes a page.

    An electronic signature in it no longer verifies, and shall not: this copy may prove nothing.
    """
    keluaran = BytesIO()
    with pikepdf.open(BytesIO(isi if jenis == PDF else _halaman_gambar(isi))) as pdf:
        for halaman in pdf.pages:
            # What is seen and printed: scanners crop pages and turn them.
            x0, y0, x1, y1 = (float(n) for n in halaman.cropbox)
            sisi = (round(abs(x1 - x0)), round(abs(y1 - y0)))
            lebar, tinggi = sisi[::-1] if int(halaman.get("/Rotate", 0)) % 180 else sisi
            with pikepdf.open(BytesIO(_kaki(lebar, tinggi, catatan))) as kaki:
                kotak = pikepdf.Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                halaman.add_overlay(kaki.pages[0], kotak)
        pdf.save(keluaran)
    return keluaran.getvalue()


def _halaman_gambar(isi: bytes) -> bytes:
    pdf = FPDF(unit=_PT, format="A4")
    pdf.add_page()
    pdf.image(BytesIO(isi), _TEPI, _TEPI, pdf.w - 2 * _TEPI, pdf.h - 4 * _TEPI, keep_aspect_ratio=True)
    return bytes(pdf.output())


@lru_cache(maxsize=32)
def _kaki(lebar: int, tinggi: int, catatan: str) -> bytes:
    """A page of this size, empty but for its foot."""
    pdf = FPDF(unit=_PT, format=(lebar, tinggi))
    pdf.set_auto_page_break(False)
    pdf.add_page()
    pdf.set_font("Helvetica", "B", _HURUF)
    pdf.set_fill_color(255, 255, 255)
    pdf.set_xy(_TEPI, tinggi - 2 * _TEPI)
    teks = catatan.encode("latin-1", "replace").decode("latin-1")  # what the built-in fonts can write
    pdf.multi_cell(max(lebar - 2 * _TEPI, 72), _BARIS, teks, border=1, align="C", fill=True)
    return bytes(pdf.output())
