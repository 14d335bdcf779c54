"""A clamd on loopback that speaks INSTREAM, as far as attachments need it; what a stream holds says what it answers.

EICAR in the stream: found. LAMBAT: no answer. PUTUS: hangs up in mid-stream. ANEH: an answer nobody understands.
"""

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

# The test file of all scanners, in two halves: whole, the scanner of who reads this would take this file away.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LAMBAT, PUTUS, ANEH, PENUH = b"clamd:lambat", b"clamd:putus", b"clamd:aneh", b"clamd:penuh"
VIRUS = "Win.Test.EICAR_HDB-1"
_JAWAB = {
    EICAR: f"stream: {VIRUS} FOUND\n".encode(),
    ANEH: b"\xff\xfe apa ini\n",
    PENUH: b"INSTREAM size limit exceeded. ERROR\n",
}


class _Penjawab(socketserver.StreamRequestHandler):
    server: Any

    def handle(self) -> None:
        perintah = self.rfile.readline()
        assert perintah == b"nINSTREAM\n", perintah
        isi = b""
        while panjang := struct.unpack("!L", self.rfile.read(4))[0]:
            isi += self.rfile.read(panjang)
            if PUTUS in isi:
                return
        self.server.diterima.append(isi)
        if LAMBAT in isi:
            self.server.usai.wait(10)
        self.wfile.write(next((j for tanda, j in _JAWAB.items() if tanda in isi), b"stream: OK\n"))


class ClamdPalsu(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """`url` for CLAMD_URL; `diterima`: the streams that came whole."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Penjawab)
        self.diterima: list[bytes] = []
        self.usai = Event()
        self.url = f"tcp://127.0.0.1:{self.server_address[1]}"


class ClamdSoket(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """The same on a Unix socket."""

    daemon_threads = True

    def __init__(self, jalur: Path) -> None:
        super().__init__(str(jalur), _Penjawab)
        self.diterima: list[bytes] = []
        self.usai = Event()
        self.url = f"unix:{jalur}"


P = TypeVar("P", ClamdPalsu, ClamdSoket)


@contextmanager
def menyala(peladen: P) -> Iterator[P]:
    """Let it answer while the block runs."""
    Thread(target=peladen.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield peladen
    finally:
        peladen.usai.set()
        peladen.shutdown()
        peladen.server_close()
