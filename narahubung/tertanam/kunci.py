"""Advisory file locks (flock): held by a process, dropped by the kernel when it ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def kunci_penuh(berkas: Path) -> Iterator[None]:
    """Wait for the exclusive lock on `berkas` and hold it inside the block."""
    with berkas.open("a") as pegangan:
        fcntl.flock(pegangan, fcntl.LOCK_EX)
        yield


def kunci_bersama(berkas: Path) -> IO[str]:
    """Hold a shared lock on `berkas` for as long as the returned file stays open."""
    pegangan = berkas.open("a")
    fcntl.flock(pegangan, fcntl.LOCK_SH)
    return pegangan


def coba_kunci_penuh(pegangan: IO[str] | int) -> bool:
    """Whether nobody else holds a lock on this file; if so, it is now exclusively ours."""
    try:
        fcntl.flock(pegangan, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def tunggu_kunci_penuh(pegangan: IO[str] | int) -> None:
    """Wait until nobody else holds a lock on this file; then it is exclusively ours."""
    fcntl.flock(pegangan, fcntl.LOCK_EX)


def tunggu_kunci_bersama(pegangan: IO[str] | int) -> None:
    """Wait until nobody holds the exclusive lock on this file; then we share it."""
    fcntl.flock(pegangan, fcntl.LOCK_SH)


def buka_kunci(pegangan: IO[str]) -> None:
    """Give the lock up and close the file. Closing alone would not do where a forked child has the file open, too."""
    fcntl.flock(pegangan, fcntl.LOCK_UN)
    pegangan.close()
