"""Writes many rows at once; a row the database refuses is set aside, not the batch, not the run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.db.models import CharField

SEKALI_TULIS = 1000
_ANGKA = re.compile(r"\d{5,}")


@dataclass(slots=True)
class Hasil:
    """What was written, with keys, and what was refused, with the reason."""

    ditulis: list[Any] = field(default_factory=list)
    ditolak: list[tuple[Any, str]] = field(default_factory=list)


def simpan(model: type[Any], objek: Sequence[Any], unik: Sequence[str], perbarui: Sequence[str]) -> Hasil:
    """Insert or update by `unik`; every written object has its key afterwards. Call inside a transaction."""
    hasil = Hasil()
    for awal in range(0, len(objek), SEKALI_TULIS):
        _coba(model, objek[awal : awal + SEKALI_TULIS], unik, perbarui, hasil)
    return hasil


def _coba(model: type[Any], objek: Sequence[Any], unik: Sequence[str], perbarui: Sequence[str], hasil: Hasil) -> None:
    try:
        with transaction.atomic():
            model.objects.bulk_create(objek, update_conflicts=True, unique_fields=unik, update_fields=perbarui)
    except (DataError, IntegrityError, ValueError) as galat:
        if len(objek) == 1:
            hasil.ditolak.append((objek[0], sebab_ditolak(galat)))
            return
        tengah = len(objek) // 2
        _coba(model, objek[:tengah], unik, perbarui, hasil)
        _coba(model, objek[tengah:], unik, perbarui, hasil)
    else:
        hasil.ditulis.extend(objek)


def sebab_ditolak(galat: Exception) -> str:
    """The database's reason on one line, without the values it quotes."""
    baris = (str(galat).splitlines() or [type(galat).__name__])[0]
    return f"Tidak dapat disimpan: {_ANGKA.sub('…', baris)}"[:300]


def muat(model: type[Any], isi: dict[str, Any]) -> dict[str, Any]:
    """The same values with texts cut to the room the model has; SIPP's columns are as wide or narrower."""
    lebar = _lebar(model)  # type: ignore[arg-type]  # a class is hashable
    return {k: v[: lebar[k]] if isinstance(v, str) and k in lebar else v for k, v in isi.items()}


@cache
def _lebar(model: type[Any]) -> dict[str, int | None]:
    return {b.attname: b.max_length for b in model._meta.concrete_fields if isinstance(b, CharField)}
