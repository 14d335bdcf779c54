"""What the information service stores (domain 4.3, 4.4)."""

from informasi.models.keberatan import CatatanSanksi, Keberatan
from informasi.models.permohonan import PerbedaanPendapat, Permohonan
from informasi.models.setelan import SetelanInformasi
from informasi.models.tamu import Tamu
from informasi.models.terbuka import InformasiTerbuka

__all__ = [
    "CatatanSanksi",
    "InformasiTerbuka",
    "Keberatan",
    "PerbedaanPendapat",
    "Permohonan",
    "SetelanInformasi",
    "Tamu",
]
