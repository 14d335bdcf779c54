"""Who may read an attachment: each desk names its roles; an applicant reads what is his."""

from collections.abc import Collection

from layanan.models import Lampiran

_peran: dict[str, frozenset[str]] = {}


def daftarkan_pembaca(register: str, *peran: str) -> None:
    """Say which roles of a matter's own court may read the attachments of a register. Nobody else may."""
    _peran[register] = frozenset(peran)


def boleh_dibaca(lampiran: Lampiran, satker_id: int | None, peran: Collection[str]) -> bool:
    """Whether somebody with `peran` in this court may read it."""
    urusan = lampiran.urusan
    if urusan is None or urusan.satker_id != satker_id:
        return False
    return not _peran.get(urusan.register, frozenset()).isdisjoint(peran)


def boleh_pemohon(lampiran: Lampiran, dibuka: Collection[int]) -> bool:
    """Whether an applicant may, who has opened these matters with number and code."""
    return lampiran.urusan_id in dibuka and lampiran.untuk_pemohon
