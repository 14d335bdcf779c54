"""A small SMTP server that answers as it is told to: refuses, hangs up, or keeps silent at a chosen step."""

import socket
import socketserver
import threading
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self

PUTUS = "putus"


@dataclass
class Surat:
    """One e-mail the server took: envelope and content."""

    dari: str
    kepada: str
    mentah: bytes

    @property
    def isi(self) -> EmailMessage:
        """The content, parsed."""
        return message_from_bytes(self.mentah, policy=policy.default)  # type: ignore[return-value]


@dataclass
class SmtpPalsu:
    """Use as a context manager. `jawab` maps a step (MAIL, RCPT, DATA, ISI, EHLO) to an answer instead of yes.

    An answer is a line ("451 nanti"), or PUTUS: reset the connection at that step. "RCPT someone@x" is
    looked up before "RCPT", so that single addresses can be refused.
    """

    jawab: dict[str, str] = field(default_factory=dict)
    diterima: list[Surat] = field(default_factory=list)
    diserahkan: list[Surat] = field(default_factory=list)
    sambungan: int = 0

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Penangan)
        self._server.palsu = self
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def pelabuhan(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    palsu: SmtpPalsu


class _Penangan(socketserver.StreamRequestHandler):
    server: _Server
    timeout = 30

    def handle(self) -> None:
        palsu = self.server.palsu
        palsu.sambungan += 1
        self._katakan("220 palsu ESMTP")
        dari = kepada = ""
        while baris := self.rfile.readline().decode().strip():
            perintah, _, alamat = baris.partition(":")
            langkah, alamat = perintah.split()[0].upper(), alamat.strip().strip("<>").partition(">")[0]
            if langkah == "QUIT":
                self._katakan("221 sampai jumpa")
                return
            dari = alamat if langkah == "MAIL" else dari
            kepada = alamat if langkah == "RCPT" else kepada
            jawaban = palsu.jawab.get(f"{langkah} {alamat}") or palsu.jawab.get(langkah)
            if not self._jawab(jawaban or ("354 silakan" if langkah == "DATA" else "250 baik")):
                return
            if langkah == "DATA" and not jawaban and not self._isi(Surat(dari, kepada, b"")):
                return

    def _isi(self, surat: Surat) -> bool:
        palsu, baris = self.server.palsu, []
        while (b := self.rfile.readline()) != b".\r\n":
            if not b:
                return False
            baris.append(b.removeprefix(b".") if b.startswith(b"..") else b)
        surat.mentah = b"".join(baris)
        palsu.diserahkan.append(surat)
        jawaban = palsu.jawab.get("ISI")
        if jawaban is None:
            palsu.diterima.append(surat)
        return self._jawab(jawaban or "250 diterima")

    def _jawab(self, jawaban: str) -> bool:
        """Answer; False when the connection was broken off instead."""
        if jawaban == PUTUS:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            return False
        self._katakan(jawaban)
        return True

    def _katakan(self, baris: str) -> None:
        self.wfile.write(f"{baris}\r\n".encode())
