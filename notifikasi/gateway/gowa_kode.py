"""What GOWA's refusals mean: by the `code` of its body, else by the HTTP status of what stands in front of it."""

from notifikasi.gateway.dasar import Ditolak, TakPasti
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
# Answers without a `code` come from Basic auth or from a web server in front. 5xx is missing on purpose.
_HTTP = {
    400: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    401: (Verdict.STOP_KANAL, "Nama atau sandi gateway (Basic Auth) ditolak."),
    403: (Verdict.STOP_KANAL, "Gateway menolak alamat atau nama pemakai kita."),
    404: (Verdict.STOP_KANAL, "Alamat gateway salah."),
    413: (Verdict.PESAN, "Pesan terlalu besar."),
    422: (Verdict.PESAN, "Gateway menolak isi permintaan."),
    429: (Verdict.NANTI, "Gateway meminta jeda."),
}
_TAK_DIKENAL = (Verdict.TIDAK_DIKENAL, "Gateway menolak tanpa alasan yang dikenal.")


def tolak(status: int, kode: str, kata: str, jeda: int | None) -> Ditolak | TakPasti:
    """The meaning of a refusal, with GOWA's own words (`kata`) kept; `jeda` is Retry-After in seconds."""
    if kode == "WA_REACHOUT_TIMELOCK" or (status >= 500 and KODE_463.search(kata)):
        return _ditolak(Verdict.STOP_BARU, "463", "WhatsApp menghentikan sementara percakapan baru (463).", kata)
    if kode == "INVALID_JID" and "not registered" in kata:
        return _ditolak(Verdict.PENERIMA, "tidak_terdaftar", "Nomor tidak terdaftar di WhatsApp.", kata)
    if kode in _KODE:
        return _ditolak(_KODE[kode][0], kode.lower(), _KODE[kode][1], kata)
    if status >= 500:
        return TakPasti(f"Galat gateway (HTTP {status}). {kata}".strip())
    verdict, sebab = _HTTP.get(status, _TAK_DIKENAL)
    if 300 <= status < 400:
        verdict, sebab = Verdict.STOP_KANAL, "Alamat gateway dialihkan; perbaiki alamatnya."
    return _ditolak(verdict, kode.lower() or f"http_{status}", sebab, kata, jeda)


def _ditolak(verdict: Verdict, kode: str, sebab: str, kata: str, jeda: int | None = None) -> Ditolak:
    lama = max(jeda or 0, 600) if verdict is Verdict.NANTI else None
    return Ditolak(verdict, kode, f"{sebab} {kata}".strip(), lama)
