"""Writing what came back: one transaction for a whole chunk, whatever its size."""

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from psycopg2.extras import Json

from notifikasi.antar import pemutus
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.jalur import kanal
from notifikasi.antar.muatan import Muatan
from notifikasi.antar.putusan import TIDAK_DIPANGGIL, Putusan, putuskan
from notifikasi.gateway.dasar import Diterima, Ditolak, Hasil, Verdict
from notifikasi.models import Gateway, Nomor
from notifikasi.tanda_terima import cocokkan, tidak_di_whatsapp
from satker.audit import catat
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)

# In the order of ids, as everybody who locks several messages does: no deadlock with receipts.
_KUNCI = "SELECT id FROM notifikasi_pesan WHERE id = ANY(%s) ORDER BY id FOR UPDATE"
# What left in another one's text ends as that one does; what is to leave again is put together anew.
_IKUT = """
UPDATE notifikasi_pesan f SET
    status = h.status, diterima_pada = h.diterima_pada, galat = h.galat, galat_kode = h.galat_kode,
    selesai_pada = h.selesai_pada, siap_pada = CASE WHEN h.status = 'antre' THEN h.siap_pada ELSE f.siap_pada END,
    digabung_ke_id = CASE WHEN h.status <> 'antre' THEN h.id END
FROM notifikasi_pesan h
WHERE f.id = ANY(%s) AND h.id = f.digabung_ke_id AND f.status IN ('dikirim', 'tak_pasti')
"""
_H = """jsonb_to_recordset(%(isi)s) AS h(id bigint, status text, hasil text, verdict text, kode text, teks text,
    galat text, id_gateway text, siap_pada timestamptz)"""
# A row that was swept meanwhile is only moved by what proves more than the sweeper knew.
_PESAN = f"""
UPDATE notifikasi_pesan p SET
    status = h.status,
    id_gateway = COALESCE(NULLIF(h.id_gateway, ''), p.id_gateway),
    diterima_pada = CASE WHEN h.status = 'diterima' THEN %(saat)s ELSE p.diterima_pada END,
    siap_pada = COALESCE(h.siap_pada, p.siap_pada),
    galat = COALESCE(h.galat, p.galat), galat_kode = CASE WHEN h.galat IS NULL THEN p.galat_kode ELSE h.kode END,
    selesai_pada = CASE WHEN h.status IN ('gagal', 'tak_pasti') THEN %(saat)s::timestamptz END
FROM {_H}
WHERE p.id = h.id AND (p.status = 'dikirim' OR (p.status = 'tak_pasti' AND h.status = 'diterima'))
"""
_PERCOBAAN = f"""
UPDATE notifikasi_percobaan c SET
    selesai = %(saat)s, hasil = h.hasil, verdict = h.verdict, kode = h.kode, keterangan = h.teks
FROM {_H} WHERE c.pesan_id = h.id AND c.selesai IS NULL
"""
_RIWAYAT = """
SELECT c.pesan_id, c.verdict, count(*) FROM notifikasi_percobaan c JOIN notifikasi_pesan p ON p.id = c.pesan_id
WHERE c.pesan_id = ANY(%s) AND c.selesai IS NOT NULL AND c.ke > p.percobaan_terdahulu
AND c.kode <> %s GROUP BY 1, 2
"""
# Refusals that say nothing about the channel: five wrong numbers in a row are no outage.
_BUKAN_KANAL = {Verdict.PENERIMA, Verdict.JENDELA, Verdict.BESOK, Verdict.TEMPLAT, Verdict.STOP_BARU}

Usai = Sequence[tuple[Muatan, Hasil | None]]


def tulis(gateway: Gateway, usai: Usai, beruntun: pemutus.Beruntun, hitung: Hitungan) -> bool:
    """Write a chunk's outcomes and what they mean for the channel; True when the channel must stop."""
    lengkap = [(m, h or TIDAK_DIPANGGIL) for m, h in usai]
    riwayat, saat = _riwayat(lengkap), sekarang()
    putusan = {
        m.pesan_id: putuskan(h, riwayat[m.pesan_id], ada_templat=m.kiriman.templat is not None, saat=saat)
        for m, h in lengkap
    }
    with transaction.atomic(durable=True):
        _simpan(putusan, [pk for m, _ in lengkap for pk in m.ikut])
        _tandai_nomor(gateway, lengkap)
        henti = _kanal(gateway, lengkap, beruntun)
    for m, _ in lengkap:
        hitung.tambah(putusan[m.pesan_id].status, len(m.semua))
    # After the commit, as the receipts' side does: whoever commits last sees the other's row.
    cocokkan(pesan_id=list(putusan), pertama=all(m.kiriman.ke == 1 for m, _ in lengkap))
    return henti


def _simpan(putusan: dict[int, Putusan], ikut: list[int]) -> None:
    isi = [_baris(pk, p) for pk, p in putusan.items()]
    params = {"isi": Json(isi), "saat": sekarang()}
    with connection.cursor() as kursor:
        kursor.execute(_KUNCI, [[*putusan, *ikut]])
        kursor.execute(_PESAN, params)
        if ikut:
            kursor.execute(_IKUT, [ikut])
        kursor.execute(_PERCOBAAN, params)


