"""Who may read an attachment: each desk names its roles; an applicant reads what is his."""

from collections.abc import Callable, Collection

from layanan.models import Lampiran

_peran: dict[str, frozenset[str]] = {}
_penjaga: dict[str, Callable[[Lampiran], bool]] = {}


def daftarkan_pembaca(register: str, *peran: str) -> None:
    """Say which roles of a matter's own court may read the attachments of a register. Nobody else may."""
    _peran[register] = frozenset(peran)


def daftarkan_penjaga(register: str, boleh: Callable[[Lampiran], bool]) -> None:
    """Say which files of a register its applicants get at the common address; others at the desk's own, if at all."""
    _penjaga[register] = boleh


def boleh_dibaca(lampiran: Lampiran, satker_id: int | None, peran: Collection[str]) -> bool:
    """Whether somebody with `peran` in this court may read it."""
    urusan = lampiran.urusan
    if urusan is None or urusan.satker_id != satker_id:
        return False
    return not _peran.get(urusan.register, frozenset()).isdisjoint(peran)


def boleh_pemohon(lampiran: Lampiran, dibuka: Collection[int]) -> bool:
    """Whether an applicant may, who has opened these matters with number and code."""
    urusan = lampiran.urusan
    if urusan is None or urusan.pk not in dibuka or not lampiran.untuk_pemohon:
        return False
    penjaga = _penjaga.get(urusan.register)
    return penjaga is None or penjaga(lampiran)
