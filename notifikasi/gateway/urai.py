"""Reads what strangers send without trusting its shape: every function gives an empty value instead of raising."""

import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from satker.waktu import sekarang

BATAS_TEKS = 500  # what a receipt or a refusal may say
# The reach-out timelock as whatsmeow and Baileys put it into an error's text; never part of a longer number.
KODE_463 = re.compile(r"(?<![\d.])463(?!\d)")
_MILIDETIK_MULAI = 100_000_000_000  # seconds reach this in the year 5138


def json_objek(raw: bytes) -> dict[str, Any] | None:
    """The JSON object in `raw`, None when it is anything else."""
    try:
        isi = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return isi if isinstance(isi, dict) else None


def json_daftar(raw: bytes) -> list[dict[str, Any]]:
    """The objects of the JSON list in `raw`, [] when it is anything else."""
    try:
        isi = json.loads(raw)
    except (ValueError, RecursionError):
        return []
    return [o for o in isi if isinstance(o, dict)] if isinstance(isi, list) else []


def objek(isi: Any, *kunci: str) -> dict[str, Any]:
    """The object found by walking `kunci`, {} where the way ends."""
    for k in kunci:
        isi = isi.get(k) if isinstance(isi, dict) else None
    return isi if isinstance(isi, dict) else {}


def daftar(isi: Any, kunci: str) -> list[dict[str, Any]]:
    """The objects of the list under `kunci`."""
    nilai = isi.get(kunci) if isinstance(isi, dict) else None
    return [o for o in nilai if isinstance(o, dict)] if isinstance(nilai, list) else []


def teks(isi: Any, kunci: str, batas: int = BATAS_TEKS) -> str:
    """The text or number under `kunci` as text without NUL (PostgreSQL takes none), at most `batas` characters."""
    nilai = isi.get(kunci) if isinstance(isi, dict) else None
    if isinstance(nilai, bool) or not isinstance(nilai, (str, int, float)):
        return ""
    return bersihkan(str(nilai))[:batas]


def bersihkan(nilai: str) -> str:
    """`nilai` without what a database or a log cannot take: NUL and lone surrogates."""
    return nilai.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def angka(isi: Any, kunci: str) -> int | None:
    """The whole number under `kunci`, also when it was sent as text."""
    nilai = isi.get(kunci) if isinstance(isi, dict) else None
    if isinstance(nilai, bool) or not isinstance(nilai, (str, int)):
        return None
    try:
        return int(nilai)
    except ValueError:
        return None


def waktu(nilai: Any) -> datetime:
    """A moment from Unix seconds or milliseconds (number or text) or RFC 3339; now when it cannot be one."""
    if isinstance(nilai, bool) or not isinstance(nilai, (str, int, float)):
        return sekarang()
    try:
        detik = float(nilai)
    except (ValueError, OverflowError):
        return _waktu_iso(str(nilai))
    if not 0 < detik < _MILIDETIK_MULAI * 1000:
        return sekarang()
    return datetime.fromtimestamp(detik / 1000 if detik >= _MILIDETIK_MULAI else detik, UTC)


def _waktu_iso(nilai: str) -> datetime:
    try:
        saat = datetime.fromisoformat(nilai)
        return saat.astimezone(UTC) if saat.tzinfo else sekarang()  # without a zone it names no moment
    except (ValueError, OverflowError):
        return sekarang()


def kepala(headers: Mapping[str, str], nama: str) -> str:
    """A header by name in any case, '' when absent."""
    return next((v for k, v in headers.items() if k.lower() == nama.lower()), "")


def coba_lagi(headers: Mapping[str, str]) -> int | None:
    """Retry-After in seconds (number or HTTP date), at most a day; None when absent or unreadable."""
    nilai = kepala(headers, "Retry-After").strip()
    if nilai.isascii() and nilai.isdecimal():
        return min(int(nilai[:9]), 86_400)
    try:
        saat = parsedate_to_datetime(nilai)
    except ValueError:
        return None
    saat = saat if saat.tzinfo else saat.replace(tzinfo=UTC)
    return min(max(int((saat - sekarang()).total_seconds()), 0), 86_400)


def sidik(raw: bytes) -> str:
    """SHA-256 of `raw`, hex."""
    return hashlib.sha256(raw).hexdigest()


def tanda_tangan_cocok(tanda: str, raw: bytes, rahasia: Iterable[str], algoritma: str) -> bool:
    """Whether `tanda` (hex) is the HMAC of `raw` under one of the secrets; constant time, empty secrets never match."""
    cocok = False
    for r in rahasia:
        benar = hmac.new(r.encode(), raw, algoritma).hexdigest()
        cocok |= bool(r) and hmac.compare_digest(benar.encode(), tanda.lower().encode())
    return cocok
