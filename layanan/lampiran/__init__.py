"""Attachments: judged by what they hold, cleaned, scanned, stored with their matter, read by who may."""

from layanan.lampiran.isian import IsianLampiran, petunjuk
from layanan.lampiran.pembaca import daftarkan_pembaca
from layanan.lampiran.pindai import Terinfeksi
from layanan.lampiran.simpan import sapu_yatim, simpan
from layanan.lampiran.terima import Kiriman, terima
from layanan.lampiran.ulang import pindai_ulang

__all__ = (
    "IsianLampiran",
    "Kiriman",
    "Terinfeksi",
    "daftarkan_pembaca",
    "petunjuk",
    "pindai_ulang",
    "sapu_yatim",
    "simpan",
    "terima",
)
