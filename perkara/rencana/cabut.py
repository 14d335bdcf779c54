"""Taking back what no longer holds: moved, adjourned, decided, deleted, unregistered."""

from collections import defaultdict

from notifikasi.models import Pesan
from notifikasi.outbox import batalkan
from perkara.acuan import Acuan
from perkara.pesan.batal import SEBAB, sebab_antrean


def cabut(*acuan: Acuan) -> int:
    """Cancel the courts' queued messages whose subject says so; returns how many.

    A cancelled message gives its key back: a hearing that returns, or a decision entered by mistake, is told again.
    """
    per_sebab: dict[str, list[int]] = defaultdict(list)
    for pesan, sebab in sebab_antrean(*(a.satker for a in acuan)).items():
        per_sebab[sebab].append(pesan)
    return sum(batalkan(Pesan.objects.filter(pk__in=ids), SEBAB[sebab]) for sebab, ids in per_sebab.items())
