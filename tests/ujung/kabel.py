"""The wire between the portal and SIPP, which can break: a relay on loopback that cuts or holds after so many bytes."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

SEPOTONG = 4096


class Kabel:
    """Relays to the server of `url`. After `batas` bytes of answers it closes; with `tahan` it falls silent instead."""

    def __init__(self, url: str, batas: int | None = None, *, tahan: bool = False) -> None:
        self._bagian = urlsplit(url)
        self.batas, self.tahan, self.lewat = batas, tahan, 0
        self.tertahan, self._selesai = threading.Event(), threading.Event()
        self._telinga = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        """The same database by way of the relay."""
        port = self._telinga.getsockname()[1]
        return urlunsplit(self._bagian._replace(netloc=f"{self._bagian.username}@127.0.0.1:{port}"))

    def __enter__(self) -> Self:
        threading.Thread(target=self._terima, daemon=True).start()
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self._selesai.set()
        self._telinga.shutdown(socket.SHUT_RDWR)
        self._telinga.close()

    def _terima(self) -> None:
        while not self._selesai.is_set():
            try:
                klien, _ = self._telinga.accept()
            except OSError:
                return
            server = socket.create_connection((str(self._bagian.hostname), int(self._bagian.port or 3306)))
            threading.Thread(target=self._alirkan, args=(klien, server, False), daemon=True).start()
            threading.Thread(target=self._alirkan, args=(server, klien, True), daemon=True).start()

    def _alirkan(self, dari: socket.socket, ke: socket.socket, dihitung: bool) -> None:
        try:
            while isi := dari.recv(SEPOTONG):
                if dihitung and self._habis(len(isi)):
                    break
                ke.sendall(isi)
        except OSError:
            pass
        finally:
            for s in (dari, ke):
                # Closing alone says nothing to the other end while the twin thread still reads from the socket.
                with suppress(OSError):
                    s.shutdown(socket.SHUT_RDWR)
                s.close()

    def _habis(self, banyak: int) -> bool:
        """Count what the server said; True when the line is to break here."""
        self.lewat += banyak
        if self.batas is None or self.lewat < self.batas:
            return False
        self.tertahan.set()
        if self.tahan:
            self._selesai.wait()
        return True
