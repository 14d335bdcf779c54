"""Who is told about which case: counter, automatic registration, to-dos, search (R-000-3 … R-000-6)."""

from perkara.registrasi.cari import cari_perkara
from perkara.registrasi.isian import TEKS_PERSETUJUAN, VERSI_TEKS, HasilDaftar, IsianDitolak
from perkara.registrasi.loket import cabut, daftarkan_di_loket
from perkara.registrasi.otomatis import daftarkan_otomatis
from perkara.registrasi.pegawai import HasilCocok, cocokkan_pegawai
from perkara.registrasi.salah import nyatakan_salah
from perkara.registrasi.tugas import daftar_tugas, selesaikan
from perkara.registrasi.tunggu import pasangkan

__all__ = [
    "TEKS_PERSETUJUAN",
    "VERSI_TEKS",
    "HasilCocok",
    "HasilDaftar",
    "IsianDitolak",
    "cabut",
    "cari_perkara",
    "cocokkan_pegawai",
    "daftar_tugas",
    "daftarkan_di_loket",
    "daftarkan_otomatis",
    "nyatakan_salah",
    "pasangkan",
    "selesaikan",
]
