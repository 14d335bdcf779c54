"""The virus scanner: clamd at CLAMD_URL. Without one, or while it is down, a file is "not scanned", never "clean"."""

import logging
from io import BytesIO
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings
from django.core.exceptions import ValidationError

BATAS_DETIK = 20
PORTA = 3310
catatan = logging.getLogger(__name__)


class Terinfeksi(ValidationError):
    """A virus was found; `virus` is its name."""

    def __init__(self, virus: str) -> None:
        self.virus = virus
        super().__init__(
            f"Berkas ini mengandung virus ({virus}) dan tidak diterima. Periksa perangkat Anda dengan antivirus.",
            code="virus",
        )


def pindai(isi: bytes) -> bool:
    """True: clean. False: nobody could look; with WAJIB_PINDAI that is a ValidationError. Raises Terinfeksi."""
    putusan = _tanya(isi) if settings.CLAMD_URL else None
    if putusan is None and settings.WAJIB_PINDAI:
        raise ValidationError(
            "Pemindai virus sedang tidak dapat dihubungi, jadi berkas belum dapat diterima. Coba lagi sebentar lagi.",
            code="tanpa_pemindai",
        )
    return bool(putusan)


def _tanya(isi: bytes) -> bool | None:
    status, virus = "", None
    try:
        hasil = _klien(settings.CLAMD_URL).instream(BytesIO(isi))
        status, virus = next(iter(hasil.values()), ("TANPA JAWABAN", None))
    except (ClamdError, OSError, UnicodeError) as galat:
        status = type(galat).__name__
    if status == "FOUND":
        raise Terinfeksi(virus or "tidak bernama")
    if status != "OK":
        catatan.warning("Pemindai virus tidak menjawab: %s", status)
    return True if status == "OK" else None


def _klien(url: str) -> ClamdNetworkSocket:
    """Raises ValueError for an address that is neither tcp://host:port nor unix:/path."""
    bagian = urlsplit(url)
    if bagian.scheme == "unix" and bagian.path:
        return ClamdUnixSocket(bagian.path, timeout=BATAS_DETIK)
    if bagian.scheme == "tcp" and bagian.hostname:
        return ClamdNetworkSocket(bagian.hostname, bagian.port or PORTA, timeout=BATAS_DETIK)
    raise ValueError("CLAMD_URL berbentuk tcp://host:porta atau unix:/jalur/soket.")
