"""Watching over stopped gateways: they are probed also when nothing waits, and the admins are told (N-76)."""

from notifikasi import lonceng
from notifikasi.antar import Batas, pemutus
from notifikasi.kabar import kabari
from notifikasi.models import Gateway
from satker.waktu import sekarang

DETIK_PER_TUGAS = 60


def jaga() -> dict[str, int]:
    """Probe the stopped gateways that are due, then tell of openings and closings; returns counts."""
    hasil = {"diperiksa": 0, "pulih": 0, "kabar": 0}
    batas = Batas(DETIK_PER_TUGAS)
    for gateway in _tempo():
        if batas.lewat():
            break
        hasil["diperiksa"] += 1
        if pemutus.siap(gateway):
            hasil["pulih"] += 1
            lonceng.bunyikan("notifikasi.tasks.antar_satu", gateway.satker_id)
    return hasil | {"kabar": kabari()}


def _tempo() -> list[Gateway]:
    tempo = Gateway.objects.filter(aktif=True, dijeda=False, pemutus_sejak__isnull=False, pemutus_coba__lte=sekarang())
    return list(tempo.select_related("satker").order_by("pemutus_coba", "pk"))
