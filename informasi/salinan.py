"""Copies of decisions: on every page it is said what they are not (R-002-36)."""

from informasi.alur.kalimat import disclaimer
from informasi.models import Permohonan
from layanan.models import Lampiran

PDF = "application/pdf"


def isi_unduhan(p: Permohonan, lampiran: Lampiran) -> tuple[bytes, str, str]:
    """Content, type and name of a file as its applicant receives it. Raises FileNotFoundError."""
    with lampiran.berkas.open("rb") as berkas:
        isi: bytes = berkas.read()
    catatan = disclaimer(p)
    if not catatan or lampiran.sisi != Lampiran.Sisi.PENGADILAN:
        return isi, lampiran.jenis, lampiran.nama
    # 45 MB of memory that a process needs only once it stamps a page.
    from informasi.salinan_pdf import beri_catatan  # noqa: PLC0415

    return beri_catatan(isi, lampiran.jenis, catatan), PDF, f"{lampiran.nama.rpartition('.')[0]}.pdf"
