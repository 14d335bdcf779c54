"""Sections of the court's file that belong to cases: [sipp], and the hours and reminders of [notifikasi]."""

from typing import Any

from perkara.models import SetelanPerkara, SumberSipp
from perkara.sipp.alamat import baca_alamat
from perkara.sipp.galat import AlamatSippKeliru
from satker.models import Satker
from satker.muat import Bagian, Kolom, Ringkasan, daftarkan_bagian, simpan_baris
from satker.muat import pembaca as baca
from satker.muat.bagian import Isian, NilaiKeliru


def alamat_sipp(nilai: Any) -> str:
    """An address the reader of SIPP understands; never repeated in a message, it may hold a password."""
    url = baca.teks(nilai)
    try:
        baca_alamat(url)
    except AlamatSippKeliru as galat:
        raise NilaiKeliru(f"tidak dapat dipakai: {galat.sebab}", gema=False) from None
    return url


SIPP = {"url": Kolom(alamat_sipp, wajib=True, rahasia=True), "mulai": Kolom(baca.tanggal, wajib=True)}
SETELAN = {
    "pengingat": Kolom(baca.daftar_bulat(1, 30, 5)),
    "jam_pengingat": Kolom(baca.jam),
    "jam_rekap": Kolom(baca.jam),
    "jam_tunggakan": Kolom(baca.jam),
}


def daftarkan() -> None:
    """Make the sections known; called once, when the app is ready."""
    daftarkan_bagian(Bagian("sipp", SIPP, simpan_sipp))
    daftarkan_bagian(Bagian("notifikasi", SETELAN, simpan_setelan))


def simpan_sipp(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save where the court's SIPP is and from when on its cases are announced."""
    sumber = SumberSipp.objects.filter(satker=satker).first() or SumberSipp(satker=satker)
    return simpan_baris([(sumber, baris[0])])


def simpan_setelan(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save the court's reminders and hours; what the file does not name keeps its value."""
    setelan = SetelanPerkara.objects.filter(satker=satker).first() or SetelanPerkara(satker=satker)
    return simpan_baris([(setelan, baris[0])]) if baris[0] else Ringkasan()
