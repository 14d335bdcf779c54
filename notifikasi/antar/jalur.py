"""Which way out: the court's first gateway that may be used now."""

from collections.abc import Sequence

from notifikasi.antar import pemutus
from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import Setelan
from notifikasi.models import Gateway, SetelanNotifikasi
from satker.models import Satker

KONEKSI = 10
KONEKSI_MAKS = 50
# What every claim asks of a gateway's court comes with its row.
_BERSAMA_SATKER = Gateway.objects.select_related("satker__setelan_notifikasi")


def adaptor(gateway: Gateway) -> Adaptor:
    """The pure adapter of a gateway row."""
    return daftar.buat(gateway.jenis, setelan(gateway))


def setelan(gateway: Gateway) -> Setelan:
    """A gateway row as the adapters know it."""
    rahasia = tuple(r for b in gateway.rahasia_webhook.splitlines() if (r := b.strip()))
    return Setelan(gateway.url, gateway.token, gateway.nomor_id, rahasia, gateway.opsi)


def setelan_satker(gateway: Gateway) -> SetelanNotifikasi:
    """The settings of a gateway's court, read with the row: as old as that one."""
    return getattr(gateway.satker, "setelan_notifikasi", None) or SetelanNotifikasi(satker=gateway.satker)


def koneksi(gateway: Gateway) -> int:
    """How many calls may be in the air at once: `opsi.koneksi`, or 10."""
    nilai = gateway.opsi.get("koneksi", KONEKSI)
    return min(max(nilai, 1), KONEKSI_MAKS) if isinstance(nilai, int) else KONEKSI


def kanal(gateway: Gateway) -> str:
    """The channel on which a gateway reaches people: "whatsapp" or "sms"."""
    return adaptor(gateway).kemampuan.kanal


def terbuka(satker: Satker, lewat: str | None = None) -> list[Gateway]:
    """The court's gateways that are switched on, best first, whatever their breaker says; those of one channel."""
    milik = _BERSAMA_SATKER.filter(satker=satker, aktif=True, dijeda=False)
    return [g for g in milik.order_by("prioritas", "id") if lewat is None or kanal(g) == lewat]


def per_kanal(satker: Satker) -> dict[str, list[Gateway]]:
    """The channels a court can use now, with their gateways. SMS comes first: few messages, none that could wait."""
    hasil: dict[str, list[Gateway]] = {}
    for g in terbuka(satker):
        hasil.setdefault(kanal(g), []).append(g)
    return dict(sorted(hasil.items()))


def pilih(calon: Sequence[Gateway]) -> Gateway | None:
    """The gateway to use now of those of a channel, best first; None when there is none.

    A breaker that is due for its probe is probed here. Messages go on by the next gateway only
    while they wait: what a gateway may have taken never does (design 5).
    """
    return next((g for g in calon if pemutus.siap(g)), None)


def segarkan(gateway: Gateway) -> Gateway | None:
    """The row as it is now, None when it may no longer be used."""
    baru = _BERSAMA_SATKER.filter(pk=gateway.pk, aktif=True, dijeda=False, pemutus_sejak=None).first()
    return baru if baru and baru.jenis == gateway.jenis else None
