"""Which part of SIPP is read: the window."""

from dataclasses import dataclass, field
from datetime import date, timedelta

UMUR_SIDANG = timedelta(days=30)
UMUR_PUTUSAN = timedelta(days=90)
UMUR_AKTA = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Jendela:
    """Cases registered on or after `batas`, and older ones that still live.

    An older case lives when it has a hearing, a decision or a certificate since the dates below, or when its id is in
    `dipantau`: ids the portal itself holds open, so that a deleted last hearing is noticed too. Nothing since `batas`
    ages out, or an upload made after 90 days would never be seen. `perkara.diperbaharui_tanggal` does not count: an
    upgrade of SIPP touches every row, and everything announced hangs on one of the dates here.
    """

    batas: date
    hari_ini: date
    dipantau: frozenset[int] = field(default=frozenset())

    @property
    def sidang_sejak(self) -> date:
        return min(self.batas, self.hari_ini - UMUR_SIDANG)

    @property
    def putusan_sejak(self) -> date:
        return min(self.batas, self.hari_ini - UMUR_PUTUSAN)

    @property
    def akta_sejak(self) -> date:
        return min(self.batas, self.hari_ini - UMUR_AKTA)
