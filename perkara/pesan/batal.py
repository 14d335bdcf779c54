"""When a planned message must not leave any more. One rule, asked twice: by planning and at the last moment."""

from collections.abc import Iterable

from django.db import connection

from satker.models import Satker

# What may still leave or be taken back here; the staff lists are counted anew when they leave.
JENIS_PIHAK = ("N-01", "N-02", "N-03", "N-03b", "N-04", "N-05", "N-06", "N-07", "N-07b")

SEBAB = {
    "perkara": "Perkara tidak ada lagi di SIPP.",
    "terdaftar": "Nomor ini tidak terdaftar lagi pada perkara tersebut.",
    "sidang": "Sidang tidak ada lagi di SIPP.",
    "ditunda": "Sidang ditunda.",
    "berubah": "Jadwal sidang berubah.",
    "putus": "Perkara sudah diputus.",
    "akta": "Akta cerai belum terbit.",
    "diserahkan": "Akta cerai sudah diserahkan.",
    "efiling": "Pendaftaran e-Court tidak ada lagi di SIPP.",
}

# The registration a message rests on: its own, that of its e-filing, or any of the number in the case.
_TERDAFTAR = """
SELECT 1 FROM perkara_registrasi r
WHERE r.nomor_id = m.nomor_id AND r.status IN ('aktif', 'menunggu') AND CASE m.subjek
    WHEN 'registrasi' THEN r.id = m.subjek_id
    WHEN 'efiling' THEN r.efiling_id = m.subjek_id OR r.perkara_id = e.perkara_id
    ELSE r.perkara_id = m.induk_id END
"""
# A pledge (ikrar) is heard after the decision, an opposition (verzet) too: those hearings stay.
_PERIKSA = f"""
SELECT m.id, CASE
    WHEN m.induk_id IS NOT NULL AND (p.id IS NULL OR p.hilang_pada IS NOT NULL) THEN 'perkara'
    WHEN NOT EXISTS ({_TERDAFTAR}) THEN 'terdaftar'
    WHEN m.subjek = 'sidang' AND s.id IS NULL THEN 'sidang'
    WHEN m.subjek = 'sidang' AND m.data @> '{{"ditiadakan": true}}' THEN
        CASE WHEN (s.hilang_pada IS NULL AND NOT s.ditunda
                AND NOT (m.data @> '{{"lewat": true}}' AND (m.data ->> 'versi')::int = s.versi))
            OR EXISTS (SELECT 1 FROM perkara_sidang x WHERE x.menggantikan_id = s.id) THEN 'berubah' END
    WHEN s.hilang_pada IS NOT NULL THEN 'sidang'
    WHEN s.ditunda THEN 'ditunda'
    WHEN (m.data ->> 'versi')::int <> s.versi THEN 'berubah'
    WHEN u.id IS NOT NULL AND NOT s.ikrar AND NOT s.verzet THEN 'putus'
    WHEN m.subjek = 'akta_cerai' AND (a.id IS NULL OR a.nomor = '' OR a.tanggal IS NULL) THEN 'akta'
    WHEN m.subjek = 'akta_cerai' AND NOT EXISTS ({_TERDAFTAR} AND
        CASE r.sisi WHEN 1 THEN a.diserahkan1 WHEN 2 THEN a.diserahkan2 END IS NULL) THEN 'diserahkan'
    WHEN m.subjek = 'efiling' AND (e.id IS NULL OR e.hilang_pada IS NOT NULL) THEN 'efiling'
END AS sebab
FROM notifikasi_pesan m
LEFT JOIN perkara_perkara p ON p.id = m.induk_id
LEFT JOIN perkara_sidang s ON m.subjek = 'sidang' AND s.id = m.subjek_id
LEFT JOIN perkara_putusan u ON u.perkara_id = s.perkara_id
LEFT JOIN perkara_aktacerai a ON m.subjek = 'akta_cerai' AND a.id = m.subjek_id
LEFT JOIN perkara_efiling e ON m.subjek = 'efiling' AND e.id = m.subjek_id
WHERE m.jenis = ANY(%s) AND {{syarat}}
"""


def _periksa(syarat: str, nilai: list[int]) -> dict[int, str]:
    perintah = f"SELECT id, sebab FROM ({_PERIKSA.replace('{syarat}', syarat)}) x WHERE sebab IS NOT NULL"
    with connection.cursor() as kursor:
        kursor.execute(perintah, [list(JENIS_PIHAK), nilai])
        return dict(kursor.fetchall())


def sebab_antrean(*satker: Satker) -> dict[int, str]:
    """These courts' queued messages that must not leave: id -> key of SEBAB. One query."""
    return _periksa("m.status = 'antre' AND m.satker_id = ANY(%s)", [s.pk for s in satker])


def sebab_pesan(ids: Iterable[int]) -> dict[int, str]:
    """Of these messages, whatever their state, those that must not leave: id -> key of SEBAB. One query."""
    return _periksa("m.id = ANY(%s)", list(ids))
