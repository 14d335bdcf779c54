"""What became of a court's messages, in figures: for the dashboard, the health page and the public report."""

from collections import defaultdict
from datetime import date, time, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from notifikasi.antar.klaim import jam_tenang
from notifikasi.jenis import ambil
from notifikasi.models import Pesan, SetelanNotifikasi
from satker.models import Satker
from satker.waktu import hari_ini, saat_lokal, sekarang

S = Pesan.Status
# Accepted is not yet proof, but it is no failure either (gateways.md, finding 1).
BAIK = (S.DITERIMA, S.TERKIRIM, S.SAMPAI, S.DIBACA)
BURUK = (S.GAGAL, S.TAK_PASTI)
# Only the recipient's phone proves this.
TERBUKTI = (S.SAMPAI, S.DIBACA)


def dalam_rentang(satker: Satker, dari: date, sampai: date) -> QuerySet[Pesan]:
    """The court's messages planned from one day to another, both included, by the court's own clock."""
    awal, akhir = (saat_lokal(satker, h, time(0)) for h in (dari, sampai + timedelta(days=1)))
    return Pesan.objects.filter(satker=satker, dibuat__gte=awal, dibuat__lt=akhir)


def per_status(satker: Satker, hari: date | None = None) -> dict[str, int]:
    """How many of a day's messages (today's by default) are in each status; every status is named."""
    hari = hari or hari_ini(satker)
    ada = dalam_rentang(satker, hari, hari).order_by().values_list("status").annotate(n=Count("id"))
    return dict.fromkeys(S.values, 0) | dict(ada)


def deret_status(satker: Satker, banyak: int = 30) -> list[tuple[date, dict[str, int]]]:
    """For each of the last `banyak` days, oldest first, how many messages of that day are in each status."""
    akhir = hari_ini(satker)
    awal = akhir - timedelta(days=banyak - 1)
    pesan = dalam_rentang(satker, awal, akhir).order_by().annotate(hari=TruncDate("dibuat", tzinfo=satker.zona))
    hitung: dict[date, dict[str, int]] = defaultdict(dict)
    for hari, status, n in pesan.values_list("hari", "status").annotate(n=Count("id")):
        hitung[hari][status] = n
    return [(h, hitung[h]) for h in (awal + timedelta(days=i) for i in range(banyak))]


def deret_harian(satker: Satker, banyak: int = 30) -> list[tuple[date, int, int]]:
    """(day, proven by the phone to have arrived, left without that proof or failed) for the chart of the dashboard."""
    return menurut_bukti(deret_status(satker, banyak))


def menurut_bukti(deret: list[tuple[date, dict[str, int]]]) -> list[tuple[date, int, int]]:
    """A series by status as (day, proven to have arrived, the others that left or should have)."""
    lain = {*BAIK, *BURUK} - set(TERBUKTI)
    return [(h, sum(n.get(s, 0) for s in TERBUKTI), sum(n.get(s, 0) for s in lain)) for h, n in deret]


def sebab_gagal(satker: Satker, banyak_hari: int = 7) -> list[tuple[str, int]]:
    """Why messages of the last days failed, in words, the commonest first."""
    akhir = hari_ini(satker)
    gagal = dalam_rentang(satker, akhir - timedelta(days=banyak_hari - 1), akhir).filter(status__in=BURUK)
    return list(gagal.order_by().values_list("galat").annotate(n=Count("id")).order_by("-n", "galat")[:10])


def kegagalan(satker: Satker, banyak: int = 20) -> QuerySet[Pesan]:
    """The newest messages that failed or are not known to have arrived, with number and gateway."""
    gagal = Pesan.objects.filter(satker=satker, status__in=BURUK).select_related("nomor", "gateway")
    return gagal.order_by("-selesai_pada", "-id")[:banyak]


def umur_tertua(satker: Satker) -> timedelta | None:
    """How long the oldest message that could leave now has been waiting; None when none waits.

    What waits for the end of quiet hours is not late.
    """
    saat = sekarang()
    tempo = Pesan.objects.filter(satker=satker, status=S.ANTRE, siap_pada__lte=saat)
    if jam_tenang(SetelanNotifikasi.milik(satker)):
        tempo = tempo.filter(segera=True)
    tertua = tempo.order_by("siap_pada").values_list("siap_pada", flat=True).first()
    return None if tertua is None else saat - tertua


def angka_implementasi(satker: Satker, dari: date, sampai: date) -> list[tuple[str, int]]:
    """R-000-23: messages of a period by kind, and how many are proven to have arrived. Counts only."""
    pesan = dalam_rentang(satker, dari, sampai).order_by()
    sampai_n = Count("id", filter=Q(status__in=TERBUKTI))
    keluar = pesan.filter(status__in=(*BAIK, S.TAK_PASTI))
    per_jenis = keluar.values_list("jenis").annotate(n=Count("id"), s=sampai_n).order_by("jenis")
    baris = [(_nama(kode), n) for kode, n, _ in per_jenis]
    return [*baris, ("Seluruh pesan", sum(n for _, n in baris)), ("Terbukti sampai", sum(s for *_, s in per_jenis))]


def _nama(kode: str) -> str:
    try:
        return ambil(kode).nama
    except KeyError:
        return kode
