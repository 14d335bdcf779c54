"""One read-only connection to SIPP with one consistent view of it, the same for MySQL, MariaDB and SQLite.

Statements are written once, with `%s` for parameters and in the SQL of MySQL 5.5: no WITH, no window functions,
no JSON.
"""

import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol
from urllib.parse import quote

import pymysql
from pymysql.cursors import SSCursor

from perkara.sipp.alamat import AlamatMySQL, AlamatSQLite, baca_alamat
from perkara.sipp.galat import GalatSipp, SippTidakTerjangkau

BATAS_SAMBUNG = 10  # seconds until the server must have answered
BATAS_BACA = 60  # seconds a statement, or a server greeting, may stay silent
SEKALI_AMBIL = 1000
_CHARSET_TAK_DIKENAL = (1115, 1273)

Baris = tuple[Any, ...]


class Sambungan(Protocol):
    """What a reader needs of a connection. Only one `alir` may be open at a time."""

    mesin: str
    versi: str

    def alir(self, sql: str, isi: Sequence[object] = ()) -> Iterator[Baris]:
        """Rows one after another, without holding them all."""

    def semua(self, sql: str, isi: Sequence[object] = ()) -> list[Baris]:
        """All rows at once: for small answers."""

    def tutup(self) -> None:
        """Let go of the connection; never raises."""


def sambungkan(url: str) -> Sambungan:
    """Open SIPP for reading, inside one consistent snapshot.

    Raises AlamatSippKeliru or SippTidakTerjangkau, both without passwords.
    """
    alamat = baca_alamat(url)
    return SambunganSQLite(alamat) if isinstance(alamat, AlamatSQLite) else SambunganMySQL(alamat)


class _Alir(ABC):
    """The shared half: one open stream at a time, rows in batches, errors in words."""

    _terbuka = False

    @abstractmethod
    def _kursor(self) -> Any:
        """A cursor that does not hold the whole answer."""

    @abstractmethod
    def _terjemahkan(self) -> AbstractContextManager[None]:
        """Turns the driver's errors into ours."""

    def _jalankan(self, sql: str, isi: Sequence[object]) -> Iterator[Baris]:
        if self._terbuka:
            # A server-side cursor must be read to its end before the wire is free again.
            raise RuntimeError("another stream of this SIPP connection is still open")
        self._terbuka = True
        try:
            with self._terjemahkan():
                kursor = self._kursor()
            try:
                with self._terjemahkan():
                    kursor.execute(sql, tuple(isi))
                    sekelompok = kursor.fetchmany(SEKALI_AMBIL)
                while sekelompok:
                    yield from sekelompok
                    with self._terjemahkan():
                        sekelompok = kursor.fetchmany(SEKALI_AMBIL)
            finally:
                with self._terjemahkan():
                    kursor.close()
        finally:
            self._terbuka = False

    def semua(self, sql: str, isi: Sequence[object] = ()) -> list[Baris]:
        return list(self.alir(sql, isi))

    @abstractmethod
    def alir(self, sql: str, isi: Sequence[object] = ()) -> Iterator[Baris]:
        """As `Sambungan.alir`."""


