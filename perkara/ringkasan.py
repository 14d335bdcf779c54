"""Figures for the dashboard. Read side: each function a fixed number of queries, whatever the court's size."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from perkara import acuan, tunggakan
from perkara.models import Perkara, Putusan, Sidang
from perkara.tunggakan import Tunggakan, Unggahan
from satker.models import Pegawai, Satker
from satker.waktu import hari_ini, saat_lokal

DERET_HARI = 30


@dataclass(frozen=True, slots=True)
class BarisSidang:
    """A hearing of today. `mulai`: SIPP's hour or the court's usual one; `jam_pasti` tells which."""

    perkara_id: int
    nomor: str
    urutan: int
    mulai: datetime
    jam_pasti: bool
    ruang: str
    agenda: str
    ditunda: bool
    selesai: bool
    ecourt: bool


def sidang_hari_ini(satker: Satker) -> list[BarisSidang]:
    """Today's hearings by hour and room. Two queries."""
    bawaan, hari = acuan.setelan(satker).jam_sidang_bawaan, hari_ini(satker)
    ada = Sidang.objects.filter(perkara__satker=satker, perkara__hilang_pada=None, hilang_pada=None, tanggal=hari)
    baris = [
        BarisSidang(
            perkara_id=s.perkara_id,
            nomor=s.perkara.nomor,
            urutan=s.urutan,
            mulai=saat_lokal(satker, hari, s.jam or bawaan),
            jam_pasti=s.jam is not None,
            ruang=s.ruang,
            agenda=s.agenda,
            ditunda=s.ditunda,
            selesai=_selesai(s),
            ecourt=s.perkara.ecourt,
        )
        for s in ada.select_related("perkara__putusan")
    ]
    return sorted(baris, key=lambda b: (b.mulai, b.ruang, b.nomor))


def _selesai(sidang: Sidang) -> bool:
    """SIPP has no mark for "held": minutes uploaded, or a decision of that day, are the proof there is."""
    putusan = getattr(sidang.perkara, "putusan", None)
    return sidang.bas_ada or (putusan is not None and putusan.tanggal == sidang.tanggal and not sidang.ikrar)


def deret_harian(satker: Satker, hari: int = DERET_HARI) -> list[tuple[date, int, int]]:
    """(date, registered, decided) of the last `hari` days, today included, oldest first. Two queries."""
    sampai = hari_ini(satker)
    dari = sampai - timedelta(days=hari - 1)
    rentang = (dari, sampai)
    perkara = Perkara.objects.filter(satker=satker, hilang_pada=None, tanggal_daftar__range=rentang)
    putus = Putusan.objects.filter(perkara__satker=satker, perkara__hilang_pada=None, tanggal__range=rentang)
    daftar_per = Counter(dict(perkara.order_by().values_list("tanggal_daftar").annotate(n=Count("id"))))
    putus_per = Counter(dict(putus.order_by().values_list("tanggal").annotate(n=Count("id"))))
    return [(t, daftar_per[t], putus_per[t]) for t in (dari + timedelta(days=i) for i in range(hari))]


def tunggakan_unggah(satker: Satker) -> dict[str, int]:
    """The court's open uploads per kind: edoc, anonimisasi, bas (R-000-18 … R-000-20). Three queries."""
    return {u.value: n for u, n in tunggakan.jumlah(acuan.buat(satker)).items()}


def tunggakan_pegawai(satker: Satker, pegawai: Pegawai) -> list[Tunggakan]:
    """The whole list of one judge's or clerk's open uploads, oldest first: what N-14 and N-15 cut at 20 rows."""
    kerangka = acuan.buat(satker)
    butir: list[Tunggakan] = []
    if pegawai.hakim_id is not None:
        butir += tunggakan.daftar(kerangka, (Unggahan.EDOC, Unggahan.ANONIMISASI), [pegawai.hakim_id])
    if pegawai.panitera_id is not None:
        butir += tunggakan.daftar(kerangka, (Unggahan.BAS,), [pegawai.panitera_id])
    return sorted(butir, key=lambda t: t.tanggal)
