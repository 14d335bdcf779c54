"""Checks a JSON Web Token signed with HS256, and nothing else: no other algorithm, no token without an end."""

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode
from collections.abc import Iterable

from notifikasi.gateway.urai import json_objek
from satker.waktu import sekarang


def sah(token: str, rahasia: Iterable[str], kelonggaran: int = 0) -> bool:
    """Whether one of the secrets signed `token` and it ended at most `kelonggaran` seconds ago. Never raises."""
    if not token.isascii() or token.count(".") != 2:
        return False
    isi, _, tanda = token.rpartition(".")
    kepala, badan = (json_objek(_buka(b)) or {} for b in isi.split("."))
    cocok = False
    for r in rahasia:
        benar = hmac.new(r.encode(), isi.encode(), hashlib.sha256).digest()
        cocok |= bool(r) and hmac.compare_digest(benar, _buka(tanda))
    akhir = badan.get("exp")
    if not cocok or kepala.get("alg") != "HS256" or isinstance(akhir, bool) or not isinstance(akhir, (int, float)):
        return False
    return bool(sekarang().timestamp() < akhir + kelonggaran)


def _buka(bagian: str) -> bytes:
    try:
        return urlsafe_b64decode(bagian + "=" * (-len(bagian) % 4))
    except (ValueError, binascii.Error):
        return b""
