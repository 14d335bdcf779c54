"""The two procedures of the information service. Importing this package registers them with the engine."""

from informasi.alur.keberatan import KEBERATAN
from informasi.alur.permohonan import PERMOHONAN
from layanan.alur.daftar import daftarkan

__all__ = ["KEBERATAN", "PERMOHONAN"]

daftarkan(PERMOHONAN)
daftarkan(KEBERATAN)
