"""The yearly report of the information service (domain 4.8): how many, how long, granted or refused and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from informasi.models import Keberatan, Permohonan
from informasi.models.pilihan import AlasanKeberatan, AlasanPenolakan, Hasil, Kanal, PutusanKeberatan
from layanan.models import Riwayat
from satker.kalender import muat_kalender
from satker.models import Satker

SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lama:
    """How long answers took, in working days: how many were given, the mean, the longest, and how many came late."""

    dijawab: int = 0
    rata_rata: float = 0.0
    terlama: int = 0
    terlambat: int = 0

    @property
    def tepat_waktu(self) -> int:
        """How many came in time."""
        return self.dijawab - self.terlambat


@dataclass(frozen=True, slots=True)
class LaporanTahunan:
    """The figures of one year, by the day of receipt. Labels come in the order of the forms; zeros are left in.

    `petugas`: the officer's level (the statement); `atasan`: the superior's (objections of the first level).
    """

    tahun: int
    jumlah: int
    sederhana: int
    diperpanjang: int
    dirujuk: int
    dicabut: int
    berjalan: int
    kanal: dict[str, int]
    hasil: dict[str, int]
    alasan: dict[str, int]
    petugas: Lama
    keberatan: int
    keberatan_tingkat_dua: int
    keberatan_alasan: dict[str, int]
    keberatan_putusan: dict[str, int]
    atasan: Lama


def laporan_tahunan(satker: Satker, tahun: int) -> LaporanTahunan:
    """Count the requests and objections received in a year. A fixed number of queries, however many there are."""
    dalam = {"satker": satker, "tanggal_terima__range": (date(tahun, 1, 1), date(tahun, 12, 31))}
    permohonan, keberatan = Permohonan.objects.filter(**dalam), Keberatan.objects.filter(**dalam)
    keadaan = _hitung(permohonan, "keadaan")
    return LaporanTahunan(
        tahun=tahun,
        jumlah=keadaan.total(),
        sederhana=permohonan.filter(sederhana=True).count(),
        diperpanjang=permohonan.exclude(perpanjangan_alasan="").count(),
        dirujuk=keadaan["dirujuk"],
        dicabut=keadaan["dicabut"],
        berjalan=permohonan.filter(selesai_pada=None).count(),
        kanal=_bernama(_hitung(permohonan, "kanal"), Kanal),
        hasil=_bernama(_hitung(permohonan, "hasil"), Hasil),
        alasan=_bernama(_hitung_larik(permohonan), AlasanPenolakan),
        petugas=_lama(satker, permohonan, "keterangan_tanggal", "batas_keterangan"),
        keberatan=keberatan.count(),
        keberatan_tingkat_dua=keberatan.filter(tingkat=2).count(),
        keberatan_alasan=_bernama(_hitung_larik(keberatan), AlasanKeberatan),
        keberatan_putusan=_bernama(_hitung(keberatan, "putusan"), PutusanKeberatan),
        atasan=_lama(satker, _bertempo(keberatan.filter(tingkat=1)), "putusan_tanggal", "tempo"),
    )


def _hitung(baris: QuerySet[Any], kolom: str) -> Counter[str]:
    return Counter(dict(baris.order_by().values_list(kolom).annotate(n=Count("pk"))))


def _hitung_larik(baris: QuerySet[Any]) -> Counter[str]:
    """How often each word of the column `alasan` is named; a row may name several."""
    hitung = Counter[str]()
    for alasan, n in baris.exclude(alasan=[]).order_by().values_list("alasan").annotate(n=Count("pk")):
        hitung.update(dict.fromkeys(alasan, n))
    return hitung


def _bernama(hitung: Counter[str], pilihan: Any) -> dict[str, int]:
    return {str(p.label): hitung[p.value] for p in pilihan}


def _bertempo(keberatan: QuerySet[Keberatan]) -> QuerySet[Any]:
    """With the due date it had when it was answered: one that was taken late has its clock from that day."""
    jawaban = Riwayat.objects.filter(urusan_id=OuterRef("pk"), tindakan="putuskan").order_by("-id")
    return keberatan.annotate(tempo=Subquery(jawaban.values("data__jatuh_tempo_lama")[:1]))


def _lama(satker: Satker, baris: QuerySet[Any], dijawab: str, batas: str) -> Lama:
    """Rows that were received and answered on the same two days count as one: few pairs, whatever the year brought."""
    kolom = ("tanggal_terima", dijawab, batas)
    pasang = list(baris.filter(**{f"{dijawab}__isnull": False}).order_by().values_list(*kolom).annotate(n=Count("pk")))
    if not pasang:
        return Lama()
    hari = _penghitung(satker, min(p[0] for p in pasang), max(max(p[0], p[1]) for p in pasang))
    lama = [(hari(terima, jawab), _lewat(jawab, sampai), n) for terima, jawab, sampai, n in pasang]
    dijawab_n = sum(n for _, _, n in lama)
    return Lama(
        dijawab=dijawab_n,
        rata_rata=round(sum(h * n for h, _, n in lama) / dijawab_n, 1),
        terlama=max(h for h, _, _ in lama),
        terlambat=sum(n for _, lewat, n in lama if lewat),
    )


def _lewat(jawab: date, sampai: date | str | None) -> bool:
    # The timeline keeps days as text.
    batas = date.fromisoformat(sampai) if isinstance(sampai, str) else sampai
    return batas is not None and jawab > batas


def _penghitung(satker: Satker, dari: date, sampai: date) -> Any:
    """A function that counts the working days after one day up to another, from one query."""
    kalender, jumlah, hitung, t = muat_kalender(satker, dari, sampai), 0, {}, dari
    while t <= sampai:
        jumlah += kalender.hari_kerja(t)
        hitung[t] = jumlah
        t += SEHARI
    return lambda awal, akhir: max(hitung[akhir] - hitung[awal], 0)
