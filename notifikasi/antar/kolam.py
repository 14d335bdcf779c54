"""The bounded pool that calls the gateway. Its threads know nothing of the database."""

import logging
import os
import threading
from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from notifikasi.gateway import panggil
from notifikasi.gateway.dasar import Ditolak, Hasil, Kiriman, TakPasti, Verdict
from notifikasi.gateway.dasar import Gateway as Adaptor

catatan = logging.getLogger(__name__)
BERHENTI = {Verdict.STOP_BARU, Verdict.STOP_MASSAL, Verdict.STOP_KANAL}
# Threads at rest, by how many: starting ten costs a short run more than its calls. Connections are never kept:
# one that the gateway closed meanwhile would swallow a message, and nobody could say whether it left.
_istirahat: defaultdict[int, list[ThreadPoolExecutor]] = defaultdict(list)
os.register_at_fork(after_in_child=_istirahat.clear)  # a child has the list, not the threads


class Kolam:
    """`banyak` connections to one gateway. After the first reply that says stop, nothing more leaves."""

    def __init__(self, adaptor: Adaptor, banyak: int) -> None:
        self.banyak, self.henti = banyak, threading.Event()
        self._adaptor, self._sesi = adaptor, panggil.sesi(banyak)
        self._pekerja = _utas(banyak)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, jenis: type[BaseException] | None, galat: object, jejak: TracebackType | None) -> None:
        if jenis:
            self.henti.set()
            self._pekerja.shutdown(wait=True, cancel_futures=True)
        else:
            _istirahat[self.banyak].append(self._pekerja)
        self._sesi.close()

    def kirim(self, kiriman: Kiriman) -> "Future[Hasil | None]":
        """Call when a connection is free; the answer is None when the pool was stopped before."""
        return self._pekerja.submit(self._panggil, kiriman)

    def _panggil(self, kiriman: Kiriman) -> Hasil | None:
        if self.henti.is_set():
            return None
        try:
            hasil = panggil.jalankan(self._adaptor, self._sesi, kiriman)
        except Exception:  # noqa: BLE001 -- a fault in an adapter: whether it called is not known
            catatan.exception("gateway %s gagal dipanggil", self._adaptor.jenis)
            return TakPasti("Galat pada program pengirim.")
        if isinstance(hasil, Ditolak) and hasil.verdict in BERHENTI:
            self.henti.set()  # in this thread, so that no other begins a call meanwhile
        return hasil


def _utas(banyak: int) -> ThreadPoolExecutor:
    """So many threads: those of an earlier run, or new ones."""
    try:
        return _istirahat[banyak].pop()
    except IndexError:
        return ThreadPoolExecutor(banyak, thread_name_prefix="antar")
