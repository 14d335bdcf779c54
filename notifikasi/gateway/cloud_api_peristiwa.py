"""Reads Meta's webhooks: several entries, changes, statuses and messages may come in one POST, in any order."""

from collections.abc import Iterator
from typing import Any

from notifikasi.gateway.cloud_api_kode import tolak
from notifikasi.gateway.peristiwa import (
    KeadaanKanal,
    NomorBerganti,
    Peristiwa,
    PesanMasuk,
    StatusTerima,
    TandaTerima,
    Verdict,
)
from notifikasi.gateway.urai import daftar, objek, teks, waktu
from satker.telepon import baca_pengirim

_STATUS = {
    "sent": StatusTerima.TERKIRIM,
    "delivered": StatusTerima.SAMPAI,
    "read": StatusTerima.DIBACA,
    "played": StatusTerima.DIBACA,
    "failed": StatusTerima.GAGAL,
}
_AKUN = {
    "DISABLED_UPDATE": "Akun WhatsApp dinonaktifkan oleh Meta.",
    "ACCOUNT_RESTRICTION": "Akun WhatsApp dibatasi oleh Meta.",
    "ACCOUNT_DELETED": "Akun WhatsApp dihapus.",
}


def peristiwa(isi: dict[str, Any], nomor_id: str) -> list[Peristiwa]:
    """All events of one POST that concern our number; one app's webhook may carry other numbers as well."""
    return [
        p for masuk in daftar(isi, "entry") for ubah in daftar(masuk, "changes") for p in _perubahan(ubah, nomor_id)
    ]


def _perubahan(ubah: dict[str, Any], nomor_id: str) -> Iterator[Peristiwa]:
    nilai = objek(ubah, "value")
    if ubah.get("field") == "account_update" and teks(nilai, "event") in _AKUN:
        yield KeadaanKanal(siap=False, sebab=_AKUN[teks(nilai, "event")])
    if ubah.get("field") != "messages" or teks(objek(nilai, "metadata"), "phone_number_id") not in ("", nomor_id):
        return
    yield from _galat_kanal(nilai)
    for status in daftar(nilai, "statuses"):
        yield from _tanda_terima(status)
    for pesan in daftar(nilai, "messages"):
        yield from _pesan(pesan, daftar(nilai, "contacts"))


def _galat_kanal(nilai: dict[str, Any]) -> Iterator[Peristiwa]:
    for galat in daftar(nilai, "errors"):
        hasil = tolak(galat, 0, None)
        if hasil.verdict is Verdict.STOP_KANAL:
            yield KeadaanKanal(siap=False, sebab=hasil.teks)


def _tanda_terima(status: dict[str, Any]) -> Iterator[Peristiwa]:
    arti = _STATUS.get(teks(status, "status"))
    id_gateway = teks(status, "id", 200) or None
    id_klien = teks(status, "biz_opaque_callback_data", 64) or None
    if arti is None or not (id_gateway or id_klien):
        return
    saat = waktu(status.get("timestamp"))
    if arti is not StatusTerima.GAGAL:
        yield TandaTerima(arti, id_gateway, id_klien, saat)
        return
    hasil = tolak(next(iter(daftar(status, "errors")), {}), 0, None)
    yield TandaTerima(arti, id_gateway, id_klien, saat, hasil.kode, hasil.teks, hasil.verdict)


def _pesan(pesan: dict[str, Any], kontak: list[dict[str, Any]]) -> Iterator[Peristiwa]:
    saat = waktu(pesan.get("timestamp"))
    if pesan.get("type") == "system":
        yield from _nomor_berganti(pesan, saat)
        return
    dari, lain = _pengirim(pesan, kontak)
    id_luar = teks(pesan, "id", 200)
    if dari and id_luar:
        e164, pengirim = baca_pengirim(dari)
        yield PesanMasuk(id_luar, pengirim[:80], e164, _teks(pesan), saat, lain)


def _pengirim(pesan: dict[str, Any], kontak: list[dict[str, Any]]) -> tuple[str, str | None]:
    """(`from`, business-scoped id). Since 2026 `from` may be missing or be such an id itself."""
    dari = teks(pesan, "from", 80)
    milik = next((k for k in kontak if dari and teks(k, "wa_id") == dari), next(iter(kontak), {}))
    bsuid = teks(pesan, "from_user_id", 80) or teks(milik, "user_id", 80)
    dari = dari or teks(milik, "wa_id", 80) or bsuid
    return dari, bsuid if bsuid and bsuid != dari else None


def _teks(pesan: dict[str, Any]) -> str:
    """What the person said: typed text, the face of a pressed button or chosen row, or a picture's caption."""
    jenis = teks(pesan, "type")
    isi = objek(pesan, jenis)
    if jenis == "interactive":
        return teks(objek(isi, teks(isi, "type")), "title", 4096)
    return teks(isi, {"text": "body", "button": "text"}.get(jenis, "caption"), 4096)


def _nomor_berganti(pesan: dict[str, Any], saat: Any) -> Iterator[Peristiwa]:
    sistem = objek(pesan, "system")
    lama, baru = baca_pengirim(teks(pesan, "from"))[0], baca_pengirim(teks(sistem, "wa_id"))[0]
    if teks(sistem, "type") == "user_changed_number" and lama and baru and lama != baru:
        yield NomorBerganti(lama, baru, saat)
