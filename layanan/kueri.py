"""The lists of a desk: by urgency or newest first, filtered, searched, and as quick with 200,000 matters as with 2,000.

Pages go by key ("what comes after this one"), not by number; counts stop at a thousand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Q, QuerySet

from layanan.alur.simpan import KONFIGURASI
from layanan.alur.tabel import Alur
from layanan.models import Urusan, urut_tempo
from satker.kalender import hari_kerja_berikut
from satker.kripto import TeksTerenkripsi
from satker.models import Satker
from satker.waktu import hari_ini

U = TypeVar("U", bound=Urusan)
SEHALAMAN = 25
# A count is for orientation: what it costs must not grow with the register.
BATAS_HITUNG, BATAS_URGENSI = 1000, 100
KATA_TERBANYAK, KATA_TERPANJANG = 8, 50
_KATA = re.compile(r"[^\W_]+")
_LETAK = re.compile(r"(?:(\d{4}-\d{2}-\d{2})\.)?(\d{1,18})", re.ASCII)


class Urgensi(StrEnum):
    """How near the due date of an open matter is."""

    LEWAT = "lewat"
    DEKAT = "dekat"
    NANTI = "nanti"


class Urutan(StrEnum):
    """URGENSI: open matters, the most urgent first. TERBARU: all, the newest first."""

    URGENSI = "urgensi"
    TERBARU = "terbaru"


@dataclass(frozen=True, slots=True)
class Halaman(Generic[U]):
    """One page of a list; `berikutnya` is where the next begins ("" on the last), to be given back as `setelah`."""

    baris: Sequence[U]
    berikutnya: str


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A count that stops at `batas`: "128", "lebih dari 1.000"."""

    n: int
    batas: int = BATAS_HITUNG

    def __str__(self) -> str:
        lebih = "lebih dari " if self.n > self.batas else ""
        return lebih + f"{min(self.n, self.batas):,}".replace(",", ".")

    def __bool__(self) -> bool:
        return self.n > 0


def daftar(alur: Alur, satker: Satker) -> QuerySet[Any]:
    """The court's matters of a procedure, in its own model; the desk adds select_related.

    Encrypted fields stay behind: a list has no use for them, and opening them takes longer than all the rest.
    """
    berat = [f.name for f in alur.model._meta.fields if isinstance(f, SearchVectorField | TeksTerenkripsi)]
    return alur.model._default_manager.filter(satker=satker, register=alur.kode).defer(*berat)


def saring(urusan: QuerySet[U], satker: Satker, *, keadaan: str = "", urgensi: str = "", cari: str = "") -> QuerySet[U]:
    """What of the list has this state, this urgency and these words; unknown values of the address find nothing.

    With words this asks the database once: see `_bertemu`.
    """
    if keadaan:
        urusan = urusan.filter(keadaan=keadaan)
    if urgensi:
        urusan = _berurgensi(urusan, satker, urgensi)
    return _bertemu(urusan, cari) if cari.strip() else urusan


def _bertemu(urusan: QuerySet[U], cari: str) -> QuerySet[U]:
    """Those with all these words. Few hits are named by their keys, many are left to the order of the list.

    PostgreSQL cannot guess how many words begin with these letters; guessing wrong it reads the whole register for
    one rare name, or sorts all of it for a word that stands everywhere.
    """
    kata = kueri_kata(cari)
    if kata is None:
        return urusan.none()
    cocok = urusan.filter(cari=kata)
    kunci = list(cocok.order_by().values_list("pk", flat=True)[: BATAS_HITUNG + 1])
    return cocok if len(kunci) > BATAS_HITUNG else urusan.filter(pk__in=kunci)


def _berurgensi(urusan: QuerySet[Any], satker: Satker, urgensi: str) -> QuerySet[Any]:
    """Open matters of this urgency; what has no deadline is later.

    The dates are named twice: as the list's index knows them, so that a page ends where they end, and plainly, so that
    PostgreSQL can tell how many there are.
    """
    hari = hari_ini(satker)
    terbuka = urusan.filter(selesai_pada=None).annotate(urut_tempo=urut_tempo())
    if urgensi == Urgensi.LEWAT:
        return terbuka.filter(urut_tempo__lt=hari, jatuh_tempo__lt=hari)
    besok = hari_kerja_berikut(satker, hari)
    if urgensi == Urgensi.DEKAT:
        return terbuka.filter(urut_tempo__range=(hari, besok), jatuh_tempo__range=(hari, besok))
    return terbuka.filter(urut_tempo__gt=besok) if urgensi == Urgensi.NANTI else urusan.none()


def kueri_kata(teks: str) -> SearchQuery | None:
    """All the words of `teks`, each the whole or the beginning of a word; None when there is no word in it."""
    kata = [k.lower()[:KATA_TERPANJANG] for k in _KATA.findall(teks)][:KATA_TERBANYAK]
    if not kata:
        return None
    return SearchQuery(" & ".join(f"'{k}':*" for k in kata), search_type="raw", config=KONFIGURASI)


def halaman(
    urusan: QuerySet[U], urutan: Urutan = Urutan.URGENSI, setelah: str = "", banyak: int = SEHALAMAN
) -> Halaman[U]:
    """The page after `setelah` (an address's value: what cannot be read begins at the front). One query."""
    urut = _menurut_urgensi if urutan == Urutan.URGENSI else _terbaru
    baris = list(urut(urusan, _LETAK.fullmatch(setelah))[: banyak + 1])
    if len(baris) <= banyak:
        return Halaman(baris, "")
    akhir = baris[banyak - 1]
    tempo = f"{akhir.urut_tempo.isoformat()}." if urutan == Urutan.URGENSI else ""  # type: ignore[attr-defined]
    return Halaman(baris[:banyak], f"{tempo}{akhir.pk}")


def _menurut_urgensi(urusan: QuerySet[Any], letak: re.Match[str] | None) -> QuerySet[Any]:
    urusan = urusan.filter(selesai_pada=None).annotate(urut_tempo=urut_tempo()).order_by("urut_tempo", "id")
    tempo = _tanggal(letak)
    if letak is None or tempo is None:
        return urusan
    # The first condition is what the index can begin at.
    return urusan.filter(urut_tempo__gte=tempo).filter(Q(urut_tempo__gt=tempo) | Q(id__gt=int(letak[2])))


def _terbaru(urusan: QuerySet[Any], letak: re.Match[str] | None) -> QuerySet[Any]:
    urusan = urusan.order_by("-id")
    # A place of the other order says nothing here.
    return urusan.filter(id__lt=int(letak[2])) if letak and not letak[1] else urusan


def _tanggal(letak: re.Match[str] | None) -> date | None:
    try:
        return date.fromisoformat(letak[1]) if letak and letak[1] else None
    except ValueError:
        return None


def hitung(urusan: QuerySet[Any], batas: int = BATAS_HITUNG) -> Jumlah:
    """How many there are, counted to `batas` and one at most. One query."""
    return Jumlah(urusan.order_by()[: batas + 1].count(), batas)


def hitung_urgensi(alur: Alur, satker: Satker) -> dict[Urgensi, Jumlah]:
    """How many open matters are overdue, near and later, each counted to a hundred; a fixed number of queries."""
    milik = Urusan.objects.filter(satker=satker, register=alur.kode)
    return {u: hitung(_berurgensi(milik, satker, u), BATAS_URGENSI) for u in Urgensi}
