"""Geometry of the charts drawn on the server: plain numbers in, SVG coordinates out. Knows no template, no colour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

TINGGI = 100  # user units of the plot's height; the drawing stretches to its box
LANGKAH = 10  # user units per day
TEBAL = 7
PUNCAK = (2, 4, 6, 8, 10)  # even steps, so that the half-way line is a whole number


@dataclass(frozen=True)
class Batang:
    """One day: its figures and where its two parts stand (SVG y grows downwards; failures sit on top)."""

    hari: date
    baik: int
    gagal: int
    x: float
    y_baik: float
    tinggi_baik: float
    y_gagal: float
    tinggi_gagal: float


@dataclass(frozen=True)
class Grafik:
    """A chart ready for the template: bars, full width, the scale's top and middle, three dates for the axis."""

    batang: list[Batang]
    lebar: int
    puncak: int
    tengah: int
    sumbu: list[date]

    @property
    def kosong(self) -> bool:
        """True when there is nothing to draw; the page says so in words."""
        return not any(b.baik or b.gagal for b in self.batang)


def skala(terbesar: int) -> int:
    """The smallest round top not under ``terbesar``: 2, 4, 6, 8, 10, 20, 40 …"""
    kelipatan = 1
    while True:
        for angka in PUNCAK:
            if angka * kelipatan >= terbesar:
                return angka * kelipatan
        kelipatan *= 10


def batang_harian(baris: Iterable[tuple[date, int, int]]) -> Grafik:
    """Bars for ``(date, good, failed)`` in the order given. No rows give a chart without bars."""
    data = list(baris)
    puncak = skala(max((baik + gagal for _, baik, gagal in data), default=0))
    batang = [_batang(i, hari, baik, gagal, TINGGI / puncak) for i, (hari, baik, gagal) in enumerate(data)]
    hari = [b.hari for b in batang]
    sumbu = [hari[0], hari[len(hari) // 2], hari[-1]] if len(hari) > 2 else hari
    return Grafik(batang, LANGKAH * max(len(data), 1), puncak, puncak // 2, sumbu)


def titik_garis(nilai: Sequence[int], lebar: int = 100, tinggi: int = 30) -> str:
    """``x,y`` points of a sparkline; a flat or empty series lies on the ground."""
    if not nilai:
        return f"0,{tinggi} {lebar},{tinggi}"
    langkah = lebar / max(len(nilai) - 1, 1)
    puncak = max(1, *nilai)
    return " ".join(f"{i * langkah:.1f},{tinggi - n / puncak * tinggi:.1f}" for i, n in enumerate(nilai))


def _batang(urutan: int, hari: date, baik: int, gagal: int, per_satuan: float) -> Batang:
    tinggi_baik, tinggi_gagal = round(baik * per_satuan, 2), round(gagal * per_satuan, 2)
    y_baik = round(TINGGI - tinggi_baik, 2)
    x = urutan * LANGKAH + (LANGKAH - TEBAL) / 2
    return Batang(hari, baik, gagal, x, y_baik, tinggi_baik, round(y_baik - tinggi_gagal, 2), tinggi_gagal)
