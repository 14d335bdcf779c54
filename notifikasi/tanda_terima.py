"""Receipts: kept as they came, matched when the message is known, moving its status only forward."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from notifikasi.gateway.dasar import TandaTerima as Peristiwa
from notifikasi.gateway.dasar import Verdict
from notifikasi.models import Gateway, Nomor, Pesan, TandaTerima, Templat
from notifikasi.outbox import batalkan
from notifikasi.sebab import alasan
from notifikasi.tanda_gagal import Riwayat, coba_lagi, riwayat, tandai
from satker.waktu import sekarang

S = Pesan.Status
URUT = {S.DITERIMA: 1, S.TERKIRIM: 2, S.SAMPAI: 3, S.DIBACA: 4}
# Refusal codes of a recipient that mean "no WhatsApp here" (Meta, simulator, GOWA, Evolution), not merely "would not
# take it".
KODE_TIDAK_DI_WHATSAPP = {"131026", "http_422", "tidak_terdaftar"}
# Older receipts without a message belong to chats that were not ours (the court's phone in somebody's hand).
UMUR_YATIM = timedelta(days=7)

# While a call is in the air its receipt waits: the outcome is written first, then asks for it. The message is found by
# its id or by that of an attempt given up: branches of their own, so that the database may begin at either side.
_MILIK = (
    "JOIN notifikasi_pesan p ON p.gateway_id = {t}.gateway_id AND p.id_gateway = {t}.id_gateway",
    """JOIN notifikasi_percobaan c ON c.gateway_id = {t}.gateway_id AND c.id_gateway = {t}.id_gateway
        AND c.id_gateway <> '' JOIN notifikasi_pesan p ON p.id = c.pesan_id""",
)
_LEWAT_ID = """
SELECT t.id, p.id, t.id_gateway FROM notifikasi_tandaterima t {milik}
WHERE t.pesan_id IS NULL AND t.id_gateway <> '' AND p.status <> 'dikirim' AND {{syarat}}
"""
_LEWAT_KLIEN = """
SELECT t.id, p.id, t.id_gateway FROM notifikasi_tandaterima t
JOIN notifikasi_gateway g ON g.id = t.gateway_id
JOIN notifikasi_pesan p ON p.id_klien::text = t.id_klien AND p.satker_id = g.satker_id
WHERE t.pesan_id IS NULL AND t.id_klien <> '' AND p.status <> 'dikirim' AND {syarat}
"""
_LEWAT_LAIN = """
SELECT t.id, p.id, ikat.id_gateway FROM notifikasi_tandaterima t
JOIN notifikasi_tandaterima ikat
    ON ikat.gateway_id = t.gateway_id AND ikat.id_lain = t.id_lain AND ikat.id_gateway <> '' {milik}
WHERE t.pesan_id IS NULL AND t.id_lain <> '' AND t.id_gateway = '' AND p.status <> 'dikirim' AND {{syarat_lain}}
"""
_KINI, _LAMA = ((_LEWAT_ID.format(milik=m.format(t="t")), _LEWAT_LAIN.format(milik=m.format(t="ikat"))) for m in _MILIK)
_JODOH_PERTAMA = "UNION".join((*_KINI, _LEWAT_KLIEN))
_JODOH = "UNION".join((*_KINI, _LEWAT_KLIEN, *_LAMA))
_BERUBAH = (
    *("status", "terkirim_pada", "sampai_pada", "dibaca_pada", "diterima_pada", "selesai_pada"),
    *("galat", "galat_kode", "siap_pada", "id_gateway"),
)


def simpan(gateway: Gateway, peristiwa: Iterable[Peristiwa]) -> list[tuple[str, str]]:
    """Keep receipts, each once; returns their (id_gateway or id_lain, id_klien). Nothing is matched yet.

    A tie is named by both its ids: what came earlier under the second one now has its message.
    """
    baris = [_baris(gateway, p) for p in peristiwa]
    TandaTerima.objects.bulk_create(baris, ignore_conflicts=True)
    return [(b.id_gateway, b.id_klien) for b in baris] + [(b.id_lain, "") for b in baris if b.id_lain]


def _baris(gateway: Gateway, p: Peristiwa) -> TandaTerima:
    return TandaTerima(
        gateway=gateway,
        id_gateway=(p.id_gateway or "")[:200],
        id_klien=_uuid(p.id_klien),
        id_lain=(p.id_lain or "")[:200],
        status=p.status,
        waktu=min(p.waktu, sekarang()),  # a provider's clock may run ahead
        kode=p.kode[:60],
        verdict=p.verdict or "",
        keterangan=p.teks[:500],
    )


def _uuid(teks: str | None) -> str:
    try:
        return str(UUID(teks or ""))
    except ValueError:
        return ""


def cocokkan(
    pesan_id: Collection[int] | None = None,
    tanda: Collection[tuple[str, str]] | None = None,
    *,
    pertama: bool = False,
) -> int:
    """Match receipts without a message to theirs and apply them; returns how many were matched.

    Of these messages, or of receipts with these ids; of all recent ones when neither is given. Call
    it after the commit of whatever could make a match: of two sides that do, the later one sees both.
    `pertama`: these messages left for the first time; no attempt of theirs was given up.
    """
    jodoh = _jodoh(_JODOH_PERTAMA if pertama else _JODOH, pesan_id, tanda)
    if not jodoh:
        return 0
    milik_siapa = {p for p, _ in jodoh.values()}
    with transaction.atomic():
        milik_kita = Q(pk__in=milik_siapa) | Q(digabung_ke__in=milik_siapa)
        kunci = Pesan.objects.select_for_update().filter(milik_kita).exclude(status=S.DIKIRIM)
        pesan = {p.pk: p for p in kunci.order_by("pk")}
        # Asked again under the lock: another process may have been faster.
        yatim = TandaTerima.objects.filter(pk__in=jodoh, pesan=None).order_by("waktu", "id")
        milik = [(pesan[pk], t, id_) for t in yatim for pk, id_ in [jodoh[t.pk]] if pk in pesan]
        _terapkan_semua(milik, _ikut(pesan.values()))
    return len(milik)


def _jodoh(
    sql: str, pesan_id: Collection[int] | None, tanda: Collection[tuple[str, str]] | None
) -> dict[int, tuple[int, str]]:
    """By receipt: its message, and the gateway's id of the attempt it is about ("" where only ours was told)."""
    params: dict[str, Any] = {"sejak": sekarang() - UMUR_YATIM}
    syarat = syarat_lain = "t.waktu > %(sejak)s"
    if pesan_id is not None:
        syarat = syarat_lain = "p.id = ANY(%(id)s)"
        params = {"id": list(pesan_id)}
    elif tanda is not None:
        syarat = "(t.id_gateway = ANY(%(gw)s) OR t.id_klien = ANY(%(klien)s))"
        syarat_lain = "t.id_lain = ANY(%(gw)s)"
        params = {"gw": [g for g, _ in tanda if g], "klien": [k for _, k in tanda if k]}
    with connection.cursor() as kursor:
        kursor.execute(sql.format(syarat=syarat, syarat_lain=syarat_lain), params)
        return {t: (p, id_gateway) for t, p, id_gateway in kursor.fetchall()}


