"""Taking back what no longer holds: moved, adjourned, decided, deleted, unregistered."""

from collections import defaultdict

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from notifikasi.models import Pesan
from notifikasi.outbox import batalkan
from perkara.acuan import Acuan
from perkara.pesan.batal import SEBAB, sebab_antrean


def cabut(acuan: Acuan) -> int:
    """Cancel the court's queued messages whose subject says so; returns how many.

    A cancelled message gives its key back: a hearing that returns, or a decision entered by mistake, is told again.
    """
    per_sebab: dict[str, list[int]] = defaultdict(list)
    for pesan, sebab in sebab_antrean(acuan.satker).items():
        per_sebab[sebab].append(pesan)
    return sum(_cabut(ids, SEBAB[sebab]) for sebab, ids in per_sebab.items())


def _cabut(ids: list[int], sebab: str) -> int:
    pesan = Pesan.objects.filter(pk__in=ids)
    bekas = Concat(F("kunci"), Value(":batal:"), Cast("pk", CharField()))
    pesan.filter(status=Pesan.Status.ANTRE).update(kunci=bekas)
    return batalkan(pesan, sebab)
