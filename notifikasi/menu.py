"""Where the message pages stand in the staff menu."""

from satker.navigasi import Butir, daftarkan


def pasang() -> None:
    """Register the entries; called once, when Django is ready."""
    daftarkan(Butir(40, "pesan", "Pesan", "pesan"))
    daftarkan(Butir(90, "simulator", "Simulator", "ponsel", hanya_demo=True))
