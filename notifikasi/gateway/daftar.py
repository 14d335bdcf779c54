"""The registry: one line per gateway."""

from importlib import import_module

from notifikasi.gateway.dasar import Gateway, Setelan

GATEWAY: dict[str, str] = {
    "simulator": "notifikasi.gateway.simulator:Simulator",
    "cloud_api": "notifikasi.gateway.cloud_api:CloudApi",
    "gammu": "notifikasi.gateway.gammu:Gammu",
    "waha": "notifikasi.gateway.waha:Waha",
    "gowa": "notifikasi.gateway.gowa:Gowa",
    "evolution": "notifikasi.gateway.evolution:Evolution",
    "fonnte": "notifikasi.gateway.fonnte:Fonnte",
    "wablas": "notifikasi.gateway.wablas:Wablas",
    "http": "notifikasi.gateway.http:Http",
}


def kelas(jenis: str) -> type[Gateway]:
    """The adapter class of a kind; raises KeyError naming the kinds there are."""
    if jenis not in GATEWAY:
        raise KeyError(f"Jenis gateway '{jenis}' tidak dikenal. Yang ada: {', '.join(sorted(GATEWAY))}.")
    modul, _, nama = GATEWAY[jenis].partition(":")
    ditemukan: type[Gateway] = getattr(import_module(modul), nama)
    return ditemukan


def buat(jenis: str, setelan: Setelan) -> Gateway:
    """The adapter of a kind, ready to use with `setelan`; raises KeyError for an unknown kind."""
    return kelas(jenis)(setelan)
