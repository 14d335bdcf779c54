"""Claiming what is due. One statement takes the rows and marks them ours (C.3, 3)."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection

from notifikasi.antar import gabung, jalur, pemanasan
from notifikasi.jenis import semua
from notifikasi.models import Gateway, Pesan, SetelanNotifikasi
from satker.models import Satker
from satker.waktu import hari_ini, lokal, saat_lokal, sekarang

URUTAN = "p.prioritas, p.urutan, p.siap_pada, p.id"
# Kinds this process does not know are left for one that does (an upgrade in progress).
_SIAP = """
{p}.satker_id = %(satker)s AND {p}.status = 'antre' AND {p}.siap_pada <= %(saat)s
AND ({p}.kedaluwarsa IS NULL OR {p}.kedaluwarsa > %(saat)s)
AND ({p}.segera OR NOT %(tenang)s) AND {p}.jenis = ANY(%(jenis)s) AND {p}.kanal = %(kanal)s
"""
# Never two to one number within the gap: none called lately, none in the air, and of those waiting the first.
_JEDA = """
AND NOT EXISTS (
    SELECT 1 FROM notifikasi_percobaan c JOIN notifikasi_pesan q ON q.id = c.pesan_id
    WHERE q.nomor_id = p.nomor_id AND COALESCE(c.selesai, c.mulai) > %(sejak_jeda)s)
AND NOT EXISTS (SELECT 1 FROM notifikasi_pesan q WHERE q.nomor_id = p.nomor_id AND q.status = 'dikirim')
AND NOT EXISTS (
    SELECT 1 FROM notifikasi_pesan q WHERE q.nomor_id = p.nomor_id AND {siap}
    AND (q.prioritas, COALESCE(q.urutan, 'infinity'), q.siap_pada, q.id)
      < (p.prioritas, COALESCE(p.urutan, 'infinity'), p.siap_pada, p.id))
"""
# A contact is new until a message was accepted for it or it wrote to us.
BARU = """(n.masuk_terakhir IS NULL AND NOT EXISTS (
    SELECT 1 FROM notifikasi_pesan q
    WHERE q.nomor_id = p.nomor_id AND q.kanal = p.kanal AND q.diterima_pada IS NOT NULL))"""
_PILIH = """
SELECT p.id, {baru} AS baru, p.prioritas, p.urutan, p.siap_pada
FROM notifikasi_pesan p JOIN notifikasi_nomor n ON n.id = p.nomor_id
WHERE {siap} {syarat} ORDER BY {urutan} LIMIT %(banyak)s
"""
_TERPILIH = """
WITH terkunci AS MATERIALIZED ({pilih} {kunci}),
terpilih AS (
    SELECT p.id FROM (SELECT p.*, row_number() OVER (PARTITION BY baru ORDER BY {urutan}) AS ke FROM terkunci p) p
    WHERE NOT p.baru OR p.ke <= %(jatah_baru)s)
"""
_KLAIM = f"""{_TERPILIH}
UPDATE notifikasi_pesan p SET
    status = 'dikirim', diklaim_pada = %(saat)s, gateway_id = %(gateway)s, digabung_ke_id = NULL
FROM terpilih t WHERE p.id = t.id RETURNING p.id
"""
_HITUNG = (
    f"{_TERPILIH} SELECT p.jenis, count(*) FROM notifikasi_pesan p JOIN terpilih t ON t.id = p.id GROUP BY 1 ORDER BY 1"
)
# Claimed counts like called: a paced channel claims again before its last claim has been called.
_KONTAK_BARU_HARI_INI = f"""
SELECT count(DISTINCT h.nomor_id) FROM (
    SELECT p.nomor_id FROM notifikasi_percobaan c JOIN notifikasi_pesan p ON p.id = c.pesan_id
    WHERE c.gateway_id = %(gateway)s AND c.mulai >= %(awal_hari)s AND c.hasil <> 'ditolak'
    AND NOT EXISTS (
        SELECT 1 FROM notifikasi_pesan q WHERE q.nomor_id = p.nomor_id AND q.diterima_pada < %(awal_hari)s)
    AND NOT EXISTS (
        SELECT 1 FROM notifikasi_pesanmasuk m WHERE m.nomor_id = p.nomor_id AND m.waktu < c.mulai)
    UNION ALL
    SELECT p.nomor_id FROM notifikasi_pesan p JOIN notifikasi_nomor n ON n.id = p.nomor_id
    WHERE p.status = 'dikirim' AND p.gateway_id = %(gateway)s AND {BARU}) h
