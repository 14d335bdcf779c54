"""What the simulator remembers: messages, where to report, and reports not yet taken. One SQLite file."""

import json
import sqlite3
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UMUR_LAPORAN = 7 * 86_400  # seconds a report is kept for a portal that is down, as long as Meta does

_SKEMA = """
CREATE TABLE IF NOT EXISTS pesan (
    urut INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, id_klien TEXT UNIQUE, nomor TEXT NOT NULL, kanal TEXT NOT NULL,
    dari TEXT NOT NULL CHECK (dari IN ('pengadilan', 'pihak')), teks TEXT NOT NULL, waktu REAL NOT NULL,
    dibaca INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS pesan_nomor ON pesan (nomor, urut);
CREATE TABLE IF NOT EXISTS webhook (kanal TEXT PRIMARY KEY, url TEXT NOT NULL, rahasia TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS laporan (
    urut INTEGER PRIMARY KEY, kanal TEXT NOT NULL, badan TEXT NOT NULL, siap REAL NOT NULL, dibuat REAL NOT NULL,
    percobaan INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS laporan_siap ON laporan (siap);
"""

# A channel without an address of its own reports to the one registered without a channel.
_TUJUAN = "SELECT url, rahasia FROM webhook WHERE kanal IN (?, '') ORDER BY kanal = '' LIMIT 1"


@dataclass(frozen=True, slots=True)
class Laporan:
    """A report to deliver: `badan` is the webhook body, `percobaan` how often it failed."""

    urut: int
    kanal: str
    badan: bytes
    percobaan: int
    url: str
    rahasia: str


