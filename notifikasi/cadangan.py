"""SMS where WhatsApp surely did not arrive: one per message, marked so, never beside one that may have gone out.

The original waits for nothing any more once its SMS is planned: both happen in one statement, under the
original's lock, so that a claim and a plan cannot both have it.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from notifikasi import lonceng
from notifikasi.antar import jalur
from notifikasi.antar.klaim import BARU, jam_tenang
from notifikasi.gateway.dasar import Verdict
from notifikasi.jenis import Audiens, semua
from notifikasi.models import Gateway, SetelanNotifikasi
from notifikasi.nomor import MASA_CEK
from satker.models import Satker
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
# Refusals that are about the person, not about the channel, the text or the hour.
SEBAB_NOMOR = [Verdict.PENERIMA.value, Verdict.JENDELA.value, Verdict.BESOK.value]
# A refusal at the call that blames the channel lets a message wait; it fails only of such as were told by receipt.
SEBAB_KANAL = [Verdict.STOP_KANAL.value, Verdict.STOP_MASSAL.value, Verdict.STOP_BARU.value]
# What failed longer ago is not dug out when a court switches this on.
UMUR_GAGAL = timedelta(days=1)
# How long a failure that does not blame the person may yet be disproved by an arrival.
REDA = timedelta(minutes=10)
SEBAB = "Diganti SMS: WhatsApp tidak dapat dipakai."

# Surely not gone out: no attempt is open or unknown, and nothing has arrived.
_TAK_KELUAR = """
NOT EXISTS (SELECT 1 FROM notifikasi_percobaan c
    WHERE c.pesan_id IN (p.id, p.digabung_ke_id) AND (c.selesai IS NULL OR c.hasil = 'tak_pasti'))
AND p.sampai_pada IS NULL AND p.dibaca_pada IS NULL
"""
# Failed because of the number: by the last attempt's verdict (its own, or that of the digest it left in), by a
# receipt's, or because it is known to be without WhatsApp.
_GAGAL = """
p.status = 'gagal' AND p.selesai_pada > %(sejak_gagal)s AND (
    n.di_whatsapp = false
    OR (SELECT c.verdict FROM notifikasi_percobaan c WHERE c.pesan_id = COALESCE(p.digabung_ke_id, p.id)
        ORDER BY c.ke DESC LIMIT 1) = ANY(%(sebab_nomor)s)
    OR EXISTS (SELECT 1 FROM notifikasi_tandaterima t WHERE t.pesan_id = COALESCE(p.digabung_ke_id, p.id)
        AND t.status = 'gagal'
        AND (t.verdict = ANY(%(sebab_nomor)s) OR (p.selesai_pada < %(reda)s
            AND (t.verdict = '' OR t.verdict = ANY(%(sebab_kanal)s))))))
"""
# Waiting for what will not come: the number is known to be without WhatsApp, every way out has been shut for too
# long, nobody new may be written to, or a gateway took it, refused it by receipt and is not to be tried yet.
_MENUNGGU = f"""
p.status = 'antre' AND p.terkirim_pada IS NULL AND (p.segera OR NOT %(tenang)s) AND p.kirim_mulai <= %(saat)s
AND (p.jenis <> ALL(%(pegawai)s)) AND (
    (n.di_whatsapp = false AND n.dicek_pada > %(sejak_cek)s)
    OR (%(mati)s AND p.kirim_mulai <= %(batas)s)
    OR (%(tanpa_baru)s AND p.kirim_mulai <= %(batas)s AND {BARU})
    OR (p.siap_pada > %(saat)s AND p.kirim_mulai <= %(batas)s AND (
        SELECT c.hasil = 'diterima' AND c.verdict <> '' FROM notifikasi_percobaan c
        WHERE c.pesan_id = COALESCE(p.digabung_ke_id, p.id) ORDER BY c.ke DESC LIMIT 1)))
