"""Working days of a court: Monday to Friday, without holidays, as its own calendar says (domain 8.6)."""

from collections.abc import Iterable, Sequence
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
    return Kalender(dari, sampai, _khusus(satker, baris.order_by(_NASIONAL_DAHULU)))


# So that the court's own rows overwrite them.
_NASIONAL_DAHULU = F("satker_id").asc(nulls_first=True)


def _khusus(satker: Satker, baris: Iterable[HariLibur]) -> dict[date, bool]:
    """The days that are not as their day of the week says."""
    khusus: dict[date, bool] = {}
    for b in baris:
        cuti = b.jenis == HariLibur.Jenis.CUTI_BERSAMA and satker.cuti_bersama_hari_kerja
        khusus[b.tanggal] = b.hari_kerja or (cuti and b.tanggal.weekday() < 5)
    return khusus


def yang_bekerja(pasangan: Sequence[tuple[Satker, date]]) -> set[int]:
    """Of these courts, each with a day, the keys of those that work that day. One query, none for nobody."""
    if not pasangan:
        return set()
    milik = Q(satker__in=[s for s, _ in pasangan]) | Q(satker=None)
    baris = HariLibur.objects.filter(milik, tanggal__in={t for _, t in pasangan}).order_by(_NASIONAL_DAHULU)
    semua = list(baris)
    return {
        s.pk
        for s, t in pasangan
        if Kalender(t, t, _khusus(s, (b for b in semua if b.satker_id in (None, s.pk)))).hari_kerja(t)
    }


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
