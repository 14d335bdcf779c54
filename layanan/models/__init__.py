"""What every service desk stores: the matter, its timeline, its numbers, its attachments, its settings."""

from layanan.models.ember import Ember
from layanan.models.lampiran import Lampiran
from layanan.models.register import NomorRegister
from layanan.models.riwayat import Riwayat
from layanan.models.setelan import JamKhusus, SetelanLayanan
from layanan.models.urusan import TANPA_TEMPO, Urusan, urut_tempo

__all__ = (
    "TANPA_TEMPO",
    "Ember",
    "JamKhusus",
    "Lampiran",
    "NomorRegister",
    "Riwayat",
    "SetelanLayanan",
    "Urusan",
    "urut_tempo",
)
