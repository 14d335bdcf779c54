"""Registers on paper: the many columns of 4.3 and 4.4 gathered into the few that a sheet holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from informasi import laporan
from informasi.alur.peran import PEMUTUS
from informasi.services.tamu import BUKU_TAMU
from satker.models import Satker

# What a browser can print; more than this is a file's business.
PALING_BANYAK = 500
Sel = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its rows for files (`kepala`, `baris`), and which of its columns share one on paper."""

    nama: str
    peran: frozenset[str]
    kepala: Sequence[str]
    baris: Callable[[Satker, date, date], Iterator[Sequence[Any]]]
    lembar: Sequence[tuple[str, int, int]]

    def cetak(self, satker: Satker, dari: date, sampai: date) -> tuple[list[list[Sel]], bool]:
        """The rows for paper, and whether there are more than a page prints. One query."""
        semua = [self._sel(b) for b in islice(self.baris(satker, dari, sampai), PALING_BANYAK + 1)]
        return semua[:PALING_BANYAK], len(semua) > PALING_BANYAK

    def _sel(self, baris: Sequence[Any]) -> list[Sel]:
        return [
            [(self.kepala[i] if akhir - awal > 1 else "", str(baris[i])) for i in range(awal, akhir) if baris[i] != ""]
            for _, awal, akhir in self.lembar
        ]


REGISTER = {
    "permohonan": Register(
        "Register permohonan informasi",
        PEMUTUS,
        laporan.KEPALA_PERMOHONAN,
        laporan.baris_permohonan,
        (
            *(("No.", 0, 1), ("Pendaftaran", 1, 4), ("Pemohon", 4, 11), ("Permohonan", 11, 16)),
            *(("Keputusan", 16, 22), ("Biaya", 22, 24), ("Waktu", 24, 29), ("Keadaan", 29, 31)),
        ),
    ),
    "keberatan": Register(
        "Register keberatan",
        PEMUTUS,
        laporan.KEPALA_KEBERATAN,
        laporan.baris_keberatan,
        (
            *(("No.", 0, 1), ("Pendaftaran", 1, 3), ("Pemohon", 3, 5), ("Permohonan", 5, 8), ("Keberatan", 8, 11)),
            *(("Jawaban", 11, 17), ("Tanggapan", 17, 18), ("Keadaan", 18, 19)),
        ),
    ),
    "tamu": Register(
        "Buku tamu",
        frozenset(BUKU_TAMU),
        laporan.KEPALA_TAMU,
        laporan.baris_tamu,
        (
            *(("No.", 0, 1), ("Kunjungan", 1, 4), ("Tamu", 4, 7), ("Keperluan", 7, 9), ("KTP", 9, 10)),
            ("Permohonan", 10, 11),
        ),
    ),
}
