"""N-05: a divorce certificate is issued once number and date are both there (R-000-12)."""

from perkara.rencana.tanya import Pertanyaan

# Sixty days back: certificates are typed late and back-dated. A side that has collected its copy needs no notice.
AKTA = Pertanyaan(
    "N-05",
    """
    SELECT k.satker_id, concat_ws(':', k.satker_id, 'N-05', 'perkara', p.id, r.nomor_id) AS kunci,
        'akta_cerai' AS subjek, a.id AS subjek_id, p.id AS induk_id,
        jsonb_build_object('perihal', p.nomor) AS data, r.nomor_id, r.nama AS nama_penerima,
        NULL::timestamptz AS urutan, k.kini AS kirim_mulai,
        (k.hari + 14)::timestamp AT TIME ZONE k.zona AS kedaluwarsa
    FROM k
    JOIN perkara_perkara p ON p.satker_id = k.satker_id AND p.hilang_pada IS NULL
    JOIN perkara_aktacerai a ON a.perkara_id = p.id AND a.nomor <> ''
        AND a.tanggal BETWEEN GREATEST(k.mulai, k.hari - 60) AND k.hari - k.tunda_akta
    JOIN perkara_registrasi r ON r.perkara_id = p.id AND r.status = 'aktif'
    WHERE CASE r.sisi WHEN 1 THEN a.diserahkan1 WHEN 2 THEN a.diserahkan2 END IS NULL
    """,
)
