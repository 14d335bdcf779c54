"""N-06: an e-Court registration reached the court (R-000-13)."""

from perkara.rencana.tanya import Pertanyaan

# Of the two e-filings a case can have the newest counts. Told are the filing side and its counsel, and who
# registered for that e-filing while the case had no number yet.
EFILING = Pertanyaan(
    "N-06",
    """
    SELECT k.satker_id, concat_ws(':', k.satker_id, 'N-06', 'efiling', e.id, r.nomor_id) AS kunci,
        'efiling' AS subjek, e.id AS subjek_id, e.perkara_id AS induk_id,
        jsonb_build_object('perihal', COALESCE(p.nomor, e.nomor_register)) AS data,
        r.nomor_id, r.nama AS nama_penerima, NULL::timestamptz AS urutan, k.kini AS kirim_mulai,
        (e.tanggal_daftar + 15)::timestamp AT TIME ZONE k.zona AS kedaluwarsa
    FROM k
    JOIN perkara_efiling e ON e.satker_id = k.satker_id AND e.hilang_pada IS NULL AND e.nomor_register <> ''
        AND e.tanggal_daftar BETWEEN GREATEST(k.mulai, k.hari - 14) AND k.hari
    LEFT JOIN perkara_perkara p ON p.id = e.perkara_id
    JOIN perkara_registrasi r ON (r.efiling_id = e.id AND r.status IN ('aktif', 'menunggu'))
        OR (r.perkara_id = e.perkara_id AND r.status = 'aktif')
    LEFT JOIN perkara_kuasa c ON c.id = r.kuasa_id
    WHERE (r.efiling_id = e.id OR COALESCE(r.sisi, c.sisi) = 1)
      AND p.hilang_pada IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM perkara_efiling x
        WHERE x.perkara_id = e.perkara_id AND x.hilang_pada IS NULL
          AND (x.tanggal_daftar, x.sipp_id) > (e.tanggal_daftar, e.sipp_id))
    """,
)
