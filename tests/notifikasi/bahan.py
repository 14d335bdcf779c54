"""States of delivery that a test wants to start from."""

from notifikasi.antar import jalur, klaim, percobaan
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.muatan import Muatan, muat
from notifikasi.models import Gateway
from satker.models import Satker
from tests.notifikasi.pabrik import buat_gateway, buat_pesan


def diklaim(satker: Satker) -> tuple[Gateway, Muatan]:
    """One message claimed and rendered, its attempt not yet written."""
    gateway = Gateway.objects.filter(satker=satker).first() or buat_gateway(satker)
    buat_pesan(satker)
    pesan = klaim.klaim(gateway, 1)
    return gateway, muat(pesan, jalur.adaptor(gateway), Hitungan())[0]


def di_udara(satker: Satker) -> tuple[Gateway, Muatan]:
    """One message whose attempt is written and whose call is under way."""
    gateway, muatan = diklaim(satker)
    percobaan.buka(gateway, [muatan])
    return gateway, muatan
