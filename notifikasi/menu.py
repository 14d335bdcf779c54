"""Where the message pages stand in the staff menu."""

from notifikasi.views import kotak
from notifikasi.views.biaya import PERAN
from satker.models import Peran
from satker.navigasi import Butir, daftarkan


def pasang() -> None:
    """Register the entries; called once, when Django is ready."""
    daftarkan(Butir(38, "kotak_masuk", "Kotak masuk", "amplop", frozenset(kotak.PETUGAS)))
    daftarkan(Butir(40, "pesan", "Pesan", "pesan"))
    daftarkan(Butir(85, "biaya_pesan", "Biaya dan penghematan", "grafik", frozenset(PERAN)))
    daftarkan(Butir(88, "operasi", "Operasi", "server", frozenset({Peran.ADMIN})))
    daftarkan(Butir(90, "simulator", "Simulator", "ponsel", hanya_demo=True))
