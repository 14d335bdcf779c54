"""Figures for Prometheus, read from PostgreSQL at each scrape: right also with many processes, kept by none of them.

Apps above add their own with `daftarkan`; this floor knows none of them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from notifikasi.models import Denyut, Gateway, KotakWebhook, Percobaan, Pesan, Surel
from satker.waktu import sekarang

Sumber = Callable[[], Iterable[GaugeMetricFamily]]
SELAMA = timedelta(hours=1)
_sumber: list[Sumber] = []


def daftarkan(sumber: Sumber) -> Sumber:
    """Add a source of figures; called when the apps are ready. It must take a constant number of queries."""
    _sumber.append(sumber)
    return sumber


def ukuran(nama: str, arti: str, label: list[str], isi: Iterable[tuple[list[str], float]]) -> GaugeMetricFamily:
    """One metric `narahubung_<nama>` with its labelled values."""
    keluarga = GaugeMetricFamily(f"narahubung_{nama}", arti, labels=label)
    for nilai_label, nilai in isi:
        keluarga.add_metric(nilai_label, nilai)
    return keluarga


def umur(sejak: datetime) -> float:
    """Seconds since then; never negative."""
    return max(0.0, (sekarang() - sejak).total_seconds())


def teks() -> bytes:
    """All figures as they are now, in Prometheus' text format."""
    registri = CollectorRegistry()
    registri.register(_Pengumpul())
    return generate_latest(registri)


class _Pengumpul(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        for sumber in _sumber:
            yield from sumber()


@daftarkan
def antrean() -> Iterator[GaugeMetricFamily]:
    """Messages due now, by court and kind, and how long the oldest of them has been."""
    tempo = Pesan.objects.filter(status=Pesan.Status.ANTRE, siap_pada__lte=sekarang()).order_by()
    baris = list(tempo.values_list("satker__kode", "jenis").annotate(n=Count("id"), tertua=Min("siap_pada")))
    label = ["satker", "jenis"]
    yield ukuran("antrean_pesan", "Pesan jatuh tempo", label, (([s, j], n) for s, j, n, _ in baris))
    yield ukuran(
        "antrean_umur_detik", "Umur pesan jatuh tempo tertua", label, (([s, j], umur(t)) for s, j, _, t in baris)
    )


@daftarkan
def panggilan() -> Iterator[GaugeMetricFamily]:
    """Calls to gateways within the last hour, by outcome and verdict: a window, for nothing here counts for ever."""
    lalu = Percobaan.objects.filter(gateway__in=Gateway.objects.values("pk"), mulai__gt=sekarang() - SELAMA).order_by()
    label = ("gateway__satker__kode", "gateway__nama", "hasil", "verdict")
    baris = lalu.values_list(*label).annotate(n=Count("id"))
    yield ukuran(
        "panggilan_sejam",
        "Panggilan ke gateway selama sejam terakhir",
        ["satker", "gateway", "hasil", "verdict"],
        (([s, g, h or "berlangsung", v], n) for s, g, h, v, n in baris),
    )


@daftarkan
def gateway() -> Iterator[GaugeMetricFamily]:
    """Which gateways send (1) and which do not: held, switched off or stopped by their breaker (0)."""
    label = ("satker__kode", "nama", "aktif", "dijeda", "pemutus_sejak")
    isi = (
        ([s, n], float(aktif and not dijeda and sejak is None))
        for s, n, aktif, dijeda, sejak in Gateway.objects.values_list(*label)
    )
    yield ukuran("gateway_siap", "1: gateway mengirim", ["satker", "gateway"], isi)


@daftarkan
def webhook() -> Iterator[GaugeMetricFamily]:
    """Webhooks that wait to be processed, and how long the oldest has been."""
    tunggu = KotakWebhook.objects.filter(diproses_pada=None).order_by()
    baris = list(tunggu.values_list("gateway__satker__kode").annotate(n=Count("id"), tertua=Min("diterima_pada")))
    yield ukuran("webhook_menunggu", "Webhook belum diproses", ["satker"], (([s], n) for s, n, _ in baris))
    yield ukuran("webhook_umur_detik", "Umur webhook tertua", ["satker"], (([s], umur(t)) for s, _, t in baris))


@daftarkan
def webhook_rusak() -> Iterator[GaugeMetricFamily]:
    """Webhooks that could not be read: they wait for a fix and `proses_masuk --ulang`."""
    baris = (
        KotakWebhook.objects.exclude(galat="").order_by().values_list("gateway__satker__kode").annotate(n=Count("id"))
    )
    yield ukuran("webhook_rusak", "Webhook yang tidak terbaca", ["satker"], (([s], n) for s, n in baris))


@daftarkan
def surel() -> Iterator[GaugeMetricFamily]:
    """E-mails by state; of those that wait, how long the oldest has been due."""
    saat = sekarang()
    hitung = dict(Surel.objects.order_by().values_list("status").annotate(n=Count("id")))
    yield ukuran(
        "surel", "Surel menurut keadaannya", ["status"], (([s], hitung.get(s, 0)) for s in Surel.Status.values)
    )
    tertua = Surel.objects.filter(status=Surel.Status.ANTRE, siap_pada__lte=saat).aggregate(t=Min("siap_pada"))["t"]
    yield ukuran("surel_umur_detik", "Umur surel jatuh tempo tertua", [], [([], umur(tertua) if tertua else 0.0)])


@daftarkan
def denyut() -> Iterator[GaugeMetricFamily]:
    """How long ago the beat and each worker were heard of."""
    isi = (([nama], umur(pada)) for nama, pada in Denyut.objects.order_by("nama").values_list("nama", "pada"))
    yield ukuran("denyut_umur_detik", "Waktu sejak proses terakhir terdengar", ["proses"], isi)
