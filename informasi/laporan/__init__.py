"""What the court prints: registers of requests and objections, the guest book, the yearly report (domain 4.8)."""

from informasi.laporan.register import (
    KEPALA_KEBERATAN,
    KEPALA_PERMOHONAN,
    KEPALA_TAMU,
    baris_keberatan,
    baris_permohonan,
    baris_tamu,
)
from informasi.laporan.tahunan import Lama, LaporanTahunan, laporan_tahunan

__all__ = [
    "KEPALA_KEBERATAN",
    "KEPALA_PERMOHONAN",
    "KEPALA_TAMU",
    "Lama",
    "LaporanTahunan",
    "baris_keberatan",
    "baris_permohonan",
    "baris_tamu",
    "laporan_tahunan",
]
