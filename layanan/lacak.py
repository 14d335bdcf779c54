"""What somebody has opened with number and code, remembered by his session for a short time; never the code itself."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse

from layanan.models import Urusan
from satker.waktu import sekarang

# After the last look; a phone is lent, a computer stands in a shop.
MASA = timedelta(minutes=30)
PALING_BANYAK = 10
_KUNCI = "lacak"
_halaman: dict[str, str] = {}


def daftarkan_halaman(register: str, nama_url: str) -> None:
    """Say which page shows the matters of a register to their applicants; it takes the matter's id."""
    _halaman[register] = nama_url


def halaman(urusan: Urusan) -> str:
    """The address of that page. KeyError for a register that has none."""
    return reverse(_halaman[urusan.register], args=[urusan.pk])


def ingat(request: HttpRequest, *urusan_id: int) -> None:
    """Remember these as opened just now, and forget the oldest beyond PALING_BANYAK."""
    if any(pk not in dibuka(request) for pk in urusan_id):
        request.session.cycle_key()  # who knew the session's key before knows nothing now
    sampai = (sekarang() + MASA).isoformat()
    lama = {k: v for k, v in _hidup(request).items() if int(k) not in urusan_id}
    semua = lama | {str(pk): sampai for pk in urusan_id}
    request.session[_KUNCI] = dict(list(semua.items())[-PALING_BANYAK:])


def dibuka(request: HttpRequest) -> set[int]:
    """What is open in this session."""
    return {int(k) for k in _hidup(request)}


def lupakan(request: HttpRequest) -> None:
    """Forget all of it: the button for shared devices."""
    request.session.pop(_KUNCI, None)
    request.session.cycle_key()


def _hidup(request: HttpRequest) -> dict[str, str]:
    kini = sekarang()
    return {k: v for k, v in request.session.get(_KUNCI, {}).items() if datetime.fromisoformat(v) > kini}
