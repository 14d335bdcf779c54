"""What the public sees of the service: its profile, its documents, and its figures per quarter (R-000-1, 21 … 23)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from satker.models import Dokumen, ProfilLayanan, Satker
from satker.waktu import hari_ini

AngkaImplementasi = Callable[[Satker, date, date], list[tuple[str, int]]]
ROMAWI = ("I", "II", "III", "IV")
_angka: list[AngkaImplementasi] = []


def daftarkan_angka_implementasi(fungsi: AngkaImplementasi) -> None:
    """Add figures to the quarterly report: labels and counts of a court from one date to another, both included."""
    _angka.append(fungsi)


def angka_implementasi(satker: Satker, dari: date, sampai: date) -> list[tuple[str, int]]:
    """The figures of a period, in the order of registration. Counts only: the page is public."""
    return [baris for fungsi in _angka for baris in fungsi(satker, dari, sampai)]


@dataclass(frozen=True, slots=True)
class Triwulan:
    """A quarter of a year; `nomor` from 1 to 4."""

    tahun: int
    nomor: int

    def __str__(self) -> str:
        return f"Triwulan {ROMAWI[self.nomor - 1]} Tahun {self.tahun}"

    @property
    def dari(self) -> date:
        """Its first day."""
        return date(self.tahun, 3 * self.nomor - 2, 1)

    @property
    def sampai(self) -> date:
        """Its last day."""
        return self.berikut.dari - timedelta(days=1)

    @property
    def berikut(self) -> "Triwulan":
        """The quarter after it."""
        return Triwulan(self.tahun + self.nomor // 4, self.nomor % 4 + 1)


def triwulan_terbuka(satker: Satker, profil: ProfilLayanan) -> list[Triwulan]:
    """The quarters that may be looked at, newest first: the running one and those before it, two years back at most."""
    hari = hari_ini(satker)
    daftar = []
    t = Triwulan(max(profil.tahun, hari.year - 2), 1)
    while t.dari <= hari:
        daftar.append(t)
        t = t.berikut
    return daftar[::-1]


def profil_layanan(satker: Satker) -> ProfilLayanan:
    """The court's entry, or the seed's when it has written none (R-000-1)."""
    return ProfilLayanan.objects.filter(satker=satker).first() or ProfilLayanan(satker=satker)


def dokumen_terbit(satker: Satker) -> list[Dokumen]:
    """The documents the public may download."""
    return list(Dokumen.objects.filter(satker=satker, terbit=True))
