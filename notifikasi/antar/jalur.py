"""Which way out: the court's first gateway that may be used now."""

from notifikasi.antar import pemutus
from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import Setelan
from notifikasi.models import Gateway
from satker.models import Satker

KONEKSI = 10
KONEKSI_MAKS = 50


def adaptor(gateway: Gateway) -> Adaptor:
    """The pure adapter of a gateway row."""
    return daftar.buat(gateway.jenis, setelan(gateway))


def setelan(gateway: Gateway) -> Setelan:
    """A gateway row as the adapters know it."""
    rahasia = tuple(r for b in gateway.rahasia_webhook.splitlines() if (r := b.strip()))
    return Setelan(gateway.url, gateway.token, gateway.nomor_id, rahasia, gateway.opsi)


def koneksi(gateway: Gateway) -> int:
    """How many calls may be in the air at once: `opsi.koneksi`, or 10."""
    nilai = gateway.opsi.get("koneksi", KONEKSI)
    return min(max(nilai, 1), KONEKSI_MAKS) if isinstance(nilai, int) else KONEKSI


def kanal(gateway: Gateway) -> str:
    """The channel on which a gateway reaches people: "whatsapp" or "sms"."""
    return adaptor(gateway).kemampuan.kanal


def terbuka(satker: Satker, lewat: str | None = None) -> list[Gateway]:
    """The court's gateways that are switched on, best first, whatever their breaker says; those of one channel."""
    milik = Gateway.objects.filter(satker=satker, aktif=True, dijeda=False)
    semua = milik.select_related("satker").order_by("prioritas", "id")
    return [g for g in semua if lewat is None or kanal(g) == lewat]


def kanal_terbuka(satker: Satker) -> list[str]:
    """The channels a court can use now. SMS comes first: few messages, and none that could wait for WhatsApp."""
    return sorted({kanal(g) for g in terbuka(satker)})


def pilih(satker: Satker, lewat: str = "whatsapp") -> Gateway | None:
    """The gateway of a channel to use now, None when there is none.

    A breaker that is due for its probe is probed here. Messages go on by the next gateway only
    while they wait: what a gateway may have taken never does (design 5).
    """
    return next((g for g in terbuka(satker, lewat) if pemutus.siap(g)), None)


def segarkan(gateway: Gateway) -> Gateway | None:
    """The row as it is now, None when it may no longer be used."""
    boleh = Gateway.objects.filter(pk=gateway.pk, aktif=True, dijeda=False, pemutus_sejak=None)
    baru = boleh.select_related("satker").first()
    return baru if baru and baru.jenis == gateway.jenis else None
