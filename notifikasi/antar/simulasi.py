"""What a delivery run would do now: counted, nothing written, nobody called."""

from typing import Any

from notifikasi.antar import jalur, klaim
from notifikasi.antar.satker import satker_jatuh_tempo
from notifikasi.models import Pesan
from satker.models import Satker
from satker.waktu import sekarang


def simulasikan(satker: Satker | None = None) -> dict[str, Any]:
    """What would be claimed now per court, gateway and kind, and what has no way out.

    A stopped gateway is not probed here, so it counts as no way. `tertahan` are due but may not leave now: no
    gateway, quiet hours, a cap, a gap. A day's digest (`ringkas_harian`) may take more of today's along.
    """
    tempo = satker_jatuh_tempo()
    baris = [b for s in tempo if satker in (None, s) for b in _satu(s)]
    antre = Pesan.objects.filter(status=Pesan.Status.ANTRE, siap_pada__lte=sekarang())
    milik = antre.filter(satker=satker) if satker else antre
    lewat, akan = milik.filter(kedaluwarsa__lte=sekarang()).count(), sum(b["banyak"] for b in baris)
    return {"akan_diklaim": akan, "kedaluwarsa": lewat, "tertahan": milik.count() - lewat - akan, "baris": baris}


def _satu(satker: Satker) -> list[dict[str, Any]]:
    baris = []
    for calon in jalur.per_kanal(satker).values():
        gateway = next((g for g in calon if g.pemutus_sejak is None), None)
        if gateway:
            siapa = {"satker": satker.kode, "gateway": gateway.nama}
            baris += [siapa | {"jenis": j, "banyak": n} for j, n in klaim.hitung_jenis(gateway).items()]
    return baris
