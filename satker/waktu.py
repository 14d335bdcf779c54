"""The one clock of the portal.

Every service asks here what time it is, so that a whole step can be run "as of" a moment
(`--pada`) and tests can walk through days without touching the machine's clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from satker.models import Satker

_jam: ContextVar[datetime | None] = ContextVar("jam", default=None)


def sekarang() -> datetime:
    """The present moment, aware, in UTC; the moment set by `pada` where one is set."""
    return _jam.get() or datetime.now(UTC)


@contextmanager
def pada(saat: datetime | None) -> Iterator[None]:
    """Run the enclosed step as of `saat` (aware). None leaves the clock alone."""
    if saat is not None and saat.tzinfo is None:
        raise ValueError("Waktu harus menyebut zona, misalnya 2026-11-23T08:00:00+07:00.")
    tanda = _jam.set(saat.astimezone(UTC) if saat else _jam.get())
    try:
        yield
    finally:
        _jam.reset(tanda)


def lokal(satker: "Satker", saat: datetime) -> datetime:
    """`saat` as the clock on the court's wall shows it."""
    return saat.astimezone(satker.zona)


def hari_ini(satker: "Satker") -> date:
    """Today's date in the court's zone: midnight in Jayapura is two hours before Jakarta's."""
    return lokal(satker, sekarang()).date()


def saat_lokal(satker: "Satker", tanggal: date, pukul: time) -> datetime:
    """The moment (UTC) when the court's clock shows `pukul` on `tanggal`."""
    return datetime.combine(tanggal, pukul, tzinfo=ZoneInfo(satker.zona_waktu)).astimezone(UTC)
