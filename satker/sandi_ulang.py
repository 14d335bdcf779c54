"""Writing every stored secret again with the newest key, so that an old one can be thrown away."""

from collections.abc import Iterator

from cryptography.fernet import Fernet, InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from psycopg2 import sql

from satker.kripto import TeksTerenkripsi, sandi

BATCH = 500  # rows held at once


def sandikan_ulang(*, simulasi: bool = False) -> dict[str, int]:
    """Encrypt with the first of KUNCI_ENKRIPSI what another key of it wrote; how many values per "table.column".

    Safe to stop, to repeat and to run beside the working portal: a value that changes meanwhile is left alone, because
    whoever changed it wrote it with the first key. InvalidToken when a value fits none of the keys.
    """
    return {f"{m._meta.db_table}.{f.column}": _kolom(m, f, simulasi=simulasi) for m, f in _bidang()}


def _bidang() -> Iterator[tuple[type[models.Model], TeksTerenkripsi]]:
    for model in apps.get_models():
        yield from ((model, f) for f in model._meta.local_fields if isinstance(f, TeksTerenkripsi))


def _kolom(model: type[models.Model], bidang: TeksTerenkripsi, *, simulasi: bool) -> int:
    nama = {"t": sql.Identifier(model._meta.db_table), "k": sql.Identifier(str(bidang.column))}
    nama["pk"] = sql.Identifier(str(model._meta.pk.column))
    baca = sql.SQL("SELECT {pk}, {k} FROM {t} WHERE {pk} > %s AND {k} <> '' ORDER BY {pk} LIMIT %s").format(**nama)
    tulis = sql.SQL("UPDATE {t} SET {k} = %s WHERE {pk} = %s AND {k} = %s").format(**nama)
    banyak, sampai = 0, 0
    with connection.cursor() as kursor:
        while True:
            kursor.execute(baca, [sampai, BATCH])
            baris = kursor.fetchall()
            if not baris:
                return banyak
            lama = [(pk, isi) for pk, isi in baris if not _terbaru(isi)]
            for pk, isi in [] if simulasi else lama:
                kursor.execute(tulis, [sandi().rotate(isi.encode()).decode(), pk, isi])
            banyak, sampai = banyak + len(lama), baris[-1][0]


def _terbaru(isi: str) -> bool:
    """Whether the first key wrote it."""
    try:
        Fernet(settings.KUNCI_ENKRIPSI[0].encode()).decrypt(isi.encode())
    except InvalidToken:
        return False
    return True
