"""Uploaded files are judged by what they hold, never by their name or the type the browser claims."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.utils.text import slugify

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


def unduhan_pdf(berkas: Any, judul: str) -> FileResponse:
    """A published PDF named after its title, always as a download: a browser never opens it in the portal's name.

    Raises Http404 when the file is gone.
    """
    try:
        isi = berkas.open("rb")
    except FileNotFoundError:
        raise Http404("Berkas tidak ada.") from None
    nama = f"{slugify(judul) or 'dokumen'}.pdf"
    return FileResponse(isi, as_attachment=True, filename=nama, content_type="application/pdf")
