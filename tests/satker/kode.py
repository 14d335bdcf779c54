"""Codes as an authenticator app would show them."""

import re
import time
from base64 import b32decode

from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice


def kode_sekarang(perangkat: TOTPDevice, langkah: int = 0) -> str:
    """What the user's app shows now, or `langkah` steps of 30 seconds later."""
    return kode_dari_kunci(perangkat.bin_key, langkah)


def kode_dari_kunci(kunci: bytes, langkah: int = 0) -> str:
    """The code of a raw secret."""
    totp = TOTP(kunci, drift=langkah)
    totp.time = time.time()
    return f"{totp.token():06d}"


def kunci_terbaca(teks: str) -> bytes:
    """The raw secret from the text a person would type into the app."""
    bersih = teks.replace(" ", "")
    return b32decode(bersih + "=" * (-len(bersih) % 8))


def kunci_halaman(halaman: str) -> bytes:
    """The raw secret from the set-up page."""
    cocok = re.search(r"data-kunci>\s*([A-Z2-7 ]+?)\s*<", halaman)
    assert cocok is not None
    return kunci_terbaca(cocok[1])
