"""The simulator's HTTP side: the gateway API for the portal and the phones for its page."""

import hmac
import json
import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from notifikasi.simulator.pelapor import Pelapor
from notifikasi.simulator.simpanan import Simpanan
from satker.waktu import sekarang

BATAS_BADAN = 65_536
BUKAN_WHATSAPP = "0002"  # numbers that end like this are not on WhatsApp

Jawaban = tuple[int, Any]
_E164 = re.compile(r"\+?[1-9]\d{6,14}", re.ASCII)


class Salah(Exception):
    """A request that cannot be served: HTTP status and the reason in Indonesian."""

    def __init__(self, status: int, kata: str) -> None:
        super().__init__(kata)
        self.status = status


def baca_nomor(nilai: Any) -> str:
    """The number in E.164; Salah(400) when it is none."""
    if not isinstance(nilai, str) or not _E164.fullmatch(nilai):
        raise Salah(400, "Nomor harus berbentuk +62….")
    return nilai if nilai.startswith("+") else f"+{nilai}"


def baca_teks(isi: dict[str, Any], nama: str, *, wajib: bool = True) -> str:
    """A text field; Salah(400) when it is missing, empty or no text."""
    nilai = isi.get(nama, "")
    if not isinstance(nilai, str) or (wajib and not nilai.strip()):
        raise Salah(400, f"Isian '{nama}' harus teks.")
    return nilai.encode("utf-8", "replace").decode()  # a lone surrogate would break SQLite


def baca_kanal(isi: dict[str, Any]) -> str | None:
    """The channel a request names, None when it names none."""
    return baca_teks(isi, "kanal", wajib=False) if "kanal" in isi else None


class Simulator:
    """The server's rooms together: store, reporter, HTTP. `jeda_sampai`: seconds until a phone has a message."""

    def __init__(self, berkas: Path | str, port: int, token: str, jeda_sampai: float = 1.0) -> None:
        self.token, self.jeda_sampai = token, jeda_sampai
        self.simpanan = Simpanan(berkas)
        self.pelapor = Pelapor(self.simpanan)
        self.server = _Server(("127.0.0.1", port), _Penangan)
        self.server.simulator = self

    @property
    def url(self) -> str:
        """The address it listens on."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def layani(self) -> None:
        """Serve until `berhenti` is called from another thread; then close everything in order."""
        self.pelapor.start()
        try:
            self.server.serve_forever(0.1)
        finally:
            self.pelapor.henti()
            self.server.server_close()
            self.simpanan.tutup()

    def berhenti(self) -> None:
        """Stop taking requests; `layani` returns when the current ones are answered."""
        self.server.shutdown()

    def sehat(self, _tanya: dict[str, str], _isi: dict[str, Any]) -> Jawaban:
        return 200, {"sehat": True, **self.simpanan.hitung()}

    def kirim(self, _tanya: dict[str, str], isi: dict[str, Any]) -> Jawaban:
        nomor, teks, id_klien = baca_nomor(isi.get("nomor")), baca_teks(isi, "teks"), baca_teks(isi, "id_klien")
        kanal, saat = baca_teks(isi, "kanal", wajib=False), sekarang().timestamp()
        if nomor.endswith(BUKAN_WHATSAPP):
            raise Salah(422, "Nomor tidak terdaftar di WhatsApp.")
        sampai = saat + self.jeda_sampai
        id_pesan, baru = self.simpanan.terima(
            nomor=nomor, teks=teks, id_klien=id_klien, kanal=kanal, waktu=saat, sampai=sampai
        )
        self.pelapor.bangunkan()
        return (201 if baru else 200), {"id": id_pesan}

    def webhook(self, _tanya: dict[str, str], isi: dict[str, Any]) -> Jawaban:
        url, rahasia = baca_teks(isi, "url"), baca_teks(isi, "rahasia")
        if urlsplit(url).scheme not in ("http", "https"):
            raise Salah(400, "Alamat webhook harus diawali http:// atau https://.")
        kanal = baca_teks(isi, "kanal", wajib=False)
        self.simpanan.daftarkan(kanal, url, rahasia)
        self.pelapor.bangunkan()
        return 200, {"kanal": kanal}

    def cek(self, tanya: dict[str, str], _isi: dict[str, Any]) -> Jawaban:
        nomor = baca_nomor(tanya.get("nomor", "").replace(" ", "+"))
        return 200, {"nomor": nomor, "terdaftar": not nomor.endswith(BUKAN_WHATSAPP)}

    def daftar_telepon(self, tanya: dict[str, str], _isi: dict[str, Any]) -> Jawaban:
        return 200, {"telepon": self.simpanan.telepon(tanya.get("kanal"))}

    def percakapan(self, tanya: dict[str, str], _isi: dict[str, Any], nomor: str) -> Jawaban:
        e164 = baca_nomor(nomor)
        return 200, {"nomor": e164, "pesan": self.simpanan.percakapan(e164, tanya.get("kanal"))}

    def balas(self, _tanya: dict[str, str], isi: dict[str, Any], nomor: str) -> Jawaban:
        e164, teks, saat = baca_nomor(nomor), baca_teks(isi, "teks"), sekarang().timestamp()
        id_pesan = self.simpanan.balas(nomor=e164, teks=teks, kanal=baca_kanal(isi), waktu=saat)
        self.pelapor.bangunkan()
        return 201, {"id": id_pesan}

    def buka(self, _tanya: dict[str, str], isi: dict[str, Any], nomor: str) -> Jawaban:
        dibaca = self.simpanan.buka(baca_nomor(nomor), sekarang().timestamp(), baca_kanal(isi))
        self.pelapor.bangunkan()
        return 200, {"dibaca": dibaca}


_JALUR: list[tuple[str, re.Pattern[str], Callable[..., Jawaban]]] = [
    ("POST", re.compile("/api/pesan"), Simulator.kirim),
    ("POST", re.compile("/api/webhook"), Simulator.webhook),
    ("GET", re.compile("/api/cek"), Simulator.cek),
    ("GET", re.compile("/api/telepon"), Simulator.daftar_telepon),
    ("GET", re.compile("/api/telepon/([^/]+)"), Simulator.percakapan),
    ("POST", re.compile("/api/telepon/([^/]+)/balas"), Simulator.balas),
    ("POST", re.compile("/api/telepon/([^/]+)/buka"), Simulator.buka),
    ("GET", re.compile("/sehat"), Simulator.sehat),
]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    simulator: Simulator

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news."""


