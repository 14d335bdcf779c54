"""Message kinds: what can be said, in which words, with which fields.

Apps above declare theirs in `<app>/pesan.py` and register them on start-up; this floor knows none.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from satker.models import Satker

if TYPE_CHECKING:
    from notifikasi.models import Pesan

Isi = Mapping[str, str]


class Audiens(StrEnum):
    """Whom a kind speaks to; decides the closing line that says how to stop."""

    PIHAK = "pihak"
    PEGAWAI = "pegawai"
    LAYANAN = "layanan"
    SISTEM = "sistem"


@dataclass(frozen=True, slots=True)
class Batal:
    """The subject, read again at the last moment, says: do not send. `sebab` is shown to staff."""

    sebab: str


@dataclass(frozen=True, slots=True)
class Gabung:
    """How several messages of a kind to one number become one: `baris` is what each puts into the list, with the
    kind's own fields; `kode` is the kind whose wording holds the list in its field `daftar`.
    """

    kode: str
    baris: str


@dataclass(frozen=True, slots=True)
class JenisPesan:
    """One kind of message.

    `bidang` names every field its text may use, with what it holds in words. `isi` re-reads the
    subjects of a batch (constant number of queries, whatever its size) and answers, per message
    id, the fields' values or a `Batal`. `contoh` gives values from the court's real data for the
    preview, or None when the court has no such thing yet. `gabung`: how a day's messages of this
    kind for one number are put together where the court wants that; None: never.
    """

    kode: str
    nama: str
    audiens: Audiens
    teks: str
    bidang: Mapping[str, str]
    prioritas: int
    isi: Callable[[Sequence["Pesan"]], Mapping[int, Isi | Batal]]
    contoh: Callable[[Satker], Isi | None]
    segera: bool = False
    gabung: Gabung | None = None


_jenis: dict[str, JenisPesan] = {}


def daftarkan(jenis: JenisPesan) -> JenisPesan:
    """Make a kind known. Two kinds of one code are a programming error."""
    if jenis.kode in _jenis:
        raise ValueError(f"Jenis pesan {jenis.kode} sudah terdaftar.")
    _jenis[jenis.kode] = jenis
    return jenis


def ambil(kode: str) -> JenisPesan:
    """The kind of that code; KeyError for an unknown one."""
    return _jenis[kode]


def semua() -> list[JenisPesan]:
    """Every known kind, by code."""
    return [_jenis[k] for k in sorted(_jenis)]