def _ikut(pesan: Iterable[Pesan]) -> dict[int, list[Pesan]]:
    """What left in another message's text, by that message: its receipts are theirs."""
    ikut: dict[int, list[Pesan]] = defaultdict(list)
    for p in pesan:
        if p.digabung_ke_id:
            ikut[p.digabung_ke_id].append(p)
    return ikut


def _terapkan_semua(milik: list[tuple[Pesan, TandaTerima, str]], ikut: dict[int, list[Pesan]]) -> None:
    pesan = {p.pk: p for p, *_ in milik}
    lalu = riwayat(pesan.values())
    templat = _templat(p for p, t, _ in milik if t.verdict == Verdict.JENDELA)
    ulang: dict[int, TandaTerima] = {}
    for p, t, id_gateway in milik:
        t.pesan = p
        t.id_gateway = id_gateway or t.id_gateway or p.id_gateway
        r, ada = lalu[p.pk], (p.satker_id, p.jenis) in templat
        teman = [f for f in ikut.get(p.pk, ()) if _seteks(f, p, usang=t.id_gateway in r.usang)]
        if terapkan(p, t, r, ada_templat=ada, saat=sekarang()):
            ulang[p.pk] = t
        for f in teman:
            terapkan(f, t, r, ada_templat=ada, saat=sekarang())
            pesan[f.pk] = f
        if ulang.get(p.pk) is t:
            r.tutup(t)
    Pesan.objects.bulk_update(pesan.values(), _BERUBAH)
    _tarik_cadangan([p.pk for p in pesan.values() if p.sampai_pada or p.dibaca_pada])
    TandaTerima.objects.bulk_update([t for _, t, _ in milik], ["pesan"])
    tandai(ulang)
    _tandai_nomor([(p, t) for p, t, _ in milik])


def _seteks(f: Pesan, p: Pesan, *, usang: bool) -> bool:
    """Whether `f` left in the text a receipt of `p` is about: of a given-up one, what still waits since then."""
    return f.status == S.ANTRE if usang or p.status == S.ANTRE else f.teks == p.teks


def terapkan(p: Pesan, t: TandaTerima, r: Riwayat, *, ada_templat: bool, saat: datetime) -> bool:
    """Move `p` by one receipt, in memory; True when it is to leave once more.

    The end state does not depend on the order in which receipts come. Failure yields to a later
    proof of arrival; what was cancelled or expired keeps that status, with the times of what
    happened to it all the same. Of an attempt that was given up only arrival counts.
    """
    usang = _usang(p, t, r)
    if t.status == S.GAGAL:
        return not usang and _gagal(p, t, r, ada_templat=ada_templat, saat=saat)
    urut = URUT[S(t.status)]
    if urut < URUT[S.SAMPAI] and (usang or _dibantah(p, t, r)):
        _sangkal(p, t, r)
        return False
    bidang = f"{t.status}_pada"
    setattr(p, bidang, min(getattr(p, bidang) or t.waktu, t.waktu) if t.status != S.DITERIMA else _awal(p, t))
    if p.status not in (S.BATAL, S.KEDALUWARSA) and urut > _tinggi(p):
        p.status, p.selesai_pada, p.galat, p.galat_kode = t.status, None, "", ""
    return False


