"""Configuration of a court in the Django admin."""

from satker.admin import jejak, layanan, libur, pegawai, pengguna, satker

__all__ = ["jejak", "layanan", "libur", "pegawai", "pengguna", "satker"]
