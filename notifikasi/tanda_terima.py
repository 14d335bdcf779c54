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
from notifikasi.models import Gateway, Nomor, Percobaan, Pesan, TandaTerima, Templat
from notifikasi.outbox import batalkan
from notifikasi.sebab import HENTI_BARU, alasan
from satker.waktu import sekarang

S = Pesan.Status
URUT = {S.DITERIMA: 1, S.TERKIRIM: 2, S.SAMPAI: 3, S.DIBACA: 4}
# Refusal codes of a recipient that mean "no WhatsApp here" (Meta, simulator, GOWA, Evolution), not merely "would not
# take it".
KODE_TIDAK_DI_WHATSAPP = {"131026", "http_422", "tidak_terdaftar"}
# Older receipts without a message belong to chats that were not ours (the court's phone in somebody's hand).
UMUR_YATIM = timedelta(days=7)

# While a call is in the air its receipt waits: the outcome is written first, then asks for it.
_JODOH = """
SELECT t.id, p.id FROM notifikasi_tandaterima t
JOIN notifikasi_pesan p ON p.gateway_id = t.gateway_id AND p.id_gateway = t.id_gateway
WHERE t.pesan_id IS NULL AND t.id_gateway <> '' AND p.status <> 'dikirim' AND {syarat}
UNION
SELECT t.id, p.id FROM notifikasi_tandaterima t
JOIN notifikasi_gateway g ON g.id = t.gateway_id
JOIN notifikasi_pesan p ON p.id_klien::text = t.id_klien AND p.satker_id = g.satker_id
WHERE t.pesan_id IS NULL AND t.id_klien <> '' AND p.status <> 'dikirim' AND {syarat}
UNION
SELECT t.id, p.id FROM notifikasi_tandaterima t
JOIN notifikasi_tandaterima ikat
    ON ikat.gateway_id = t.gateway_id AND ikat.id_lain = t.id_lain AND ikat.id_gateway <> ''
JOIN notifikasi_pesan p ON p.gateway_id = t.gateway_id AND p.id_gateway = ikat.id_gateway
WHERE t.pesan_id IS NULL AND t.id_lain <> '' AND t.id_gateway = '' AND p.status <> 'dikirim' AND {syarat_lain}
"""
_BERUBAH = (
    *("status", "terkirim_pada", "sampai_pada", "dibaca_pada", "diterima_pada", "selesai_pada"),
    *("galat", "galat_kode", "siap_pada", "id_gateway", "digabung_ke"),
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


def cocokkan(pesan_id: Collection[int] | None = None, tanda: Collection[tuple[str, str]] | None = None) -> int:
    """Match receipts without a message to theirs and apply them; returns how many were matched.

    Of these messages, or of receipts with these ids; of all recent ones when neither is given. Call
    it after the commit of whatever could make a match: of two sides that do, the later one sees both.
    """
    jodoh = _jodoh(pesan_id, tanda)
    if not jodoh:
        return 0
    with transaction.atomic():
        milik_kita = Q(pk__in=jodoh.values()) | Q(digabung_ke__in=jodoh.values())
        kunci = Pesan.objects.select_for_update().filter(milik_kita).exclude(status=S.DIKIRIM)
        pesan = {p.pk: p for p in kunci.order_by("pk")}
        # Asked again under the lock: another process may have been faster.
        yatim = list(TandaTerima.objects.filter(pk__in=jodoh, pesan=None).order_by("waktu", "id"))
        milik = [(pesan[jodoh[t.pk]], t) for t in yatim if jodoh[t.pk] in pesan]
        _terapkan_semua(milik, _ikut(pesan.values()))
    return len(milik)


def _jodoh(pesan_id: Collection[int] | None, tanda: Collection[tuple[str, str]] | None) -> dict[int, int]:
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
        kursor.execute(_JODOH.format(syarat=syarat, syarat_lain=syarat_lain), params)
        return dict(kursor.fetchall())


def _ikut(pesan: Iterable[Pesan]) -> dict[int, list[Pesan]]:
    """What left in another message's text, by that message: its receipts are theirs."""
    ikut: dict[int, list[Pesan]] = defaultdict(list)
    for p in pesan:
        if p.digabung_ke_id:
            ikut[p.digabung_ke_id].append(p)
    return ikut


def _terapkan_semua(milik: list[tuple[Pesan, TandaTerima]], ikut: dict[int, list[Pesan]]) -> None:
    pesan = {p.pk: p for p, _ in milik}
    ditolak_jendela = Percobaan.objects.filter(pesan__in=pesan, verdict=Verdict.JENDELA)
    sudah = set(ditolak_jendela.values_list("pesan_id", flat=True)) if pesan else set()
    templat = _templat(p for p, t in milik if t.verdict == Verdict.JENDELA)
    ulang: dict[int, TandaTerima] = {}
    for p, t in milik:
        t.pesan = p
        ada = (p.satker_id, p.jenis) in templat
        if terapkan(p, t, pernah_jendela=p.pk in sudah, ada_templat=ada, saat=sekarang()):
            ulang[p.pk] = t
        for f in ikut.get(p.pk, ()):
            terapkan(f, t, pernah_jendela=p.pk in sudah, ada_templat=ada, saat=sekarang())
            f.digabung_ke_id = None if f.status == S.ANTRE else p.pk
            pesan[f.pk] = f
        sudah |= ulang.keys()
    Pesan.objects.bulk_update(pesan.values(), _BERUBAH)
    _tarik_cadangan([p.pk for p in pesan.values() if p.sampai_pada or p.dibaca_pada])
    TandaTerima.objects.bulk_update([t for _, t in milik], ["pesan"])
    _tandai_percobaan(ulang)
    _tandai_nomor(milik)


def terapkan(p: Pesan, t: TandaTerima, *, pernah_jendela: bool, ada_templat: bool, saat: datetime) -> bool:
    """Move `p` by one receipt, in memory; True when it must be sent again as a template.

    The end state does not depend on the order in which receipts come. Failure yields to a later
    proof of arrival; what was cancelled or expired keeps that status, with the times of what
    happened to it all the same.
    """
    lain = bool(p.id_gateway and t.id_gateway and t.id_gateway != p.id_gateway)
    usang = lain or (p.status == S.ANTRE and pernah_jendela)
    if t.status == S.GAGAL:
        return not usang and _gagal(p, t, boleh_ulang=ada_templat and not pernah_jendela, saat=saat)
    bidang = f"{t.status}_pada"
    setattr(p, bidang, min(getattr(p, bidang) or t.waktu, t.waktu) if t.status != S.DITERIMA else _awal(p, t))
    urut = URUT[S(t.status)]
    if p.status in (S.BATAL, S.KEDALUWARSA) or (usang and urut < URUT[S.SAMPAI]):
        return False
    if urut > _tinggi(p):
        p.status, p.selesai_pada, p.galat, p.galat_kode = t.status, None, "", ""
    return False


def _awal(p: Pesan, t: TandaTerima) -> datetime:
    return p.diterima_pada or t.waktu


def _tinggi(p: Pesan) -> int:
    """How high a receipt must stand to move this message."""
    if p.status == S.GAGAL:
        return URUT[S.TERKIRIM]  # only arrival disproves a failure
    if p.status == S.ANTRE:
        return URUT[S.DITERIMA]  # on its way to a second attempt: the server's word stops it
    return URUT.get(S(p.status), 0)


def _gagal(p: Pesan, t: TandaTerima, *, boleh_ulang: bool, saat: datetime) -> bool:
    if p.status not in (S.DITERIMA, S.TERKIRIM, S.TAK_PASTI):
        return False
    verdict = Verdict(t.verdict) if t.verdict else None
    p.galat, p.galat_kode = alasan(verdict, t.keterangan), t.kode
    if verdict is Verdict.JENDELA and boleh_ulang:
        p.status, p.siap_pada, p.id_gateway = S.ANTRE, saat, ""
        return True
    if verdict is Verdict.STOP_BARU and p.terkirim_pada is None:
        # WhatsApp took it from the gateway and refused it: as in `putusan`, it waits for the end of the lock, and
        # its number is as new as before. The id stays: word of an arrival would still stop the next try.
        p.status, p.siap_pada, p.diterima_pada, p.selesai_pada = S.ANTRE, t.waktu + HENTI_BARU, None, None
        return False
    p.status, p.selesai_pada = S.GAGAL, t.waktu
    return False


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


def _tandai_percobaan(ulang: dict[int, TandaTerima]) -> None:
    """Remember that the window was closed: once as a template is enough."""
    terakhir: dict[int, Percobaan] = {}
    for c in Percobaan.objects.filter(pesan__in=ulang).order_by("ke") if ulang else ():
        terakhir[c.pesan_id] = c
    for pk, c in terakhir.items():
        c.verdict, c.kode, c.keterangan = Verdict.JENDELA, ulang[pk].kode, ulang[pk].keterangan
    Percobaan.objects.bulk_update(terakhir.values(), ["verdict", "kode", "keterangan"])


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
