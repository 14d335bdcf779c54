"""The tracking code: made once, shown once, stored as a hash."""

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher

# No vowels (no word comes out by chance) and nothing that is taken for something else: 0 O, 1 I L, 2 Z, 5 S, 8 B.
HURUF = "34679CDFGHJKMNPQRTVWXY"
# 22^10 codes (44 bits) and a limit at the door: far fewer rounds than a password needs keep the page quick.
PUTARAN = 20_000
_PENCINCANG = PBKDF2PasswordHasher()


def buat(panjang: int = 10) -> str:
    """A new code of `panjang` characters."""
    return "".join(secrets.choice(HURUF) for _ in range(panjang))


def tampil(kode: str) -> str:
    """'CDFGH-JKMNP': in two halves, as it is shown and read out."""
    tengah = len(kode) // 2
    return f"{kode[:tengah]}-{kode[tengah:]}"


def rapikan(teks: str) -> str:
    """A code as somebody typed it: capitals, without what stands between."""
    return "".join(h for h in teks.upper() if h.isalnum())[:64]


def cincang(kode: str) -> str:
    """The hash to store; salted, so that equal codes look different."""
    return _PENCINCANG.encode(kode, _PENCINCANG.salt(), PUTARAN)


def cocok(teks: str, tersimpan: str) -> bool:
    """Whether `teks` is the code behind a hash. An empty hash costs the same work and fits nothing."""
    benar = _PENCINCANG.verify(rapikan(teks), tersimpan or _TIRUAN)
    return benar and bool(tersimpan)


_TIRUAN = cincang(buat())
