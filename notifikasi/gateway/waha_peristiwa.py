"""What WAHA tells us, for every engine behind it (WEBJS, NOWEB, GOWS): ids, receipts, messages, session states."""

from typing import Any

from notifikasi.gateway.peristiwa import KeadaanKanal, Peristiwa, PesanMasuk, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.urai import angka, objek, teks, waktu
from satker.telepon import baca_pengirim

_ACK: dict[int | None, StatusTerima] = {
    -1: StatusTerima.GAGAL,
    0: StatusTerima.DITERIMA,
    1: StatusTerima.TERKIRIM,
    2: StatusTerima.SAMPAI,
    3: StatusTerima.DIBACA,
    4: StatusTerima.DIBACA,  # voice note played
}
SESI = {
    "STOPPED": "Sesi WhatsApp dihentikan.",
    "STARTING": "Sesi WhatsApp sedang dimulai.",
    "SCAN_QR_CODE": "Sesi WhatsApp keluar; pindai kode QR dengan ponsel pengadilan.",
    "PASSKEY_REQUIRED": "Sesi WhatsApp meminta passkey di ponsel pengadilan.",
    "PASSKEY_CONFIRMATION_REQUIRED": "Sesi WhatsApp meminta persetujuan passkey di ponsel pengadilan.",
    "FAILED": "Sesi WhatsApp gagal; periksa ponsel pengadilan.",
}


def peristiwa(isi: dict[str, Any]) -> list[Peristiwa]:
    """The events of one webhook."""
    muatan = objek(isi, "payload")
    match isi.get("event"):
        case "message" | "message.any":
            return pesan_masuk(muatan)
        case "message.ack":
            return [*tanda_terima(muatan, isi.get("timestamp"))]
        case "session.status":
            return [keadaan_sesi(teks(muatan, "status"))]
    return []


def _id_penuh(isi: dict[str, Any]) -> str:
    """A message id in any engine's shape: text, {"_serialized"}, or key.id."""
    return teks(isi, "id") or teks(objek(isi, "id"), "_serialized") or teks(objek(isi, "key"), "id")


def ekor_id(isi: dict[str, Any]) -> str:
    """What all shapes of an id have in common: the part after the last '_' (sent ids and receipts differ before it)."""
    return _id_penuh(isi).rpartition("_")[2]


def lawan_bicara(isi: dict[str, Any]) -> str | None:
    """The chat a sent message went to, in any engine's shape."""
    return teks(isi, "to") or teks(objek(isi, "id"), "remote") or teks(objek(isi, "key"), "remoteJid") or None


def kata_galat(isi: dict[str, Any]) -> str:
    """WAHA's own words about what went wrong."""
    return teks(objek(isi, "exception"), "message") or teks(isi, "message") or teks(isi, "error")


def _orang(alamat: str) -> bool:
    return alamat.endswith(("@c.us", "@s.whatsapp.net", "@lid"))


def pesan_masuk(muatan: dict[str, Any]) -> list[Peristiwa]:
    """The message of one person to us; our own, groups, channels and status posts are dropped."""
    dari, id_luar = teks(muatan, "from"), _id_penuh(muatan)
    if muatan.get("fromMe") is not False or not _orang(dari) or not id_luar:
        return []
    e164, pengirim = baca_pengirim(dari)
    lain = _alamat_lain(muatan)
    return [
        PesanMasuk(
            id_luar=id_luar[:200],
            pengirim=pengirim[:80],
            e164=e164 or baca_pengirim(lain)[0],
            teks=teks(muatan, "body", 65_536),
            waktu=waktu(muatan.get("timestamp")),
            id_pengirim_lain=baca_pengirim(lain)[1][:80] or None,
        )
    ]


def _alamat_lain(muatan: dict[str, Any]) -> str:
    """The phone number behind a linked id, where the engine tells it: NOWEB in the key, GOWS in Info."""
    kunci, info = objek(muatan, "_data", "key"), objek(muatan, "_data", "Info")
    return teks(kunci, "remoteJidAlt") or teks(kunci, "senderPn") or teks(info, "SenderAlt")


def tanda_terima(muatan: dict[str, Any], saat: Any) -> list[TandaTerima]:
    """The receipt of one of our own messages to one person; other people's and groups' acks are dropped."""
    status = _ACK.get(angka(muatan, "ack"))
    lawan = teks(muatan, "from") + teks(muatan, "to")
    if status is None or muatan.get("fromMe") is not True or "@g.us" in lawan or not ekor_id(muatan):
        return []
    galat = objek(muatan, "error")
    kode = teks(galat, "code", 60) if status is StatusTerima.GAGAL else ""
    verdict = Verdict.STOP_BARU if kode == "463" else None
    kata = teks(galat, "reason") or teks(galat, "message")
    return [TandaTerima(status, ekor_id(muatan)[:200], None, waktu(saat), kode, kata, verdict)]


def cari_pesan(obrolan: list[dict[str, Any]], id_gateway: str) -> TandaTerima | None:
    """The receipt of our message among a chat's stored ones, dated now: the store keeps only when it was sent."""
    milik = next((p for p in obrolan if p.get("fromMe") is True and ekor_id(p) == id_gateway), None)
    return next(iter(tanda_terima(milik, None)), None) if milik else None


def keadaan_sesi(status: str) -> KeadaanKanal:
    """What a session state means for sending."""
    if status == "WORKING":
        return KeadaanKanal(siap=True)
    return KeadaanKanal(siap=False, sebab=SESI.get(status, "Keadaan sesi WhatsApp tidak dikenal."))
