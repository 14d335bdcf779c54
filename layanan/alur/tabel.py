"""A desk's procedure as a table: states, steps, and what every step asks, changes and tells (design 7).

Plain data without a query: the engine runs it, the pages and the docs draw it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from layanan.models import Urusan

# Who acts, where it is no member of staff.
PEMOHON = "pemohon"
SISTEM = "sistem"
# As `ke`: the state stays as it is (a note, a payment recorded, somebody put in charge).
TETAP = "="

Isian = Mapping[str, Any]
# A desk's functions take its own model, a subclass of Urusan.
Kata = str | Callable[[Any, Isian], str]


def tanpa_kata(_urusan: Any, _isian: Isian) -> str:
    """Nothing to say: as `syarat` the step is allowed."""
    return ""


def tanpa_keliru(_urusan: Any, _isian: Isian) -> dict[str, str]:
    """Nothing wrong with what was filled in."""
    return {}


def tanpa_ubahan(_urusan: Any, _isian: Isian) -> None:
    """The step changes nothing but the state."""


def tanpa_isi(_urusan: Any, _kode: str, _isian: Isian) -> Mapping[str, str]:
    """No values beyond those of every message: see `layanan.kabar`."""
    return {}


def nomor_saja(urusan: Any) -> str:
    """What a matter is found by when the desk names nothing else."""
    return str(urusan.nomor)


def tanpa_nama(_urusan: Any) -> str:
    """Messages say "Bapak/Ibu"."""
    return ""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """One state. `nada`: info, baik, awas, bahaya, redup. `berikut`: what happens next, said to the applicant."""

    kode: str
    nama: str
    nada: str = "info"
    terbuka: bool = True
    berikut: str = ""


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: from which states, to which, who may, what must be filled, and what follows.

    `ke`: a state, several (then `pilih` says which), or TETAP. `peran`: role codes, PEMOHON, SISTEM.
    `wajib`: keys of the isian that must hold something (0 and False count). `periksa`: what is wrong beside each
    field; it must bear missing fields. `syarat`: "" or why not, as a sentence to the person. `terapkan` sets fields
    on the locked subject, which the engine saves. `tenggat`: the new due date (None: no clock any more); without it the
    due date stays. `hentikan_jam`: the duty is done, the clock stops. `pesan`: the message kind told to the applicant.
    `kalimat`: what the timeline says to the public. `catat`: keys of the isian kept in the timeline's data.
    """

    tindakan: str
    nama: str
    dari: tuple[str, ...]
    ke: str | tuple[str, ...]
    peran: frozenset[str]
    wajib: tuple[str, ...] = ()
    pilih: Callable[[Any, Isian], str] | None = None
    syarat: Callable[[Any, Isian], str] = tanpa_kata
    periksa: Callable[[Any, Isian], dict[str, str]] = tanpa_keliru
    terapkan: Callable[[Any, Isian], None] = tanpa_ubahan
    tenggat: Callable[[Any, Isian], date | None] | None = None
    pesan: Kata = ""
    kalimat: Kata = ""
    hentikan_jam: bool = False
    catat: tuple[str, ...] = ()

    @property
    def tujuan(self) -> tuple[str, ...]:
        """The states it can lead to; empty when the state stays."""
        ke = (self.ke,) if isinstance(self.ke, str) else self.ke
        return tuple(k for k in ke if k != TETAP)


@dataclass(frozen=True, slots=True)
class Alur:
    """One procedure. `kode` is the register's name; `awal`: the state, or states, in which a matter may begin.

    `buat_nomor` writes the register number of a matter whose `tahun` and `urut` are known. `teks_cari`: the words it
    is found by; never a reporter's identity. `penerima`: the name after "Yth."; `isi_pesan`: values of a message kind's
    fields at the moment of the step. `sandi_panjang`: characters of the tracking code. `samping`: what is done beside
    the table (`layanan.alur.samping`), by name.
    """

    kode: str
    nama: str
    model: type[Urusan]
    keadaan: tuple[Keadaan, ...]
    langkah: tuple[Langkah, ...]
    awal: str | tuple[str, ...]
    buat_nomor: Callable[[Any], str]
    teks_cari: Callable[[Any], str] = nomor_saja
    penerima: Callable[[Any], str] = tanpa_nama
    isi_pesan: Callable[[Any, str, Isian], Mapping[str, str]] = tanpa_isi
    sandi_panjang: int = 10
    samping: Mapping[str, str] = field(default_factory=dict)

    @property
    def permulaan(self) -> tuple[str, ...]:
        """The states in which a matter may begin, the usual one first."""
        return (self.awal,) if isinstance(self.awal, str) else self.awal

    def keadaan_dari(self, kode: str) -> Keadaan:
        """The state of that code; KeyError for an unknown one."""
        return {k.kode: k for k in self.keadaan}[kode]

    def langkah_dari(self, tindakan: str) -> Langkah | None:
        """The step of that name; None for an unknown one."""
        return next((lk for lk in self.langkah if lk.tindakan == tindakan), None)

    def dari(self, keadaan: str) -> list[Langkah]:
        """The steps that lead on from a state, in the table's order."""
        return [lk for lk in self.langkah if keadaan in lk.dari]

    @property
    def terbuka(self) -> tuple[str, ...]:
        """The codes of the states in which there is still something to do."""
        return tuple(k.kode for k in self.keadaan if k.terbuka)