def _usang(p: Pesan, t: TandaTerima, r: Riwayat) -> bool:
    """Whether this is told of an attempt that was given up, not of the one that counts."""
    if t.id_gateway in r.usang:
        return True
    if p.id_gateway:
        return bool(t.id_gateway) and t.id_gateway != p.id_gateway
    return (p.status == S.ANTRE and r.jendela) or p.gateway_id not in (None, t.gateway_id)


def _dibantah(p: Pesan, t: TandaTerima, r: Riwayat) -> bool:
    return p.status == S.ANTRE and r.ditolak is not None and r.ditolak.id_gateway == t.id_gateway


def _sangkal(p: Pesan, t: TandaTerima, r: Riwayat) -> None:
    """The server has what waits to leave once more: an unknown one is out; a refused one may be, and has failed."""
    if p.status != S.ANTRE or t.status != S.TERKIRIM:
        return
    if _dibantah(p, t, r) and r.ditolak is not None:
        p.terkirim_pada = t.waktu
        _jadi_gagal(p, r.ditolak)
    elif t.id_gateway == r.terlepas:
        p.status, p.terkirim_pada, p.galat, p.galat_kode = S.TERKIRIM, t.waktu, "", ""


def _awal(p: Pesan, t: TandaTerima) -> datetime:
    return p.diterima_pada or t.waktu


def _tinggi(p: Pesan) -> int:
    """How high a receipt must stand to move this message."""
    if p.status == S.GAGAL:
        return URUT[S.TERKIRIM]  # only arrival disproves a failure
    if p.status == S.ANTRE:
        return URUT[S.DITERIMA]  # on its way to a second attempt: the server's word stops it
    return URUT.get(S(p.status), 0)


def _gagal(p: Pesan, t: TandaTerima, r: Riwayat, *, ada_templat: bool, saat: datetime) -> bool:
    if p.status == S.ANTRE and t.verdict != Verdict.JENDELA:
        r.ditolak = t  # it says what the call said: the next try is due all the same
    if p.status not in (S.DITERIMA, S.TERKIRIM, S.TAK_PASTI):
        return False
    sekali = saat if ada_templat and not r.jendela else None
    lagi = sekali if t.verdict == Verdict.JENDELA else coba_lagi(p, t, r)
    _jadi_gagal(p, t)
    if lagi is None:
        return False
    # As new as before: its number is no known contact, and what the next attempt will be called is not known yet.
    p.status, p.siap_pada, p.id_gateway = S.ANTRE, lagi, ""
    p.diterima_pada = p.terkirim_pada = p.selesai_pada = None
    return True


def _jadi_gagal(p: Pesan, t: TandaTerima) -> None:
    verdict = Verdict(t.verdict) if t.verdict else None
    p.status, p.selesai_pada = S.GAGAL, t.waktu
    p.galat, p.galat_kode = alasan(verdict, t.keterangan), t.kode


def _tarik_cadangan(sampai: list[int]) -> None:
    """The message arrived after all: its SMS, if it still waits, is not needed."""
    if sampai:
        batalkan(Pesan.objects.filter(cadangan_dari__in=sampai), "Pesan WhatsApp ternyata sampai.")


def _templat(pesan: Iterable[Pesan]) -> set[tuple[int, str]]:
    """(court, kind) of those messages that have an approved template."""
    daftar = list(pesan)
    if not daftar:
        return set()
    ada = Templat.objects.filter(satker__in={p.satker_id for p in daftar}, jenis__in={p.jenis for p in daftar})
    return set(ada.exclude(nama_meta="").values_list("satker_id", "jenis"))


def _tandai_nomor(milik: list[tuple[Pesan, TandaTerima]]) -> None:
    """R-000-5: Meta tells only afterwards that a number has no WhatsApp; an arrival proves that it has."""
    saat = sekarang()
    nomor: dict[bool, set[int]] = defaultdict(set)
    for p, t in (m for m in milik if m[0].kanal == "whatsapp"):
        if t.status == S.GAGAL and tidak_di_whatsapp(t.verdict, t.kode):
            nomor[False].add(p.nomor_id)
        elif t.status in (S.SAMPAI, S.DIBACA):
            nomor[True].add(p.nomor_id)
    for ada in (False, True):
        if nomor[ada]:
            Nomor.objects.filter(pk__in=nomor[ada]).exclude(di_whatsapp=ada).update(di_whatsapp=ada, dicek_pada=saat)


def tidak_di_whatsapp(verdict: str, kode: str) -> bool:
    """Whether a refusal says that the number has no WhatsApp."""
    return verdict == Verdict.PENERIMA and kode in KODE_TIDAK_DI_WHATSAPP
