"""The frame of one planning run: a court, its choices and the moment, fixed once for the whole run."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from perkara.models import SetelanPerkara, SumberSipp
from satker.models import Satker
from satker.waktu import hari_ini, saat_lokal, sekarang

# The one-row table `k` every planning query starts from: name -> PostgreSQL type. Court time stays local
# in SIPP's tables, so a moment is always (date + time) AT TIME ZONE k.zona.
_KOLOM = {
    "satker_id": "bigint",
    "kini": "timestamptz",
    "hari": "date",
    "zona": "text",
    "mulai": "date",
    "sampai": "timestamptz",
    "jam_sidang": "time",
    "jam_pengingat": "time",
    "pengingat": "int[]",
    "tunda_akta": "int",
    "tenggang_edoc": "int",
    "tenggang_bas": "int",
    "anon_setelah_edoc": "bool",
    "semua_anggota": "bool",
}
# NOT MATERIALIZED: the planner must see constants, or it thinks of one court as of all of them.
SQL_ACUAN = f"k AS NOT MATERIALIZED (SELECT {', '.join(f'%s::{tipe} AS {nama}' for nama, tipe in _KOLOM.items())})"


def sql_acuan(banyak: int) -> str:
    """The table `k` of so many courts: of one with its constants in sight, of several as rows to be joined."""
    if banyak == 1:
        return SQL_ACUAN
    baris = f"({', '.join(f'%s::{tipe}' for tipe in _KOLOM.values())})"
    return f"k ({', '.join(_KOLOM)}) AS MATERIALIZED (VALUES {', '.join([baris] * banyak)})"


@dataclass(frozen=True, slots=True)
class Acuan:
    """Court, settings, start date, moment. `hari` is the court's own date, `sampai` when its staff messages expire."""

    satker: Satker
    setelan: SetelanPerkara
    mulai: date
    kini: datetime
    hari: date
    sampai: datetime

    @property
    def params(self) -> list[Any]:
        """The values of SQL_ACUAN, in its order."""
        st = self.setelan
        return [
            *(self.satker.pk, self.kini, self.hari, self.satker.zona_waktu, self.mulai, self.sampai),
            *(st.jam_sidang_bawaan, st.jam_pengingat, list(st.pengingat), st.tunda_akta),
            *(st.tenggang_edoc, st.tenggang_bas, st.anonimisasi_setelah_edoc, st.semua_anggota_majelis),
        ]

    def pukul(self, pukul: time) -> datetime:
        """The moment of that hour today in the court."""
        return saat_lokal(self.satker, self.hari, pukul)

    def untuk_tanggal(self, tanggal: date) -> "Acuan":
        """The same frame for the lists of another day; what they queue stays valid until tonight."""
        return replace(self, hari=tanggal)

    def sampai_saat(self, saat: datetime) -> "Acuan":
        """The same frame whose staff messages expire at `saat`."""
        return replace(self, sampai=saat)


def setelan(satker: Satker) -> SetelanPerkara:
    """The court's choices, or the defaults where it has made none."""
    return SetelanPerkara.objects.filter(satker=satker).first() or SetelanPerkara(satker=satker)


def buat(satker: Satker, mulai: date | None = None, pilihan: SetelanPerkara | None = None) -> Acuan:
    """The frame of a court as of now. Without `mulai`: its SIPP's start date, or nothing before today."""
    hari = hari_ini(satker)
    if mulai is None:
        mulai = SumberSipp.objects.filter(satker=satker).values_list("mulai", flat=True).first() or hari
    esok = saat_lokal(satker, hari + timedelta(days=1), time())
    return Acuan(satker, pilihan or setelan(satker), mulai, sekarang().astimezone(UTC), hari, esok)


def semua(satker: Satker | None = None) -> Iterator[Acuan]:
    """A frame per court that is active and reads a SIPP; only that of `satker` when one is named."""
    sumber = SumberSipp.objects.filter(aktif=True, satker__aktif=True).select_related("satker").order_by("satker_id")
    if satker:
        sumber = sumber.filter(satker=satker)
    pilihan = {p.satker_id: p for p in SetelanPerkara.objects.filter(satker__in=sumber.order_by().values("satker"))}
    for s in sumber:
        yield buat(s.satker, s.mulai, pilihan.get(s.satker_id) or SetelanPerkara(satker=s.satker))
