"""The national holidays and cuti bersama: seeded from the `holidays` package, then the admin's to correct."""

import re
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import ExtractYear

from satker.models import HariLibur, Satker
from satker.waktu import hari_ini, sekarang

Jenis = HariLibur.Jenis
_PERKIRAAN = re.compile(r"\s*\(perkiraan\)")


def tahun_bawaan() -> list[int]:
    """Last year, for what is still being counted, to two years ahead, as far as anything is known."""
    kini = sekarang().year
    return list(range(kini - 1, kini + 3))


def daftar_benih(tahun: Iterable[int]) -> list[HariLibur]:
    """The days of those years as unsaved rows: Indonesian names, cuti bersama told apart, estimated dates marked."""
    import holidays  # noqa: PLC0415 -- 10 MB that only the yearly seeding needs

    resmi = holidays.country_holidays("ID", years=list(tahun), categories=("public",), language="id")
    cuti = holidays.country_holidays("ID", years=list(tahun), categories=("government",), language="id")
    # A day that is both is a national holiday.
    hari = {t: (n, Jenis.CUTI_BERSAMA) for t, n in cuti.items()} | {t: (n, Jenis.NASIONAL) for t, n in resmi.items()}
    return [_baris(tanggal, nama, jenis) for tanggal, (nama, jenis) in sorted(hari.items())]


def _baris(tanggal: date, nama: str, jenis: str) -> HariLibur:
    return HariLibur(
        tanggal=tanggal,
        nama=_PERKIRAAN.sub("", nama)[:150],
        jenis=jenis,
        perkiraan=bool(_PERKIRAAN.search(nama)),
        dari_benih=True,
    )


@transaction.atomic
def muat_libur(tahun: Iterable[int]) -> dict[str, int]:
    """Bring the national rows of those years in line with the seed; run again, nothing changes. Answers counts.

    Rows an admin wrote or changed stay as they are. An estimated date that the seed has moved leaves its old place.
    """
    tahun = list(tahun)
    benih = {b.tanggal: b for b in daftar_benih(tahun)}
    ada = {h.tanggal: h for h in HariLibur.objects.filter(satker=None, tanggal__year__in=tahun)}
    pindah = [h.pk for t, h in ada.items() if h.dari_benih and h.perkiraan and t not in benih]
    HariLibur.objects.filter(pk__in=pindah).delete()
    berubah = [_samakan(ada[t], b) for t, b in benih.items() if t in ada and ada[t].dari_benih and _beda(ada[t], b)]
    HariLibur.objects.bulk_update(berubah, ["nama", "jenis", "perkiraan"])
    baru = [b for t, b in benih.items() if t not in ada]
    HariLibur.objects.bulk_create(baru, ignore_conflicts=True)
    return {
        "baru": len(baru),
        "berubah": len(berubah),
        "dihapus": len(pindah),
        "tetap": len(benih) - len(baru) - len(berubah),
    }


def _beda(ada: HariLibur, benih: HariLibur) -> bool:
    return (ada.nama, ada.jenis, ada.perkiraan) != (benih.nama, benih.jenis, benih.perkiraan)


def _samakan(ada: HariLibur, benih: HariLibur) -> HariLibur:
    ada.nama, ada.jenis, ada.perkiraan = benih.nama, benih.jenis, benih.perkiraan
    return ada


def peringatan_libur(satker: Satker) -> list[str]:
    """What is missing from the court's calendar, in sentences: years without any day, or without cuti bersama.

    Looked at: this year, and the next one (its cuti bersama only from December, when the decree is known). One query.
    """
    hari = hari_ini(satker)
    isi = _isi(satker, hari.year, hari.year + 1)
    cuti_wajib = {hari.year} | ({hari.year + 1} if hari.month == 12 else set())
    kurang = []
    for tahun in (hari.year, hari.year + 1):
        if tahun not in isi:
            kurang.append(f"Hari libur tahun {tahun} belum ada. Tanpa itu, tenggat dan jadwal rekap dihitung keliru.")
        elif tahun in cuti_wajib and Jenis.CUTI_BERSAMA not in isi[tahun]:
            kurang.append(f"Cuti bersama tahun {tahun} belum ada. Isi menurut SKB Tiga Menteri.")
    return kurang


def _isi(satker: Satker, *tahun: int) -> dict[int, set[str]]:
    baris = HariLibur.objects.filter(Q(satker=satker) | Q(satker=None), tanggal__year__in=tahun)
    isi: dict[int, set[str]] = {}
    for nilai, jenis in baris.values_list(ExtractYear("tanggal"), "jenis").order_by().distinct():
        isi.setdefault(nilai, set()).add(jenis)
    return isi