class SambunganMySQL(_Alir):
    """MySQL 5.5+ or MariaDB 5.5+ through PyMySQL."""

    mesin = "mysql"

    def __init__(self, alamat: AlamatMySQL) -> None:
        self.alamat = alamat
        with self._terjemahkan():
            self._db = _buka_mysql(alamat)
        try:
            self.versi = str(self.semua("SELECT VERSION()")[0][0])
            self._mulai()
        except GalatSipp:
            self.tutup()
            raise

    def _mulai(self) -> None:
        self.semua("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        # The reader may pause between batches while the portal writes its own tables.
        self.semua("SET SESSION net_write_timeout = 600")
        mulai = "START TRANSACTION WITH CONSISTENT SNAPSHOT"
        self.semua(f"{mulai}, READ ONLY" if _angka_versi(self.versi) >= (5, 6) else mulai)

    def _kursor(self) -> Any:
        return self._db.cursor(SSCursor)

    def alir(self, sql: str, isi: Sequence[object] = ()) -> Iterator[Baris]:
        return self._jalankan(sql, isi)

    def tutup(self) -> None:
        try:
            self._db.close()
        except (pymysql.MySQLError, OSError):
            return

    @contextmanager
    def _terjemahkan(self) -> Iterator[None]:
        try:
            yield
        except (pymysql.MySQLError, OSError) as galat:
            raise SippTidakTerjangkau(_sebab_mysql(galat, self.alamat)) from None


class SambunganSQLite(_Alir):
    """A SQLite file, opened so that it cannot be written."""

    mesin = "sqlite"

    def __init__(self, alamat: AlamatSQLite) -> None:
        self.alamat = alamat
        self.versi = f"SQLite {sqlite3.sqlite_version}"
        if not alamat.berkas.is_file():
            raise SippTidakTerjangkau(f"Berkas basis data {alamat} tidak ada.")
        with self._terjemahkan():
            self._db = sqlite3.connect(
                f"file:{quote(str(alamat.berkas))}?mode=ro", uri=True, timeout=BATAS_SAMBUNG, isolation_level=None
            )
            self._db.text_factory = lambda isi: isi.decode("utf-8", "replace")
            self._db.execute("BEGIN")

    def _kursor(self) -> sqlite3.Cursor:
        return self._db.cursor()

    def alir(self, sql: str, isi: Sequence[object] = ()) -> Iterator[Baris]:
        return self._jalankan(sql.replace("%s", "?"), isi)

    def tutup(self) -> None:
        self._db.close()

    @contextmanager
    def _terjemahkan(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as galat:
            raise SippTidakTerjangkau(f"Basis data {self.alamat} tidak dapat dibaca: {galat}.") from None


def _buka_mysql(alamat: AlamatMySQL) -> Any:
    try:
        return _hubungi(alamat, "utf8mb4")
    except pymysql.MySQLError as galat:
        if not galat.args or galat.args[0] not in _CHARSET_TAK_DIKENAL:
            raise
    return _hubungi(alamat, "utf8")


def _hubungi(alamat: AlamatMySQL, charset: str) -> Any:
    return pymysql.connect(
        host=alamat.host,
        port=alamat.port,
        unix_socket=alamat.unix_socket,
        user=alamat.pengguna,
        password=alamat.sandi,
        database=alamat.basis_data,
        charset=charset,
        connect_timeout=BATAS_SAMBUNG,
        read_timeout=BATAS_BACA,
        write_timeout=BATAS_SAMBUNG,
        local_infile=False,
    )


def _angka_versi(versi: str) -> tuple[int, ...]:
    """(5, 5) of "5.5.68-MariaDB"; some MariaDB servers put a false "5.5.5-" in front of the true number."""
    angka = re.match(r"(?:5\.5\.5-)?(\d+)\.(\d+)", versi)
    return (int(angka[1]), int(angka[2])) if angka else (0, 0)


def _sebab_mysql(galat: Exception, alamat: AlamatMySQL) -> str:
    kode = galat.args[0] if galat.args and isinstance(galat.args[0], int) else 0
    if kode in (1044, 1045, 1698):
        return f"Server SIPP {alamat} menolak pengguna “{alamat.pengguna}”: periksa nama, kata sandi, dan izinnya."
    if kode == 1049:
        return f"Basis data “{alamat.basis_data}” tidak ada di server SIPP."
    if kode in (1142, 1143):
        return f"Pengguna “{alamat.pengguna}” belum diberi izin SELECT pada semua tabel yang dibaca (kode {kode})."
    if kode in (2002, 2003, 2005):
        return f"Server SIPP {alamat} tidak menjawab: periksa alamat, jaringan, dan apakah servernya menyala."
    if kode in (2006, 2013, 1159, 1161) or isinstance(galat, OSError):
        return f"Sambungan ke SIPP {alamat} terputus atau terlalu lama diam."
    return f"Server SIPP {alamat} menolak membaca (kode {kode})."
