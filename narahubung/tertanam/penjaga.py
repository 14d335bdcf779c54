"""Stops the servers when their last user was killed and could not do it: `python -m narahubung.tertanam.penjaga DIR`.

Started beside the servers, it waits for the exclusive lock on the users' file, which the kernel grants the moment
nobody shares it any more. It never takes the transition lock, so it cannot stand in anybody's way.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from narahubung.lingkungan import AKAR
from narahubung.tertanam import postgres, redis_unix
from narahubung.tertanam.kunci import coba_kunci_penuh, tunggu_kunci_penuh

_anak: dict[Path, subprocess.Popen[bytes]] = {}  # kept to reap them


def pasang(ruang: Path) -> None:
    """Start the guard of this DATA_DIR/tertanam unless there is one. The caller shares the users' lock."""
    with (ruang / "penjaga").open("a") as pegangan:
        if not coba_kunci_penuh(pegangan):
            return
    perintah = [sys.executable, "-m", "narahubung.tertanam.penjaga", str(ruang.parent)]
    senyap = subprocess.DEVNULL
    _anak[ruang] = subprocess.Popen(
        perintah, cwd=AKAR, start_new_session=True, stdin=senyap, stdout=senyap, stderr=senyap
    )


def tunggu_pergi(ruang: Path) -> None:
    """Return when the guard has gone, which it does by itself once nobody uses the servers."""
    with (ruang / "penjaga").open("a") as pegangan:
        tunggu_kunci_penuh(pegangan)
    if ruang in _anak:
        _anak.pop(ruang).wait()


def jaga(data_dir: Path) -> None:
    """Wait for the last user to go, then stop what is still running.

    Both locks are held to the very end, by descriptors that only the kernel closes, lowest first: our own mark goes
    with the process, and then the users' lock. So whoever waits for the mark finds no process, and whoever waits
    for the users' lock finds no mark and starts a guard of its own.
    """
    ruang = data_dir / "tertanam"
    tanda, pengguna = (os.open(ruang / nama, os.O_WRONLY | os.O_CREAT, 0o600) for nama in ("penjaga", "pengguna"))
    if coba_kunci_penuh(tanda):
        tunggu_kunci_penuh(pengguna)
        if ruang.exists():  # a test run's folder may have been taken away
            redis_unix.matikan(data_dir)
            postgres.matikan(data_dir)


if __name__ == "__main__":
    for sinyal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, signal.SIG_IGN)
    jaga(Path(sys.argv[1]))
