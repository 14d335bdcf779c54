"""Working days of a court: Monday to Friday, without holidays, as its own calendar says (domain 8.6)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from satker.models import HariLibur, Satker

SEHARI = timedelta(days=1)
# The longest run of free days known (Nyepi with Idul Fitri 2026) is a week; a month leaves room for a court's own.
CADANGAN = 31


@dataclass(frozen=True, slots=True)
class Kalender:
    """A court's calendar over a span of days, read with one query; answers are only given inside the span."""

    dari: date
    sampai: date
    khusus: dict[date, bool]

    def hari_kerja(self, tanggal: date) -> bool:
        """Whether the court works that day. Raises ValueError outside the span that was read."""
        if not self.dari <= tanggal <= self.sampai:
            raise ValueError(f"Kalender hanya dimuat {self.dari} sampai {self.sampai}.")
        return self.khusus.get(tanggal, tanggal.weekday() < 5)


def muat_kalender(satker: Satker, dari: date, sampai: date) -> Kalender:
    """The calendar from `dari` to `sampai` inclusive, in one query.

    A row of the court beats a national one of the same day; `hari_kerja` makes a day a working day, on a Saturday too;
    cuti bersama is one when the court counts it so. A year without rows knows week-ends only: see `peringatan_libur`.
    """
    baris = HariLibur.objects.filter(Q(satker=satker) | Q(satker=None), tanggal__range=(dari, sampai))
    khusus: dict[date, bool] = {}
    # National rows come first, so that the court's own overwrite them.
    for b in baris.order_by(F("satker_id").asc(nulls_first=True)):
        cuti = b.jenis == HariLibur.Jenis.CUTI_BERSAMA and satker.cuti_bersama_hari_kerja
        khusus[b.tanggal] = b.hari_kerja or (cuti and b.tanggal.weekday() < 5)
    return Kalender(dari, sampai, khusus)


def hari_kerja(satker: Satker, tanggal: date) -> bool:
    """Whether the court works that day. For more than one day read a span with `muat_kalender`."""
    return muat_kalender(satker, tanggal, tanggal).hari_kerja(tanggal)


def tambah_hari_kerja(satker: Satker, tanggal: date, n: int) -> date:
    """The n-th working day after `tanggal`; counting starts the day after.

    n = 0 answers `tanggal`, n < 0 raises ValueError.
    """
    if n < 0:
        raise ValueError("Jumlah hari kerja tidak boleh negatif.")
    while n:
        kalender = muat_kalender(satker, tanggal, tanggal + timedelta(days=2 * n + CADANGAN))
        # Normally one round; a calendar of nothing but holidays is read on, span by span.
        while n and tanggal < kalender.sampai:
            tanggal += SEHARI
            n -= kalender.hari_kerja(tanggal)
    return tanggal


def hari_kerja_berikut(satker: Satker, tanggal: date) -> date:
    """The first working day after `tanggal`."""
    return tambah_hari_kerja(satker, tanggal, 1)
