"""Waiting for the test's own database, and holding what somebody else wants there."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections

SABAR = 60  # seconds
# Only this database's locks: the tests beside us share the server, and theirs must not answer for ours.
DI_SINI = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"


def tunggu(sql: str) -> None:
    """Until the database answers yes."""
    batas = time.monotonic() + SABAR
    with connection.cursor() as kursor:
        while time.monotonic() < batas:
            kursor.execute(f"SELECT ({sql}) FROM pg_sleep(0.02)")
            if kursor.fetchone()[0]:
                return
    raise AssertionError(f"tidak terjadi dalam {SABAR} detik: {sql}")


def tunggu_tanpa_kunci() -> None:
    """Until nobody holds one of our own locks: the server notices a closed connection a moment later."""
    tunggu(f"SELECT count(*) = 0 FROM pg_locks WHERE locktype = 'advisory' AND granted AND {DI_SINI}")


@contextmanager
def dipegang_yang_lain(ruang: int) -> Iterator[None]:
    """Somebody else, on a connection of his own, holds one of the database's own locks inside the block."""
    lain = connections.create_connection("default")
    try:
        with lain.cursor() as kursor:
            kursor.execute("SELECT pg_advisory_lock(%s, 0)", [ruang])
            try:
                yield
            finally:  # given back aloud: the server notices a closed connection a moment later
                kursor.execute("SELECT pg_advisory_unlock(%s, 0)", [ruang])
    finally:
        lain.close()
