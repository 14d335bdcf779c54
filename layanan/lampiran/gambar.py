"""Pictures, made anew from their pixels: what else a file carried (place, phone, a second file) is left behind."""

import struct
import zlib
from io import BytesIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

from layanan.lampiran.jenis import PIKSEL_MAKS, SISI_MAKS

_BENTUK = {"image/jpeg": "JPEG", "image/png": "PNG"}
_RUSAK = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, Image.DecompressionBombError)


def bersihkan(isi: bytes, jenis: str) -> bytes:
    """The same picture, upright, without metadata, at most SISI_MAKS wide or high. Raises ValidationError."""
    try:
        with Image.open(BytesIO(isi), formats=[_BENTUK[jenis]]) as gambar:
            _periksa_piksel(gambar, jenis)
            return _tulis(_siapkan(gambar), jenis)
    except _RUSAK:
        raise ValidationError(
            "Gambar ini rusak atau tidak lengkap. Foto atau pindai ulang, lalu pilih kembali.", code="rusak"
        ) from None


def _periksa_piksel(gambar: Image.Image, jenis: str) -> None:
    # From the header alone: nothing is decoded yet.
    lebar, tinggi = gambar.size
    if lebar * tinggi > PIKSEL_MAKS[jenis]:
        raise ValidationError(
            f"Gambar ini {lebar} × {tinggi} titik, terlalu besar untuk dibuka. Foto ulang dengan ukuran lebih kecil.",
            code="piksel",
        )


def _siapkan(gambar: Image.Image) -> Image.Image:
    gambar.draft("RGB", (SISI_MAKS, SISI_MAKS))  # a large JPEG is decoded small
    tegak = ImageOps.exif_transpose(gambar)
    tegak.thumbnail((SISI_MAKS, SISI_MAKS))
    hasil = _sederhana(tegak)
    hasil.info = {}  # comments and profiles are written from here
    return hasil


def _sederhana(gambar: Image.Image) -> Image.Image:
    if gambar.mode.startswith("I"):  # 16 bits of grey
        return gambar.point(lambda v: v * (1 / 256)).convert("L")
    if gambar.has_transparency_data:
        return gambar.convert("RGBA")
    return gambar if gambar.mode in ("1", "L", "RGB") else gambar.convert("RGB")


def _tulis(gambar: Image.Image, jenis: str) -> bytes:
    keluaran = BytesIO()
    gambar.save(keluaran, _BENTUK[jenis], optimize=True, **({"quality": 85} if jenis == "image/jpeg" else {}))
    return keluaran.getvalue()
