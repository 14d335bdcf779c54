"""What Wablas tells us: tracking of messages, texts of people, the device's connection. One JSON object per POST."""

from typing import Any

from notifikasi.gateway.longgar import TIDAK_TERDAFTAR, terkunci, tidak_terdaftar, ya_tidak
from notifikasi.gateway.peristiwa import KeadaanKanal, Peristiwa, PesanMasuk, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.urai import objek, sidik, teks, waktu
from satker.telepon import baca_pengirim

STATUS = {
    "pending": StatusTerima.DITERIMA,
    "sent": StatusTerima.TERKIRIM,
    "delivered": StatusTerima.SAMPAI,
    "received": StatusTerima.SAMPAI,
    "read": StatusTerima.DIBACA,
    "cancel": StatusTerima.GAGAL,
    "reject": StatusTerima.GAGAL,
    "rejected": StatusTerima.GAGAL,
}
_SAMBUNG = {"connected": True, "disconnected": False}


def peristiwa(isi: dict[str, Any]) -> list[Peristiwa]:
    """The event of a webhook, [] for what does not concern us."""
    if "isFromMe" in isi or "messageType" in isi or "pushName" in isi:
        return _pesan(isi)
    if teks(isi, "id"):
        return _tanda_terima(isi)
    return keadaan(isi)


def kunci(isi: dict[str, Any]) -> str:
    """What tells one event from another, '' where only the whole body does."""
    if not teks(isi, "id"):
        return ""
    nama = f"{teks(isi, 'id')}|{teks(isi, 'status')}|{teks(isi, 'messageType')}"
    return f"{'masuk' if 'isFromMe' in isi or 'messageType' in isi else 'status'}:{sidik(nama.encode())}"


def _pesan(isi: dict[str, Any]) -> list[Peristiwa]:
    """The message of one person to us; groups and our own are dropped."""
    telepon, id_luar = teks(isi, "phone"), teks(isi, "id", 200)
    kelompok = ya_tidak(isi.get("isGroup")) or bool(teks(objek(isi, "group"), "group_id")) or "-" in telepon
    e164, pengirim = baca_pengirim(telepon)
    # Only what says itself that it is not ours: our own texts must never run a command.
    if ya_tidak(isi.get("isFromMe")) is not False or kelompok or "@g.us" in telepon or not pengirim or not id_luar:
        return []
    return [PesanMasuk(id_luar, pengirim[:80], e164, teks(isi, "message", 65_536), waktu(isi.get("timestamp")))]


def _tanda_terima(isi: dict[str, Any]) -> list[Peristiwa]:
    kata = teks(isi, "status").lower()
    if kata not in STATUS or ya_tidak(isi.get("isGroup")):
        return []
    status = STATUS[kata]
    gagal = status is StatusTerima.GAGAL
    id_klien = teks(isi, "ref_id", 64) or None  # not documented, but costs nothing
    saat, catatan = waktu(isi.get("timestamp")), teks(isi, "note") if gagal else ""
    kode, verdict = (TIDAK_TERDAFTAR, Verdict.PENERIMA) if tidak_terdaftar(catatan) else (kata if gagal else "", None)
    if terkunci(catatan):
        kode, verdict = "463", Verdict.STOP_BARU
    return [TandaTerima(status, teks(isi, "id", 200), id_klien, saat, kode, catatan, verdict)]


def keadaan(isi: dict[str, Any]) -> list[Peristiwa]:
    """The device's state, [] when it is none we know."""
    siap = _SAMBUNG.get(teks(isi, "status").lower())
    if siap is None:
        return []
    kata = f"Perangkat WhatsApp di Wablas terputus. {teks(isi, 'note')}".strip()
    return [KeadaanKanal(siap, "" if siap else kata)]
