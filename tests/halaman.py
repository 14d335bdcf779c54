"""What every page must stand: its own people in, a colleague of another court, a stranger and a half sign-in out."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from satker.models import Peran, Satker
from tests.pabrik import buat_pengguna, buat_satker, masuk, masuk_sandi_saja


def sebagai(satker: Satker | None, *peran: str) -> Client:
    """A browser signed in with both factors as someone with these roles."""
    return masuk(Client(), buat_pengguna(satker, *peran))


def tertutup(url: str, milik: Satker, jawaban_rekan: int, metode: str = "get") -> None:
    """Nobody without a role in `milik` gets in; nothing is said about what lies behind the door.

    `jawaban_rekan`: 404 for a record of another court, 200 for a list (which is then his own court's).
    """
    lain = buat_satker()
    assert _status(Client(), url, metode) == 302
    assert _status(masuk_sandi_saja(Client(), buat_pengguna(milik, Peran.ADMIN)), url, metode) == 302
    assert _status(sebagai(None), url, metode) == 403
    assert _status(sebagai(lain, Peran.PTSP, Peran.ADMIN), url, metode) == jawaban_rekan


def _status(client: Client, url: str, metode: str) -> int:
    return int(getattr(client, metode)(url).status_code)


def jumlah_query(client: Client, url: str) -> int:
    """How many queries one load of the page takes; the page must be there."""
    with CaptureQueriesContext(
        connection,
    ) as tangkapan:
        jawaban = client.get(url)
        isi = jawaban.getvalue()
    assert jawaban.status_code == 200, isi[:300]
    return len(tangkapan)


def query_tetap(client: Client, url: str, tambah: Callable[[int], Any], banyak: int = 50) -> None:
    """The page takes the same number of queries with one row and with `banyak`."""
    tambah(1)
    jumlah_query(client, url)  # the first load may fill caches (content types, sessions)
    satu = jumlah_query(client, url)
    tambah(banyak - 1)
    assert jumlah_query(client, url) == satu
