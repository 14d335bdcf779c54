"""Taking queued messages back so that they can be planned again."""

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from notifikasi.models import Pesan
from notifikasi.outbox import batalkan


def tarik_kembali(pesan: QuerySet[Pesan], sebab: str) -> int:
    """Cancel what has not left yet and give its key back; returns how many.

    What comes back (a case, a hearing, a registration) is then told again as if for the first time.
    """
    antre = list(pesan.filter(status=Pesan.Status.ANTRE).values_list("pk", flat=True))
    if not antre:
        return 0
    milik = Pesan.objects.filter(pk__in=antre, status=Pesan.Status.ANTRE)
    milik.update(kunci=Concat(F("kunci"), Value(":batal:"), Cast("pk", CharField())))
    return batalkan(milik, sebab)
