"""Putting messages into the outbox, and taking them back. The only writer of new `Pesan` rows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat, Left

from notifikasi import lonceng
from notifikasi.jenis import ambil
from notifikasi.models import Nomor, Pesan
from satker.models import Satker
from satker.waktu import sekarang

# The columns a planning query must yield, in any order. The rest is the kind's or this module's.
# `data` may hold "perihal": what staff call the subject in lists (a case number).
KOLOM_RENCANA = (
    *("satker_id", "kunci", "subjek", "subjek_id", "induk_id", "data", "nomor_id"),
    *("nama_penerima", "urutan", "kirim_mulai", "kedaluwarsa"),
)
# Only numbers that may be written to get a row: BERHENTI works at once, for what is planned too.
# In the order of keys: two planners that meet wait for each other instead of deadlocking.
_SISIPKAN = """
INSERT INTO notifikasi_pesan (
    satker_id, jenis, kunci, subjek, subjek_id, induk_id, perihal, data, nomor_id, nama_penerima, kanal, prioritas,
    urutan, segera, kirim_mulai, siap_pada, kedaluwarsa, status, teks, id_klien, id_gateway,
    jumlah_percobaan, galat, galat_kode, dibuat)
SELECT r.satker_id, %s, r.kunci, r.subjek, r.subjek_id, r.induk_id, COALESCE(r.data->>'perihal', ''), r.data,
    r.nomor_id, r.nama_penerima, 'whatsapp', %s,
    r.urutan, %s, r.kirim_mulai, r.kirim_mulai, r.kedaluwarsa, 'antre', '', gen_random_uuid(), '', 0, '', '', %s
FROM ({rencana}) r
JOIN notifikasi_nomor n ON n.id = r.nomor_id AND n.keadaan = 'aktif'
WHERE r.kedaluwarsa IS NULL OR r.kedaluwarsa > %s
ORDER BY r.kunci
ON CONFLICT (kunci) DO NOTHING
"""


def antrekan_dari(kode: str, rencana: str, params: Sequence[Any]) -> int:
    """Queue what a planning query owes; returns how many rows were new.

    `rencana` is a SELECT that yields KOLOM_RENCANA (`data` as jsonb). A `kunci` that exists is
    left alone, so planning can run any number of times. What has expired already is not queued.
    """
    jenis, saat = ambil(kode), sekarang()
    with connection.cursor() as kursor:
        kursor.execute(_SISIPKAN.format(rencana=rencana), [kode, jenis.prioritas, jenis.segera, saat, *params, saat])
        baru = kursor.rowcount
    if baru:
        lonceng.bunyikan()
    return baru


def antrekan(  # noqa: PLR0913 -- keyword-only, one per column
    kode: str,
    *,
    satker: Satker,
    kunci: str,
    subjek: str,
    subjek_id: int,
    nomor: Nomor,
    nama_penerima: str = "",
    induk_id: int | None = None,
    data: dict[str, Any] | None = None,
    kirim_mulai: datetime | None = None,
    kedaluwarsa: datetime | None = None,
    urutan: datetime | None = None,
    kanal: str = "whatsapp",
) -> Pesan | None:
    """Queue one message, due at once unless `kirim_mulai` says later.

    None when `kunci` exists already. Unlike the set-based way this does not ask whether the number
    is active: the answer to BERHENTI goes to a number that has just stopped. `kanal`: "sms" answers
    who wrote by SMS.
    """
    jenis, saat = ambil(kode), sekarang()
    mulai = kirim_mulai or saat
    pesan, baru = Pesan.objects.get_or_create(
        kunci=kunci,
        defaults={
            "satker": satker,
            "jenis": kode,
            "subjek": subjek,
            "subjek_id": subjek_id,
            "induk_id": induk_id,
            "perihal": (data or {}).get("perihal", ""),
            "data": data or {},
            "nomor": nomor,
            "kanal": kanal,
            "nama_penerima": nama_penerima,
            "urutan": urutan,
            "prioritas": jenis.prioritas,
            "segera": jenis.segera,
            "dibuat": saat,
            "kirim_mulai": mulai,
            "siap_pada": mulai,
            "kedaluwarsa": kedaluwarsa,
        },
    )
    if not baru:
        return None
    lonceng.bunyikan()
    return pesan


def batalkan(pesan: QuerySet[Pesan], sebab: str) -> int:
    """Take back what has not left yet (status antre) because it no longer holds; returns how many.

    The key is given back: what comes back (a hearing, a case, a number after MULAI) is told again as
    if for the first time. What a person cancelled stays cancelled: see `services.batalkan`.
    """
    # Cut, so that the longest key can be given back too; the number behind it keeps it unique.
    bekas = Concat(Left("kunci", 170), Value(":batal:"), Cast("pk", CharField()))
    return pesan.filter(status=Pesan.Status.ANTRE).update(
        status=Pesan.Status.BATAL, kunci=bekas, galat=sebab, selesai_pada=sekarang()
    )
