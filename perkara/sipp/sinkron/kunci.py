"""One sync of a court at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

RUANG_KUNCI = 0x51990001  # our own number space among the advisory locks


@contextmanager
def kunci_sinkron(satker_id: int) -> Iterator[bool]:
    """Hold the court's lock for the enclosed step; False, at once, when someone else does.

    The lock belongs to the database session: PostgreSQL frees it when the process dies in whatever way.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [RUANG_KUNCI, satker_id])
        dapat = bool(kursor.fetchone()[0])
    try:
        yield dapat
    finally:
        if dapat and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_advisory_unlock(%s, %s)", [RUANG_KUNCI, satker_id])
