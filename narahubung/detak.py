"""Where the beat and the workers say that they live. From their own loops: a thread beside would speak for the dead."""

import logging
import time
from collections.abc import Callable
from typing import Any

from celery.beat import Scheduler
from celery.signals import heartbeat_sent, worker_ready

catatan = logging.getLogger(__name__)
# Seconds. Longer than any task of ours takes (notifikasi.tasks.DETIK_PER_TUGAS, and the time limit): busy is not stuck.
MACET = 600.0
_pencatat: dict[str, Any] = {}


def hidup(nama: str) -> bool:
    """One sign of life of the process `nama`, written at most every few seconds; whether it was."""
    from notifikasi.denyut import Pencatat  # noqa: PLC0415  (the apps are ready only now)

    return bool(_pencatat.setdefault(nama, Pencatat(nama))())


class Penjadwal(Scheduler):
    """Celery's own scheduler, which speaks up at every turn of its loop."""

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Ring what is due; seconds until the next turn."""
        tunggu = super().tick(*args, **kwargs)
        hidup("beat")
        return tunggu


class Kolam:
    """The worker's pool of threads. Its loop lives on when every thread hangs: a task of ours must come out again."""

    def __init__(self, pool: Any, jam: Callable[[], float] = time.monotonic) -> None:
        self._pool, self._jam = pool, jam
        self._sejak: float | None = None  # when the task went in that has not come out yet
        self._macet = False

    def bergerak(self) -> bool:
        """Whether tasks are taken: False from MACET seconds after one that nobody took, until somebody does."""
        if self._sejak is None:
            self._sejak = self._jam()
            self._pool.apply_async(_tidak_apa_apa, callback=self._keluar)
            return True
        macet = self._jam() - self._sejak > MACET
        if macet and not self._macet:
            catatan.error("kolam tidak mengambil tugas selama %d detik: worker ini dianggap sunyi", MACET)
        self._macet = macet
        return not macet

    def _keluar(self, _hasil: Any) -> None:
        self._sejak = None


def _tidak_apa_apa() -> None:
    """The task that proves that there is somebody to do it."""


_kolam: list[Kolam] = []


@worker_ready.connect
def _siap(sender: Any = None, **_: Any) -> None:
    _kolam[:] = [Kolam(sender.pool)]


@heartbeat_sent.connect
def _pekerja(sender: Any = None, **_: Any) -> None:
    if all(k.bergerak() for k in _kolam):
        hidup(f"worker:{sender.eventer.hostname}")
