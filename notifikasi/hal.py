"""What a number is about: apps above say it, so that an officer sees the case beside the conversation."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from satker.models import Satker


@dataclass(frozen=True, slots=True)
class Hal:
    """One thing a number is registered for: what staff call it, where it is read, whose it is."""

    judul: str
    url: str
    ket: str = ""


Sumber = Callable[[Satker, Collection[int]], Mapping[int, list[Hal]]]
_sumber: list[Sumber] = []


def daftarkan(sumber: Sumber) -> None:
    """Add a source: of a court and keys of numbers, what each is about; a constant number of queries."""
    _sumber.append(sumber)


def hal_nomor(satker: Satker, nomor: Collection[int]) -> dict[int, list[Hal]]:
    """Per number everything the apps know it is about; an empty list for a stranger."""
    semua: dict[int, list[Hal]] = defaultdict(list)
    for sumber in _sumber if nomor else ():
        for pk, daftar in sumber(satker, nomor).items():
            semua[pk] += daftar
    return semua
