"""How old the courts' copies of SIPP are, for Prometheus."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily

from notifikasi.metrik import daftarkan, ukuran, umur
from perkara.models import SumberSipp


def sinkron() -> Iterator[GaugeMetricFamily]:
    """Seconds since the last complete sync of each court, and whether the last one failed."""
    sumber = list(SumberSipp.objects.filter(aktif=True).values_list("satker__kode", "terakhir_selesai", "galat"))
    usia = (([kode], umur(selesai)) for kode, selesai, _ in sumber if selesai)
    yield ukuran("sinkron_umur_detik", "Waktu sejak sinkron SIPP terakhir selesai", ["satker"], usia)
    gagal = (([kode], float(bool(galat))) for kode, _, galat in sumber)
    yield ukuran("sinkron_gagal", "1: sinkron SIPP terakhir gagal", ["satker"], gagal)


def pasang() -> None:
    """Register; called once, when Django is ready."""
    daftarkan(sinkron)