class _Penangan(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60
    server: _Server

    def _layani(self) -> None:
        try:
            isi = self._isi()
            status, jawab = self._jawab(isi)
        except Salah as salah:
            status, jawab = salah.status, {"galat": str(salah)}
        self._tulis(status, jawab)

    do_GET = do_POST = _layani  # noqa: N815 -- names of the standard library

    def _jawab(self, isi: dict[str, Any]) -> Jawaban:
        alamat = urlsplit(self.path)
        if alamat.path != "/sehat" and not self._sah():
            raise Salah(401, "Token tidak sah.")
        for method, pola, tindak in _JALUR:
            if method == self.command and (cocok := pola.fullmatch(alamat.path)):
                tanya = {k: v[-1] for k, v in parse_qs(alamat.query, keep_blank_values=True).items()}
                return tindak(self.server.simulator, tanya, isi, *map(unquote, cocok.groups()))
        raise Salah(404, "Alamat tidak ada.")

    def _sah(self) -> bool:
        token = self.headers.get("Authorization", "").encode()
        return hmac.compare_digest(token, f"Bearer {self.server.simulator.token}".encode())

    def _isi(self) -> dict[str, Any]:
        """The JSON object of the body, {} without one. The body is always read, so that the connection can go on."""
        panjang = self.headers.get("Content-Length") or "0"
        if (
            not panjang.isdecimal()
            or int(panjang) > BATAS_BADAN
            or "chunked" in self.headers.get("Transfer-Encoding", "")
        ):
            self.close_connection = True
            raise Salah(413, "Permintaan terlalu besar.")
        badan = self.rfile.read(int(panjang))
        if not badan:
            return {}
        try:
            isi = json.loads(badan)
        except (ValueError, RecursionError):
            isi = None
        if not isinstance(isi, dict):
            raise Salah(400, "Badan permintaan bukan objek JSON.")
        return isi

    def _tulis(self, status: int, jawab: Any) -> None:
        badan = json.dumps(jawab, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(badan)))
        self.end_headers()
        self.wfile.write(badan)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name the standard library gave
        """Silent: its lines would hold phone numbers."""
