"""N-04 and N-07b: reminders before a hearing (R-000-11, R-000-14), every day of the week."""

from perkara.rencana.tanya import SQL_SIDANG, Pertanyaan

# Due at the court's reminder hour, `hari_sebelum` calendar days ahead; worthless once the next one is due.
_SQL_SAAT = """
saat AS (
    SELECT s.*, n.hari_sebelum,
        (s.tanggal - n.hari_sebelum + k.jam_pengingat) AT TIME ZONE k.zona AS jatuh,
        COALESCE((s.tanggal - lead(n.hari_sebelum) OVER w + k.jam_pengingat) AT TIME ZONE k.zona, s.mulai_pada) AS habis
    FROM k JOIN sidang s ON s.satker_id = k.satker_id
    CROSS JOIN LATERAL (SELECT DISTINCT unnest(k.pengingat) AS hari_sebelum) n
    WHERE s.jadi
    WINDOW w AS (PARTITION BY s.id ORDER BY n.hari_sebelum DESC)
)
"""


def _pengingat(kode: str, syarat: str) -> Pertanyaan:
    """Owed only when it fell due after the schedule was known and the number registered: N-03 said it just then.

    Both kinds share their keys: a case that becomes an e-Court case on the eve is not called to mind twice.
    """
    return Pertanyaan(
        kode,
        f"""
        SELECT k.satker_id,
            concat_ws(':', k.satker_id, 'N-04', 'sidang', s.id, s.versi, s.hari_sebelum, r.nomor_id) AS kunci,
            'sidang' AS subjek, s.id AS subjek_id, s.perkara_id AS induk_id,
            jsonb_build_object('perihal', s.nomor, 'versi', s.versi, 'hari_sebelum', s.hari_sebelum) AS data,
            r.nomor_id, r.nama AS nama_penerima, s.mulai_pada AS urutan,
            s.jatuh AS kirim_mulai, LEAST(s.habis, s.mulai_pada) AS kedaluwarsa
        FROM k JOIN saat s ON s.satker_id = k.satker_id
        JOIN perkara_registrasi r ON r.perkara_id = s.perkara_id AND r.status = 'aktif'
        WHERE {syarat} AND s.jatuh <= k.kini AND s.jatuh >= s.versi_pada AND s.jatuh >= r.dibuat
          AND s.jatuh < s.mulai_pada
        """,
        (SQL_SIDANG, _SQL_SAAT),
    )


PENGINGAT = _pengingat("N-04", "NOT s.ecourt")
PENGINGAT_ECOURT = _pengingat("N-07b", "s.ecourt")
