"""N-03 and N-07, the schedule (R-000-10, R-000-14), and N-03b, the change of one."""

from perkara.rencana.tanya import SQL_SIDANG, SQL_SIDANG_DAN_MUNDUR, Pertanyaan

# The states a message may have left the house in: what its reader may believe now.
_MUNGKIN_SAMPAI = "('dikirim', 'diterima', 'terkirim', 'sampai', 'dibaca', 'tak_pasti')"
_TENTANG_SIDANG = "('N-03', 'N-03b', 'N-04', 'N-07', 'N-07b')"
# A hearing and those it replaced or was replaced by: one appointment in the reader's eyes. UNION, not UNION ALL:
# a ring in the data must not spin for ever. Most hearings stand alone (`berkerabat`): nobody is looked up for them.
_SQL_SILSILAH = """
silsilah AS (
    SELECT s.id AS sidang_id, s.id AS kerabat_id, x.menggantikan_id,
        x.menggantikan_id IS NOT NULL OR s.id IN (
            SELECT y.menggantikan_id FROM perkara_sidang y WHERE y.menggantikan_id IS NOT NULL) AS berkerabat
    FROM sidang s JOIN perkara_sidang x ON x.id = s.id
    UNION
    SELECT l.sidang_id, x.id, x.menggantikan_id, true
    FROM silsilah l JOIN perkara_sidang x ON x.id = l.menggantikan_id OR x.menggantikan_id = l.kerabat_id
    WHERE l.berkerabat
)
"""
# What each number believes of the appointment: the last thing it was told (planning goes forward in time, so the
# highest id is it), or, before that, a hearing that was given up for this one and never corrected: two hearings told
# apart become one when the first of them is deleted.
_SQL_KABAR = f"""
kabar AS (
    SELECT DISTINCT ON (l.sidang_id, m.nomor_id) l.sidang_id, m.nomor_id, m.id AS pesan_id, m.subjek_id AS kerabat_id,
        (m.data ->> 'versi')::int AS versi, m.data @> '{{"ditiadakan": true}}' AS ditiadakan
    FROM silsilah l
    JOIN sidang s ON s.id = l.sidang_id
    JOIN notifikasi_pesan m ON m.subjek = 'sidang' AND m.subjek_id = l.kerabat_id
        AND m.jenis IN {_TENTANG_SIDANG} AND m.status IN {_MUNGKIN_SAMPAI}
    ORDER BY l.sidang_id, m.nomor_id, CASE WHEN l.kerabat_id <> l.sidang_id AND s.jadi THEN
        EXISTS (SELECT 1 FROM sidang t WHERE t.id = l.kerabat_id AND NOT t.jadi)
        AND NOT m.data @> '{{"ditiadakan": true}}' AND NOT EXISTS (
            SELECT 1 FROM notifikasi_pesan c
            WHERE c.subjek = 'sidang' AND c.nomor_id = m.nomor_id AND c.id > m.id AND c.jenis = 'N-03b'
              AND c.status IN {_MUNGKIN_SAMPAI} AND c.data ->> 'semula_sidang' = l.kerabat_id::text)
        ELSE false END DESC, m.id DESC
)
"""
# Who was told of a relative: few rows. What was told of the hearing itself is looked up by key, once per hearing and
# number (OFFSET 0): PostgreSQL takes the tables of a WITH for small, and those that just grew too, and joins them row
# by row: quadratic, minutes for 100,000 hearings.
_SQL_KABAR_KERABAT = f"""
kabar_kerabat AS (
    SELECT DISTINCT l.sidang_id, m.nomor_id FROM silsilah l
    JOIN notifikasi_pesan m ON m.subjek = 'sidang' AND m.subjek_id = l.kerabat_id
        AND m.jenis IN {_TENTANG_SIDANG} AND m.status IN {_MUNGKIN_SAMPAI}
    WHERE l.kerabat_id <> l.sidang_id)
"""


def _jadwal(kode: str, syarat: str) -> Pertanyaan:
    """Each hearing ahead to each active number that was told nothing about it and has nothing waiting either."""
    return Pertanyaan(
        kode,
        f"""
        SELECT k.satker_id, concat_ws(':', k.satker_id, '{kode}', 'sidang', s.id, s.versi, r.nomor_id) AS kunci,
            'sidang' AS subjek, s.id AS subjek_id, s.perkara_id AS induk_id,
            jsonb_build_object('perihal', s.nomor, 'versi', s.versi) AS data, r.nomor_id, r.nama AS nama_penerima,
            s.mulai_pada AS urutan, k.kini AS kirim_mulai, s.mulai_pada AS kedaluwarsa
        FROM k JOIN sidang s ON s.satker_id = k.satker_id
        JOIN perkara_registrasi r ON r.perkara_id = s.perkara_id AND r.status = 'aktif'
        WHERE s.jadi AND {syarat}
          AND NOT EXISTS (SELECT 1 FROM kabar_kerabat b WHERE b.sidang_id = s.id AND b.nomor_id = r.nomor_id)
          AND NOT EXISTS (
            SELECT 1 FROM notifikasi_pesan m
            WHERE m.subjek = 'sidang' AND m.subjek_id = s.id AND m.nomor_id = r.nomor_id
              AND (m.jenis IN {_TENTANG_SIDANG} AND m.status IN {_MUNGKIN_SAMPAI}
                OR m.jenis IN ('N-03', 'N-03b', 'N-07') AND m.status = 'antre')
            OFFSET 0)
        """,
        (SQL_SIDANG, _SQL_SILSILAH, _SQL_KABAR_KERABAT),
    )


