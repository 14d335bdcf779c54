"""The doorbell: tells a worker that something is due. Carries no data; losing it loses nothing."""

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from weakref import WeakKeyDictionary

from celery import Celery
from celery.app import app_or_default
from django.db import transaction
from kombu import pools
from kombu.exceptions import OperationalError

catatan = logging.getLogger(__name__)


def bunyikan(tugas: str = "notifikasi.tasks.antar_semua", *kunci: int, nanti: float = 0) -> None:
    """Ring after the commit, so that the worker sees the rows. A broker that is down is no error.

    `kunci`: at most the key of the court it is about, never data. `nanti`: seconds to wait before it rings.
    """
    transaction.on_commit(partial(_kirim, tugas, *kunci, nanti=nanti))


class Peredam:
    """Rings for a crowd: one at once, one behind the crowd, none in between. Safe among threads.

    Called after each commit; answers how many seconds from now to ring, None when a bell still to come will do.
    """

    def __init__(self, jam: Callable[[], float] = time.monotonic, jeda: float = 0.5) -> None:
        self._jam, self._jeda, self._kunci = jam, jeda, threading.Lock()
        self._langsung = self._menyusul = float("-inf")

    def __call__(self) -> float | None:
        """Seconds until the ring, or None."""
        with self._kunci:
            kini = self._jam()
            if kini < self._menyusul - LONGGAR:
                return None
            if kini < self._langsung + self._jeda:
                self._menyusul = kini + self._jeda
                return self._jeda
            self._langsung = kini
            return 0


# A bell that rings within this time may have been heard already by the time the row is there.
LONGGAR = 0.1
_peredam: dict[str, Peredam] = {}


def bunyikan_jarang(tugas: str) -> None:
    """As `bunyikan`, for what comes in crowds: a hundred webhooks a second are one walk to the door, not a hundred."""
    peredam = _peredam.setdefault(tugas, Peredam())

    def bel() -> None:
        if (nanti := peredam()) is not None:
            _kirim(tugas, nanti=nanti)

    transaction.on_commit(bel)


# Seconds, for the ring alone: a worker waits longer on the same broker, but a gateway whose webhook is answered late
# sends it again. A bell not heard at once is heard at the beat's next tick.
SABAR = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "max_retries": 0}
# After a ring nobody took. A Redis that hangs costs its time-out once, not once per page and webhook; meanwhile the
# beat's own rings carry on.
BISU = 10.0  # seconds
_bisu: WeakKeyDictionary[Celery, float] = WeakKeyDictionary()


def _kirim(tugas: str, *kunci: int, nanti: float) -> None:
    app = app_or_default()
    if time.monotonic() < _bisu.get(app, 0):
        return
    bel = {"countdown": nanti or None, "expires": nanti + 30, "ignore_result": True, "retry": False}
    try:
        with pools.producers[app.connection_for_write(transport_options=SABAR)].acquire(block=True) as pengirim:
            app.send_task(tugas, kunci, producer=pengirim, **bel)
    except (OperationalError, OSError) as galat:
        _bisu[app] = time.monotonic() + BISU
        # The next tick of the beat finds the same rows in PostgreSQL.
        catatan.warning("lonceng tidak berbunyi: %s", type(galat).__name__)
