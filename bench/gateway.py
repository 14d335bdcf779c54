"""The WAHA fake in a process of its own, so that its threads do not share our interpreter."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any


@contextmanager
def waha(jeda: float) -> Iterator[tuple[str, "Hitung"]]:
    """Its address, and a counter of what it took. Each answer takes `jeda` seconds."""
    konteks = multiprocessing.get_context("spawn")
    kita, mereka = konteks.Pipe()
    proses = konteks.Process(target=_layani, args=(mereka, jeda), daemon=True)
    proses.start()
    try:
        yield str(kita.recv()), Hitung(kita)
    finally:
        kita.send("selesai")
        proses.join(30)


class Hitung:
    """Asks the fake how many messages it took since the last time, and for how many numbers."""

    def __init__(self, pipa: Connection) -> None:
        self._pipa = pipa

    def __call__(self) -> tuple[int, int]:
        self._pipa.send("hitung")
        hasil: Any = self._pipa.recv()
        return hasil


def _layani(pipa: Connection, jeda: float) -> None:
    from tests.palsu.waha import WahaPalsu

    with WahaPalsu(jeda=jeda) as palsu:
        pipa.send(palsu.url)
        while pipa.recv() == "hitung":
            pipa.send((len(palsu.diterima), len({p["nomor"] for p in palsu.diterima})))
            palsu.diterima.clear()
            palsu.permintaan.clear()
