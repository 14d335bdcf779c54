"""The mirrored tables below a case: which columns of a row go where, and how a row is known again."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from perkara.models import AktaCerai, BiayaPerkara, Kuasa, Penugasan, Pihak, Putusan, Sidang

Kunci = tuple[Any, ...]
Isi = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """One mirrored table.

    `kunci` are the model's fields that, with its case, make a row known again; `sumber` and `kolom` pair the
    attributes of the reader's row with the model's fields. `jejak` gives SIPP's table and key of a row as the reader
    names them when it sets one aside; the first part of a `Kunci` is always SIPP's id of the case.
    """

    nama: str
    model: type[Any]
    kunci: tuple[str, ...]
    sumber_kunci: tuple[str, ...]
    kolom: tuple[str, ...]
    sumber: tuple[str, ...]
    jejak: Callable[[Kunci], tuple[str, str]]

    @property
    def bisa_hilang(self) -> bool:
        """Whether a row that is gone stays, marked, because messages and other rows speak of it."""
        return any(bidang.name == "hilang_pada" for bidang in self.model._meta.concrete_fields)

    def ambil_kunci(self) -> Callable[[Any], Kunci]:
        """Key of a reader's row."""
        return _tupel(("perkara_id", *self.sumber_kunci))

    def ambil_isi(self) -> Callable[[Any], Isi]:
        """Values of a reader's row, in the order of `kolom`."""
        return _tupel(self.sumber)


def _tupel(nama: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """attrgetter, but a tuple also for a single name."""
    ambil = attrgetter(*nama)
    return ambil if len(nama) > 1 else lambda baris: (ambil(baris),)


def _sama(*nama: str) -> dict[str, tuple[str, ...]]:
    return {"kolom": nama, "sumber": nama}


PIHAK = Tabel(
    "pihak",
    Pihak,
    kunci=("sisi", "sipp_id"),
    sumber_kunci=("sisi", "sipp_id"),
    **_sama("urutan", "pihak_id", "nama", "telepon", "ghaib"),
    jejak=lambda k: (f"perkara_pihak{k[1]}", f"id={k[2]}"),
)
KUASA = Tabel(
    "kuasa",
    Kuasa,
    kunci=("sipp_id",),
    sumber_kunci=("sipp_id",),
    **_sama("sisi", "pihak_id", "pengacara_id", "nama", "telepon", "aktif"),
    jejak=lambda k: ("perkara_pengacara", f"id={k[1]}"),
)
PENUGASAN = Tabel(
    "penugasan",
    Penugasan,
    kunci=("tugas", "sipp_id"),
    sumber_kunci=("peran", "sipp_id"),
    **_sama("petugas_id", "nama", "tahapan_id", "urutan", "jabatan_hakim_id", "aktif"),
    jejak=lambda k: (f"perkara_{k[1]}_pn", f"id={k[2]}"),
)
SIDANG = Tabel(
    "sidang",
    Sidang,
    kunci=("sipp_id",),
    sumber_kunci=("sipp_id",),
    **_sama(
        *("urutan", "tanggal", "jam", "ruang", "agenda", "ikrar", "verzet", "keliling"),
        *("ditunda", "alasan_ditunda", "bas_ada"),
    ),
    jejak=lambda k: ("perkara_jadwal_sidang", f"id={k[1]}"),
)
PUTUSAN = Tabel(
    "putusan",
    Putusan,
    kunci=(),
    sumber_kunci=(),
    **_sama(
        *("tanggal", "status_id", "status_nama", "verstek", "edoc_ada", "anonimisasi_ada"),
        *("tanggal_minutasi", "tanggal_bht"),
    ),
    jejak=lambda k: ("perkara_putusan", f"perkara_id={k[0]}"),
)
AKTA = Tabel(
    "akta_cerai",
    AktaCerai,
    kunci=(),
    sumber_kunci=(),
    **_sama("nomor", "tanggal", "seri", "diserahkan1", "diserahkan2"),
    jejak=lambda k: ("perkara_akta_cerai", f"perkara_id={k[0]}"),
)
BIAYA = Tabel(
    "biaya",
    BiayaPerkara,
    kunci=(),
    sumber_kunci=(),
    **_sama("masuk", "keluar", "terakhir", "prodeo"),
    jejak=lambda k: ("perkara_biaya", f"perkara_id={k[0]}"),
)
