"""The one place that does I/O with a gateway, and the exact line between "not sent" and "perhaps sent"."""

import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from notifikasi.gateway.dasar import (
    Ditolak,
    Gateway,
    Hasil,
    KeadaanKanal,
    Kiriman,
    Permintaan,
    TakDapatDikirim,
    TakPasti,
    Verdict,
)
from notifikasi.gateway.sambungan import Sesi, mulai_catat, sudah_berangkat
from notifikasi.gateway.sql import TerputusSql
from notifikasi.gateway.sql import kirim as kirim_sql

BATAS_BADAN = 1_000_000  # bytes of answer read; a gateway's answer is a few hundred
_POTONG = 65_536

log = logging.getLogger(__name__)


class BelumTerkirim(Exception):
    """The request cannot have left this machine: trying again is safe."""


class JawabanHilang(Exception):
    """The request left, or may have, and no whole answer came: trying again may send twice."""


def sesi(n: int) -> Sesi:
    """A session with a pool of `n` connections per host, to be shared by `n` threads."""
    return Sesi(n)


def kirim(session: Sesi, permintaan: Permintaan) -> tuple[int, Mapping[str, str], bytes]:
    """Make the request once; (status, headers, body). No redirect is followed, at most 1 MB is read.

    Raises BelumTerkirim or JawabanHilang, whose texts hold no address, header or body.
    """
    if permintaan.url.startswith("mysql:"):
        return _kirim_sql(permintaan)
    mulai_catat()
    try:
        return _panggil(session, permintaan)
    except (requests.RequestException, HTTPError, OSError, ValueError) as galat:
        sebab = _sebab(galat)
        # The cause is dropped on purpose: its text holds the address, and a traceback must not show it.
        raise (JawabanHilang(sebab) if sudah_berangkat() else BelumTerkirim(sebab)) from None


def _kirim_sql(permintaan: Permintaan) -> tuple[int, Mapping[str, str], bytes]:
    """The other wire: a gateway that is a database."""
    try:
        return kirim_sql(permintaan)
    except TerputusSql as galat:
        raise (JawabanHilang if galat.berangkat else BelumTerkirim)(str(galat)) from None


def _panggil(session: Sesi, p: Permintaan) -> tuple[int, Mapping[str, str], bytes]:
    host = urlsplit(p.url).hostname or ""
    # A proxy of the machine's environment is for the outside world, never for a gateway beside us.
    proksi = {"no_proxy": host} if host in ("127.0.0.1", "::1", "localhost") else None
    isi: dict[str, Any] = {"json": p.json, "data": p.data, "params": p.params, "headers": dict(p.headers)}
    with session.request(
        p.method, p.url, timeout=p.timeout, allow_redirects=False, stream=True, proxies=proksi, **isi
    ) as r:
        return r.status_code, r.headers, _badan(r, time.monotonic() + p.timeout[1])


def _badan(r: requests.Response, batas_waktu: float) -> bytes:
    """The whole body, within the size cap and the read time-out as a whole: a drip of bytes cannot hold a worker."""
    badan = bytearray()
    while potong := r.raw.read1(_POTONG, decode_content=True):
        badan += potong
        if len(badan) > BATAS_BADAN:
            raise requests.exceptions.ContentDecodingError("besar")
        if time.monotonic() > batas_waktu:
            raise requests.exceptions.ReadTimeout
    return bytes(badan)


_SEBAB: tuple[tuple[type[Exception], str], ...] = (
    (requests.exceptions.ConnectTimeout, "Gateway tidak menjawab sambungan (waktu habis)."),
    (requests.exceptions.SSLError, "Sambungan aman (TLS) ke gateway gagal."),
    (requests.exceptions.ProxyError, "Proksi jaringan menolak sambungan ke gateway."),
    (requests.exceptions.Timeout, "Gateway tidak menjawab dalam batas waktu."),
    (requests.exceptions.ContentDecodingError, "Jawaban gateway terlalu besar atau rusak."),
    (requests.exceptions.ConnectionError, "Sambungan ke gateway gagal atau terputus."),
    (requests.exceptions.InvalidHeader, "Token atau kepala permintaan memuat huruf yang tidak boleh."),
    (requests.exceptions.InvalidURL, "Alamat gateway tidak terbaca."),
    (requests.exceptions.MissingSchema, "Alamat gateway tidak terbaca."),
    (TimeoutError, "Gateway tidak menjawab dalam batas waktu."),
)


def _sebab(galat: Exception) -> str:
    return next((s for jenis, s in _SEBAB if isinstance(galat, jenis)), "Percakapan dengan gateway terputus.")


def jalankan(gateway: Gateway, session: Sesi, kiriman: Kiriman) -> Hasil:
    """Send one message and say what came of it; never raises for anything the gateway or the network does."""
    try:
        permintaan = gateway.build(kiriman)
    except TakDapatDikirim as tolak:
        return tolak.hasil
    try:
        status, headers, body = kirim(session, permintaan)
    except BelumTerkirim as galat:
        return Ditolak(Verdict.SEGERA, "tak_terhubung", str(galat))
    except JawabanHilang as galat:
        return TakPasti(str(galat))
    try:
        return gateway.parse_reply(status, headers, body)
    except Exception:  # the request has left: whatever is wrong with our reading, the outcome is unknown
        log.exception("Jawaban %s tidak terbaca (HTTP %s)", gateway.jenis, status)
        return TakPasti("Jawaban gateway tidak terbaca.")


def cek_nomor(gateway: Gateway, session: Sesi, e164: str) -> bool | None:
    """Whether a number is on WhatsApp; None when this gateway cannot tell or did not answer."""
    permintaan = gateway.build_cek(e164)
    if permintaan is None:
        return None
    try:
        status, _, body = kirim(session, permintaan)
    except (BelumTerkirim, JawabanHilang):
        return None
    return gateway.parse_cek(status, body)


def cek_sehat(gateway: Gateway, session: Sesi) -> KeadaanKanal:
    """Whether the channel can send now; a gateway out of reach is a state, not an error."""
    try:
        status, _, body = kirim(session, gateway.build_sehat())
    except (BelumTerkirim, JawabanHilang) as galat:
        return KeadaanKanal(siap=False, sebab=str(galat))
    return gateway.parse_sehat(status, body)
