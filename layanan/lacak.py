"""What somebody has opened with number and code, remembered by his session for a short time; never the code itself."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse

from layanan.alur.catatan import SANDI_BARU
from layanan.models import Riwayat, Urusan
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
    terbuka = dibuka(request)
    if set(urusan_id) - terbuka:
        request.session.cycle_key()  # who knew the session's key before knows nothing now
    sampai = (sekarang() + MASA).isoformat()
    lama = {k: v for k, v in _hidup(request).items() if int(k) in terbuka - set(urusan_id)}
    semua = lama | {str(pk): sampai for pk in urusan_id}
    request.session[_KUNCI] = dict(list(semua.items())[-PALING_BANYAK:])


def dibuka(request: HttpRequest) -> set[int]:
    """What is open in this session; nothing once a matter in it has got another code since it was last looked at.

    Nothing at all, not only without that one: an objection opens its request, and the other way round.
    """
    dilihat = {int(k): datetime.fromisoformat(v) - MASA for k, v in _hidup(request).items()}
    if not dilihat:
        return set()
    ganti = Riwayat.objects.filter(urusan_id__in=dilihat, tindakan=SANDI_BARU).values_list("urusan_id", "waktu")
    return set() if any(waktu >= dilihat[pk] for pk, waktu in ganti) else set(dilihat)


def lupakan(request: HttpRequest) -> None:
    """Forget all of it: the button for shared devices."""
    request.session.pop(_KUNCI, None)
    request.session.cycle_key()


def _hidup(request: HttpRequest) -> dict[str, str]:
    kini = sekarang()
    return {k: v for k, v in request.session.get(_KUNCI, {}).items() if datetime.fromisoformat(v) > kini}
