"""Storing a matter together with the words it is found by."""

import re

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from layanan.alur.tabel import Alur
from layanan.models import Urusan

# Without stemming: numbers and names must be found as they are written; endings are found by their beginning.
KONFIGURASI = "simple"
_KATA = re.compile(r"[^\W_]+")


def kata_cari(teks: str) -> list[str]:
    """The words of a text as the search knows them: lower case, '001' also as '1', '001/INF' as two."""
    kata = [k.lower() for k in _KATA.findall(teks)]
    return list(dict.fromkeys([*kata, *(k.lstrip("0") for k in kata if k.startswith("0") and k.strip("0"))]))


def vektor(teks: str) -> SearchVector:
    """The words of `teks` as the column `cari` holds them."""
    return SearchVector(Value(" ".join(kata_cari(teks))), config=KONFIGURASI)


def simpan(alur: Alur, urusan: Urusan) -> None:
    """Store a new or changed matter, and make it found by `alur.teks_cari`."""
    urusan.cari = vektor(alur.teks_cari(urusan))
    urusan.save()
    # What was written is an expression: read from the database when somebody asks.
    del urusan.cari
