"""What the terminal of `make run` shows: the processes' lines, when the portal is ready, and who ended it."""

import re
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict, deque
from typing import Any

from honcho.printer import Printer

_BERHENTI = re.compile(r"(\S+) stopped \(rc=(-?\d+)\)")
_DIHENTIKAN = re.compile(r"SIG\w+ received")
BARIS_TERAKHIR = 15
TUNGGU_SIAP = 120  # seconds


class Penonton(Printer):  # type: ignore[misc]
    """Honcho's printer, which also keeps each process's last lines and says when the portal answers."""

    def __init__(self, port: int, sambutan: list[str]) -> None:
        super().__init__(sys.stdout, time_format="%H:%M:%S")
        self.port, self.sambutan = port, sambutan
        self.ekor: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=BARIS_TERAKHIR))
        self.pertama_berhenti: tuple[str, int] | None = None
        self._diminta = self._penunggu_jalan = False

    def write(self, message: Any) -> None:
        """One message of honcho's loop; its own remarks are read, not shown."""
        # Not earlier: honcho forks its processes before the first message, and forking goes badly with threads.
        if not self._penunggu_jalan:
            self._penunggu_jalan = True
            threading.Thread(target=self._umumkan_bila_siap, daemon=True).start()
        teks = message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data
        if message.name == "system":
            self._baca_kabar(teks)
        else:
            self.ekor[message.name].append(teks.rstrip("\n"))
            super().write(message)

    def _baca_kabar(self, teks: str) -> None:
        if _DIHENTIKAN.search(teks):
            self._diminta = True
            self._tulis("Menghentikan semua proses …")
        berhenti = _BERHENTI.match(teks)
        if berhenti and not self._diminta and self.pertama_berhenti is None:
            self.pertama_berhenti = (berhenti[1], int(berhenti[2]))

    def _umumkan_bila_siap(self) -> None:
        batas = time.monotonic() + TUNGGU_SIAP
        while time.monotonic() < batas:
            if self._menjawab():
                return self._tulis(*self.sambutan)
            time.sleep(0.2)
        return self._tulis(f"Portal belum menjawab setelah {TUNGGU_SIAP} detik; lihat baris-baris di atas.")

    def _menjawab(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as jawaban:
                return bool(jawaban.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _tulis(self, *baris: str) -> None:
        sys.stdout.write("\n" + "\n".join(baris) + "\n\n")
        sys.stdout.flush()

    def penutup(self) -> int:
        """After the last process: 0 when a stop was asked for, else 1 and who ended, with its last lines."""
        if self.pertama_berhenti is None:
            return 0
        nama, kode = self.pertama_berhenti
        self._tulis(
            f"Proses {nama} berhenti sendiri (kode {kode}); yang lain ikut dihentikan. Baris terakhirnya:",
            *self.ekor[nama],
        )
        return 1
