"""The tracking code on its way to the receipt: encrypted, in a cookie of that page alone, for a few minutes.

The server keeps the hash only. Once the cookie is gone nobody can read the code again.
"""

from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect

from layanan.alur.buka import Terbuka
from satker.kripto import sandi

# Long enough to write it down, to print, and to load the page anew over a bad line.
DETIK = 15 * 60
KUKI = "tanda_terima"


def titipkan(jawaban: HttpResponseRedirect, terbuka: Terbuka[Any]) -> HttpResponseRedirect:
    """Send the code along to the page `jawaban` leads to, and to what lies below it."""
    isi = sandi().encrypt(f"{terbuka.urusan.pk} {terbuka.sandi}".encode()).decode()
    jawaban.set_cookie(
        KUKI,
        isi,
        max_age=DETIK,
        path=jawaban.url,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return jawaban


def baca(request: HttpRequest, urusan_id: int) -> str:
    """The code of this matter while it travels; "" afterwards, and for everybody else."""
    try:
        isi = sandi().decrypt(request.COOKIES.get(KUKI, "").encode(), ttl=DETIK).decode()
    except InvalidToken:
        return ""
    pk, _, kode = isi.partition(" ")
    return kode if pk == str(urusan_id) else ""
