"""What the tables of a Gammu SMSD tell: one event per message, kept raw, read later like a webhook."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from notifikasi.gateway.dasar import Peristiwa, PesanMasuk, StatusTerima, TandaTerima
from notifikasi.gateway.sms import baca_udh
from notifikasi.gateway.urai import angka, daftar, teks, waktu
from satker.telepon import baca_pengirim, nomor_tunggal

SABAR_DETIK = 300  # how long the missing parts of a long text are waited for
_GAGAL = {
    "SendingError": "Modem tidak dapat mengirim SMS.",
    "DeliveryFailed": "SMS tidak sampai di ponsel penerima.",
    "Error": "Modem melaporkan galat.",
}
_TERKIRIM = {"SendingOK", "SendingOKNoReport", "DeliveryOK", "DeliveryPending", "DeliveryUnknown"}
Baris = dict[str, Any]


def pisahkan(baris: Iterable[Baris]) -> tuple[list[bytes], list[int]]:
    """One body per message, and the ids of the inbox rows they took. Parts that still miss others are left there."""
    kelompok: dict[tuple[str, ...], list[Baris]] = defaultdict(list)
    for b in baris:
        kelompok[_kunci(b)].append(b)
    siap = [(k, g) for k, g in kelompok.items() if k[0] != "inbox" or _utuh(g)]
    badan = [json.dumps({k[0]: _tetap(g)}, ensure_ascii=False, sort_keys=True).encode() for k, g in siap]
    return badan, [i for k, g in siap if k[0] == "inbox" for b in g if (i := angka(b, "id")) is not None]


def _tetap(bagian: Iterable[Baris]) -> list[Baris]:
    """Without the hour of asking: the same rows fetched twice are the same body."""
    return [{k: n for k, n in b.items() if k != "kini"} for b in bagian]


def _kunci(b: Baris) -> tuple[str, ...]:
    if b.get("dari") != "inbox":
        return teks(b, "dari"), teks(b, "id_klien"), teks(b, "id")
    rujukan, banyak, _ = baca_udh(teks(b, "udh"))
    if banyak == 1:
        return "inbox", teks(b, "id")
    return "inbox", teks(b, "pengirim"), str(rujukan), str(banyak)


def _utuh(bagian: Sequence[Baris]) -> bool:
    """Whether all parts are there, or have been waited for long enough."""
    _, banyak, _ = baca_udh(teks(bagian[0], "udh"))
    umur = max((angka(b, "kini") or 0) - (angka(b, "waktu") or 0) for b in bagian)
    return len(bagian) >= banyak or umur > SABAR_DETIK


def peristiwa(isi: Baris) -> list[Peristiwa]:
    """The event of one kept body, [] for what is none."""
    if terkirim := daftar(isi, "sentitems"):
        return _tanda_terima(terkirim)
    if antre := daftar(isi, "outbox"):
        return [_tanda(antre[0], StatusTerima.DITERIMA, "kirim")] if teks(antre[0], "id_klien") else []
    return _masuk(daftar(isi, "inbox"))


def _tanda_terima(bagian: list[Baris]) -> list[Peristiwa]:
    """A text of many parts has arrived when every part has, and has failed when one has."""
    awal = bagian[0]
    if not teks(awal, "id_klien"):
        return []
    for b in bagian:
        if kata := _GAGAL.get(teks(b, "status")):
            return [_tanda(b, StatusTerima.GAGAL, "kirim", kata)]
    if len(bagian) < baca_udh(teks(awal, "udh"))[1]:
        return []  # the rest has not left yet
    status = {teks(b, "status") for b in bagian}
    if status == {"DeliveryOK"}:
        return [_tanda(max(bagian, key=lambda b: angka(b, "sampai") or 0), StatusTerima.SAMPAI, "sampai")]
    return [_tanda(bagian[-1], StatusTerima.TERKIRIM, "kirim")] if status <= _TERKIRIM else []


def _tanda(b: Baris, status: StatusTerima, kapan: str, kata: str = "") -> TandaTerima:
    kode = teks(b, "galat", 20) if kata else ""
    return TandaTerima(
        status, id_baris(teks(b, "id_klien", 64), b), teks(b, "id_klien", 64), waktu(b.get(kapan)), kode, kata
    )


def id_baris(id_klien: str, b: Baris) -> str:
    """How a row is known: its number alone may be given out again."""
    return f"{id_klien}#{teks(b, 'id', 20)}"


def _masuk(bagian: list[Baris]) -> list[Peristiwa]:
    if not bagian or not teks(bagian[0], "pengirim"):
        return []
    urut = sorted(bagian, key=lambda b: baca_udh(teks(b, "udh"))[2])
    tulisan = teks(bagian[0], "pengirim", 40)
    e164, pengirim = baca_pengirim(tulisan)
    e164 = e164 or nomor_tunggal(tulisan).e164  # a modem may show a number as it is dialled at home
    isi = "".join(teks(b, "teks", 2000) for b in urut)
    id_luar = f"{teks(urut[0], 'id', 20)}@{teks(urut[0], 'waktu', 20)}"
    return [PesanMasuk(id_luar, (pengirim or tulisan)[:80], e164, isi, waktu(urut[0].get("waktu")))]
