"""What copying and binding cost, and the ceiling that the Ketua set (R-002-9, R-002-31, R-002-39)."""

from informasi.models import SetelanInformasi
from satker.models import Satker


def setelan(satker: Satker) -> SetelanInformasi:
    """The court's settings of this service, the seed's defaults where it has none."""
    return SetelanInformasi.objects.filter(satker=satker).first() or SetelanInformasi(satker=satker)


def biaya_tertinggi(aturan: SetelanInformasi, lembar: int | None, jilid: int | None) -> int | None:
    """What may be charged at most for so many sheets and bindings, in rupiah; None where the Ketua set no tariff."""
    if aturan.tarif_lembar is None and aturan.tarif_jilid is None:
        return None
    return (aturan.tarif_lembar or 0) * (lembar or 0) + (aturan.tarif_jilid or 0) * (jilid or 0)


def rupiah(nilai: int) -> str:
    """'12.500', without the Rp in front."""
    return f"{nilai:,}".replace(",", ".")
