"""PostgreSQL and Redis from pip wheels, for a machine that has neither: the only place that knows of them.

Servers start with their first user (a `manage.py`, a `make run`, a test run) and stop with the last one. A user
is a process that holds a shared lock on DATA_DIR/tertanam/pengguna. The kernel drops that lock when the process
ends in whatever way, so nobody is counted who is gone. Every transition happens under DATA_DIR/tertanam/kunci.
"""

import atexit
import os
import signal
import sys
import threading
from pathlib import Path
from typing import IO

from narahubung.lingkungan import ada, folder_data, mode_demo
from narahubung.tertanam import penjaga, postgres, rahasia, redis_unix
from narahubung.tertanam.kunci import buka_kunci, coba_kunci_penuh, kunci_bersama, kunci_penuh, tunggu_kunci_bersama

TANDA = "NARAHUBUNG_TERTANAM"


class _Pemakaian:
    """Our share in the servers of one DATA_DIR."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir, self.ruang, self.pid = data_dir, data_dir / "tertanam", os.getpid()
        self.ruang.mkdir(exist_ok=True)
        self.pengguna: IO[str] | None = None


_pemakaian: _Pemakaian | None = None


def siapkan(*, awet: bool = True) -> None:
    """Start or join the embedded servers and complete os.environ for this process and its children.

    Does nothing in production, and nothing for what DATABASE_URL, REDIS_URL, SECRET_KEY or KUNCI_ENKRIPSI
    already say. `awet=False` gives up durability (tests). Raises SystemExit with one clear line.
    """
    if not mode_demo(os.environ):
        return
    os.environ.setdefault("DEMO", "1")
    data_dir = folder_data(os.environ)
    rahasia.lengkapi(os.environ, data_dir)
    if not (ada(os.environ, "DATABASE_URL") and ada(os.environ, "REDIS_URL")):
        _ikut(data_dir, awet=awet)


def _ikut(data_dir: Path, *, awet: bool) -> None:
    global _pemakaian  # noqa: PLW0603  (one share per process)
    pakai = _pemakaian = _Pemakaian(data_dir)
    with kunci_penuh(pakai.ruang / "kunci"):
        pakai.pengguna = kunci_bersama(pakai.ruang / "pengguna")
        penjaga.pasang(pakai.ruang)
        atexit.register(lepas)
        _keluar_rapi_pada_sigterm()
        if not ada(os.environ, "DATABASE_URL"):
            os.environ["DATABASE_URL"] = postgres.nyalakan(data_dir, awet=awet)
            os.environ[TANDA] = "1"
        if not ada(os.environ, "REDIS_URL"):
            os.environ["REDIS_URL"] = redis_unix.nyalakan(data_dir, awet=awet)


def lepas() -> None:
    """Give up this process's share; the last one to do so stops the servers and returns when they are gone."""
    global _pemakaian
    pakai, _pemakaian = _pemakaian, None
    if pakai is None or pakai.pengguna is None or pakai.pid != os.getpid() or not pakai.ruang.exists():
        return
    with kunci_penuh(pakai.ruang / "kunci"):
        terakhir = _hentikan_bila_terakhir(pakai.data_dir, pakai.pengguna)
        buka_kunci(pakai.pengguna)
        if terakhir:
            penjaga.tunggu_pergi(pakai.ruang)


def _hentikan_bila_terakhir(data_dir: Path, pengguna: IO[str]) -> bool:
    if not coba_kunci_penuh(pengguna):
        tunggu_kunci_bersama(pengguna)  # at once beside other users; after the stop if the guard was quicker than we
        return False
    redis_unix.matikan(data_dir)
    postgres.matikan(data_dir)
    return True


def _keluar_rapi_pada_sigterm() -> None:
    # Python's default for SIGTERM skips atexit and would leave the servers running without a user.
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
