"""A due date as a calendar file (RFC 5545) that every phone can open."""

import re
from datetime import date, timedelta

from satker.waktu import sekarang

_LEPAS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_KENDALI = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LEBAR = 75  # octets in a line


def kalender(uid: str, tanggal: date, judul: str, uraian: str) -> bytes:
    """One whole-day event with a reminder the day before. No value can become a line of its own."""
    baris = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Narahubung//ID",
        "BEGIN:VEVENT",
        f"UID:{_teks(uid)}",
        f"DTSTAMP:{sekarang():%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{tanggal:%Y%m%d}",
        f"DTEND;VALUE=DATE:{tanggal + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_teks(judul)}",
        f"DESCRIPTION:{_teks(uraian)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_teks(judul)}",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_lipat(b.encode()) for b in baris)


def _teks(nilai: str) -> str:
    rata = nilai.replace("\r\n", "\n").replace("\r", "\n")
    return _KENDALI.sub("", rata).translate(_LEPAS)


def _lipat(baris: bytes) -> bytes:
    """Long lines go on after a blank; never in the middle of a character."""
    bagian: list[bytes] = []
    sisa = baris
    while len(sisa) > _LEBAR - bool(bagian):
        potong = _LEBAR - bool(bagian)
        while sisa[potong] & 0xC0 == 0x80:
            potong -= 1
        bagian.append(sisa[:potong])
        sisa = sisa[potong:]
    return b"\r\n ".join([*bagian, sisa]) + b"\r\n"