def _baris(pk: int, p: Putusan) -> dict[str, Any]:
    kata = {k: getattr(p, k) for k in ("verdict", "kode", "teks", "galat", "id_gateway")}
    bersih = {k: None if v is None else str(v).replace("\x00", "") for k, v in kata.items()}
    return {
        "id": pk,
        "status": str(p.status),
        "hasil": str(p.hasil),
        **bersih,
        "siap_pada": p.siap_pada.isoformat() if p.siap_pada else None,
    }


def _riwayat(usai: Sequence[tuple[Muatan, Hasil]]) -> dict[int, Counter[str]]:
    """Earlier refusals of the messages refused now; no query when there are none."""
    riwayat: dict[int, Counter[str]] = {m.pesan_id: Counter() for m, _ in usai}
    tolak = [m.pesan_id for m, h in usai if isinstance(h, Ditolak)]
    if tolak:
        with connection.cursor() as kursor:
            kursor.execute(_RIWAYAT, [tolak, TIDAK_DIPANGGIL.kode])
            for pk, verdict, banyak in kursor.fetchall():
                riwayat[pk][verdict] = banyak
    return riwayat


def _tandai_nomor(gateway: Gateway, usai: Sequence[tuple[Muatan, Hasil]]) -> None:
    """R-000-5: a number the gateway says is not on WhatsApp is known as such from now on."""
    tidak = [m.nomor_id for m, h in usai if isinstance(h, Ditolak) and tidak_di_whatsapp(h.verdict, h.kode)]
    if tidak and kanal(gateway) == "whatsapp":
        Nomor.objects.filter(pk__in=tidak).update(di_whatsapp=False, dicek_pada=sekarang())


def _kanal(gateway: Gateway, usai: Sequence[tuple[Muatan, Hasil]], beruntun: pemutus.Beruntun) -> bool:
    """What the outcomes say about the channel as a whole."""
    tolak = [(m, h) for m, h in usai if isinstance(h, Ditolak) and h is not TIDAK_DIPANGGIL]
    _templat_rusak(gateway, [(m.jenis, h) for m, h in tolak if h.verdict is Verdict.TEMPLAT])
    per_verdict = {h.verdict: h for _, h in tolak}
    if Verdict.NANTI in per_verdict:
        pemutus.lambatkan(gateway)
    if baru := per_verdict.get(Verdict.STOP_BARU):
        _henti_baru(gateway, baru)
    if stop := per_verdict.get(Verdict.STOP_KANAL):
        pemutus.buka(gateway, stop.teks or stop.kode, Verdict.STOP_KANAL)
    _henti_massal(gateway, [(m, h) for m, h in tolak if h.verdict is Verdict.STOP_MASSAL])
    beruntun_kode = beruntun.catat([_kode(h) for _, h in usai if h is not TIDAK_DIPANGGIL])
    if beruntun_kode:
        pemutus.buka(gateway, f"{pemutus.BERUNTUN} kegagalan yang sama berturut-turut: {beruntun_kode}")
    return bool(beruntun_kode) or any(v in per_verdict for v in pemutus.JEDA_VERDICT)


def _henti_baru(gateway: Gateway, h: Ditolak) -> None:
    """463: no new chats for a day. When known chats are refused too, nothing more: each try counts against us."""
    sampai = gateway.kontak_baru_berhenti_sampai
    if sampai and sampai > sekarang():
        pemutus.buka(gateway, h.teks or h.kode, Verdict.STOP_MASSAL)
    else:
        pemutus.henti_kontak_baru(gateway)


def _henti_massal(gateway: Gateway, tolak: Sequence[tuple[Muatan, Ditolak]]) -> None:
    """Stop what is least needed first: recaps, then all but answers, and when these are refused too, everything."""
    if not tolak:
        return
    if balasan := next((h for m, h in tolak if m.kiriman.jendela_terbuka), None):
        pemutus.buka(gateway, balasan.teks or balasan.kode, Verdict.STOP_MASSAL)
        return
    pemutus.henti_massal(gateway, balasan_saja=False)
    if not all(m.massal for m, _ in tolak):
        pemutus.henti_massal(gateway, balasan_saja=True)


def _kode(hasil: Hasil) -> str:
    """What makes two failures equal; "" for what tells nothing bad about the channel."""
    if isinstance(hasil, Diterima) or (isinstance(hasil, Ditolak) and hasil.verdict in _BUKAN_KANAL):
        return ""
    return hasil.kode if isinstance(hasil, Ditolak) else hasil.sebab


def _templat_rusak(gateway: Gateway, tolak: Sequence[tuple[str, Ditolak]]) -> None:
    for jenis, h in dict(tolak).items():
        catatan.error("templat Meta %s ditolak pada gateway %s: %s", jenis, gateway.pk, h.kode)
        catat(gateway.satker, "antar", "templat_ditolak", gateway, jenis=jenis, sebab=h.teks[:300])
