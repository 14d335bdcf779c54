"""Answers without a firm shape: refusals inside HTTP 200, truth as text, keys in any case, reasons only in words."""

import hmac
import re
from collections.abc import Iterable, Mapping
from typing import Any

from notifikasi.gateway.dasar import Ditolak, TakPasti, Verdict
from notifikasi.gateway.urai import coba_lagi, teks
from satker.waktu import sekarang

V = Verdict
# Words -> verdict and what to tell. None for the verdict: whether the message went out is not known.
Tabel = tuple[tuple[str, Verdict | None, str], ...]
JEDA_NANTI = 600  # seconds
# The reach-out timelock, as the libraries beneath these services word it; a bare number may be anything.
_463 = re.compile(r"(?i)(?:error|code|galat|kode)\W{0,4}463(?!\d)|reach-?\s?out[\s_-]?time-?lock")
HENTI_BARU = (V.STOP_BARU, "WhatsApp menghentikan sementara percakapan baru (463).")
TIDAK_TERDAFTAR = "tidak_terdaftar"  # the code by which a number becomes known as not on WhatsApp

_HTTP = {
    400: (V.PESAN, "Gateway menolak isi permintaan."),
    401: (V.STOP_KANAL, "Token gateway ditolak."),
    402: (V.STOP_KANAL, "Kuota atau langganan gateway habis."),
    403: (V.STOP_KANAL, "Token gateway tidak berhak mengirim."),
    404: (V.STOP_KANAL, "Alamat gateway salah."),
    405: (V.STOP_KANAL, "Alamat gateway salah."),
    413: (V.PESAN, "Pesan terlalu besar."),
    422: (V.PESAN, "Gateway menolak isi permintaan."),
    429: (V.NANTI, "Gateway meminta jeda."),
}


def ya_tidak(nilai: Any) -> bool | None:
    """The truth a provider wrote as a boolean, a number or a word; None for anything else."""
    if isinstance(nilai, bool):
        return nilai
    kata = str(nilai).strip().lower() if isinstance(nilai, (str, int)) else ""
    return {"true": True, "success": True, "1": True, "false": False, "error": False, "0": False}.get(kata)


def huruf_kecil(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The object with its keys in small letters: some write `Status` in one answer and `status` in the next."""
    return {str(k).lower(): v for k, v in isi.items()}


def golongkan(kata: str, tabel: Tabel) -> tuple[Verdict | None, str] | None:
    """What 463 means on every linked device, else the first line of the table whose words stand in `kata`, or None."""
    if terkunci(kata):
        return HENTI_BARU
    rendah = kata.lower()
    return next(((verdict, arti) for dicari, verdict, arti in tabel if dicari in rendah), None)


def terkunci(kata: str) -> bool:
    """Whether a provider's words say that WhatsApp lets this number begin no new chats (463)."""
    return bool(_463.search(kata))


def golongkan_http(status: int) -> tuple[Verdict, str]:
    """What a refusal means when its words tell nothing. 5xx is not a refusal: ask before."""
    if 300 <= status < 400:
        return V.STOP_KANAL, "Alamat gateway dialihkan; perbaiki alamatnya."
    return _HTTP.get(status, (V.TIDAK_DIKENAL, "Gateway menolak dengan alasan yang belum dikenal."))


def ditolak_463(kata: str) -> Ditolak:
    """The refusal of new chats, with the provider's own words."""
    return Ditolak(V.STOP_BARU, "463", f"{HENTI_BARU[1]} {kata}".strip())


def ditolak_http(status: int, kata: str, jeda: int | None, arti: Mapping[int, str], kode: str = "") -> Ditolak:
    """The refusal that an HTTP status alone tells (no 5xx), in this provider's terms (`arti`) and its own words.

    `jeda` is Retry-After in seconds, `kode` what the provider calls it.
    """
    verdict, umum = golongkan_http(status)
    lama = max(jeda or 0, JEDA_NANTI) if verdict is V.NANTI else None
    return Ditolak(verdict, kode or f"http_{status}", f"{arti.get(status, umum)} {kata}".strip(), lama)


def tidak_terdaftar(kata: str) -> bool:
    """Whether a provider's words say that the number has no WhatsApp, and not merely that it was refused."""
    rendah = kata.lower()
    return any(k in rendah for k in ("not registered", "not on whatsapp", "tidak terdaftar"))


def kode_kata(kata: str, status: int) -> str:
    """A code out of a provider's words, equal for equal refusals; the HTTP status when there are none."""
    huruf = "".join(h if h.isascii() and h.isalnum() else " " for h in kata.lower())
    return "_".join(huruf.split())[:60] or f"http_{status}"


def putusan(
    golongan: tuple[Verdict | None, str], kata: str, status: int, headers: Mapping[str, str]
) -> Ditolak | TakPasti:
    """The outcome of a refusal: our words, then the provider's own. Ten minutes at least where all must slow down."""
    verdict, arti = golongan
    lengkap = f"{arti} {kata}".strip()
    if verdict is None:
        return TakPasti(lengkap)
    tunggu = coba_lagi(headers)
    tunggu = max(tunggu or 0, JEDA_NANTI) if verdict is V.NANTI else tunggu
    tanpa_wa = verdict is V.PENERIMA and tidak_terdaftar(kata)
    return Ditolak(verdict, TIDAK_TERDAFTAR if tanpa_wa else kode_kata(kata, status), lengkap, tunggu)


def satu_teks(isi: Any, kunci: str, batas: int = 200) -> str:
    """The text under `kunci`, or the first of a list of texts there."""
    nilai = isi.get(kunci) if isinstance(isi, dict) else None
    pertama = nilai[0] if isinstance(nilai, list) and nilai else nilai
    return teks({"x": pertama}, "x", batas)


def rahasia_cocok(nilai: str, rahasia: Iterable[str]) -> bool:
    """Whether a text is one of the secrets; constant time, empty secrets never match."""
    cocok = False
    for r in rahasia:
        cocok |= bool(r) and hmac.compare_digest(r.encode(), nilai.encode("utf-8", "replace"))
    return cocok


def kunci_kabar(nama: str, isi: Mapping[str, Any], bawaan: str) -> str:
    """The key of a webhook: its own name, else the body's (`bawaan`), with the hour where it tells no time.

    A device that drops twice says the same words twice: without a time of its own, the hour tells them apart.
    """
    if nama or "timestamp" in isi:
        return nama or bawaan
    return f"{bawaan}:{int(sekarang().timestamp()) // 3600}"