"""
# Somebody wrote to us within the day: an answer is welcome where anything else would be spam.
_BALASAN = "n.masuk_terakhir > %(sejak_jendela)s"
TAK_TERBATAS = 2**31
JENDELA = timedelta(hours=24)


def kedaluwarsakan(satker: Satker) -> int:
    """Give up what its hour has passed by: a reminder is never late. Returns how many."""
    saat = sekarang()
    return Pesan.objects.filter(satker=satker, status=Pesan.Status.ANTRE, kedaluwarsa__lte=saat).update(
        status=Pesan.Status.KEDALUWARSA, selesai_pada=saat, galat="Waktunya lewat sebelum dapat dikirim."
    )


def klaim(gateway: Gateway, paling_banyak: int) -> list[Pesan]:
    """Take up to `paling_banyak` due messages for this gateway; nearest hearing first."""
    p = _params(gateway) | {"banyak": paling_banyak}
    if p["jatah_jam"]:
        p["banyak"] = min(paling_banyak, p["jatah_jam"])
    with connection.cursor() as kursor:
        kunci = "FOR UPDATE OF p SKIP LOCKED"
        kursor.execute(_KLAIM.format(pilih=_pilih(gateway, p), kunci=kunci, urutan=URUTAN), p)
        id_pesan = [baris[0] for baris in kursor.fetchall()]
    pesan = _baca(id_pesan)
    ikut = gabung.kawan(gateway, pesan)
    return _baca([*id_pesan, *ikut]) if ikut else pesan


def hitung_jenis(gateway: Gateway) -> dict[str, int]:
    """How many messages of each kind this gateway could take now, as its caps and gaps stand. Changes nothing."""
    p = _params(gateway)
    p["banyak"] = p["jatah_jam"] or TAK_TERBATAS
    with connection.cursor() as kursor:
        kursor.execute(_HITUNG.format(pilih=_pilih(gateway, p), kunci="", urutan=URUTAN), p)
        return dict(kursor.fetchall())


def _baca(id_pesan: list[int]) -> list[Pesan]:
    if not id_pesan:
        return []
    daftar = Pesan.objects.filter(pk__in=id_pesan).select_related("nomor", "satker")
    return list(daftar.order_by("prioritas", "urutan", "siap_pada", "id"))


def ada(gateway: Gateway) -> bool:
    """Whether a claim would take something now."""
    p = _params(gateway) | {"banyak": 1}
    with connection.cursor() as kursor:
        kursor.execute(_pilih(gateway, p), p)
        return kursor.fetchone() is not None


def jam_tenang(setelan: SetelanNotifikasi) -> bool:
    """Whether only `segera` messages may leave now, by the court's own clock."""
    return not setelan.jendela_mulai <= lokal(setelan.satker, sekarang()).time() < setelan.jendela_selesai


def _pilih(gateway: Gateway, p: dict[str, Any]) -> str:
    syarat = _JEDA.format(siap=_SIAP.format(p="q")) if gateway.jeda_penerima else ""
    syarat += _syarat_hati_hati(gateway, p)
    if p["jatah_baru"] <= 0:
        syarat += f"AND NOT {BARU}"
    # Whether a contact is new costs a look-up per row, made only where it matters.
    baru = BARU if 0 < p["jatah_baru"] < TAK_TERBATAS else "false"
    return _PILIH.format(siap=_SIAP.format(p="p"), syarat=syarat, baru=baru, urutan=URUTAN)


def _syarat_hati_hati(gateway: Gateway, p: dict[str, Any]) -> str:
    """What may still leave while the provider counts us as spam, or when a new number has used up its hour."""
    if p["jatah_jam"] == 0 or _masih(gateway.balasan_saja_sampai):
        return f"AND {_BALASAN} "
    return f"AND (p.prioritas < %(massal)s OR {_BALASAN}) " if _masih(gateway.massal_berhenti_sampai) else ""


def _masih(sampai: datetime | None) -> bool:
    return sampai is not None and sampai > sekarang()


def _params(gateway: Gateway) -> dict[str, Any]:
    satker, saat = gateway.satker, sekarang()
    return {
        "satker": satker.pk,
        "gateway": gateway.pk,
        "saat": saat,
        "tenang": jam_tenang(jalur.setelan_satker(gateway)),
        "jenis": [j.kode for j in semua()],
        "kanal": jalur.kanal(gateway),
        "sejak_jeda": saat - timedelta(seconds=gateway.jeda_penerima),
        "awal_hari": saat_lokal(satker, hari_ini(satker), time(0)),
        "sejak_jendela": saat - JENDELA,
        "massal": Pesan.Prioritas.PEGAWAI,
        "jatah_baru": _jatah_baru(gateway),
        "jatah_jam": pemanasan.jatah_jam(gateway),
    }


def _jatah_baru(gateway: Gateway) -> int:
    """How many people never written to before may still be written to today."""
    if _masih(gateway.kontak_baru_berhenti_sampai):
        return 0
    batas = pemanasan.batas_kontak_baru(gateway)
    return TAK_TERBATAS if batas is None else max(0, batas - kontak_baru_hari_ini(gateway))


def kontak_baru_hari_ini(gateway: Gateway) -> int:
    """How many people never written to before were written to today, or are about to be."""
    awal = saat_lokal(gateway.satker, hari_ini(gateway.satker), time(0))
    with connection.cursor() as kursor:
        kursor.execute(_KONTAK_BARU_HARI_INI, {"gateway": gateway.pk, "awal_hari": awal})
        return int(kursor.fetchone()[0])
