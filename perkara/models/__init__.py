"""Cases as SIPP tells them, who is told about them, and how the reading of SIPP went."""

from perkara.models.perkara import (
    AktaCerai,
    BiayaPerkara,
    EFiling,
    Kuasa,
    Penugasan,
    Perkara,
    PetugasSipp,
    Pihak,
    Putusan,
    RiwayatSidang,
    Sidang,
)
from perkara.models.registrasi import KodeDaftar, Registrasi, TugasLoket
from perkara.models.sipp import JalanSinkron, Karantina, SetelanPerkara, SumberSipp

__all__ = [
    "AktaCerai",
    "BiayaPerkara",
    "EFiling",
    "JalanSinkron",
    "Karantina",
    "KodeDaftar",
    "Kuasa",
    "Penugasan",
    "Perkara",
    "PetugasSipp",
    "Pihak",
    "Putusan",
    "Registrasi",
    "RiwayatSidang",
    "SetelanPerkara",
    "Sidang",
    "SumberSipp",
    "TugasLoket",
]
