"""The procedures the portal knows; desks register theirs from AppConfig.ready()."""

from layanan.alur.periksa import keliru
from layanan.alur.tabel import Alur

_alur: dict[str, Alur] = {}


def daftarkan(alur: Alur) -> Alur:
    """Make a procedure known. Raises ValueError with all that is wrong with its table, or when its code is taken."""
    if alur.kode in _alur:
        raise ValueError(f"Alur {alur.kode} sudah terdaftar.")
    if salah := keliru(alur):
        raise ValueError(f"Alur {alur.kode}: {' '.join(salah)}")
    _alur[alur.kode] = alur
    return alur


def ambil(kode: str) -> Alur:
    """The procedure of that code; KeyError for an unknown one."""
    return _alur[kode]


def semua() -> list[Alur]:
    """Every known procedure, in the order of registration."""
    return list(_alur.values())
