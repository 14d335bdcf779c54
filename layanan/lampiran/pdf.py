"""PDFs, written anew without what acts by itself: scripts, launches, forms that send, files inside files."""

from io import BytesIO
from typing import Any

import pikepdf
from django.core.exceptions import ValidationError
from pikepdf import settings as batas_qpdf

from layanan.lampiran.jenis import HALAMAN_MAKS, MB

AWAL, AKHIR = b"%PDF-", b"%%EOF"
OBJEK_MAKS = 100_000
_KUNCI = frozenset(
    "/OpenAction /AA /JS /JavaScript /XFA /EmbeddedFiles /EF /AF /Collection /RichMediaContent".split()  # noqa: SIM905
)
_AKSI = frozenset(
    "/JavaScript /Launch /SubmitForm /ImportData /GoToE /GoToR /Rendition /Movie /Sound "  # noqa: SIM905
    "/RichMediaExecute /GoTo3DView".split()
)
_CATATAN = frozenset(("/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"))
_SUMBER = frozenset(("/Font", "/XObject", "/ExtGState", "/Pattern"))
_TAUTAN = (b"http:", b"https:", b"mailto:", b"tel:")

# Of the whole process. A stream that unpacks to more than this is refused, not unpacked.
batas_qpdf.set_qpdf_limits(
    flate_max_memory=64 * MB,
    png_max_memory=64 * MB,
    tiff_max_memory=64 * MB,
    run_length_max_memory=64 * MB,
    dct_max_memory=64 * MB,
    doc_max_warnings=100,
)


def bersihkan(isi: bytes) -> bytes:
    """The same pages without active content. Raises ValidationError when it is locked, broken or too large.

    A signed document in which nothing had to go stays as it is, byte for byte: its signature remains valid.
    """
    if not isi.startswith(AWAL):
        raise _rusak()
    try:
        with pikepdf.open(BytesIO(isi), attempt_recovery=False, suppress_warnings=True) as pdf:
            return _bersih(pdf, isi)
    except pikepdf.PasswordError:
        raise _terkunci() from None
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        raise _rusak() from None


def _bersih(pdf: pikepdf.Pdf, isi: bytes) -> bytes:
    if pdf.is_encrypted:
        raise _terkunci()
    halaman = len(pdf.pages)
    if halaman > HALAMAN_MAKS or len(pdf.objects) > OBJEK_MAKS:
        raise ValidationError(f"PDF ini terlalu besar. Kirim paling banyak {HALAMAN_MAKS} halaman.", code="halaman")
    dibuang = sum(_sikat(objek) for objek in (pdf.trailer, *pdf.objects))
    if not dibuang and b"/ByteRange" in isi and isi.rstrip().endswith(AKHIR):
        return isi
    keluaran = BytesIO()
    pdf.save(keluaran, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pikepdf.open(keluaran) as hasil:
        if not halaman or len(hasil.pages) != halaman:
            raise _rusak()
    return keluaran.getvalue()


def _sikat(objek: Any) -> int:
    """Take out what acts, in this object and what stands directly in it; how many."""
    if isinstance(objek, (pikepdf.Dictionary, pikepdf.Stream)):
        return _sikat_kamus(objek)
    if isinstance(objek, pikepdf.Array):
        return _sikat_daftar(objek)
    return 0


def _sikat_kamus(kamus: Any) -> int:
    jumlah = 0
    for kunci in list(kamus.keys()):
        nilai = kamus[kunci]
        if _beraksi(nilai) or (kunci in _KUNCI and not _sumber(nilai)) or (kunci == "/URI" and _tautan_aneh(nilai)):
            del kamus[kunci]
            jumlah += 1
        elif _langsung(nilai):
            jumlah += _sikat(nilai)
    return jumlah


def _sikat_daftar(daftar: Any) -> int:
    jumlah = 0
    for ke in reversed(range(len(daftar))):
        if _beraksi(daftar[ke]):
            del daftar[ke]
            jumlah += 1
        elif _langsung(daftar[ke]):
            jumlah += _sikat(daftar[ke])
    return jumlah


def _langsung(nilai: Any) -> bool:
    return isinstance(nilai, pikepdf.Object) and not nilai.is_indirect


def _beraksi(nilai: Any) -> bool:
    """An action that does more than lead to a page or an address, or an annotation that plays or holds a file."""
    if not isinstance(nilai, (pikepdf.Dictionary, pikepdf.Stream)):
        return False
    return str(nilai.get("/S", "")) in _AKSI or str(nilai.get("/Subtype", "")) in _CATATAN


def _sumber(nilai: Any) -> bool:
    # A font or picture may bear any name in a page's resources, "AA" too.
    return isinstance(nilai, (pikepdf.Dictionary, pikepdf.Stream)) and (
        str(nilai.get("/Type", "")) in _SUMBER and "/S" not in nilai
    )


def _tautan_aneh(nilai: Any) -> bool:
    return isinstance(nilai, pikepdf.String) and not bytes(nilai).strip().lower().startswith(_TAUTAN)


def _rusak() -> ValidationError:
    return ValidationError(
        "PDF ini rusak atau tidak lengkap. Simpan atau pindai ulang, lalu pilih kembali.", code="rusak"
    )


def _terkunci() -> ValidationError:
    return ValidationError(
        "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu pilih kembali.", code="terkunci"
    )
