"""A running simulator and a portal that takes its webhooks."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from notifikasi.gateway.dasar import Peristiwa, Setelan
from notifikasi.gateway.simulator import Simulator as Adaptor
from notifikasi.simulator.peladen import Simulator
from tests.palsu.peladen import Jawab, Minta, PeladenPalsu

TOKEN = "token-simulator"
RAHASIA = "rahasia-webhook-simulator"


class Portal(PeladenPalsu):
    """Takes webhooks as the portal does: checks the signature, answers 200 with nothing. `status` can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.status = 200
        self.mentah: list[bytes] = []
        self._ada = threading.Condition()
        self.adaptor = Adaptor(Setelan("http://127.0.0.1", TOKEN, "", (RAHASIA,)))

    def layani(self, minta: Minta) -> Jawab:
        self.adaptor.verify(minta.headers, minta.badan)
        with self._ada:
            if self.status == 200:
                self.mentah.append(minta.badan)
            self._ada.notify_all()
        return Jawab(self.status, b"")

    @property
    def isi(self) -> list[dict[str, Any]]:
        """The webhooks taken, in order."""
        return [json.loads(m) for m in self.mentah]

    @property
    def peristiwa(self) -> list[Peristiwa]:
        """What they mean."""
        return [p for m in self.mentah for p in self.adaptor.parse_webhook(m)]

    def tunggu(self, n: int) -> list[dict[str, Any]]:
        """The webhooks, as soon as there are `n`."""
        with self._ada:
            assert self._ada.wait_for(lambda: len(self.mentah) >= n, timeout=10), f"hanya {len(self.mentah)} dari {n}"
        return self.isi

    def tunggu_ditolak(self, n: int) -> None:
        """Return as soon as `n` requests have come, taken or not."""
        with self._ada:
            assert self._ada.wait_for(lambda: len(self.permintaan) >= n, timeout=10)


@contextmanager
def jalan(berkas: Path, jeda_sampai: float = 0.0) -> Iterator[Simulator]:
    """A simulator serving in this process."""
    simulator = Simulator(berkas, 0, TOKEN, jeda_sampai)
    tugas = threading.Thread(target=simulator.layani)
    tugas.start()
    try:
        yield simulator
    finally:
        simulator.berhenti()
        tugas.join(10)
