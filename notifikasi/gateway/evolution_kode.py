"""What Evolution's refusals mean. A fault while sending comes as 400 with the exception's name: not a refusal."""

import re
from typing import Any

from notifikasi.gateway.dasar import Ditolak, TakPasti
from notifikasi.gateway.peristiwa import Verdict
from notifikasi.gateway.urai import KODE_463, bersihkan, daftar, objek, teks

# HTTP status -> verdict and what to tell. 5xx is missing on purpose: the message may have gone out.
_HTTP = {
    400: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    401: (Verdict.STOP_KANAL, "Kunci API gateway ditolak."),
    403: (Verdict.STOP_KANAL, "Kunci API tidak berhak atas instance ini."),
    404: (Verdict.STOP_KANAL, "Instance tidak ada di gateway."),
    413: (Verdict.PESAN, "Pesan terlalu besar."),
    422: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    429: (Verdict.NANTI, "Gateway meminta jeda."),
}
_TAK_DIKENAL = (Verdict.TIDAK_DIKENAL, "Gateway menolak tanpa alasan yang dikenal.")
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
        return Ditolak(Verdict.PENERIMA, "tidak_terdaftar", "Nomor tidak terdaftar di WhatsApp.")
    if status in (400, 500) and KODE_463.search(kata):
        sebab = f"WhatsApp menghentikan sementara percakapan baru (463). {kata}"
        return Ditolak(Verdict.STOP_BARU, "463", sebab)
    # Thrown before the socket is written to (the number is looked up first), so the message has not gone out.
    if status in (400, 500) and "connection closed" in kata.lower():
        return Ditolak(Verdict.STOP_KANAL, "sambungan_tertutup", f"Ponsel pengadilan tidak tersambung. {kata}")
    if status >= 500 or (status == 400 and _LEMPARAN.match(kata)):
        return TakPasti(f"Galat gateway (HTTP {status}). {kata}".strip())
    verdict, sebab = _HTTP.get(status, _TAK_DIKENAL)
    if 300 <= status < 400:
        verdict, sebab = Verdict.STOP_KANAL, "Alamat gateway dialihkan; perbaiki alamatnya."
    lama = max(jeda or 0, 600) if verdict is Verdict.NANTI else None
    return Ditolak(verdict, f"http_{status}", f"{sebab} {kata}".strip(), lama)
