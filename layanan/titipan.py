"""The tracking code on its way to the receipt: encrypted, in a cookie of those pages alone, for a few minutes.

The server keeps the hash only. Once the cookie is gone nobody can read the code again.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from layanan.alur.buka import Terbuka
from satker.kripto import sandi
from satker.waktu import sekarang

# Long enough to write it down, to print, and to load the page anew over a bad line.
DETIK = 15 * 60
# One for each matter: of two that came shortly one after the other both receipts keep what they promise.
KUKI = "tanda_terima_"


def titipkan(jawaban: HttpResponseRedirect, terbuka: Terbuka[Any], *, jalur: str) -> HttpResponseRedirect:
    """Send the code along to the pages below `jalur`; `buang` and `buang_semua` with the same one forget it."""
    sampai = int((sekarang() + timedelta(seconds=DETIK)).timestamp())
    isi = sandi().encrypt(f"{terbuka.urusan.pk} {sampai} {terbuka.sandi}".encode()).decode()
    jawaban.set_cookie(
        nama(terbuka.urusan.pk),
        isi,
        max_age=DETIK,
        path=jalur,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return jawaban


def baca(request: HttpRequest, urusan_id: int) -> str:
    """The code of this matter while it travels; "" afterwards, and for everybody else."""
    return _isi(request, urusan_id)[1]


def sampai(request: HttpRequest, urusan_id: int) -> datetime | None:
    """Until when this device can show it; None where it cannot."""
    return _isi(request, urusan_id)[0]


def buang(jawaban: HttpResponse, urusan_id: int, *, jalur: str) -> None:
    """Forget the code of this matter on this device."""
    jawaban.delete_cookie(nama(urusan_id), path=jalur, samesite="Strict")


def buang_semua(request: HttpRequest, jawaban: HttpResponse, *, jalur: str) -> None:
    """Forget every code that this device carries below `jalur`."""
    for kuki in request.COOKIES:
        if kuki.startswith(KUKI):
            jawaban.delete_cookie(kuki, path=jalur, samesite="Strict")


def nama(urusan_id: int) -> str:
    """The cookie of that matter."""
    return f"{KUKI}{urusan_id}"


def _isi(request: HttpRequest, urusan_id: int) -> tuple[datetime | None, str]:
    try:
        isi = sandi().decrypt(request.COOKIES.get(nama(urusan_id), "").encode(), ttl=DETIK).decode()
    except InvalidToken:
        return None, ""
    pk, akhir, kode = isi.split(" ")
    return (datetime.fromtimestamp(int(akhir), UTC), kode) if pk == str(urusan_id) else (None, "")
