"""What a provider may hold back of a gateway that runs: named once, for the operations page and the dashboard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from notifikasi.models import Gateway
from satker.waktu import sekarang


@dataclass(frozen=True, slots=True)
class Tahanan:
    """The field that holds its end, its word, what the gateway does meanwhile, what becomes of messages, who asked."""

    bidang: str
    tanda: str
    kata: str
    akibat: str
    oleh: str = "WhatsApp"
    perhatian: bool = True  # messages wait because of it, which the dashboard says


# The one that holds back most comes first: its word is the gateway's state.
SEMUA = (
    Tahanan("balasan_saja_sampai", "Hanya balasan", "hanya mengirim balasan", "Pesan lain menunggu."),
    Tahanan(
        "massal_berhenti_sampai", "Tanpa pesan massal", "tidak mengirim rekap", "Pesan kepada pihak tetap dikirim."
    ),
    Tahanan(
        "kontak_baru_berhenti_sampai",
        "Tanpa kontak baru",
        "tidak memulai percakapan baru",
        "Nomor yang belum pernah dihubungi menunggu.",
    ),
    Tahanan("lambat_sampai", "Dilambatkan", "mengirim pelan", "Tidak ada yang hilang.", "penyedia", perhatian=False),
)


def kini(gateway: Gateway) -> Iterator[tuple[Tahanan, datetime]]:
    """What is held back at this moment and until when, the gravest first."""
    saat = sekarang()
    for tahanan in SEMUA:
        sampai = getattr(gateway, tahanan.bidang)
        if sampai and sampai > saat:
            yield tahanan, sampai
