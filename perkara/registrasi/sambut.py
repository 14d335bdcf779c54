"""N-01: tells a number that it was registered. Queued in one statement, once per registration."""

from collections.abc import Collection

from notifikasi import outbox
from satker.waktu import sekarang

_RENCANA = """
SELECT r.satker_id, s.kode || ':N-01:registrasi:' || r.id AS kunci, 'registrasi' AS subjek, r.id AS subjek_id,
    r.perkara_id AS induk_id,
    jsonb_build_object('perihal', COALESCE(p.nomor, r.ditunggu_tampil)) AS data, r.nomor_id, r.nama AS nama_penerima,
    NULL::timestamptz AS urutan, %s::timestamptz AS kirim_mulai, NULL::timestamptz AS kedaluwarsa
FROM perkara_registrasi r
JOIN satker_satker s ON s.id = r.satker_id
LEFT JOIN perkara_perkara p ON p.id = r.perkara_id
WHERE r.id = ANY(%s) AND r.status IN ('aktif', 'menunggu')
"""


def sambut(registrasi: Collection[int]) -> int:
    """Queue N-01 for these registrations; returns how many were new. Asking again changes nothing."""
    return outbox.antrekan_dari("N-01", _RENCANA, [sekarang(), list(registrasi)]) if registrasi else 0
