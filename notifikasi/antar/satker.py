"""Delivery for one court: choose a way, hold it alone, work, look again."""

from notifikasi.antar import jalur, klaim
from notifikasi.antar.batas import Batas
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.kunci import kunci_gateway
from notifikasi.antar.putaran import Putaran
from notifikasi.antar.sapu import sapu_gateway
from notifikasi.models import Gateway, Pesan
from satker.models import Satker
from satker.waktu import sekarang


def satker_jatuh_tempo() -> list[Satker]:
    """The courts with something due now."""
    tempo = Pesan.objects.filter(status=Pesan.Status.ANTRE, siap_pada__lte=sekarang())
    return list(Satker.objects.filter(pk__in=tempo.order_by().values("satker").distinct()))


def antar_satker(satker: Satker, batas: Batas, hitung: Hitungan) -> None:
    """Deliver a court's due messages, channel by channel, until none is left, none may go, or the time is up."""
    hitung.kedaluwarsa += klaim.kedaluwarsakan(satker)
    for kanal, calon in jalur.per_kanal(satker).items():
        _antar_kanal(satker, kanal, calon, batas, hitung)


def _antar_kanal(satker: Satker, kanal: str, calon: list[Gateway], batas: Batas, hitung: Hitungan) -> None:
    while not batas.lewat():
        gateway = jalur.pilih(calon)
        if gateway is None or not _sekali(gateway, batas, hitung):
            return
        hitung.kedaluwarsa += klaim.kedaluwarsakan(satker)
        calon = jalur.terbuka(satker, kanal)


def _sekali(gateway: Gateway, batas: Batas, hitung: Hitungan) -> bool:
    """One turn at one gateway; whether to look again."""
    with kunci_gateway(gateway.pk) as dapat:
        if not dapat:
            return False
        sapu_gateway(gateway.pk, hitung)
        putaran = Putaran(gateway, batas, hitung)
        dihentikan = putaran.jalankan()
    if putaran.menunggu:
        return False
    # Whoever rang while we held the lock went away again: what came meanwhile is ours to see.
    return dihentikan or klaim.ada(gateway)
