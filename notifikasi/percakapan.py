"""Conversations kept up: which one an incoming text belongs to, and whether it waits for a person."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest, Least

from notifikasi.models import Nomor, Percakapan
from notifikasi.satukan import satukan
from satker.models import Satker


def untuk(satker: Satker, nomor: Nomor | None, pengenal: Sequence[str], waktu: datetime) -> Percakapan:
    """The conversation of the sender with these ids, the first being the one he wrote under; made when it is new.

    What he wrote under one of them while his number was not known is part of it.
    """
    if nomor is None:
        return Percakapan.objects.get_or_create(
            satker=satker, nomor=None, pengirim=pengenal[0], defaults={"terakhir": waktu}
        )[0]
    ada = satukan(nomor, pengenal)
    return ada or Percakapan.objects.get_or_create(nomor=nomor, defaults={"satker": satker, "terakhir": waktu})[0]


def catat(percakapan: Percakapan, waktu: datetime, *, menunggu: bool) -> None:
    """Note that a text came at `waktu`, and whether it waits for a person; in any order, the earliest wait counts.

    A text that was written before somebody handled the conversation, but arrived later, waits all the same.
    """
    baru: dict[str, object] = {"terakhir": Greatest(F("terakhir"), waktu)}
    if menunggu:
        baru["menunggu_sejak"] = Least(Coalesce(F("menunggu_sejak"), waktu), waktu)
    Percakapan.objects.filter(pk=percakapan.pk).update(**baru)


def menunggu(satker: Satker) -> int:
    """How many conversations wait for an answer."""
    return Percakapan.objects.filter(Q(satker=satker), menunggu_sejak__isnull=False).count()
