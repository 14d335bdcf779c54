"""Dates and times as Indonesian court letters write them."""

from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from satker.models import Satker

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
# Indonesia has three zones and no daylight saving; SIPP stores local time without any of them.
ZONA_SINGKAT = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def nama_hari(tanggal: date) -> str:
    """'Senin' … 'Minggu'."""
    return HARI[tanggal.weekday()]


def tanggal_saja(tanggal: date) -> str:
    """'23 November 2026'."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_panjang(tanggal: date) -> str:
    """'Senin, 23 November 2026'."""
    return f"{nama_hari(tanggal)}, {tanggal_saja(tanggal)}"


def tanggal_pendek(tanggal: date) -> str:
    """'23-11-2026', the form of lists."""
    return f"{tanggal:%d-%m-%Y}"


def jam(pukul: time) -> str:
    """'09.00': Indonesian spelling puts a full stop between hour and minute."""
    return f"{pukul:%H.%M}"


def zona_singkat(satker: "Satker") -> str:
    """WIB, WITA or WIT."""
    return ZONA_SINGKAT[satker.zona_waktu]
