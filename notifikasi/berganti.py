"""A person moved to another number, says WhatsApp. Nobody is followed here: the apps are told, and they ask people."""

from collections.abc import Callable

from notifikasi.gateway.dasar import NomorBerganti
from notifikasi.models import Gateway, Nomor
from satker.audit import catat
from satker.telepon import samarkan

# Gets the number as this court knows it and the new one in E.164; it may leave to-dos, never move anything.
Pendengar = Callable[[Nomor, str], None]
_pendengar: list[Pendengar] = []


def daftarkan(pendengar: Pendengar) -> None:
    """Add an app that wants to know."""
    _pendengar.append(pendengar)


def kabarkan(gateway: Gateway, kabar: NomorBerganti) -> None:
    """Put it on the trail, numbers masked, and tell the apps about a number this court knows (domain 8.8)."""
    satker = gateway.satker
    catat(satker, "webhook", "nomor_berganti", gateway, lama=samarkan(kabar.lama), baru=samarkan(kabar.baru))
    nomor = Nomor.objects.filter(satker=satker, e164=kabar.lama).select_related("satker").first()
    if nomor is not None:
        for pendengar in _pendengar:
            pendengar(nomor, kabar.baru)
