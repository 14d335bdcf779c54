"""The shape of a planning question: a kind, and the SELECT that yields its outbox rows from the frames `k`.

`k` has a row per court that is planned for: whatever is taken from a table of all courts is joined with its own row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from notifikasi import outbox
from perkara.acuan import Acuan, sql_acuan

_MULAI = "(s.tanggal + COALESCE(s.jam, k.jam_sidang)) AT TIME ZONE k.zona"


def _sql_sidang(jadi: str, syarat: str) -> str:
    return f"""
    SELECT k.satker_id, s.id, s.perkara_id, s.tanggal, s.jam, s.ruang, s.versi, s.versi_pada, s.hilang_pada,
        p.nomor, p.ecourt, {jadi} AS jadi, {_MULAI} AS mulai_pada
    FROM k
    JOIN perkara_perkara p ON p.satker_id = k.satker_id AND p.hilang_pada IS NULL
    JOIN perkara_sidang s ON s.perkara_id = p.id AND {syarat}
    WHERE (s.ikrar OR s.verzet OR NOT EXISTS (SELECT 1 FROM perkara_putusan u WHERE u.perkara_id = p.id))
    """


# A hearing that may be told about: still ahead, in a case that is there and either undecided or heard after the
# decision (ikrar, verzet). `jadi`: it stands; otherwise it vanished or was adjourned beforehand.
_DI_DEPAN = _sql_sidang(
    "s.hilang_pada IS NULL AND NOT s.ditunda",
    f"s.tanggal >= GREATEST(k.hari, k.mulai) AND {_MULAI} > k.kini",
)
SQL_SIDANG = f"sidang AS ({_DI_DEPAN})"
# Beside those, hearings moved to a moment that has passed while an earlier schedule of theirs lies ahead.
_MUNDUR = _sql_sidang(
    "false",
    f"""{_MULAI} <= k.kini AND s.id IN (
        SELECT h.sidang_id FROM perkara_riwayatsidang h WHERE h.tanggal >= GREATEST(k.hari, k.mulai))""",
)
SQL_SIDANG_DAN_MUNDUR = f"sidang AS ({_DI_DEPAN} UNION ALL {_MUNDUR})"


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """`sql` names its tables after sql_acuan (`k`) and `sebelum`, the further ones it shares with others."""

    kode: str
    sql: str
    sebelum: Sequence[str] = ()

    def antrekan(self, *acuan: Acuan) -> int:
        """Queue what is owed by these frames, each of another court, in one statement; how many messages are new."""
        tabel = ", ".join([sql_acuan(len(acuan)), *self.sebelum])
        params = [nilai for a in acuan for nilai in a.params]
        return outbox.antrekan_dari(self.kode, f"WITH RECURSIVE {tabel} {self.sql}", params)
