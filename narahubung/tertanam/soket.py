"""Unix sockets: where they fit, and whether somebody answers."""

import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def menjawab(soket: Path) -> bool:
    """Whether a server accepts connections on this socket."""
    with socket.socket(socket.AF_UNIX) as sambungan:
        sambungan.settimeout(2)
        try:
            sambungan.connect(str(soket))
        except OSError:
            return False
    return True


def folder_soket(data_dir: Path, nama: str, berkas: str, pemilik: int | None = None) -> Path:
    """A folder in which a socket called `berkas` fits: in DATA_DIR, else a short temporary one, remembered by a link.

    `pemilik` is the uid of a server that runs as somebody else and cannot rely on DATA_DIR being open to it.

    A socket path has room for about 100 characters, and not every file system (shared folders of virtual
    machines) can hold one. The link lets every later process find the same place.
    """
    tautan = data_dir / "tertanam" / nama
    if tautan.is_dir():
        return tautan.resolve()
    tautan.unlink(missing_ok=True)
    tautan.mkdir(mode=0o700)
    if _muat(tautan / berkas) and (pemilik is None or bisa_dilalui(tautan)):
        folder = tautan
    else:
        tautan.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="nh-", dir="/tmp"))
        tautan.symlink_to(folder)
    if pemilik is not None:
        os.chown(folder, pemilik, -1)
    return folder


def hapus_folder_soket(data_dir: Path, nama: str) -> None:
    """Remove the folder and, where there is one, its link."""
    tautan = data_dir / "tertanam" / nama
    shutil.rmtree(tautan.resolve(), ignore_errors=True)
    tautan.unlink(missing_ok=True)


def bisa_dilalui(jalur: Path) -> bool:
    """Whether any user can walk to `jalur` (not: read it)."""
    return all(induk.stat().st_mode & 0o001 for induk in jalur.parents)


def _muat(soket: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as coba:
        try:
            coba.bind(str(soket))
        except OSError:
            return False
    soket.unlink()
    return True


def tunggu(syarat: Callable[[], bool], hidup: Callable[[], bool], detik: float) -> bool:
    """Poll `syarat` until it holds; False when the time is up or the process behind it is no longer `hidup`."""
    batas = time.monotonic() + detik
    while time.monotonic() < batas:
        if syarat():
            return True
        if not hidup():
            return False
        time.sleep(0.02)
    return False


def berhenti(pesan: str) -> SystemExit:
    """One clear line on stderr and the exception that ends the process."""
    sys.stderr.write(pesan + "\n")
    return SystemExit(2)
