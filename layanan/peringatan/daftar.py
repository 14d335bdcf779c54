"""Whom each register warns; desks register theirs from AppConfig.ready()."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from layanan.models import Urusan
from layanan.peringatan.penerima import pegawai_berperan
from satker.models import Pegawai, Satker

# Court, the roles to be told, the matters → who is told, by matter. Constant number of queries.
Penerima = Callable[[Satker, frozenset[str], Sequence[Urusan]], Mapping[int, Sequence[Pegawai]]]


@dataclass(frozen=True, slots=True)
class Peringatan:
    """How one register warns.

    `peran_dekat`: told the working day before; `peran_lewat`: told when the day has passed. `kalimat_lewat`: what the
    applicant then reads in the timeline. `nama_url`: the desk's list, for the dashboard. `penerima`: who of these
    roles is told; a desk with secrets names its own.
    """

    register: str
    peran_dekat: frozenset[str]
    peran_lewat: frozenset[str]
    jenis_dekat: str = "N-42"
    jenis_lewat: str = "N-43"
    kalimat_lewat: str = ""
    nama_url: str = ""
    penerima: Penerima = pegawai_berperan


_peringatan: dict[str, Peringatan] = {}


def daftarkan_peringatan(peringatan: Peringatan) -> None:
    """Make the warnings of a register known. Two of one register are a programming error."""
    if peringatan.register in _peringatan:
        raise ValueError(f"Peringatan {peringatan.register} sudah terdaftar.")
    _peringatan[peringatan.register] = peringatan


def semua() -> list[Peringatan]:
    """The warnings of every register, in the order of registration."""
    return list(_peringatan.values())
