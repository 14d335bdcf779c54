"""What the messaging floor stores. Knows no case, no desk, no complaint."""

from notifikasi.models.denyut import Denyut
from notifikasi.models.gateway import Gateway, SetelanNotifikasi, Templat
from notifikasi.models.masuk import KotakWebhook, PesanMasuk, TandaTerima
from notifikasi.models.nomor import Nomor, Persetujuan
from notifikasi.models.percakapan import Percakapan
from notifikasi.models.pesan import Percobaan, Pesan
from notifikasi.models.surel import Surel

__all__ = [
    "Denyut",
    "Gateway",
    "KotakWebhook",
    "Nomor",
    "Percakapan",
    "Percobaan",
    "Persetujuan",
    "Pesan",
    "PesanMasuk",
    "SetelanNotifikasi",
    "Surel",
    "TandaTerima",
    "Templat",
]