JADWAL = _jadwal("N-03", "NOT s.ecourt")
JADWAL_ECOURT = _jadwal("N-07", "s.ecourt")

# Who believes something else than what holds now: told of another schedule (a schedule that came back to what he was
# told is no news), told that it is off, or told of a hearing that is off with none in its place, nor another row of the
# same day, hour and room (a clerk typed it twice). An adjournment entered on the day itself is the end of that hearing,
# not a cancellation, and so is another hour of that day. A hearing moved to a moment that has passed is off (`lewat`):
# nobody can keep it, and whoever believes the old day would come in vain. The key holds the message being corrected:
# one correction per belief and version.
# OFFSET 0: as above, one look-up by key per belief.
PERUBAHAN = Pertanyaan(
    "N-03b",
    """
    SELECT k.satker_id,
        concat_ws(':', k.satker_id, 'N-03b', 'sidang', s.id, s.versi, r.nomor_id, b.pesan_id, s.jadi) AS kunci,
        'sidang' AS subjek, s.id AS subjek_id, s.perkara_id AS induk_id,
        jsonb_build_object('perihal', s.nomor, 'versi', s.versi, 'ditiadakan', NOT s.jadi, 'semula',
            CASE WHEN NOT b.ditiadakan THEN to_jsonb(lama) END, 'semula_sidang', b.kerabat_id,
            'lewat', s.mulai_pada <= k.kini) AS data,
        r.nomor_id, r.nama AS nama_penerima,
        CASE WHEN s.mulai_pada <= k.kini THEN lama.mulai WHEN lama.mulai > k.kini THEN LEAST(s.mulai_pada, lama.mulai)
            ELSE s.mulai_pada END AS urutan,
        k.kini AS kirim_mulai, CASE WHEN s.mulai_pada <= k.kini THEN lama.mulai ELSE s.mulai_pada END AS kedaluwarsa
    FROM k JOIN sidang s ON s.satker_id = k.satker_id
    JOIN kabar b ON b.sidang_id = s.id
    JOIN perkara_registrasi r ON r.perkara_id = s.perkara_id AND r.nomor_id = b.nomor_id AND r.status = 'aktif'
    CROSS JOIN LATERAL (SELECT * FROM perkara_sidang x WHERE x.id = b.kerabat_id OFFSET 0) t
    LEFT JOIN LATERAL (
        SELECT * FROM perkara_riwayatsidang x WHERE x.sidang_id = b.kerabat_id AND x.versi = b.versi OFFSET 0) h ON true
    CROSS JOIN LATERAL (
        SELECT q.tanggal, q.jam, q.ruang, (q.tanggal + COALESCE(q.jam, k.jam_sidang)) AT TIME ZONE k.zona AS mulai
        FROM (SELECT h.tanggal, h.jam, h.ruang WHERE h.id IS NOT NULL
            UNION ALL SELECT t.tanggal, t.jam, t.ruang WHERE h.id IS NULL) q
    ) lama
    WHERE CASE WHEN s.jadi THEN b.ditiadakan OR (lama.mulai, lama.ruang) <> (s.mulai_pada, s.ruang)
        ELSE NOT b.ditiadakan AND lama.mulai > k.kini
            AND (s.hilang_pada IS NOT NULL OR s.tanggal > k.hari
                OR (s.mulai_pada <= k.kini AND s.tanggal <> lama.tanggal))
            AND NOT EXISTS (SELECT 1 FROM perkara_sidang x WHERE x.menggantikan_id = s.id)
            AND NOT EXISTS (
                SELECT 1 FROM silsilah l JOIN sidang x ON x.id = l.kerabat_id AND x.jadi WHERE l.sidang_id = s.id)
            AND NOT EXISTS (
                SELECT 1 FROM sidang x WHERE x.perkara_id = s.perkara_id AND x.jadi
                  AND (x.mulai_pada, x.ruang) = (lama.mulai, lama.ruang))
        END
    """,
    (SQL_SIDANG_DAN_MUNDUR, _SQL_SILSILAH, _SQL_KABAR),
)
