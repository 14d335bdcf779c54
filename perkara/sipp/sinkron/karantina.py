"""The list of what was set aside, for the admin: since when, why, and when it was no longer found."""

from collections.abc import Iterable
from datetime import datetime

from perkara.models import Karantina
from perkara.sipp.baris import BarisRusak
from perkara.sipp.sinkron.penulisan import CATATAN_NOMOR
from satker.models import Satker


def catat(
    satker: Satker, rusak: Iterable[BarisRusak], catatan: Iterable[BarisRusak], selesai: set[str], saat: datetime
) -> None:
    """Bring the court's list up to date.

    `rusak` is all that this run set aside: an open entry that is not among them has healed or is gone. `catatan` are
    notes on cases that were taken over, known only when the case changed; `selesai` names the cases whose note is done.
    """
    kini = {(b.tabel[:64], b.kunci[:64]): b for b in (*rusak, *catatan)}
    terbuka = {(k.tabel, k.kunci): k for k in Karantina.objects.filter(satker=satker, selesai_pada=None)}
    _buka(satker, {k: b for k, b in kini.items() if k not in terbuka or _lain(terbuka[k], b)}, saat)
    _sentuh([k.pk for kunci, k in terbuka.items() if kunci in kini], saat)
    sembuh = [k.pk for kunci, k in terbuka.items() if kunci not in kini and _selesai(k, selesai)]
    if sembuh:
        Karantina.objects.filter(pk__in=sembuh).update(selesai_pada=saat)


def _lain(lama: Karantina, baris: BarisRusak) -> bool:
    return (lama.sebab, lama.isi) != (baris.sebab[:300], baris.isi)


def _selesai(entri: Karantina, selesai: set[str]) -> bool:
    return entri.tabel != CATATAN_NOMOR or entri.kunci in selesai


def _buka(satker: Satker, baris: dict[tuple[str, str], BarisRusak], saat: datetime) -> None:
    objek = [
        Karantina(satker=satker, tabel=t, kunci=k, sebab=b.sebab[:300], isi=b.isi, pertama=saat, terakhir=saat)
        for (t, k), b in baris.items()
    ]
    Karantina.objects.bulk_create(
        objek,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=("satker", "tabel", "kunci"),
        update_fields=("sebab", "isi", "terakhir", "selesai_pada"),
    )


def _sentuh(pk: list[int], saat: datetime) -> None:
    if pk:
        Karantina.objects.filter(pk__in=pk).update(terakhir=saat)
