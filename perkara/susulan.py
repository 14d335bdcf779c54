"""What was typed into SIPP after its day's recap had left: told with the next one (domain 8.12, sipp.md 4.6)."""

from datetime import date, datetime, timedelta

from django.db.models import Min, Q

from perkara import acuan
from perkara.models import EFiling, Perkara, Putusan
from satker.kalender import CADANGAN, muat_kalender
from satker.models import Satker
from satker.waktu import saat_lokal

# An older case that the portal reads for the first time is no late entry: it came into the window.
TERLAMA = timedelta(days=30)


def perkara(satker: Satker, tanggal: date) -> int:
    """Cases registered before `tanggal` that came after the recap before."""
    return Perkara.objects.filter(_telat(satker, tanggal, "tanggal_daftar"), satker=satker, hilang_pada=None).count()


def putusan(satker: Satker, tanggal: date) -> int:
    """Decisions of a day before `tanggal` that came after the recap before."""
    milik = {"perkara__satker": satker, "perkara__hilang_pada": None}
    return Putusan.objects.filter(_telat(satker, tanggal, "tanggal"), **milik).count()


def efiling(satker: Satker, tanggal: date) -> int:
    """e-Court registrations of a day before `tanggal` that came after the recap before."""
    return EFiling.objects.filter(_telat(satker, tanggal, "tanggal_daftar"), satker=satker, hilang_pada=None).count()


def _telat(satker: Satker, tanggal: date, kolom: str) -> Q:
    """Dated before `tanggal`, first seen between the two recaps, and not with all the rest when the court went live."""
    sejak, sampai = _sela(satker, tanggal)
    awal = Perkara.objects.filter(satker=satker).aggregate(awal=Min("pertama_dilihat"))["awal"]
    bertanggal = Q(**{f"{kolom}__lt": tanggal, f"{kolom}__gte": tanggal - TERLAMA})
    return bertanggal & Q(pertama_dilihat__gt=max(sejak, awal or sejak), pertama_dilihat__lte=sampai)


def _sela(satker: Satker, tanggal: date) -> tuple[datetime, datetime]:
    """From the recap of the working day before to that of `tanggal`."""
    kalender = muat_kalender(satker, tanggal - timedelta(days=CADANGAN), tanggal)
    kemarin = tanggal - timedelta(days=1)
    while kemarin > kalender.dari and not kalender.hari_kerja(kemarin):
        kemarin -= timedelta(days=1)
    jam = acuan.setelan(satker).jam_rekap
    return saat_lokal(satker, kemarin, jam), saat_lokal(satker, tanggal, jam)
