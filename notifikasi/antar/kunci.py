"""One deliverer per gateway, held by the database: a worker that dies lets go at once.

The lock belongs to the session, not to a transaction, so a pooler in transaction mode cannot stand
between us and PostgreSQL. When the lock is free, whoever held it has no session any more and can
write nothing: that is what lets the sweeper act without waiting.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from django.db import connection

# Any numbers will do, as long as nothing else in this database locks under them.
RUANG = 0x4E48
RUANG_SUREL = 0x4E49
RUANG_RAPIKAN = 0x4E4A
# A host that vanished without closing its connection gives its locks back after about a minute.
_PUTUS = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"


def kunci_gateway(pk: int) -> AbstractContextManager[bool]:
    """Hold the deliverer's lock of one gateway inside the block; False when somebody else holds it."""
    return kunci(RUANG, pk)


@contextmanager
def kunci(ruang: int, pk: int = 0) -> Iterator[bool]:
    """Hold one of this database's own locks inside the block; False when somebody else holds it."""
    with connection.cursor() as kursor:
        kursor.execute(f"{_PUTUS}; SELECT pg_try_advisory_lock(%s, %s)", [ruang, pk])
        dapat: bool = kursor.fetchone()[0]
    try:
        yield dapat
    finally:
        if dapat and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ruang, pk])
