"""Holding a matter while it is changed: how every change begins, by a step of its table or beside it."""

from typing import TypeVar, cast

from layanan.alur import catatan
from layanan.alur.daftar import ambil
from layanan.alur.galat import SudahBerubah
from layanan.alur.pelaku import Pelaku
from layanan.models import Urusan

U = TypeVar("U", bound=Urusan)


def kunci(urusan: U) -> U:
    """The matter as it stands, held until the end of the transaction; its court comes along, unlocked."""
    model = ambil(urusan.register).model
    kini = model._default_manager.select_for_update().defer("cari").get(pk=urusan.pk)
    kini.satker = urusan.satker
    return cast(U, kini)


def sepengadilan(urusan: Urusan, pelaku: Pelaku) -> bool:
    """Whether the actor's roles are of this matter's court, or of any."""
    return pelaku.satker_id is None or pelaku.satker_id == urusan.satker_id


def pastikan_versi(kini: Urusan, dilihat: Urusan, versi: int | None) -> None:
    """Raise SudahBerubah unless `versi` (None: that of the instance `dilihat`) is still the last one."""
    if (dilihat.versi if versi is None else versi) != kini.versi:
        baris = catatan.terakhir(kini)
        raise SudahBerubah(catatan.kalimat_berubah(ambil(kini.register), kini, baris), baris)
