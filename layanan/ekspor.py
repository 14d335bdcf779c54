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
from satker.waktu import lokal

# Rows held at a time; a register of 200,000 never stands in memory as objects.
SEPOTONG = 2000


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its head, and what of a matter stands in it. Must not ask the database.

    `bidang`: the fields `nilai` reads. When every column of a file names its own, only those are fetched: a register
    of 200,000 comes several times as fast. A field that is read and not named is asked for row by row.
    """

    judul: str
    nilai: Callable[[Any], Any]
    bidang: tuple[str, ...] = ()


def kolom_umum(alur: Alur) -> list[Kolom]:
    """What every register has: number, received, state, due, closed."""
    nama = {k.kode: k.nama for k in alur.keadaan}
    return [
        Kolom("Nomor", lambda u: u.nomor, ("nomor",)),
        Kolom("Tanggal terima", lambda u: tanggal_pendek(u.tanggal_terima), ("tanggal_terima",)),
        Kolom("Keadaan", lambda u: nama.get(u.keadaan, u.keadaan), ("keadaan",)),
        Kolom("Jatuh tempo", lambda u: tanggal_pendek(u.jatuh_tempo) if u.jatuh_tempo else "", ("jatuh_tempo",)),
        Kolom("Selesai", _selesai, ("selesai_pada",)),
    ]


def _selesai(u: Any) -> str:
    """The day it was closed, by the court's own clock."""
    return tanggal_pendek(lokal(u.satker, u.selesai_pada).date()) if u.selesai_pada else ""


def unduh(bentuk: str, nama: str, kolom: Sequence[Kolom], urusan: QuerySet[Any]) -> HttpResponseBase:
    """The list as "csv" (streamed) or "xlsx", in the order of the register; Http404 for another form.

    One query and one for the court, whatever the size: what else the columns need comes by select_related.
    """
    baris = _baris(_ringan(urusan, kolom).order_by("tahun", "urut"), kolom)
    return dalam_bentuk(bentuk, nama, [k.judul for k in kolom], baris)


def _ringan(urusan: QuerySet[Any], kolom: Sequence[Kolom]) -> QuerySet[Any]:
    if not all(k.bidang for k in kolom):
        return urusan
    return urusan.defer(None).only("satker", *dict.fromkeys(b for k in kolom for b in k.bidang))


def _baris(urusan: QuerySet[Any], kolom: Sequence[Kolom]) -> Iterator[list[Any]]:
    kenal: dict[int, Satker] = {}
    for u in urusan.iterator(chunk_size=SEPOTONG):
        # A joined court would be built anew for every row.
        u.satker = kenal.setdefault(u.satker_id, kenal.get(u.satker_id) or u.satker)
        yield [k.nilai(u) for k in kolom]
