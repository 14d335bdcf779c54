"""Writing to a SIPP-shaped database, SQLite or MySQL. For examples and tests only; the portal itself never does."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import pymysql

from perkara.contoh.ddl import ACUAN, TABEL, pernyataan_skema
from perkara.sipp.alamat import AlamatMySQL, AlamatSQLite, baca_alamat


class SudahBerisi(Exception):
    """The database already has a `perkara` table; it is not overwritten unasked."""


class Tujuan:
    """A connection that writes. Statements use `%s`; on MySQL old lenient `sql_mode`, as courts run it."""

    def __init__(self, url: str) -> None:
        alamat = baca_alamat(url)
        self.mesin = "sqlite" if isinstance(alamat, AlamatSQLite) else "mysql"
        self._db: Any = _buka_sqlite(alamat) if isinstance(alamat, AlamatSQLite) else _buka_mysql(alamat)
        self._kolom: dict[str, frozenset[str]] = {}

    def jalankan(self, sql: str, isi: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give its rows."""
        kursor = self._db.cursor()
        kursor.execute(self._dialek(sql), tuple(isi))
        return list(kursor.fetchall()) if kursor.description else []

    def banyak(self, tabel: str, kolom: Sequence[str], baris: Iterable[Sequence[object]]) -> None:
        """Insert many rows at once."""
        tanda = ",".join(["%s"] * len(kolom))
        self._db.cursor().executemany(
            self._dialek(f"INSERT INTO {tabel} ({','.join(kolom)}) VALUES ({tanda})"), list(baris)
        )

    def kolom(self, tabel: str) -> frozenset[str]:
        """Columns of a table as it stands; empty when there is no such table."""
        if tabel not in self._kolom:
            sql, letak = (f"PRAGMA table_info({tabel})", 1) if self.mesin == "sqlite" else (_SQL_KOLOM, 0)
            baris = self.jalankan(sql, [] if self.mesin == "sqlite" else [tabel])
            self._kolom[tabel] = frozenset(str(satu[letak]).lower() for satu in baris)
        return self._kolom[tabel]

    def lupakan_kolom(self) -> None:
        """After a change of the schema."""
        self._kolom.clear()

    def buat_skema(self, timpa: bool = False) -> None:
        """Create all tables. Raises SudahBerisi when there is a `perkara` table already and `timpa` is not set."""
        if self.kolom("perkara") and not timpa:
            raise SudahBerisi("Basis data itu sudah berisi tabel perkara; pakai --timpa untuk menggantinya.")
        self._kunci_asing(nyala=False)
        for tabel in reversed(TABEL):
            self.jalankan(f"DROP TABLE IF EXISTS {tabel}")
        for sql in pernyataan_skema(self.mesin):
            self.jalankan(sql)
        self.lupakan_kolom()
        self._kunci_asing(nyala=True)

    def isi_acuan(self) -> None:
        """Reference rows that are not there yet."""
        for tabel, (kolom, baris) in ACUAN.items():
            ada = {satu[0] for satu in self.jalankan(f"SELECT id FROM {tabel}")}
            baru = [satu for satu in baris if satu[0] not in ada]
            if baru:
                self.banyak(tabel, kolom, baru)

    def komit(self) -> None:
        self._db.commit()

    def tutup(self) -> None:
        self._db.close()

    def _dialek(self, sql: str) -> str:
        return sql.replace("%s", "?") if self.mesin == "sqlite" else sql

    def _kunci_asing(self, *, nyala: bool) -> None:
        self.komit()  # SQLite ignores the switch inside a transaction
        self.jalankan(
            f"PRAGMA foreign_keys = {int(nyala)}"
            if self.mesin == "sqlite"
            else f"SET foreign_key_checks = {int(nyala)}"
        )


_SQL_KOLOM = "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = %s"


def _buka_sqlite(alamat: AlamatSQLite) -> sqlite3.Connection:
    alamat.berkas.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(alamat.berkas, timeout=10)
    db.execute("PRAGMA foreign_keys = 1")
    return db


def _buka_mysql(alamat: AlamatMySQL) -> Any:
    return pymysql.connect(
        host=alamat.host,
        port=alamat.port,
        unix_socket=alamat.unix_socket,
        user=alamat.pengguna,
        password=alamat.sandi,
        database=alamat.basis_data,
        charset="utf8mb4",
        sql_mode="",
        connect_timeout=10,
        read_timeout=120,
        write_timeout=120,
    )
