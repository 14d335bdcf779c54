"""Delivery: claim, re-read, write the attempt, call, write the outcome (design 3.3 and 5)."""

from notifikasi.antar.batas import Batas, berhenti
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.sapu import sapu
from notifikasi.antar.satker import antar_satker, satker_jatuh_tempo
from satker.models import Satker

__all__ = ["Batas", "Hitungan", "antar", "berhenti", "sapu", "satker_jatuh_tempo"]


def antar(satker: Satker | None = None, tenggat: float | None = None) -> Hitungan:
    """Deliver until nothing is due, for one court or all of them; returns what became of the messages.

    `tenggat`: seconds after which no further message is claimed. Where another deliverer is at
    work on a gateway, this one leaves it alone.
    """
    batas, hitung = Batas(tenggat), Hitungan()
    for s in [satker] if satker else satker_jatuh_tempo():
        if batas.lewat():
            break
        antar_satker(s, batas, hitung)
    return hitung
