"""Deadlines: what the rule says, the day it means for a court, and how it is said (domain 8.6)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from layanan.models import JamKhusus, SetelanLayanan
from satker.kalender import Kalender, hari_kerja, hari_kerja_berikut, muat_kalender, tambah_hari_kerja
from satker.models import Satker
from satker.tanggal import tanggal_panjang
from satker.waktu import hari_ini, lokal

SEHARI = timedelta(days=1)
Satuan = Literal["kerja", "kalender"]


@dataclass(frozen=True, slots=True)
class Tenggat:
    """So many working days of the court, or days of the calendar; counted from the day after."""

    hari: int
    satuan: Satuan = "kerja"

    def __post_init__(self) -> None:
        if self.hari < 0 or self.satuan not in ("kerja", "kalender"):
            raise ValueError("Tenggat adalah bilangan hari kerja atau hari kalender, paling sedikit 0.")

    def __str__(self) -> str:
        return f"{self.hari} hari {self.satuan}"

    def sebagai_json(self) -> dict[str, Any]:
        """As it is copied to the record."""
        return asdict(self)

    @classmethod
    def dari_json(cls, nilai: Mapping[str, Any]) -> "Tenggat":
        """As it was copied: `Tenggat.dari_json(urusan.tenggat["keterangan"])`."""
        return cls(nilai["hari"], nilai["satuan"])


def setelan(satker: Satker) -> SetelanLayanan:
    """The court's settings of this floor, the defaults where it has none."""
    return SetelanLayanan.objects.filter(satker=satker).first() or SetelanLayanan(satker=satker)


def tanggal_terima(satker: Satker, saat: datetime) -> date:
    """The day `saat` counts as received, in the court's zone.

    After closing time (some weeks have their own: JamKhusus), or on a day the court does not work, that is the next
    working day; to the minute of closing it is still today. A court may choose to receive until midnight; a free day
    stays one.
    """
    setempat = lokal(satker, saat)
    hari = setempat.date()
    if not hari_kerja(satker, hari):
        return hari_kerja_berikut(satker, hari)
    aturan = setelan(satker)
    tutup = setempat.time() > (_jam_khusus(satker, hari) or aturan).tutup(hari) and not aturan.terima_setelah_tutup
    return hari_kerja_berikut(satker, hari) if tutup else hari


def _jam_khusus(satker: Satker, hari: date) -> JamKhusus | None:
    return JamKhusus.objects.filter(satker=satker, mulai__lte=hari, sampai__gte=hari).first()


def jatuh_tempo(satker: Satker, mulai: date, tenggat: Tenggat) -> date:
    """The last day of a deadline that begins the day after `mulai`."""
    if tenggat.satuan == "kalender":
        return mulai + timedelta(days=tenggat.hari)
    return tambah_hari_kerja(satker, mulai, tenggat.hari)


@dataclass(frozen=True, slots=True)
class Penghitung:
    """Measures many due dates of one court against today, with the one query that made it: for lists."""

    hari_ini: date
    kalender: Kalender

    def sisa(self, sampai: date) -> int:
        """Working days left until `sampai`, negative for those gone by; 0 also when only free days lie between."""
        awal, akhir = sorted((self.hari_ini, sampai))
        n = sum(self.kalender.hari_kerja(awal + i * SEHARI) for i in range(1, (akhir - awal).days + 1))
        return n if sampai >= self.hari_ini else -n

    def kalimat(self, sampai: date) -> str:
        """'paling lambat Rabu, 25 November 2026, 3 hari kerja lagi'."""
        return f"paling lambat {tanggal_panjang(sampai)}, {self.lagi(sampai)}"

    def lagi(self, sampai: date) -> str:
        """'3 hari kerja lagi', 'hari ini', 'lewat 2 hari kerja'."""
        if sampai == self.hari_ini:
            return "hari ini"
        n = abs(self.sisa(sampai))
        if sampai > self.hari_ini:
            return f"{n} hari kerja lagi" if n else "kurang dari 1 hari kerja lagi"
        return f"lewat {n} hari kerja" if n else "sudah lewat"

    def nada(self, sampai: date) -> str:
        """How urgent: "bahaya" when it has passed, "awas" on the last working day and the one before, else "baik"."""
        if sampai < self.hari_ini:
            return "bahaya"
        return "awas" if self.sisa(sampai) <= 1 else "baik"


def penghitung(satker: Satker, tanggal: Iterable[date | None] = ()) -> Penghitung:
    """A measure for all of `tanggal` (empty ones are passed over), read with one query."""
    kini = hari_ini(satker)
    semua = [kini, *(t for t in tanggal if t is not None)]
    return Penghitung(kini, muat_kalender(satker, min(semua), max(semua)))


def kalimat_tenggat(satker: Satker, sampai: date) -> str:
    """'paling lambat Rabu, 25 November 2026, 3 hari kerja lagi'. For lists take a `penghitung`."""
    return penghitung(satker, [sampai]).kalimat(sampai)
