"""Uploaded files are judged by what they hold, never by their name or the type the browser claims."""

from typing import Any

from django.core.exceptions import ValidationError

PDF_MAKS = 20 * 1024 * 1024
_AWAL_PDF = b"%PDF-"


def periksa_pdf(berkas: Any) -> None:
    """Raise ValidationError unless the file begins as a PDF does and holds at most 20 MB. Leaves it rewound."""
    if berkas.size > PDF_MAKS:
        raise ValidationError("Berkas lebih dari 20 MB. Perkecil dahulu berkasnya.", code="terlalu_besar")
    berkas.seek(0)
    awal = berkas.read(len(_AWAL_PDF))
    berkas.seek(0)
    if awal != _AWAL_PDF:
        raise ValidationError("Berkas ini bukan PDF. Unggah dokumen dalam bentuk PDF.", code="bukan_pdf")
