"""One deliverer per gateway, held by the database: a worker that dies lets go at once.

The lock belongs to the session, not to a transaction, so a pooler in transaction mode cannot stand
between us and PostgreSQL. When the lock is free, whoever held it has no session any more and can
write nothing: that is what lets the sweeper act without waiting.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Any number will do, as long as nothing else in this database locks under it.
RUANG = 0x4E48
# A host that vanished without closing its connection gives its locks back after about a minute.
_PUTUS = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"


@contextmanager
def kunci_gateway(pk: int) -> Iterator[bool]:
    """Hold the deliverer's lock of one gateway inside the block; False when somebody else holds it."""
    with connection.cursor() as kursor:
        kursor.execute(f"{_PUTUS}; SELECT pg_try_advisory_lock(%s, %s)", [RUANG, pk])
        dapat: bool = kursor.fetchone()[0]
    try:
        yield dapat
    finally:
        if dapat and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_advisory_unlock(%s, %s)", [RUANG, pk])
