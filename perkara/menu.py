"""Where the case pages stand in the staff menu."""

from perkara import belum_unggah
from satker.models import Peran
from satker.navigasi import Butir, daftarkan

LOKET = frozenset({Peran.PTSP, Peran.ADMIN})


def pasang() -> None:
    """Register the entries; called once, when Django is ready."""
    daftarkan(Butir(20, "loket", "Loket", "loket", LOKET))
    daftarkan(Butir(30, "perkara", "Perkara", "perkara"))
    daftarkan(Butir(35, "tunggakan", "Belum diunggah", "lampiran", belum_unggah.LIHAT - {Peran.ADMIN}))
    daftarkan(Butir(50, "penerima", "Penerima", "penerima"))
    daftarkan(Butir(60, "papan_kita", "Papan sidang", "papan"))
