"""Cleaning of single SIPP values (SIPP notes 4.1-4.3): pure functions, the same for every table."""

import html
import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from perkara.sipp.galat import NilaiTakTerbaca

# Before this year a date in SIPP is a placeholder (0000-00-00, 0001-01-01, 1970-01-01), after the other one a slip.
TAHUN_PERTAMA = 1980
TAHUN_TERAKHIR = 2100

# cp1252 as MySQL's latin1 has it: the five bytes Windows leaves empty stay what they are.
_BYTE_CP1252 = {
    ord(bytes([nilai]).decode("cp1252")): nilai
    for nilai in range(0x80, 0xA0)
    if nilai not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TANDA = (
    "a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|head|hr|html|i|img|ins|li|link|meta|o:p|ol|p|pre|s"
    "|script|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul"
)
# Only known tags: "<alias Budi>" in a name is text.
_HTML = re.compile(rf"</?(?:{_TANDA})(?:\s[^<>]*)?/?\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_PERLU_DIBERSIHKAN = re.compile(r"[<&]|\s\s|[^\x20-\x7e]")
_TAK_TAMPAK = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_TANGGAL = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_JAM = re.compile(r"(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?")


def pulihkan(teks: str) -> str:
    """Undo UTF-8 that was stored as if it were latin1 (â€™ -> ’), also when done twice; other text stays as it is.

    Text of people is never valid UTF-8 by chance once read as bytes, so a strict decode is proof enough.
    """
    for _ in range(3):
        if teks.isascii():
            return teks
        try:
            teks = teks.translate(_BYTE_CP1252).encode("latin-1").decode("utf-8")
        except UnicodeError:
            return teks
    return teks


def teks(nilai: object) -> str:
    """Readable text on one line: repaired, without HTML tags and entities, blanks squeezed. NULL gives ''."""
    if nilai is None:
        return ""
    isi = str(nilai)
    if not _PERLU_DIBERSIHKAN.search(isi):
        return isi.strip()
    for _ in range(10):  # entities can hide entities, tags and broken letters
        bersih = html.unescape(_HTML.sub(" ", _TAK_TAMPAK.sub("", pulihkan(isi))))
        if bersih == isi:
            break
        isi = bersih
    return " ".join(isi.split())


def telepon(nilai: object) -> str:
    """The free text of a phone field as typed, repaired only: what it means is decided by `satker.telepon`."""
    return "" if nilai is None else pulihkan(str(nilai)).strip()


def ada_berkas(nilai: object) -> bool:
    """Whether a `*_dok`/`edoc_*` column names a file: NULL, '', ' ' and '0' all mean none."""
    return nilai is not None and str(nilai).strip() not in ("", "0")


def ya(nilai: object, kosong: bool = False) -> bool:
    """SIPP's yes/no: 'Y'/'T', 1/0, '1'/'0'; `kosong` is the answer for NULL and blanks."""
    isi = "" if nilai is None else str(nilai).strip().upper()
    return kosong if not isi else isi in ("Y", "1")


def bulat(nilai: object) -> int | None:
    """A whole number or None for NULL and blanks. Raises NilaiTakTerbaca."""
    if nilai is None or isinstance(nilai, int):
        return nilai
    isi = str(nilai).strip()
    if not isi:
        return None
    try:
        return round(Decimal(isi))
    except (InvalidOperation, ValueError, OverflowError):
        raise NilaiTakTerbaca(f"“{isi[:40]}” bukan angka") from None


def rupiah(nilai: object) -> Decimal:
    """An amount of money, to the cent; NULL is nothing. Raises NilaiTakTerbaca."""
    try:
        return Decimal(str(nilai or 0)).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise NilaiTakTerbaca(f"“{str(nilai)[:40]}” bukan jumlah uang") from None


@lru_cache(maxsize=8192)
def tanggal(nilai: str | None) -> date | None:
    """A date, or None where SIPP holds none: NULL, blank, zero dates (whole or partly), placeholders before 1980.

    Takes the text of the column (also of a DATETIME). Raises NilaiTakTerbaca for anything else.
    """
    isi = "" if nilai is None else str(nilai).strip()
    if isi in ("", "0", "-"):
        return None
    cocok = _TANGGAL.fullmatch(isi)
    if cocok is None:
        raise NilaiTakTerbaca(f"“{isi[:40]}” bukan tanggal")
    tahun, bulan, hari = (int(bagian) for bagian in cocok.groups())
    if tahun < TAHUN_PERTAMA or not bulan or not hari:
        return None
    if tahun > TAHUN_TERAKHIR:
        raise NilaiTakTerbaca(f"tahun pada tanggal “{isi[:40]}” tidak wajar")
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        raise NilaiTakTerbaca(f"tanggal “{isi[:40]}” tidak ada di kalender") from None


@lru_cache(maxsize=1024)
def jam(nilai: str | None) -> time | None:
    """An hour of the day. 00:00:00 is None: no court sits at midnight, clerks leave the field so.

    Never raises: a hearing whose hour is unreadable is still a hearing, told without an hour.
    """
    cocok = _JAM.fullmatch("" if nilai is None else str(nilai).strip())
    if cocok is None:
        return None
    pukul, menit, detik = (int(bagian or 0) for bagian in cocok.groups())
    if pukul > 23 or menit > 59 or detik > 59:
        return None
    return time(pukul, menit, detik) if pukul or menit or detik else None


def waktu(nilai: str | None) -> datetime | None:
    """A DATETIME as SIPP has it: local time of the court, without a zone. Raises NilaiTakTerbaca."""
    hari = tanggal(nilai)
    if hari is None or nilai is None:
        return None
    pukul = jam(re.split("[ T]", str(nilai).strip(), maxsplit=1)[-1])
    return datetime.combine(hari, pukul or time.min)
