"""Setting a court up from a TOML file: sections registered by the apps, checked as a whole, written at once."""

from satker.muat.bagian import Bagian, GagalSimpan, Keliru, Kolom, Ringkasan, daftarkan_bagian
from satker.muat.jalan import muat_teks
from satker.muat.periksa import GalatMuat
from satker.muat.simpan import simpan_baris

__all__ = [
    "Bagian",
    "GagalSimpan",
    "GalatMuat",
    "Keliru",
    "Kolom",
    "Ringkasan",
    "daftarkan_bagian",
    "muat_teks",
    "simpan_baris",
]
