"""The figures of one day of a court: registrations, decisions, e-Court (R-000-15 … R-000-17)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from perkara.models import EFiling, Perkara, Putusan
from satker.models import Satker

# SIPP alur_perkara_id (religious courts 15-17; 8 is the general courts' small claims).
ALUR = {15: "gugatan", 16: "permohonan", 17: "gugatan_sederhana", 8: "gugatan_sederhana"}
# SIPP status_putusan_id (domain 8.3).
HASIL = {
    7: "dicabut",
    61: "tidak_dapat_diterima",
    62: "dikabulkan",
    63: "ditolak",
    64: "tidak_dapat_diterima",
    65: "gugur",
    66: "dicoret",
    67: "dicabut",
    85: "perdamaian",
    92: "dismissal",
    93: "gugur",
}
_TANPA_JENIS = "Tanpa jenis"


@dataclass(frozen=True, slots=True)
class Pendaftaran:
    """Cases registered that day, and up to that day in its month and year."""

    alur: Counter[str]
    jenis: Counter[str]
    ecourt: int
    bulan: int
    tahun: int


@dataclass(frozen=True, slots=True)
class Putus:
    """Cases decided that day; `sisa`: registered and not decided at the end of it."""

    hasil: Counter[str]
    jenis: Counter[str]
    sisa: int


@dataclass(frozen=True, slots=True)
class Ecourt:
    """The day's e-Court registrations: all = paid + unpaid = numbered + waiting for a number."""

    masuk: int
    dibayar: int
    bernomor: int


def _ada(satker: Satker) -> Q:
    return Q(satker=satker, hilang_pada=None)


def pendaftaran(satker: Satker, tanggal: date) -> Pendaftaran:
    """Registrations of one day. Two queries."""
    perkara = Perkara.objects.filter(_ada(satker))
    alur: Counter[str] = Counter()
    jenis: Counter[str] = Counter()
    ecourt = 0
    sehari = perkara.filter(tanggal_daftar=tanggal).values_list("alur_id", "jenis_nama", "ecourt")
    for a, j, e, n in sehari.annotate(n=Count("id")).order_by():
        alur[ALUR.get(a, "lainnya")] += n
        jenis[j or _TANPA_JENIS] += n
        ecourt += n if e else 0
    sejak = perkara.filter(tanggal_daftar__range=(tanggal.replace(month=1, day=1), tanggal))
    berjalan = sejak.aggregate(tahun=Count("id"), bulan=Count("id", Q(tanggal_daftar__gte=tanggal.replace(day=1))))
    return Pendaftaran(alur, jenis, ecourt, **berjalan)


def putus(satker: Satker, tanggal: date) -> Putus:
    """Decisions of one day and what is left. Two queries."""
    hasil: Counter[str] = Counter()
    jenis: Counter[str] = Counter()
    diputus = Putusan.objects.filter(perkara__satker=satker, perkara__hilang_pada=None, tanggal=tanggal)
    for h, j, n in diputus.values_list("status_id", "perkara__jenis_nama").annotate(n=Count("id")).order_by():
        hasil[HASIL.get(h or 0, "lainnya")] += n
        jenis[j or _TANPA_JENIS] += n
    berjalan = Perkara.objects.filter(_ada(satker), tanggal_daftar__lte=tanggal)
    return Putus(hasil, jenis, berjalan.exclude(putusan__tanggal__lte=tanggal).count())


def ecourt(satker: Satker, tanggal: date) -> Ecourt:
    """e-Court registrations of one day. One query."""
    masuk = EFiling.objects.filter(_ada(satker), tanggal_daftar=tanggal)
    return Ecourt(
        **masuk.aggregate(
            masuk=Count("id"), dibayar=Count("id", Q(bayar=True)), bernomor=Count("id", Q(perkara__isnull=False))
        )
    )
