"""What GOWA tells us: receipts with many ids, messages, and the key of an event whose envelope has no id."""

from typing import Any

from notifikasi.gateway.peristiwa import Peristiwa, PesanMasuk, StatusTerima, TandaTerima
from notifikasi.gateway.urai import bersihkan, objek, sidik, teks, waktu
from satker.telepon import baca_pengirim

# GOWA tells neither a failure nor the server's word; read-self, sender, retry … say nothing about the recipient.
_ORANG = ("@s.whatsapp.net", "@c.us", "@lid")
_STATUS = {"delivered": StatusTerima.SAMPAI, "read": StatusTerima.DIBACA, "played": StatusTerima.DIBACA}


def _daftar_id(muatan: dict[str, Any]) -> list[str]:
    nilai = muatan.get("ids")
    return [bersihkan(i)[:200] for i in nilai if isinstance(i, str) and i] if isinstance(nilai, list) else []


def kunci(isi: dict[str, Any]) -> str:
    """Equal for every redelivery: device, event, ids and what happened to them; "" where the body itself must do."""
    muatan = objek(isi, "payload")
    semua_id = _daftar_id(muatan) or [teks(muatan, "id", 200)]
    bagian = (*(teks(isi, k) for k in ("device_id", "event")), teks(muatan, "receipt_type"), teks(muatan, "from"))
    dikenal = any(semua_id) and isi.get("event") in ("message", "message.ack")
    return f"gowa:{sidik(repr((bagian, semua_id)).encode())}" if dikenal else ""


def tanda_terima(muatan: dict[str, Any], saat: Any) -> list[Peristiwa]:
    """The receipts of one event, one per id; those of groups and of our own devices are dropped."""
    status = _STATUS.get(teks(muatan, "receipt_type"))
    if status is None or teks(muatan, "chat_id").endswith("@g.us"):
        return []
    return [TandaTerima(status, i, None, waktu(saat)) for i in dict.fromkeys(_daftar_id(muatan))]


def pesan_masuk(muatan: dict[str, Any], perangkat: str) -> list[Peristiwa]:
    """The message of one person to us; those of `perangkat` (ourselves), groups, channels and status are dropped."""
    dari, obrolan, id_luar = teks(muatan, "from"), teks(muatan, "chat_id"), teks(muatan, "id", 200)
    umum = obrolan.endswith(("@g.us", "@broadcast", "@newsletter")) or not dari.endswith(_ORANG)
    e164, pengirim = baca_pengirim(dari)
    if muatan.get("is_from_me") is True or pengirim == baca_pengirim(perangkat)[1] or umum or not id_luar:
        return []
    lain = baca_pengirim(teks(muatan, "from_lid"))[1]
    return [
        PesanMasuk(
            id_luar=id_luar,
            pengirim=pengirim[:80],
            e164=e164 or baca_pengirim(obrolan)[0],  # a private chat is named after the other side
            teks=teks(muatan, "body", 65_536),
            waktu=waktu(muatan.get("timestamp")),
            id_pengirim_lain=lain[:80] if lain and lain != pengirim else None,
        )
    ]
