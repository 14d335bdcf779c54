"""Register numbers: consecutive per court, register and year; found again in any spelling."""

import re

from django.db import connection

from satker.models import Satker

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_KATA, _ANGKA = re.compile(r"[^\W_]+"), re.compile(r"\d+")
_BERIKUT = """
INSERT INTO layanan_nomorregister AS n (satker_id, register, tahun, terakhir) VALUES (%s, %s, %s, 1)
ON CONFLICT (satker_id, register, tahun) DO UPDATE SET terakhir = n.terakhir + 1
RETURNING terakhir
"""


def nomor_berikut(satker: Satker, register: str, tahun: int) -> int:
    """The next number, from 1. Must run in the transaction that stores the record.

    The counter's row stays locked until that transaction ends: who comes second waits, and a rollback gives the
    number back, so that none is ever missing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Nomor register hanya diberikan di dalam transaksi yang menyimpan urusannya.")
    with connection.cursor() as kursor:
        kursor.execute(_BERIKUT, [satker.pk, register, tahun])
        (urut,) = kursor.fetchone()
    return int(urut)


def bulan_romawi(bulan: int) -> str:
    """'XI' for 11, as register numbers write the month."""
    return _ROMAWI[bulan - 1]


def kunci_nomor(teks: str) -> str:
    """A register number without its spelling: '001/INF/PA.Bjh/XI/2026', '1 inf pa bjh xi 2026' → '1INFPABJHXI2026'."""
    rapat = "".join(_KATA.findall(teks.upper()))
    return _ANGKA.sub(lambda angka: angka[0].lstrip("0") or "0", rapat)[:80]
