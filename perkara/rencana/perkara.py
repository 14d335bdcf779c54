"""N-02: a case was registered (R-000-9)."""

from perkara.rencana.tanya import Pertanyaan

# Two weeks: SIPP rows are typed late, and a number may be registered some days after the case. A case decided by then
# (withdrawn, mostly) has no schedule to promise.
PENDAFTARAN = Pertanyaan(
    "N-02",
    """
    SELECT k.satker_id, concat_ws(':', k.satker_id, 'N-02', 'perkara', p.id, r.nomor_id) AS kunci,
        'perkara' AS subjek, p.id AS subjek_id, p.id AS induk_id,
        jsonb_build_object('perihal', p.nomor) AS data, r.nomor_id, r.nama AS nama_penerima,
        NULL::timestamptz AS urutan, k.kini AS kirim_mulai,
        (p.tanggal_daftar + 15)::timestamp AT TIME ZONE k.zona AS kedaluwarsa
    FROM k
    JOIN perkara_perkara p ON p.satker_id = k.satker_id AND p.hilang_pada IS NULL
        AND p.tanggal_daftar BETWEEN GREATEST(k.mulai, k.hari - 14) AND k.hari
    JOIN perkara_registrasi r ON r.perkara_id = p.id AND r.status = 'aktif'
    WHERE NOT EXISTS (SELECT 1 FROM perkara_putusan u WHERE u.perkara_id = p.id)
    """,
)
