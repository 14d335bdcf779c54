"""Cases as SIPP tells them, who is told about them, and how the reading of SIPP went."""

from perkara.models.perkara import (
    AktaCerai,
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
from perkara.models.registrasi import Registrasi, TugasLoket
from perkara.models.sipp import JalanSinkron, Karantina, SetelanPerkara, SumberSipp

__all__ = [
    "AktaCerai",
    "EFiling",
    "JalanSinkron",
    "Karantina",
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
