"""Reads a declared gateway's webhooks by the paths its rules name."""

from typing import Any

from notifikasi.gateway.http_aturan import Webhook
from notifikasi.gateway.http_isi import baca, cari
from notifikasi.gateway.longgar import terkunci
from notifikasi.gateway.peristiwa import Peristiwa, PesanMasuk, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.urai import sidik, waktu
from satker.telepon import baca_pengirim


def peristiwa(badan: dict[str, Any], w: Webhook) -> list[Peristiwa]:
    """All events of one body; those that `abaikan` names are dropped, and so are groups."""
    semua = cari(badan, w.daftar) if w.daftar else [badan]
    satuan = [s for s in semua if isinstance(s, dict)] if isinstance(semua, list) else []
    return [p for s in satuan if not _diabaikan(s, w) for p in (_tanda_terima(s, w) or _pesan(s, w))]


def tanpa(badan: dict[str, Any], jalur: str) -> dict[str, Any]:
    """The body without the value at `jalur`."""
    kunci, _, sisa = jalur.partition(".")
    anak = badan.get(kunci)
    if sisa and isinstance(anak, dict):
        return badan | {kunci: tanpa(anak, sisa)}
    return {k: v for k, v in badan.items() if k != kunci}


def _diabaikan(satu: dict[str, Any], w: Webhook) -> bool:
    return any(baca(satu, jalur).lower() in nilai for jalur, nilai in w.abaikan.items())


def _tanda_terima(satu: dict[str, Any], w: Webhook) -> list[Peristiwa]:
    status = w.arti.get(baca(satu, w.status).lower()) if w.status else None
    id_pesan = baca(satu, w.id, 200)
    if status is None or not id_pesan:
        return []
    kata = baca(satu, w.alasan) if status is StatusTerima.GAGAL else ""
    kode, verdict = ("463", Verdict.STOP_BARU) if terkunci(kata) else ("", None)
    return [TandaTerima(status, id_pesan, None, waktu(cari(satu, w.waktu)), kode, kata, verdict)]


def _pesan(satu: dict[str, Any], w: Webhook) -> list[Peristiwa]:
    dari = baca(satu, w.nomor)
    e164, pengirim = baca_pengirim(dari)
    # A group has no sender we could answer; "628…-151…" is an old group id.
    if not w.teks or not pengirim or "@g.us" in dari or "-" in dari:
        return []
    kata = baca(satu, w.teks, 65_536)
    saat = cari(satu, w.waktu)
    id_luar = baca(satu, w.id_masuk, 200) or sidik(f"{dari}|{saat}|{kata}".encode("utf-8", "replace"))[:40]
    return [PesanMasuk(id_luar, pengirim[:80], e164, kata, waktu(saat))]
