"""What Evolution's refusals mean. A fault while sending comes as 400 with the exception's name: not a refusal."""

import re
from typing import Any

from notifikasi.gateway.dasar import Ditolak, TakPasti
from notifikasi.gateway.longgar import TIDAK_TERDAFTAR, ditolak_463, ditolak_http
from notifikasi.gateway.peristiwa import Verdict
from notifikasi.gateway.urai import KODE_463, bersihkan, daftar, objek, teks

_HTTP = {
    401: "Kunci API gateway ditolak.",
    403: "Kunci API tidak berhak atas instance ini.",
    404: "Instance tidak ada di gateway.",
}
_LEMPARAN = re.compile(r"\w*(?:Error|Exception)\b")  # a caught exception, turned into text: "TypeError: …"


def kata_gateway(isi: dict[str, Any]) -> str:
    """Evolution's own words: `response.message` is a text, a list of texts, or a list of such lists."""
    pesan = objek(isi, "response").get("message")
    if isinstance(pesan, list):
        rata = [q for p in pesan for q in (p if isinstance(p, list) else [p])]
        return bersihkan("; ".join(q for q in rata if isinstance(q, str)))[:500]
    return teks(objek(isi, "response"), "message") or teks(isi, "message")


def tolak(status: int, isi: dict[str, Any], jeda: int | None) -> Ditolak | TakPasti:
    """The meaning of an answer that is no acceptance; `jeda` is Retry-After in seconds."""
    kata = kata_gateway(isi)
    if any(p.get("exists") is False for p in daftar(objek(isi, "response"), "message")):
        return Ditolak(Verdict.PENERIMA, TIDAK_TERDAFTAR, "Nomor tidak terdaftar di WhatsApp.")
    if status in (400, 500) and KODE_463.search(kata):
        return ditolak_463(kata)
    # Thrown before the socket is written to (the number is looked up first), so the message has not gone out.
    if status in (400, 500) and "connection closed" in kata.lower():
        return Ditolak(Verdict.STOP_KANAL, "sambungan_tertutup", f"Ponsel pengadilan tidak tersambung. {kata}")
    if status >= 500 or (status == 400 and _LEMPARAN.match(kata)):
        return TakPasti(f"Galat gateway (HTTP {status}). {kata}".strip())
    return ditolak_http(status, kata, jeda, _HTTP)
