"""Which part of SIPP is read: the window."""

from dataclasses import dataclass, field
from datetime import date, timedelta

UMUR_SIDANG = timedelta(days=30)
UMUR_PUTUSAN = timedelta(days=90)
UMUR_AKTA = timedelta(days=90)
# Nearly every case of a religious court ends within five months: what is pending is in.
UMUR_PERKARA = timedelta(days=180)


def batas_baca(mulai: date, hari_ini: date) -> date:
    """From which registration date on cases are read.

    Earlier than `mulai`, before which nothing is announced: the recaps count the running year and what
    is still undecided (R-000-15, R-000-16).
    """
    return min(mulai, date(hari_ini.year, 1, 1)) - UMUR_PERKARA


@dataclass(frozen=True, slots=True)
class Jendela:
    """Cases registered on or after `batas`, and older ones that still live.

    An older case lives when it has a hearing, a decision or a certificate since the dates below, or when its id is in
    `dipantau`: ids the portal itself holds open, so that a deleted last hearing is noticed too. Nothing since `mulai`
    (`batas` where it is not given) ages out, or an upload made after 90 days would never be seen.
    `perkara.diperbaharui_tanggal` does not count: an upgrade of SIPP touches every row, and everything announced hangs
    on one of the dates here.
    """

    batas: date
    hari_ini: date
    dipantau: frozenset[int] = field(default=frozenset())
    mulai: date | None = None

    @property
    def _hidup_sejak(self) -> date:
        return self.mulai or self.batas

    @property
    def sidang_sejak(self) -> date:
        return min(self._hidup_sejak, self.hari_ini - UMUR_SIDANG)

    @property
    def putusan_sejak(self) -> date:
        return min(self._hidup_sejak, self.hari_ini - UMUR_PUTUSAN)

    @property
    def akta_sejak(self) -> date:
        return min(self._hidup_sejak, self.hari_ini - UMUR_AKTA)
