"""What may happen at the information desk: one function per action. Pages, commands and tests call only these.

All raise the refusals of `layanan.alur.galat`: TakBerhak, SudahBerubah, TakBolehDariSini (with `.boleh`), Ditolak,
BelumLengkap (with `.keliru`: what to mend, by field).
"""

from informasi.biaya import biaya_tertinggi, setelan
from informasi.services.dasar import Dasar, alasan_keberatan, semua_dasar
from informasi.services.keberatan import (
    ajukan_keberatan,
    cabut_keberatan,
    catat_tanggapan,
    jawaban_ma,
    putuskan_keberatan,
    terima_terlambat,
    teruskan,
    teruskan_ma,
    tolak_terlambat,
)
from informasi.services.kontak import TEKS_PERSETUJUAN
from informasi.services.langkah import (
    bayar,
    cabut,
    cari,
    catat,
    catat_perbedaan,
    daftarkan,
    jawab_koordinasi,
    koordinasikan,
    kurang,
    nyatakan,
    perpanjang,
    rujuk_putusan,
    serahkan,
    siap,
    tutup_tidak_lengkap,
)
from informasi.services.permohonan import ajukan_permohonan, catat_sederhana
from informasi.services.sanksi import catat_sanksi
from informasi.services.tamu import catat_pulang, catat_tamu, kaitkan_tamu, perlihatkan_ktp, tamu_hari_ini
from informasi.services.terbuka import cari_terbuka, terbit, terbitkan

__all__ = [
    "TEKS_PERSETUJUAN",
    "Dasar",
    "ajukan_keberatan",
    "ajukan_permohonan",
    "alasan_keberatan",
    "bayar",
    "biaya_tertinggi",
    "cabut",
    "cabut_keberatan",
    "cari",
    "cari_terbuka",
    "catat",
    "catat_perbedaan",
    "catat_pulang",
    "catat_sanksi",
    "catat_sederhana",
    "catat_tamu",
    "catat_tanggapan",
    "daftarkan",
    "jawab_koordinasi",
    "jawaban_ma",
    "kaitkan_tamu",
    "koordinasikan",
    "kurang",
    "nyatakan",
    "perlihatkan_ktp",
    "perpanjang",
    "putuskan_keberatan",
    "rujuk_putusan",
    "semua_dasar",
    "serahkan",
    "setelan",
    "siap",
    "tamu_hari_ini",
    "terbit",
    "terbitkan",
    "terima_terlambat",
    "teruskan",
    "teruskan_ma",
    "tolak_terlambat",
    "tutup_tidak_lengkap",
]
