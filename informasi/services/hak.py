"""Who may do what is no step of a table."""

from layanan.alur.galat import TakBerhak
from layanan.alur.pelaku import Pelaku
from satker.models import Satker


def pastikan(pelaku: Pelaku, satker: Satker, peran: frozenset[str], perbuatan: str) -> None:
    """Raise TakBerhak unless the actor has one of `peran` in this court."""
    if pelaku.satker_id not in (None, satker.pk) or not pelaku.sebagai & peran:
        raise TakBerhak(perbuatan)