class Simpanan:
    """The store. Safe to use from several threads; each method is one transaction. Times are Unix seconds."""

    def __init__(self, berkas: Path | str) -> None:
        self._kunci = threading.RLock()
        self._db = sqlite3.connect(berkas, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        # WAL with NORMAL: a killed simulator loses nothing that was answered, and a message costs no disk flush.
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + _SKEMA)

    def tutup(self) -> None:
        """Close the file."""
        with self._kunci:
            self._db.close()

    def terima(
        self, *, nomor: str, teks: str, id_klien: str, kanal: str, waktu: float, sampai: float
    ) -> tuple[str, bool]:
        """Put a message on a phone and queue its receipts; (id, new). The same `id_klien` is one message for ever."""
        with self._kunci, self._db:
            ada = self._db.execute("SELECT id FROM pesan WHERE id_klien = ?", (id_klien,)).fetchone()
            if ada:
                return str(ada["id"]), False
            id_pesan = self._simpan(nomor, teks, kanal, waktu, "pengadilan", id_klien)
            for status, siap in (("terkirim", waktu), ("sampai", sampai)):
                self._lapor_status(id_pesan, id_klien, kanal, status, siap)
            return id_pesan, True

    def balas(self, *, nomor: str, teks: str, kanal: str | None, waktu: float) -> str:
        """The person writes to the court that wrote last (or to `kanal`); what he has not opened counts as read."""
        with self._kunci, self._db:
            tujuan = self._kanal_terakhir(nomor) if kanal is None else kanal
            self._baca(nomor, waktu, tujuan)
            id_pesan = self._simpan(nomor, teks, tujuan, waktu, "pihak", None)
            isi = {"jenis": "pesan_masuk", "id_pesan": id_pesan, "dari": nomor.removeprefix("+"), "teks": teks}
            self._lapor(tujuan, isi | {"waktu": waktu}, waktu)
            return id_pesan

    def buka(self, nomor: str, waktu: float, kanal: str | None = None) -> int:
        """The person opens his chat with one court (None: with all): it is read. How many messages were new."""
        with self._kunci, self._db:
            return self._baca(nomor, waktu, kanal)

    def telepon(self, kanal: str | None = None) -> list[dict[str, Any]]:
        """Every phone (that has messages of `kanal`), its last message and the number of unread ones, latest first."""
        with self._kunci:
            baris = self._db.execute(
                "SELECT p.nomor, p.teks, p.waktu, p.dari, p.kanal, r.belum_dibaca FROM pesan p JOIN ("
                " SELECT MAX(urut) AS urut, SUM(dari = 'pengadilan' AND NOT dibaca) AS belum_dibaca"
                " FROM pesan WHERE ?1 IS NULL OR kanal = ?1 GROUP BY nomor) r ON r.urut = p.urut ORDER BY p.urut DESC",
                (kanal,),
            )
            return [dict(b) for b in baris]

    def percakapan(self, nomor: str, kanal: str | None = None, batas: int = 200) -> list[dict[str, Any]]:
        """The last messages of one phone (with one court), oldest first."""
        with self._kunci:
            baris = self._db.execute(
                "SELECT id, dari, teks, waktu, kanal, dibaca FROM pesan WHERE nomor = ?1 AND (?2 IS NULL OR kanal = ?2)"
                " ORDER BY urut DESC LIMIT ?3",
                (nomor, kanal, batas),
            ).fetchall()
        return [dict(b) | {"dibaca": bool(b["dibaca"])} for b in reversed(baris)]

    def daftarkan(self, kanal: str, url: str, rahasia: str) -> None:
        """Where to report for a channel; what waited for the old address goes to the new one at once."""
        with self._kunci, self._db:
            self._db.execute("INSERT OR REPLACE INTO webhook VALUES (?, ?, ?)", (kanal, url, rahasia))
            self._db.execute("UPDATE laporan SET siap = dibuat, percobaan = 0")

    def laporan_siap(self, waktu: float, batas: int = 50) -> list[Laporan]:
        """Reports that are due and have an address, oldest first. Those older than a week are forgotten."""
        with self._kunci, self._db:
            self._db.execute("DELETE FROM laporan WHERE dibuat < ?", (waktu - UMUR_LAPORAN,))
            baris = self._db.execute(
                "SELECT urut, kanal, badan, percobaan FROM laporan l WHERE siap <= ? AND EXISTS"
                " (SELECT 1 FROM webhook w WHERE w.kanal IN (l.kanal, '')) ORDER BY siap, urut LIMIT ?",
                (waktu, batas),
            ).fetchall()
            return [Laporan(b[0], b[1], b[2].encode(), b[3], *self._tujuan(b[1])) for b in baris]

    def siap_berikut(self) -> float | None:
        """When the next report is due, None when there is none."""
        with self._kunci:
            siap = self._db.execute("SELECT MIN(siap) FROM laporan").fetchone()[0]
            return None if siap is None else float(siap)

    def selesai(self, laporan: Laporan) -> None:
        """The portal has taken a report."""
        with self._kunci, self._db:
            self._db.execute("DELETE FROM laporan WHERE urut = ?", (laporan.urut,))

    def tunda(self, laporan: Laporan, sampai: float) -> None:
        """The portal did not take a report: this one and all behind it on the channel wait, so that order is kept."""
        with self._kunci, self._db:
            self._db.execute("UPDATE laporan SET percobaan = percobaan + 1 WHERE urut = ?", (laporan.urut,))
            self._db.execute(
                "UPDATE laporan SET siap = ? WHERE kanal = ? AND siap < ?", (sampai, laporan.kanal, sampai)
            )

    def hitung(self) -> dict[str, int]:
        """Messages held and reports waiting."""
        with self._kunci:
            baris = self._db.execute("SELECT (SELECT COUNT(*) FROM pesan), (SELECT COUNT(*) FROM laporan)").fetchone()
            return {"pesan": baris[0], "laporan_tertunda": baris[1]}

    def _baca(self, nomor: str, waktu: float, kanal: str | None) -> int:
        syarat = "nomor = ?1 AND dari = 'pengadilan' AND NOT dibaca AND (?2 IS NULL OR kanal = ?2)"
        belum = self._db.execute(f"SELECT id, id_klien, kanal FROM pesan WHERE {syarat}", (nomor, kanal)).fetchall()
        for p in belum:
            self._lapor_status(p["id"], p["id_klien"], p["kanal"], "dibaca", waktu)
        self._db.execute(f"UPDATE pesan SET dibaca = 1 WHERE {syarat}", (nomor, kanal))
        return len(belum)

    def _simpan(self, nomor: str, teks: str, kanal: str, waktu: float, dari: str, id_klien: str | None) -> str:
        id_pesan = f"sim-{uuid.uuid4().hex}"
        self._db.execute(
            "INSERT INTO pesan (id, id_klien, nomor, kanal, dari, teks, waktu) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (id_pesan, id_klien, nomor, kanal, dari, teks, waktu),
        )
        return id_pesan

    def _lapor_status(self, id_pesan: str, id_klien: str, kanal: str, status: str, siap: float) -> None:
        isi = {"jenis": "tanda_terima", "status": status, "id_pesan": id_pesan, "id_klien": id_klien, "waktu": siap}
        self._lapor(kanal, isi, siap)

    def _lapor(self, kanal: str, isi: dict[str, Any], siap: float) -> None:
        badan = json.dumps({"id": uuid.uuid4().hex} | isi, ensure_ascii=False)
        self._db.execute(
            "INSERT INTO laporan (kanal, badan, siap, dibuat) VALUES (?, ?, ?, ?)", (kanal, badan, siap, siap)
        )

    def _kanal_terakhir(self, nomor: str) -> str:
        baris = self._db.execute(
            "SELECT kanal FROM pesan WHERE nomor = ? AND dari = 'pengadilan' ORDER BY urut DESC LIMIT 1", (nomor,)
        ).fetchone()
        return str(baris["kanal"]) if baris else ""

    def _tujuan(self, kanal: str) -> tuple[str, str]:
        baris = self._db.execute(_TUJUAN, (kanal,)).fetchone()
        return baris["url"], baris["rahasia"]
