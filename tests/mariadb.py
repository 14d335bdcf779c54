"""A private MariaDB for tests that need the real thing: one server per test process, one latin1 database per test.

Loaded as a plugin (`pytest_plugins = ["tests.mariadb"]`). Tests that use it carry the marker `mariadb`.
"""

import os
import select
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import IO

import pymysql
import pytest

BATAS_MULAI = 60  # seconds
_nomor = count(1)
# A test server's data may be lost: every wait for the disk is turned off.
_HEMAT = (
    *("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=64M"),
    *("--innodb-flush-method=nosync", "--skip-log-bin", "--performance-schema=OFF", "--skip-name-resolve"),
)


@dataclass(frozen=True)
class ServerMariaDB:
    """Where the server of this test process listens, on loopback and on a Unix socket; root has no password."""

    port: int
    soket: Path
    pid: int = field(compare=False)

    def url(self, basis_data: str, pengguna: str = "root") -> str:
        """Address of one of its databases over TCP."""
        return f"mysql://{pengguna}@127.0.0.1:{self.port}/{basis_data}"

    def jalankan(self, *pernyataan: str) -> None:
        """Statements as root."""
        with (
            pymysql.connect(host="127.0.0.1", port=self.port, user="root", autocommit=True) as db,
            db.cursor() as kursor,
        ):
            for sql in pernyataan:
                kursor.execute(sql)


def ada_mariadb() -> bool:
    """Whether this machine can run these tests at all."""
    return _program("mariadbd") is not None and _program("mariadb-install-db") is not None


@contextmanager
def jalankan_mariadb() -> Iterator[ServerMariaDB]:
    """A MariaDB of one's own for the length of the block, stopped by its pid. Needs `ada_mariadb()`."""
    # Not pytest's own folder: the path of a Unix socket must stay under 108 bytes.
    with tempfile.TemporaryDirectory(prefix="nhdb") as folder:
        proses, server = _mulai(Path(folder))
        try:
            yield server
        finally:
            proses.terminate()
            proses.wait(timeout=30)
            _tutup_pipa(proses)


@pytest.fixture(scope="session")
def server_mariadb() -> Iterator[ServerMariaDB]:
    """The MariaDB of this test process."""
    if not ada_mariadb():
        pytest.fail("mariadbd tidak ada di PATH: pasang paket mariadb-server, atau jalankan dengan -m 'not mariadb'")
    with jalankan_mariadb() as server:
        yield server


@pytest.fixture
def mariadb_url(server_mariadb: ServerMariaDB) -> Iterator[str]:
    """A fresh latin1 database of its own for one test, as mysql:// address."""
    nama = f"uji_{next(_nomor)}"
    server_mariadb.jalankan(f"CREATE DATABASE {nama} CHARACTER SET latin1")
    yield server_mariadb.url(nama)
    server_mariadb.jalankan(f"DROP DATABASE {nama}")


def _mulai(folder: Path) -> tuple[subprocess.Popen[bytes], ServerMariaDB]:
    data, soket, port = folder / "data", folder / "s", _port_bebas()
    # mariadbd refuses to run as root unless told so, and takes no --user from anyone else.
    sebagai = ["--user=root"] if os.geteuid() == 0 else []
    pasang = ["--no-defaults", f"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(
        [str(_program("mariadb-install-db")), *pasang, *sebagai], check=True, capture_output=True, timeout=BATAS_MULAI
    )
    pilihan = [
        f"--datadir={data}",
        f"--socket={soket}",
        "--bind-address=127.0.0.1",
        f"--port={port}",
        f"--pid-file={folder / 'pid'}",
    ]
    proses = subprocess.Popen(
        [str(_program("mariadbd")), "--no-defaults", *sebagai, *pilihan, *_HEMAT],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _tunggu_siap(proses)
    return proses, ServerMariaDB(port, soket, proses.pid)


def _tunggu_siap(proses: subprocess.Popen[bytes]) -> None:
    """Until the server says so itself; its further words are read away, or it would stop at a full pipe."""
    assert proses.stderr is not None
    catatan, batas = b"", time.monotonic() + BATAS_MULAI
    while b"ready for connections" not in catatan:
        sisa = batas - time.monotonic()
        siap, _, _ = select.select([proses.stderr], [], [], max(sisa, 0))
        sepotong = os.read(proses.stderr.fileno(), 65536) if siap else b""
        if not sepotong:
            proses.kill()
            proses.wait()
            _tutup_pipa(proses)
            raise RuntimeError(f"mariadbd did not start:\n{catatan.decode(errors='replace')}")
        catatan += sepotong
    threading.Thread(target=_buang, args=(proses.stderr,), name="mariadbd-stderr", daemon=True).start()


def _buang(pipa: IO[bytes]) -> None:
    while os.read(pipa.fileno(), 65536):
        pass


def _tutup_pipa(proses: subprocess.Popen[bytes]) -> None:
    """Once the reading thread has met the end of the pipe."""
    for utas in threading.enumerate():
        if utas.name == "mariadbd-stderr":
            utas.join(timeout=10)
    if proses.stderr is not None:
        proses.stderr.close()


def _port_bebas() -> int:
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


def _program(nama: str) -> str | None:
    """Debian keeps servers in /usr/sbin, which is not on every user's PATH."""
    return shutil.which(nama) or shutil.which(nama, path="/usr/sbin:/usr/local/sbin:/usr/bin")
