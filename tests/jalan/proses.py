"""Real processes for the tests of this room: started clean, read line by line, and looked for when they are gone."""

import os
import queue
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from narahubung.lingkungan import AKAR

# What the test run has put into its own environment, and what would name other servers.
_MILIK_UJI = re.compile(
    r"NARAHUBUNG_|DATABASE_URL|REDIS_URL|SECRET_KEY|KUNCI_|DATA_DIR|DEMO|PORT|SIMULATOR_|DJANGO_|PYTEST|WEB_|ALLOWED|WAJIB_"
)
BATAS = 120  # seconds; a first start on a busy machine


def lingkungan(**tambah: str) -> dict[str, str]:
    """Our environment without anything of ours, plus `tambah`."""
    return {k: v for k, v in os.environ.items() if not _MILIK_UJI.match(k)} | tambah


def port_bebas() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        return int(coba.getsockname()[1])


class Proses:
    """A running Python process of the project; stopped at the end of the block at the latest."""

    def __init__(self, *perintah: str, **tambah: str) -> None:
        self.baris: queue.Queue[str | None] = queue.Queue()
        self.keluaran: list[str] = []
        self.anak = subprocess.Popen(
            [sys.executable, *perintah],
            cwd=AKAR,
            env=lingkungan(**tambah),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.pembaca = threading.Thread(target=self._baca, daemon=True)
        self.pembaca.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.anak.poll() is None:
            self.hentikan()
        self.pembaca.join(BATAS)
        for pipa in (self.anak.stdin, self.anak.stdout):
            if pipa:
                pipa.close()

    def _baca(self) -> None:
        assert self.anak.stdout is not None
        for baris in self.anak.stdout:
            self.baris.put(baris.rstrip("\n"))
        self.baris.put(None)

    def tunggu(self, pola: str) -> str:
        """The first line from here on that matches; fails with everything read when the process ends before."""
        while True:
            baris = self.baris.get(timeout=BATAS)
            assert baris is not None, "proses berakhir:\n" + "\n".join(self.keluaran)
            self.keluaran.append(baris)
            if re.search(pola, baris):
                return baris

    def hentikan(self, sinyal: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal; the exit code."""
        self.anak.send_signal(sinyal)
        return self.selesai()

    def selesai(self) -> int:
        """Wait for the end; the exit code. All output is in `keluaran` afterwards."""
        kode = self.anak.wait(BATAS)
        self.pembaca.join(BATAS)
        while (baris := self.baris.get_nowait()) is not None:
            self.keluaran.append(baris)
        return kode


def pid_dengan(folder: Path) -> dict[int, str]:
    """Pid and command line of all live processes that name `folder`, in their command or their environment."""
    cari, hasil = str(folder).encode(), {}
    for proc in Path("/proc").glob("[0-9]*"):
        try:
            perintah = (proc / "cmdline").read_bytes()
            if proc.name != str(os.getpid()) and (cari in perintah or cari in (proc / "environ").read_bytes()):
                hasil[int(proc.name)] = perintah.replace(b"\0", b" ").decode().strip()
        except OSError:
            continue
    return hasil


def proses_dengan(folder: Path) -> list[str]:
    """The command lines alone."""
    return list(pid_dengan(folder).values())


def soket_di(folder: Path) -> list[Path]:
    """Every Unix socket below `folder`."""
    return [f for f in folder.rglob("*") if stat.S_ISSOCK(f.lstat().st_mode)]
