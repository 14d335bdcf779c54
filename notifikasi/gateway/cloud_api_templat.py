"""Approved templates at Meta: making them with a time to live, and telling which of them cannot be relied on.

The time to live of a template message is a property of the template (`message_send_ttl_seconds`), not of the message.
Without it a utility template waits 30 days for a phone that is off, and the reminder arrives after the hearing.
"""

from dataclasses import dataclass

from notifikasi.gateway.cloud_api import ALAMAT, TTL_MAKS, VERSI, ttl_wajar
from notifikasi.gateway.dasar import Permintaan, Setelan
from notifikasi.gateway.urai import angka, daftar, json_objek, teks


@dataclass(frozen=True, slots=True)
class KeadaanTemplat:
    """One template as Meta holds it; `sebab` says in Indonesian what keeps it from use, '' when nothing does."""

    nama: str
    bahasa: str
    sebab: str


def build_buat(setelan: Setelan, nama: str, isi: str, contoh: tuple[str, ...], ttl_detik: int | None) -> Permintaan:
    """The request that submits a utility template in Indonesian; `isi` holds {{1}} … and `contoh` one sample each."""
    badan: dict[str, object] = {"type": "BODY", "text": isi}
    if contoh:
        badan["example"] = {"body_text": [list(contoh)]}
    templat = {"name": nama, "language": "id", "category": "UTILITY", "components": [badan]}
    return _minta(setelan, "POST", json=templat | {"message_send_ttl_seconds": ttl_wajar(ttl_detik)})


def build_daftar(setelan: Setelan) -> Permintaan:
    """The request that lists the account's templates."""
    bidang = "name,language,status,category,message_send_ttl_seconds,rejected_reason"
    return _minta(setelan, "GET", params={"fields": bidang, "limit": "200"})


def parse_daftar(body: bytes) -> list[KeadaanTemplat]:
    """The templates of that answer, [] when it cannot be read."""
    return [
        KeadaanTemplat(teks(t, "name", 512), teks(t, "language"), _sebab(t))
        for t in daftar(json_objek(body), "data")
        if teks(t, "name")
    ]


def _sebab(t: dict[str, object]) -> str:
    if teks(t, "status") != "APPROVED":
        return f"Belum dapat dipakai: {teks(t, 'status') or 'keadaan tidak diketahui'}."
    if teks(t, "category") != "UTILITY":
        return f"Golongannya {teks(t, 'category')}, bukan UTILITY: selalu berbayar dan dapat ditahan Meta."
    ttl = angka(t, "message_send_ttl_seconds")
    if ttl is None or not 0 < ttl <= TTL_MAKS:
        return "Masa berlakunya lebih dari 12 jam: pesan dapat tiba setelah sidang. Atur message_send_ttl_seconds."
    return ""


def _minta(setelan: Setelan, method: str, **isi: object) -> Permintaan:
    versi, waba = setelan.opsi.get("versi") or VERSI, setelan.opsi.get("waba_id", "")
    alamat = f"{(setelan.url or ALAMAT).rstrip('/')}/{versi}/{waba}/message_templates"
    return Permintaan(method, alamat, {"Authorization": f"Bearer {setelan.token}"}, **isi)  # type: ignore[arg-type]
