"""The wire to a gateway that is a database (mysql://): one connection per call, statements one after another.

Only the last statement counts. Before it nothing is on its way; while it runs, it may be.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pymysql
from pymysql.constants import CR
from pymysql.cursors import DictCursor

from notifikasi.gateway.dasar import Permintaan

# A server that would silently cut a text must refuse it instead.
_KETAT = "SET SESSION sql_mode = 'STRICT_ALL_TABLES'"
_KLIEN = range(CR.CR_ERROR_FIRST, CR.CR_ERROR_LAST + 1)  # the client's own codes: the server has not spoken


class TerputusSql(Exception):
    """The conversation broke; `berangkat` says whether the last statement may have arrived."""

    def __init__(self, sebab: str, *, berangkat: bool) -> None:
        super().__init__(sebab)
        self.berangkat = berangkat


def kirim(p: Permintaan) -> tuple[int, Mapping[str, str], bytes]:
    """(200, {}, rows and row number as JSON), or (400, {}, the server's error code); raises TerputusSql.

    Neither the errors nor the answers hold the address, the password or a text.
    """
    tahap = [False]
    try:
        with _sambungan(p) as db:
            return 200, {}, _jalankan(db, p.json, tahap)
    except (pymysql.MySQLError, OSError, ValueError) as galat:
        kode = galat.args[0] if isinstance(galat, pymysql.MySQLError) and galat.args else 0
        if isinstance(kode, int) and kode > 0 and kode not in _KLIEN:
            return 400, {}, json.dumps({"kode": kode}).encode()
        sebab = "Basis data SMS tidak menjawab." if tahap[0] else "Basis data SMS tidak dapat dihubungi."
        raise TerputusSql(sebab, berangkat=tahap[0]) from None


@contextmanager
def _sambungan(p: Permintaan) -> Iterator[Any]:
    alamat = urlsplit(p.url)
    db = pymysql.connect(
        host=alamat.hostname,
        port=alamat.port or 3306,
        user=p.headers.get("pengguna", ""),
        password=p.headers.get("sandi", ""),
        database=alamat.path.strip("/"),
        charset="utf8mb4",
        connect_timeout=p.timeout[0],
        read_timeout=p.timeout[1],
        write_timeout=p.timeout[1],
        autocommit=True,
        local_infile=False,
        init_command=_KETAT,
    )
    try:
        yield db
    finally:
        db.close()


def _jalankan(db: Any, isi: Mapping[str, Any], tahap: list[bool]) -> bytes:
    """Run the statements; `tahap[0]` becomes true when the last one begins."""
    pernyataan, id_baris, berubah = isi["pernyataan"], 0, 0
    baris: list[dict[str, Any]] = []
    with db.cursor(DictCursor) as kursor:
        for ke, (sql, nilai) in enumerate(pernyataan, 1):
            tahap[0] = ke == len(pernyataan)
            berubah = kursor.execute(sql, tuple(nilai))
            baris += kursor.fetchall() if kursor.description else ()
            id_baris = id_baris or kursor.lastrowid or 0
    jawab = {"baris": baris, "id": id_baris, "berubah": berubah, "gema": isi.get("gema", "")}
    return json.dumps(jawab, default=str).encode()
