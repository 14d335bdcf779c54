"""A portal for one benchmark: embedded servers in a folder that goes away, never those or the data of the user."""

import atexit
import os
import platform
import shutil
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

MILIK_PENGGUNA = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "KUNCI_ENKRIPSI", "DATA_DIR", "NARAHUBUNG_UJI")
T = TypeVar("T")


def buka() -> None:
    """Start PostgreSQL and Redis, durable as in production, and load Django with an empty schema."""
    folder = Path(tempfile.mkdtemp(prefix="nh-bench-", dir="/tmp"))
    folder.chmod(0o711)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for nama in MILIK_PENGGUNA:
        os.environ.pop(nama, None)
    os.environ |= {"DATA_DIR": str(folder), "DEMO": "1", "DJANGO_SETTINGS_MODULE": "narahubung.settings"}
    from narahubung import tertanam

    tertanam.siapkan()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(mesin(), flush=True)


def mesin() -> str:
    """The line that says what the figures were measured on."""
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version")
        postgres = str(kursor.fetchone()[0]).split()[0]
    beban = ", ".join(f"{b:.1f}" for b in os.getloadavg())
    python = platform.python_version()
    return f"mesin: {_prosesor()}, {os.cpu_count()} inti, Python {python}, PostgreSQL {postgres}; beban awal {beban}"


def _prosesor() -> str:
    try:
        baris = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or sys.platform
    return next((b.partition(":")[2].strip() for b in baris if b.startswith("model name")), platform.machine())


def pelabuhan() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


def ukur(kerja: Callable[[], T]) -> tuple[float, T]:
    """Seconds one call takes, and what it answers."""
    mulai = time.perf_counter()
    hasil = kerja()
    return time.perf_counter() - mulai, hasil


def tengah(kali: int, kerja: Callable[[], T]) -> tuple[float, T]:
    """The median of several calls, and the last answer."""
    semua = [ukur(kerja) for _ in range(kali)]
    return statistics.median(d for d, _ in semua), semua[-1][1]


def baris(nama: str, detik: float, banyak: int, satuan: str, dasar: float | None = None) -> None:
    """Print one figure: seconds, rate, and the ratio to the baseline's seconds."""
    banding = f"  {detik / dasar:6.2f} × dasar" if dasar else ""
    laju = f"{banyak / detik:10,.0f} {satuan}/s" if banyak else " " * (13 + len(satuan))
    print(f"  {nama:<44}{detik:9.3f} s {laju}{banding}", flush=True)


def putusan(nama: str, nilai: float, batas: float, satuan: str = "×") -> None:
    """Say whether what was wanted was reached; never an exit code, for a busy machine is no defect."""
    print(
        f"  {'tercapai' if nilai <= batas else 'BELUM tercapai'}: {nama} {nilai:,.2f} {satuan} (diminta <= {batas:g})"
    )
