"""Nobody misses a deadline: a warning the working day before, and another when it has passed (N-42, N-43)."""

from layanan.peringatan.daftar import Peringatan, daftarkan_peringatan
from layanan.peringatan.periksa import periksa_tenggat

__all__ = ("Peringatan", "daftarkan_peringatan", "periksa_tenggat")
