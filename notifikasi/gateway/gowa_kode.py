"""What GOWA's refusals mean: by the `code` of its body, else by the HTTP status of what stands in front of it."""

from notifikasi.gateway.dasar import Ditolak, TakPasti
from notifikasi.gateway.longgar import TIDAK_TERDAFTAR, ditolak_463, ditolak_http
from notifikasi.gateway.peristiwa import Verdict
from notifikasi.gateway.urai import KODE_463

TANPA_PONSEL = "Ponsel pengadilan keluar dari WhatsApp; pindai lagi kode QR."
# INTERNAL_SERVER_ERROR and GATEWAY_TIMEOUT are missing on purpose: the message may have gone out.
_KODE = {
    "INVALID_JID": (Verdict.PENERIMA, "Nomor tidak dapat dituju."),
    "VALIDATION_ERROR": (Verdict.PESAN, "Gateway menolak isi permintaan."),
    "AUTHENTICATION_ERROR": (Verdict.STOP_KANAL, TANPA_PONSEL),
    "INVALID_WA_CLI": (Verdict.STOP_KANAL, "Ponsel pengadilan belum tersambung ke gateway."),
    "DEVICE_ID_REQUIRED": (Verdict.STOP_KANAL, "Gateway melayani beberapa ponsel; isi id perangkat."),
    "DEVICE_NOT_FOUND": (Verdict.STOP_KANAL, "Id perangkat tidak ada di gateway."),
    "DEVICE_MANAGER_UNAVAILABLE": (Verdict.SEGERA, "Gateway belum siap."),
}
# Answers without a `code` come from Basic auth or from a web server in front.
_HTTP = {
    401: "Nama atau sandi gateway (Basic Auth) ditolak.",
    403: "Gateway menolak alamat atau nama pemakai kita.",
}


def tolak(status: int, kode: str, kata: str, jeda: int | None) -> Ditolak | TakPasti:
    """The meaning of a refusal, with GOWA's own words (`kata`) kept; `jeda` is Retry-After in seconds."""
    if kode == "WA_REACHOUT_TIMELOCK" or (status >= 500 and KODE_463.search(kata)):
        return ditolak_463(kata)
    if kode == "INVALID_JID" and "not registered" in kata:
        return Ditolak(Verdict.PENERIMA, TIDAK_TERDAFTAR, f"Nomor tidak terdaftar di WhatsApp. {kata}")
    if kode in _KODE:
        verdict, sebab = _KODE[kode]
        return Ditolak(verdict, kode.lower(), f"{sebab} {kata}".strip())
    if status >= 500:
        return TakPasti(f"Galat gateway (HTTP {status}). {kata}".strip())
    return ditolak_http(status, kata, jeda, _HTTP, kode.lower())
