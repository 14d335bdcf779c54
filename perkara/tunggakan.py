"""What is still to be uploaded, and by whom (R-000-18 … R-000-20, domain 3.1). Read side, one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import connection

from perkara.acuan import SQL_ACUAN, Acuan


class Unggahan(StrEnum):
    """The three open items."""

    EDOC = "edoc"
    ANONIMISASI = "anonimisasi"
    BAS = "bas"


@dataclass(frozen=True, slots=True)
class Tunggakan:
    """One open item. `tanggal`: of decision or hearing; `umur` in days; `petugas_id`: SIPP's id, None when nobody's."""

    unggahan: Unggahan
    petugas_id: int | None
    perkara_id: int
    nomor: str
    tanggal: date
    umur: int
    agenda: str


# From the day after (1×24 hours) plus the court's grace: nobody is asked in the afternoon for what he decided that
# morning. A minutes of hearing (BAS) is owed for every hearing that was held, adjourned ones too; not for one that
# was replaced or vanished beforehand. History before the court's start date is nobody's task here.
SQL_TUNGGAK = """
tunggak AS MATERIALIZED (
    SELECT i.unggahan, 'hakim' AS tugas, 10 AS tahapan, p.id AS perkara_id, p.nomor, u.tanggal, u.id AS urut,
        '' AS agenda, k.satker_id
    FROM k
    JOIN perkara_perkara p ON p.satker_id = k.satker_id AND p.hilang_pada IS NULL
    JOIN perkara_putusan u ON u.perkara_id = p.id AND u.tanggal BETWEEN k.mulai AND k.hari - 1 - k.tenggang_edoc
    CROSS JOIN LATERAL (VALUES
        ('edoc', NOT u.edoc_ada),
        ('anonimisasi', NOT u.anonimisasi_ada AND (u.edoc_ada OR NOT k.anon_setelah_edoc))
    ) i (unggahan, terbuka)
    WHERE i.terbuka
    UNION ALL
    SELECT 'bas', 'panitera', CASE WHEN s.ikrar THEN 18 ELSE 10 END, p.id, p.nomor, s.tanggal, s.id, s.agenda,
        k.satker_id
    FROM k
    JOIN perkara_perkara p ON p.satker_id = k.satker_id AND p.hilang_pada IS NULL
    JOIN perkara_sidang s ON s.perkara_id = p.id AND s.tanggal BETWEEN k.mulai AND k.hari - 1 - k.tenggang_bas
    WHERE s.hilang_pada IS NULL AND NOT s.bas_ada
      AND NOT EXISTS (SELECT 1 FROM perkara_sidang x WHERE x.menggantikan_id = s.id)
)
"""
# Who answers: of the panel of that stage (ikrar has rows of its own; without any, the other stage's), only the
# active; the chair, or every member where the court wants it; one clerk.
SQL_PETUGAS = """
petugas AS MATERIALIZED (
    SELECT t.*, o.petugas_id FROM tunggak t JOIN k ON k.satker_id = t.satker_id
    LEFT JOIN LATERAL (
        SELECT g.petugas_id, ROW_NUMBER() OVER (
            PARTITION BY g.tahapan_id
            ORDER BY COALESCE(g.jabatan_hakim_id, 1) = 1 DESC, g.urutan, g.sipp_id DESC) AS ke
        FROM perkara_penugasan g
        WHERE g.perkara_id = t.perkara_id AND g.tugas = t.tugas AND g.aktif AND g.tahapan_id = (
            SELECT y.tahapan_id FROM perkara_penugasan y
            WHERE y.perkara_id = t.perkara_id AND y.tugas = t.tugas
            ORDER BY y.tahapan_id = t.tahapan DESC, y.tahapan_id = 10 DESC, y.tahapan_id LIMIT 1)
    ) o ON o.ke = 1 OR (k.semua_anggota AND t.tugas = 'hakim')
)
"""


def daftar(
    acuan: Acuan, unggahan: Iterable[Unggahan] = Unggahan, petugas: Iterable[int] | None = None
) -> list[Tunggakan]:
    """The open items as of `acuan`, oldest first; only those of these officers when given. One query.

    Officer ids of judges and clerks are different lists in SIPP: ask for one kind of officer at a time.
    """
    perintah = f"""
        WITH {SQL_ACUAN}, {SQL_TUNGGAK}, {SQL_PETUGAS}
        SELECT unggahan, petugas_id, perkara_id, nomor, tanggal, k.hari - tanggal, agenda FROM petugas CROSS JOIN k
        WHERE unggahan = ANY(%s) AND (%s::bigint[] IS NULL OR petugas_id = ANY(%s))
        ORDER BY tanggal, urut"""
    ids = None if petugas is None else list(petugas)
    with connection.cursor() as kursor:
        kursor.execute(perintah, [*acuan.params, [str(u) for u in unggahan], ids, ids])
        return [Tunggakan(Unggahan(u), *lain) for u, *lain in kursor.fetchall()]


def jumlah(acuan: Acuan) -> dict[Unggahan, int]:
    """How many items of each kind the court has open, whoever answers for them. One query."""
    perintah = f"WITH {SQL_ACUAN}, {SQL_TUNGGAK} SELECT unggahan, COUNT(*) FROM tunggak GROUP BY 1"
    with connection.cursor() as kursor:
        kursor.execute(perintah, acuan.params)
        ada = dict(kursor.fetchall())
    return {u: ada.get(u, 0) for u in Unggahan}
