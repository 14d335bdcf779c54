"""A procedure drawn from its own table: for the docs as Mermaid, for the page as SVG (Must show 2)."""

from layanan.alur.gambar.dokumen import dokumen
from layanan.alur.gambar.lukis import svg
from layanan.alur.gambar.mermaid import mermaid

__all__ = ("dokumen", "mermaid", "svg")
