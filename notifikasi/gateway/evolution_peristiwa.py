"""What Evolution tells us: receipts, messages, connection states, and the key of an event without an id."""

import json
from collections.abc import Iterable
from typing import Any

from notifikasi.gateway.peristiwa import KeadaanKanal, Peristiwa, PesanMasuk, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.urai import daftar, json_objek, objek, sidik, teks, waktu
from satker.telepon import baca_pengirim
from satker.waktu import sekarang

# "DELETED" is missing on purpose: Evolution's word for every status it does not know.
_STATUS = {
    "ERROR": StatusTerima.GAGAL,
    "PENDING": StatusTerima.DITERIMA,
    "SERVER_ACK": StatusTerima.TERKIRIM,
    "DELIVERY_ACK": StatusTerima.SAMPAI,
    "READ": StatusTerima.DIBACA,
    "PLAYED": StatusTerima.DIBACA,
}
_URUT = list(dict.fromkeys(_STATUS.values()))  # failure first: any proof of more outweighs it
_ORANG = ("@s.whatsapp.net", "@c.us", "@lid")
_BUKAN_KATA = {"reactionMessage", "protocolMessage", "pollUpdateMessage", "senderKeyDistributionMessage"}
_SANDI = ("apikey", "destination")  # the instance's key, and our own secret address
KELUAR = "Ponsel pengadilan keluar dari WhatsApp; pindai lagi kode QR."


def nama_peristiwa(isi: dict[str, Any]) -> str:
    """The event's name, however it is spelt: messages.update, MESSAGES_UPDATE."""
    return teks(isi, "event").lower().replace("_", ".")


def data(isi: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects an event is about: `data` is one or, in older versions, a list."""
    return daftar(isi, "data") or [o for o in (objek(isi, "data"),) if o]


def kunci(isi: dict[str, Any]) -> str:
    """Equal for every redelivery: instance, event, ids and states; "" where the body itself must do."""
    peristiwa, semua = nama_peristiwa(isi), data(isi)
    pokok = [(_id_pesan(d), teks(d, "status") if peristiwa == "messages.update" else "") for d in semua]
    dikenal = peristiwa in ("messages.update", "messages.upsert") and pokok and all(i for i, _ in pokok)
    return f"evo:{sidik(repr((teks(isi, 'instance'), peristiwa, pokok)).encode())}" if dikenal else ""


def tanpa_sandi(raw: bytes) -> bytes:
    """The body without the API key and our address, wherever they stand in the envelope, also when named twice."""
    isi = json_objek(raw)
    if isi is None:
        return raw
    return json.dumps(isi | {k: None for k in _SANDI if k in isi}).encode()


def _id_pesan(d: dict[str, Any]) -> str:
    return teks(d, "keyId", 200) or teks(objek(d, "key"), "id", 200)


def tanda_terima(semua: Iterable[dict[str, Any]]) -> list[TandaTerima]:
    """The receipts of our own messages to persons, dated now: Evolution stamps them by its wall clock, zone unsaid."""
    return [
        TandaTerima(_STATUS[teks(d, "status")], _id_pesan(d), None, sekarang(), *_sebab(d))
        for d in semua
        if teks(d, "status") in _STATUS and _dari_kita(d) and _id_pesan(d) and not _ruang(d).endswith("@g.us")
    ]


def _sebab(d: dict[str, Any]) -> tuple[str, str, Verdict | None]:
    """Code, words and verdict of a failure: versions before 2.3.7 pass the reason on, later ones do not."""
    sebab = d.get("messageStubParameters")
    kata = [teks({"x": s}, "x", 60) for s in sebab] if isinstance(sebab, list) else []
    if teks(d, "status") != "ERROR" or not kata:
        return "", "", None
    return kata[0], "; ".join(kata)[:500], Verdict.STOP_BARU if "463" in kata else None


def terjauh(baris: Iterable[dict[str, Any]], id_gateway: str) -> TandaTerima | None:
    """The furthest state among a message's stored updates."""
    milik = tanda_terima(b for b in baris if _id_pesan(b) == id_gateway)
    return max(milik, key=lambda t: _URUT.index(t.status), default=None)


def _dari_kita(d: dict[str, Any]) -> bool:
    return (d if "fromMe" in d else objek(d, "key")).get("fromMe") is True


def _ruang(d: dict[str, Any]) -> str:
    return teks(d, "remoteJid") or teks(objek(d, "key"), "remoteJid")


def pesan_masuk(semua: Iterable[dict[str, Any]]) -> list[Peristiwa]:
    """The messages of persons to us; our own, groups, status posts and reactions are dropped."""
    return [p for d in semua for p in _satu_pesan(d)]


def _satu_pesan(d: dict[str, Any]) -> list[Peristiwa]:
    kepala = objek(d, "key")
    dari, id_luar = teks(kepala, "remoteJid"), _id_pesan(d)
    bukan = not dari.endswith(_ORANG) or teks(d, "messageType") in _BUKAN_KATA
    if kepala.get("fromMe") is not False or bukan or not id_luar:
        return []
    e164, pengirim = baca_pengirim(dari)
    # With "addressingMode": "lid" the number stands beside the linked id, with "pn" the other way round.
    e164_lain, lain = baca_pengirim(teks(kepala, "remoteJidAlt") or teks(kepala, "senderPn"))
    saat = waktu(d.get("messageTimestamp"))
    return [PesanMasuk(id_luar, pengirim[:80], e164 or e164_lain, _teks(d), saat, lain[:80] or None)]


def _teks(d: dict[str, Any]) -> str:
    """What the person said; chats with disappearing messages wrap it once more."""
    isi = objek(d, "message")
    isi = objek(isi, "ephemeralMessage", "message") or isi
    biasa = teks(isi, "conversation", 65_536) or teks(objek(isi, "extendedTextMessage"), "text", 65_536)
    return biasa or teks(objek(isi, "imageMessage"), "caption", 65_536)


def keadaan(d: dict[str, Any]) -> list[Peristiwa]:
    """What a connection state means; "connecting" passes by itself."""
    status = teks(d, "state") or teks(d, "status")
    if status == "open":
        return [KeadaanKanal(siap=True)]
    if status != "close":
        return []
    keluar = teks(d, "statusReason") == "401"
    return [KeadaanKanal(siap=False, sebab=KELUAR if keluar else "Ponsel pengadilan tidak tersambung ke WhatsApp.")]
