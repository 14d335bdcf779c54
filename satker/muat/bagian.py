"""The sections of a court's file. Each app registers its own; several may share one section's name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from satker.models import Satker

Pembaca = Callable[[Any], Any]
Isian = dict[str, Any]


class NilaiKeliru(ValueError):
    """A value a reader refuses; the text goes on after the key's name ("harus angka").

    `gema`: whether the message may repeat what was written. Never for a secret or a phone number.
    """

    def __init__(self, kalimat: str, *, gema: bool = True) -> None:
        super().__init__(kalimat)
        self.gema = gema


@dataclass(frozen=True, slots=True)
class Kolom:
    """One key: its reader (raises NilaiKeliru), whether it must be there, whether it may be repeated in a message."""

    baca: Pembaca
    wajib: bool = False
    rahasia: bool = False


@dataclass(frozen=True, slots=True)
class Keliru:
    """What is wrong with one row (`indeks` within its section, from 0); `kalimat` goes on after the key's name."""

    indeks: int
    kunci: str | None
    kalimat: str


class GagalSimpan(Exception):
    """Saving a section met values that do not fit what the portal already holds."""

    def __init__(self, keliru: Sequence[Keliru]) -> None:
        super().__init__("; ".join(k.kalimat for k in keliru))
        self.keliru = keliru


@dataclass(slots=True)
class Ringkasan:
    """What saving a section did."""

    dibuat: int = 0
    diubah: int = 0
    tetap: int = 0

    def __add__(self, lain: "Ringkasan") -> "Ringkasan":
        return Ringkasan(self.dibuat + lain.dibuat, self.diubah + lain.diubah, self.tetap + lain.tetap)

    def sebagai_dict(self) -> dict[str, int]:
        """For the line of JSON."""
        return asdict(self)


def _tanpa_periksa(_: list[Isian]) -> list[Keliru]:
    return []


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section: `[nama]`, or `[[nama]]` when `banyak`.

    `periksa` sees all rows before anything is written and answers what is wrong between their keys.
    `simpan` writes the rows of one court and may raise GagalSimpan. A row holds only the keys that stand in the file:
    what is not named stays as it is. Runs inside the transaction of the whole file; must be safe to repeat.
    """

    nama: str
    kolom: Mapping[str, Kolom]
    simpan: Callable[[Satker, list[Isian]], Ringkasan]
    banyak: bool = False
    periksa: Callable[[list[Isian]], list[Keliru]] = field(default=_tanpa_periksa)


_bagian: dict[str, list[Bagian]] = {}


def daftarkan_bagian(bagian: Bagian) -> None:
    """Make a section, or more keys of one, known. A key that is taken is a programming error."""
    teman = _bagian.setdefault(bagian.nama, [])
    rebutan = {k for b in teman for k in b.kolom} & set(bagian.kolom)
    if rebutan or any(b.banyak != bagian.banyak for b in teman):
        raise ValueError(f"Bagian [{bagian.nama}] sudah terdaftar dengan {sorted(rebutan) or 'bentuk lain'}.")
    teman.append(bagian)


def semua_bagian() -> dict[str, list[Bagian]]:
    """Every known section in the order of registration: courts first, then the floors above."""
    return _bagian
