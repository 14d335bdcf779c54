"""Looking at what planning would do, without doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from notifikasi.models import Pesan
from perkara.acuan import Acuan
from satker.telepon import samarkan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """What would be queued: kind, masked number, case or register number, subject, when."""

    jenis: str
    nomor: str
    perihal: str
    subjek: str
    kirim_mulai: datetime


def urungkan(
    acuan: Acuan, rencana: Callable[[Acuan], dict[str, int]], baca: Callable[[Sequence[Pesan]], list[T]]
) -> tuple[dict[str, int], list[T]]:
    """Run `rencana`, hand the messages it queued to `baca`, undo it all; answers what both returned."""
    with transaction.atomic():
        jumlah = rencana(acuan)
        baru = Pesan.objects.filter(satker=acuan.satker, dibuat=acuan.kini, status=Pesan.Status.ANTRE, jenis__in=jumlah)
        terbaca = baca(list(baru.select_related("nomor", "satker").order_by("pk")))
        transaction.set_rollback(True)
    return jumlah, terbaca


def baris(pesan: Sequence[Pesan]) -> list[BarisRencana]:
    """The messages as a simulation shows them: no full number, no name."""
    return [
        BarisRencana(p.jenis, samarkan(p.nomor.e164), p.perihal, f"{p.subjek} {p.subjek_id}", p.kirim_mulai)
        for p in pesan
    ]
