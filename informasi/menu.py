"""Where the desk's pages stand in the staff menu, and who reads what was attached."""

from informasi.alur.peran import PEMUTUS
from informasi.services.tamu import BUKU_TAMU
from layanan.lampiran import daftarkan_pembaca
from satker.navigasi import Butir, daftarkan


def pasang() -> None:
    """Register the entries and the readers; called once, when the app is ready."""
    daftarkan(Butir(34, "buku_tamu", "Buku tamu", "buku", frozenset(BUKU_TAMU)))
    daftarkan(Butir(35, "meja_informasi", "Meja informasi", "info", PEMUTUS))
    daftarkan(Butir(36, "meja_keberatan", "Keberatan", "larangan", PEMUTUS))
    daftarkan_pembaca("permohonan", *PEMUTUS)
    daftarkan_pembaca("keberatan", *PEMUTUS)
