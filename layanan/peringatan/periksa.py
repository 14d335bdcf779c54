"""Looking through all deadlines: flags what is near or passed, once per due date, and tells who must know."""

from collections import Counter
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, QuerySet

from layanan.alur import catatan
from layanan.models import Urusan
from layanan.peringatan.antre import antrekan_peringatan
from layanan.peringatan.daftar import Peringatan, semua
from satker.kalender import hari_kerja_berikut
from satker.models import Satker
from satker.waktu import hari_ini, sekarang

# What a long stop of the portal has left is worked off in portions; the next tick takes the rest.
SEKALI = 2000


def periksa_tenggat(satker: Satker | None = None, *, simulasi: bool = False) -> dict[str, int]:
    """Warn in one court or in all: matters newly near, newly overdue, and messages queued.

    Near: due today or on the next working day. Overdue: the court's own midnight has passed over the due date. Each
    once per due date, however often this runs; an extended matter is warned about anew. A matter that an officer holds
    this moment is left to the next run. `simulasi` counts and stores nothing.
    """
    hitung = Counter(dekat=0, lewat=0, pesan=0)
    for satu in [satker] if satker else _berjalan():
        with transaction.atomic():
            hitung.update(_satu(satu))
            if simulasi:
                transaction.set_rollback(True)
    return dict(hitung)


def _berjalan() -> Iterable[Satker]:
    bertempo = Urusan.objects.filter(selesai_pada=None, jatuh_tempo__isnull=False)
    return Satker.objects.filter(aktif=True, pk__in=bertempo.values("satker"))


def _satu(satker: Satker) -> dict[str, int]:
    hari = hari_ini(satker)
    besok = hari_kerja_berikut(satker, hari)
    hitung = Counter[str]()
    for p in semua():
        terbuka = Urusan.objects.filter(satker=satker, register=p.register, selesai_pada=None)
        hitung.update(_lewat(satker, p, terbuka.filter(jatuh_tempo__lt=hari)))
        hitung.update(_dekat(satker, p, terbuka.filter(jatuh_tempo__range=(hari, besok))))
    return dict(hitung)


def _lewat(satker: Satker, p: Peringatan, urusan: QuerySet[Urusan]) -> dict[str, int]:
    baru = _ambil(urusan.exclude(lewat_untuk=F("jatuh_tempo")))
    _pilih(baru).update(lewat_untuk=F("jatuh_tempo"), lewat_pada=sekarang())
    catatan.tulis_lewat(baru, p.kalimat_lewat)
    return {"lewat": len(baru), "pesan": antrekan_peringatan(satker, p, p.jenis_lewat, p.peran_lewat, baru)}


def _dekat(satker: Satker, p: Peringatan, urusan: QuerySet[Urusan]) -> dict[str, int]:
    baru = _ambil(urusan.exclude(diingatkan_untuk=F("jatuh_tempo")))
    _pilih(baru).update(diingatkan_untuk=F("jatuh_tempo"))
    return {"dekat": len(baru), "pesan": antrekan_peringatan(satker, p, p.jenis_dekat, p.peran_dekat, baru)}


def _ambil(urusan: QuerySet[Urusan]) -> list[Urusan]:
    """Held until the commit, so that a second beat passes them over instead of telling twice."""
    return list(urusan.select_for_update(skip_locked=True).defer("cari").order_by("jatuh_tempo", "id")[:SEKALI])


def _pilih(urusan: list[Urusan]) -> QuerySet[Urusan]:
    return Urusan.objects.filter(pk__in=[u.pk for u in urusan])
