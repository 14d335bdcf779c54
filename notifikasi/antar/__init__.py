"""Delivery: claim, re-read, write the attempt, call, write the outcome (design 3.3 and 5)."""

from notifikasi import lonceng
from notifikasi.antar import jalur, klaim
from notifikasi.antar.batas import Batas, berhenti
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.putaran import sampai_boleh
from notifikasi.antar.sapu import sapu
from notifikasi.antar.satker import antar_satker, satker_jatuh_tempo
from satker.models import Satker

__all__ = ["Batas", "Hitungan", "antar", "antar_bergilir", "berhenti", "sapu", "satker_jatuh_tempo"]
# Seconds a worker's thread may spend on waiting for one slot of a slow gateway.
SABAR = 2.0


def antar(satker: Satker | None = None, tenggat: float | None = None, sabar: float | None = None) -> Hitungan:
    """Deliver until nothing is due, for one court or all of them; returns what became of the messages.

    `tenggat`: seconds after which no further message is claimed. `sabar`: a gateway whose pace asks
    for a longer wait than so many seconds is left until it is its turn. Where another deliverer is at
    work on a gateway, this one leaves it alone.
    """
    batas, hitung = Batas(tenggat, sabar), Hitungan()
    for s in [satker] if satker else satker_jatuh_tempo():
        if batas.lewat():
            break
        antar_satker(s, batas, hitung)
    return hitung


def antar_bergilir(satker: Satker, tenggat: float) -> Hitungan:
    """As `antar`, for a worker that many courts share: waits for no slow gateway, rings when its turn comes.

    Only a run that called rings, so that there is one such bell at a time; if it is lost, the beat's rings.
    """
    hitung = antar(satker, tenggat, SABAR)
    ada_yang_keluar = hitung.diterima + hitung.gagal + hitung.tak_pasti
    gateway = jalur.pilih(jalur.terbuka(satker, "whatsapp")) if ada_yang_keluar else None
    detik = sampai_boleh(gateway) if gateway else 0
    if gateway and detik and klaim.ada(gateway):
        lonceng.bunyikan("notifikasi.tasks.antar_satu", satker.pk, nanti=detik)
    return hitung
