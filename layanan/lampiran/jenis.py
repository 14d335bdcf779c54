"""What may be attached: kinds, sizes, and the kind of a file by what it holds."""

import re
import unicodedata
from pathlib import PurePosixPath

import puremagic
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

MB = 1024 * 1024
# All limits of an upload stand here.
UKURAN_MAKS = 10 * MB
JUMLAH_MAKS = 5
UKURAN_SEMUA_MAKS = 25 * MB
# Decoded, a pixel takes 3 to 6 bytes of memory; a phone's photo has 12 to 50 million of them.
PIKSEL_MAKS = {"image/jpeg": 50_000_000, "image/png": 25_000_000}
# Enough to read an A4 page at 300 dpi; what is larger is scaled down.
SISI_MAKS = 3600
HALAMAN_MAKS = 1000

AKHIRAN = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
SEBUTAN = "JPEG, PNG, atau PDF"
PANJANG_NAMA = 100
_SPASI = re.compile(r"\s+")
_TAK_BOLEH = re.compile(r'[<>:"|?*]')  # on some system no part of a file's name


def jenis_isi(isi: bytes) -> str:
    """The mime type by content, one of AKHIRAN. Raises ValidationError for everything else, whatever its name says."""
    try:
        jenis = puremagic.from_string(isi, mime=True)
    except (puremagic.PureError, ValueError):
        jenis = ""
    if jenis not in AKHIRAN:
        raise ValidationError(
            f"Berkas ini bukan {SEBUTAN}. Simpan ulang dalam salah satu bentuk itu, lalu pilih kembali.",
            code="jenis",
        )
    return jenis


def periksa_ukuran(ukuran: int) -> None:
    """Raise ValidationError for an empty or too large file."""
    if ukuran == 0:
        raise ValidationError("Berkas ini kosong. Periksa berkasnya, lalu pilih kembali.", code="kosong")
    if ukuran > UKURAN_MAKS:
        raise ValidationError(
            f"Ukuran berkas ini {filesizeformat(ukuran)}, lebih dari {filesizeformat(UKURAN_MAKS)}. "
            "Perkecil atau foto ulang, lalu pilih kembali.",
            code="terlalu_besar",
        )


def nama_bersih(nama: str, jenis: str) -> str:
    """A name fit for showing and downloading: no folder, nothing invisible, the extension of what it really is."""
    dasar = PurePosixPath(unicodedata.normalize("NFC", nama).replace("\\", "/")).name
    # Control characters, and the marks that turn the reading direction ("gnp.exe" for "exe.png").
    terbaca = "".join(" " if h in "\t\n\r" else h for h in dasar if h in "\t\n\r" or unicodedata.category(h)[0] != "C")
    pangkal = _SPASI.sub(" ", _TAK_BOLEH.sub("", PurePosixPath(terbaca).stem)).strip(" .")
    return (pangkal[:PANJANG_NAMA].strip() or "lampiran") + AKHIRAN[jenis]
