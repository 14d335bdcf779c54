"""Compares a stream of rows with what the portal holds, by hash; keeps only what differs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, NamedTuple

from perkara.sipp.baris import BarisRusak
from perkara.sipp.sinkron.hitungan import Hitungan
from perkara.sipp.sinkron.tabel import Isi, Kunci

PANJANG_SIDIK = 16  # bytes: no court has enough rows for two to meet by chance


def sidik(isi: Isi) -> str:
    """The fingerprint of a row: equal for equal values."""
    return blake2b(repr(isi).encode("utf-8", "surrogatepass"), digest_size=PANJANG_SIDIK).hexdigest()


class Dikenal(NamedTuple):
    """A row as the portal holds it. `mati`: it is marked as gone."""

    pk: int
    sidik: str
    mati: bool = False


@dataclass(slots=True)
class Beda:
    """What a table of SIPP has that ours has not, and the other way round."""

    baru: dict[Kunci, tuple[Isi, str]] = field(default_factory=dict)
    berubah: dict[Kunci, tuple[Isi, str]] = field(default_factory=dict)
    pk_berubah: dict[Kunci, int] = field(default_factory=dict)
    hilang: dict[Kunci, int] = field(default_factory=dict)
    dilihat: set[Kunci] = field(default_factory=set)
    rusak: list[BarisRusak] = field(default_factory=list)
    hitungan: Hitungan = field(default_factory=Hitungan)

    def terima(self, kunci: Kunci, isi: Isi, dikenal: Mapping[Kunci, Dikenal]) -> None:
        """Sort one row in. A second row of the same key is set aside: the first one counts."""
        self.hitungan.dibaca += 1
        if kunci in self.dilihat:
            self.hitungan.disisihkan += 1
            return
        self.dilihat.add(kunci)
        cap, lama = sidik(isi), dikenal.get(kunci)
        if lama is None:
            self.baru[kunci] = (isi, cap)
        elif lama.mati or lama.sidik != cap:
            self.berubah[kunci] = (isi, cap)
            self.pk_berubah[kunci] = lama.pk
        else:
            self.hitungan.tetap += 1

    def tolak(self, baris: BarisRusak) -> None:
        """A row the reader could not understand."""
        self.hitungan.dibaca += 1
        self.sisihkan(baris)

    def lewati(self) -> None:
        """A row of a case that was itself set aside: the case's own entry says why."""
        self.hitungan.dibaca += 1
        self.hitungan.disisihkan += 1

    def sisihkan(self, baris: BarisRusak) -> None:
        """Note a row for the admin."""
        self.rusak.append(baris)
        self.hitungan.disisihkan += 1

    def yang_ditulis(self) -> Iterator[tuple[Kunci, Isi, str, int | None]]:
        """New and changed rows with their fingerprint and, for changed ones, our key."""
        for kunci, (isi, cap) in self.baru.items():
            yield kunci, isi, cap, None
        for kunci, (isi, cap) in self.berubah.items():
            yield kunci, isi, cap, self.pk_berubah[kunci]

    @property
    def jejak_rusak(self) -> set[tuple[str, str]]:
        """SIPP's tables and keys of what was set aside: such a row is odd, not gone."""
        return {(baris.tabel, baris.kunci) for baris in self.rusak}


def pisahkan(aliran: Iterable[Any], beda: Beda) -> Iterable[Any]:
    """The readable rows of a stream; the others go to `beda`."""
    for baris in aliran:
        if isinstance(baris, BarisRusak):
            beda.tolak(baris)
        else:
            yield baris
