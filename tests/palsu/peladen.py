"""A small threaded HTTP/1.1 server for fakes: keeps connections alive, records requests, breaks off on demand."""

import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Minta:
    """One request as it came."""

    method: str
    jalur: str
    query: dict[str, str]
    headers: Mapping[str, str]
    badan: bytes

    @property
    def json(self) -> Any:
        """The JSON body, None when there is none."""
        return json.loads(self.badan) if self.badan else None


@dataclass(frozen=True)
class Jawab:
    """One answer. `diam`: never answer; `putus`: reset the connection after half of the body."""

    status: int = 200
    badan: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    diam: bool = False
    putus: bool = False


def jawab_json(status: int, isi: Any, **headers: str) -> Jawab:
    """An answer with a JSON body."""
    return Jawab(status, json.dumps(isi).encode(), {"Content-Type": "application/json", **headers})


class PeladenPalsu:
    """Base of the fakes. Subclasses answer in `layani`; `jeda` seconds pass before each answer.

    Use as a context manager, in tests or in a benchmark process: `with WahaPalsu(jeda=0.05) as g: g.url`.
    """

    def __init__(self, *, jeda: float = 0.0) -> None:
        self.jeda = jeda
        self.permintaan: list[Minta] = []
        self.diterima: list[dict[str, Any]] = []  # messages the fake took, in order
        self.sambungan = 0
        self.siaran_galat: list[str] = []
        self._henti = threading.Event()
        self._kunci = threading.Lock()
        self._tugas: list[threading.Thread] = []

    def layani(self, minta: Minta) -> Jawab:
        """What to answer."""
        raise LookupError(minta.jalur)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Penangan)
        self._server.palsu = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._henti.set()
        self.tunggu_webhook()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address of the fake."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def catat(self, minta: Minta) -> Jawab:
        """Record the request, wait `jeda`, answer. Called by the server's threads."""
        with self._kunci:
            self.permintaan.append(minta)
        if self.jeda:
            self._henti.wait(self.jeda)
        return self.layani(minta)

    def ambil(self, pesan: dict[str, Any]) -> None:
        """Remember a message as taken."""
        with self._kunci:
            self.diterima.append(pesan)

    def teks_untuk(self, nomor: str) -> list[str]:
        """The texts taken for an E.164 number, in order."""
        return [p["teks"] for p in list(self.diterima) if p["nomor"] == nomor]

    def kepala_webhook(self, badan: bytes) -> dict[str, str]:
        """The headers the provider signs a webhook with."""
        raise LookupError(badan)

    def kirim_webhook(self, url: str, isi: Any) -> int:
        """POST one signed webhook as the provider does; the status of the answer."""
        badan = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
        kepala = {"Content-Type": "application/json", **self.kepala_webhook(badan)}
        minta = urllib.request.Request(url, badan, kepala)  # noqa: S310 -- loopback
        try:
            with urllib.request.urlopen(minta, timeout=10) as r:  # noqa: S310
                return int(r.status)
        except urllib.error.HTTPError as galat:
            with galat:
                return galat.code

    def siarkan(self, url: str, isi: list[Any]) -> None:
        """POST webhooks in the background, in order, as a provider does while our own call still runs."""
        tugas = threading.Thread(target=self._siarkan, args=(url, isi), daemon=True)
        with self._kunci:
            self._tugas.append(tugas)
        tugas.start()

    def _siarkan(self, url: str, isi: list[Any]) -> None:
        for satu in isi:
            try:
                self.kirim_webhook(url, satu)
            except OSError as galat:
                self.siaran_galat.append(str(galat))

    def tunggu_webhook(self) -> None:
        """Wait until the webhooks sent in the background have been answered."""
        while self._tugas:
            self._tugas.pop().join(timeout=10)

    def lepaskan(self) -> None:
        """Answer at once what still waits for its `jeda`, and whatever comes."""
        self._henti.set()

    def tunggu_henti(self) -> None:
        """Hold the caller until the fake closes: a gateway that took the message and never answers."""
        self._henti.wait(60)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    palsu: PeladenPalsu

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is part of the game."""


class _Penangan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 30
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.palsu.sambungan += 1

    def _layani(self) -> None:
        badan = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        alamat = urlsplit(self.path)
        minta = Minta(self.command, alamat.path, dict(parse_qsl(alamat.query)), dict(self.headers.items()), badan)
        self._tulis(self.server.palsu.catat(minta))

    do_GET = do_POST = _layani  # noqa: N815 -- names of the standard library

    def _tulis(self, jawab: Jawab) -> None:
        if jawab.diam:
            self.server.palsu.tunggu_henti()
            self.close_connection = True
            return
        self.send_response(jawab.status)
        for nama, nilai in {"Content-Length": str(len(jawab.badan)), **jawab.headers}.items():
            self.send_header(nama, nilai)
        self.end_headers()
        self.wfile.write(jawab.badan[: len(jawab.badan) // 2] if jawab.putus else jawab.badan)
        self.wfile.flush()
        if jawab.putus:
            self._putus()

    def _putus(self) -> None:
        """Reset the connection instead of closing it in order."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name the standard library gave
        """Silent."""
