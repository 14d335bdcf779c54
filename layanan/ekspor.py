"""A register as a file: row by row out of the database, safe against formulas (R-002-4; domain 4.8)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase

from layanan.alur.tabel import Alur
from satker.ekspor import dalam_bentuk
from satker.models import Satker
from satker.tanggal import tanggal_pendek

# Rows held at a time; a register of 200,000 never stands in memory as objects.
SEPOTONG = 2000


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its head, and what of a matter stands in it. Must not ask the database."""

    judul: str
    nilai: Callable[[Any], Any]


def kolom_umum(alur: Alur) -> list[Kolom]:
    """What every register has: number, received, state, due, closed."""
    nama = {k.kode: k.nama for k in alur.keadaan}
    return [
        Kolom("Nomor", lambda u: u.nomor),
        Kolom("Tanggal terima", lambda u: tanggal_pendek(u.tanggal_terima)),
        Kolom("Keadaan", lambda u: nama.get(u.keadaan, u.keadaan)),
        Kolom("Jatuh tempo", lambda u: tanggal_pendek(u.jatuh_tempo) if u.jatuh_tempo else ""),
        Kolom("Selesai", lambda u: tanggal_pendek(u.selesai_pada.astimezone(u.satker.zona)) if u.selesai_pada else ""),
    ]


def unduh(bentuk: str, nama: str, kolom: Sequence[Kolom], urusan: QuerySet[Any]) -> HttpResponseBase:
    """The list as "csv" (streamed) or "xlsx", in the order of the register; Http404 for another form.

    One query and one for the court, whatever the size: what else the columns need comes by select_related.
    """
    baris = _baris(urusan.order_by("tahun", "urut"), kolom)
    return dalam_bentuk(bentuk, nama, [k.judul for k in kolom], baris)


def _baris(urusan: QuerySet[Any], kolom: Sequence[Kolom]) -> Iterator[list[Any]]:
    kenal: dict[int, Satker] = {}
    for u in urusan.iterator(chunk_size=SEPOTONG):
        # A joined court would be built anew for every row.
        u.satker = kenal.setdefault(u.satker_id, kenal.get(u.satker_id) or u.satker)
        yield [k.nilai(u) for k in kolom]
