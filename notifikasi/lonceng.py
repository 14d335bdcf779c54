"""The doorbell: tells a worker that something is due. Carries no data; losing it loses nothing."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

catatan = logging.getLogger(__name__)


def bunyikan(tugas: str = "notifikasi.tasks.antar_semua", *kunci: int, nanti: float = 0) -> None:
    """Ring after the commit, so that the worker sees the rows. A broker that is down is no error.

    `kunci`: at most the key of the court it is about, never data. `nanti`: seconds to wait before it rings.
    """
    transaction.on_commit(partial(_kirim, tugas, *kunci, nanti=nanti))


def _kirim(tugas: str, *kunci: int, nanti: float) -> None:
    try:
        current_app.send_task(
            tugas, kunci, countdown=nanti or None, ignore_result=True, expires=nanti + 30, retry=False
        )
    except (OperationalError, OSError) as galat:
        # The next tick of the beat finds the same rows in PostgreSQL.
        catatan.warning("lonceng tidak berbunyi: %s", type(galat).__name__)
