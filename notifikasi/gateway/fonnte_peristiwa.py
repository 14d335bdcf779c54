"""What Fonnte tells us: states of messages, texts of people, the device's connection. One JSON object per POST."""

from typing import Any

from notifikasi.gateway.longgar import terkunci, ya_tidak
from notifikasi.gateway.peristiwa import KeadaanKanal, Peristiwa, PesanMasuk, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.urai import sidik, teks, waktu
from satker.telepon import baca_pengirim

_STATUS = {
    "pending": StatusTerima.DITERIMA,
    "waiting": StatusTerima.DITERIMA,
    "processing": StatusTerima.DITERIMA,
    "sent": StatusTerima.TERKIRIM,
    "delivered": StatusTerima.SAMPAI,
    "read": StatusTerima.DIBACA,
    "invalid": StatusTerima.GAGAL,
    "expired": StatusTerima.GAGAL,
    "failed": StatusTerima.GAGAL,
    "url unreachable": StatusTerima.GAGAL,
}
_GAGAL = {
    "invalid": (Verdict.PENERIMA, "Nomor tidak dapat menerima pesan menurut Fonnte."),
    "expired": (None, "Pesan tidak keluar sampai batas waktunya di Fonnte."),
}
_TANPA_TEKS = "non-text message"  # what Fonnte puts where a picture has no caption


def bagian_rahasia(isi: dict[str, Any]) -> str | None:
    """The secret of the device page as it came, None when the body holds none; clients read two names."""
    ada = [k for k in ("secret", "secret_key") if isi.get(k) not in (None, "")]
    return teks(isi, ada[0]) if ada else None


def tanpa_rahasia(isi: dict[str, Any]) -> dict[str, Any]:
    """The body as it may be kept."""
    return {k: v for k, v in isi.items() if k not in ("secret", "secret_key")}


def peristiwa(isi: dict[str, Any]) -> list[Peristiwa]:
    """The event of a webhook, [] for what does not concern us."""
    if teks(isi, "sender"):
        return _pesan(isi)
    if teks(isi, "id") or teks(isi, "stateid"):
        return _tanda_terima(isi)
    return _perangkat(isi)


def kunci(isi: dict[str, Any]) -> str:
    """What tells one event from another, '' where only the whole body does."""
    if teks(isi, "sender"):
        return f"masuk:{id_masuk(isi)}"
    nama = f"{teks(isi, 'id')}|{teks(isi, 'stateid')}|{teks(isi, 'state')}|{teks(isi, 'status')}"
    return f"status:{sidik(nama.encode())}" if teks(isi, "id") or teks(isi, "stateid") else ""


def id_masuk(isi: dict[str, Any]) -> str:
    """The inbox id, which is there only when the inbox is switched on; else made of who, when and what."""
    inbox = teks(isi, "inboxid", 40)
    if inbox not in ("", "0"):
        return inbox
    nama = "|".join(teks(isi, k, 65_536) for k in ("sender", "timestamp", "message", "text", "url"))
    return sidik(nama.encode())[:40]


def _pesan(isi: dict[str, Any]) -> list[Peristiwa]:
    """The message of one person to us; groups and the device's own are dropped."""
    pengirim = teks(isi, "sender")
    kelompok = ya_tidak(isi.get("isgroup")) or "@g.us" in pengirim or "-" in pengirim or bool(teks(isi, "member"))
    e164, dari = baca_pengirim(pengirim)
    if kelompok or not dari or pengirim == teks(isi, "device"):
        return []
    kata = teks(isi, "message", 65_536) or teks(isi, "text", 65_536)
    kata = "" if kata.lower() == _TANPA_TEKS else kata
    return [PesanMasuk(id_masuk(isi), dari[:80], e164, kata, waktu(isi.get("timestamp")))]


def _tanda_terima(isi: dict[str, Any]) -> list[Peristiwa]:
    """`state` is WhatsApp's own word, `status` the queue's. The first event holds both ids, later ones `stateid`."""
    kata = next((k for n in ("state", "status") if (k := teks(isi, n).lower()) in _STATUS), "")
    if not kata:
        return []
    verdict, arti = _GAGAL.get(kata, (None, ""))
    status = _STATUS[kata]
    kode = kata.replace(" ", "_") if status is StatusTerima.GAGAL else ""
    keterangan = (teks(isi, "reason") or arti) if kode else ""
    if kode and terkunci(keterangan):
        kode, verdict = "463", Verdict.STOP_BARU
    id_kirim, id_lain = teks(isi, "id", 200) or None, teks(isi, "stateid", 200) or None
    saat = waktu(isi.get("timestamp"))
    return [TandaTerima(status, id_kirim, None, saat, kode, keterangan, verdict, id_lain)]


def _perangkat(isi: dict[str, Any]) -> list[Peristiwa]:
    match teks(isi, "status").lower():
        case "connect" | "connected":
            return [KeadaanKanal(siap=True)]
        case "disconnect" | "disconnected":
            kata = teks(isi, "reason")
            return [KeadaanKanal(siap=False, sebab=f"Perangkat WhatsApp di Fonnte terputus. {kata}".strip())]
    return []
