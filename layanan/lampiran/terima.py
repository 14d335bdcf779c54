"""Judging an upload. Nothing is stored here: that waits until the whole form is right."""

import hashlib
from dataclasses import dataclass
from typing import Any

from layanan.lampiran.jenis import jenis_isi, nama_bersih, periksa_ukuran
from layanan.lampiran.pindai import pindai


@dataclass(frozen=True, slots=True)
class Kiriman:
    """A file that may be stored: cleaned, named, measured."""

    nama: str
    jenis: str
    isi: bytes
    sha256: str
    dipindai: bool

    @property
    def ukuran(self) -> int:
        """Bytes."""
        return len(self.isi)


def terima(berkas: Any) -> Kiriman:
    """Clean one uploaded file. Raises ValidationError with a sentence for the field.

    The kind is what the content is, and the scanner sees the file before any other program opens it.
    """
    periksa_ukuran(berkas.size)
    berkas.seek(0)
    asli = berkas.read()
    jenis = jenis_isi(asli)
    dipindai = pindai(asli)
    # Tens of megabytes of memory that a process needs only once somebody uploads a file.
    from layanan.lampiran import gambar, pdf  # noqa: PLC0415

    isi = pdf.bersihkan(asli) if jenis == "application/pdf" else gambar.bersihkan(asli, jenis)
    return Kiriman(nama_bersih(berkas.name or "", jenis), jenis, isi, hashlib.sha256(isi).hexdigest(), dipindai)