"""
_CADANGKAN = f"""
WITH calon AS MATERIALIZED (
    SELECT p.* FROM notifikasi_pesan p JOIN notifikasi_nomor n ON n.id = p.nomor_id AND n.keadaan = 'aktif'
    WHERE p.satker_id = %(satker)s AND p.kanal = 'whatsapp' AND p.status IN ('gagal', 'antre')
    AND p.jenis <> ALL(%(sistem)s) AND (p.kedaluwarsa IS NULL OR p.kedaluwarsa > %(saat)s)
    AND NOT EXISTS (SELECT 1 FROM notifikasi_pesan s WHERE s.cadangan_dari_id = p.id)
    AND {_TAK_KELUAR} AND (({_GAGAL}) OR ({_MENUNGGU}))
    ORDER BY p.id FOR UPDATE OF p SKIP LOCKED),
baru AS (
    INSERT INTO notifikasi_pesan (
        satker_id, jenis, kunci, subjek, subjek_id, induk_id, perihal, data, nomor_id, nama_penerima, kanal,
        cadangan_dari_id, prioritas, urutan, segera, kirim_mulai, siap_pada, kedaluwarsa, status, teks, id_klien,
        id_gateway, jumlah_percobaan, galat, galat_kode, dibuat)
    SELECT satker_id, jenis, left(kunci, 196) || ':sms', subjek, subjek_id, induk_id, perihal, data, nomor_id,
        nama_penerima, 'sms', id, prioritas, urutan, segera, %(saat)s, %(saat)s, kedaluwarsa, 'antre', '',
        gen_random_uuid(), '', 0, '', '', %(saat)s
    FROM calon ON CONFLICT DO NOTHING RETURNING cadangan_dari_id)
UPDATE notifikasi_pesan p SET
    status = CASE WHEN p.status = 'antre' THEN 'batal' ELSE p.status END,
    galat = CASE WHEN p.status = 'antre' THEN %(sebab)s ELSE p.galat END,
    selesai_pada = COALESCE(p.selesai_pada, %(saat)s)
FROM baru b WHERE p.id = b.cadangan_dari_id
"""


def cadangan(satker: Satker | None = None) -> int:
    """Plan the SMS that are owed now, for one court or all that want them; returns how many are new."""
    mau = SetelanNotifikasi.objects.filter(sms_cadangan=True).select_related("satker")
    baru = sum(_satu(s) for s in (mau.filter(satker=satker) if satker else mau))
    if baru:
        catatan.info("SMS cadangan direncanakan: %s", baru)
        lonceng.bunyikan()
    return baru


def _satu(setelan: SetelanNotifikasi) -> int:
    satker = setelan.satker
    if "sms" not in jalur.per_kanal(satker):
        return 0
    with connection.cursor() as kursor:
        kursor.execute(_CADANGKAN, _params(setelan))
        return kursor.rowcount


def _params(setelan: SetelanNotifikasi) -> dict[str, Any]:
    satker, saat = setelan.satker, sekarang()
    batas = saat - timedelta(minutes=setelan.sms_setelah_menit)
    # A paused gateway counts as a way out: whoever paused it wants the messages to wait.
    wa = [g for g in Gateway.objects.filter(satker=satker, aktif=True) if jalur.kanal(g) == "whatsapp"]
    hidup = [g for g in wa if not _mati(g, batas)]
    return {
        "satker": satker.pk,
        "saat": saat,
        "batas": batas,
        "tenang": jam_tenang(setelan),
        "sejak_gagal": saat - UMUR_GAGAL,
        "reda": saat - REDA,
        "sejak_cek": saat - MASA_CEK,
        "mati": not hidup,
        "tanpa_baru": bool(hidup) and all(_tanpa_baru(g, saat) for g in hidup),
        "sebab_nomor": SEBAB_NOMOR,
        "sebab_kanal": SEBAB_KANAL,
        "sistem": [j.kode for j in semua() if j.audiens is Audiens.SISTEM],
        "pegawai": [j.kode for j in semua() if j.audiens is Audiens.PEGAWAI],
        "sebab": SEBAB,
    }


def _mati(gateway: Gateway, batas: datetime) -> bool:
    return gateway.pemutus_sejak is not None and gateway.pemutus_sejak <= batas and not gateway.dijeda


def _tanpa_baru(gateway: Gateway, saat: datetime) -> bool:
    henti = gateway.kontak_baru_berhenti_sampai
    return henti is not None and henti > saat
