"""Putting e-mails into their outbox. The only writer of new `Surel` rows."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from notifikasi import lonceng
from notifikasi.models import Surel
from satker.models import Satker
from satker.waktu import sekarang

ALAMAT_SALAH = "Alamat surel tidak sah; surel tidak dikirim."


def antrekan_surel(*, satker: Satker | None, kunci: str, kepada: str, perihal: str, teks: str) -> Surel | None:
    """Queue one plain-text e-mail; None when `kunci` exists already. Leaves after the caller's commit.

    `satker` None: from the portal itself. An address that is none does not break the caller: the
    row is kept as gagal, with the reason, where staff see it. Never raises for what people typed.
    """
    saat, alamat = sekarang(), kepada.strip()
    sah = _sah(alamat)
    surel, baru = Surel.objects.get_or_create(
        kunci=kunci,
        defaults={
            "satker": satker,
            "kepada": _bersih(alamat)[:254],
            # One line: a line break in a subject would be a header of somebody else's choosing.
            "perihal": _bersih(perihal)[:250],
            "teks": teks.replace("\x00", ""),
            "status": Surel.Status.ANTRE if sah else Surel.Status.GAGAL,
            "galat": "" if sah else ALAMAT_SALAH,
            "dibuat": saat,
            "siap_pada": saat,
            "selesai_pada": None if sah else saat,
        },
    )
    if not baru:
        return None
    if sah:
        lonceng.bunyikan("notifikasi.tasks.kirim_surel")
    return surel


def _bersih(teks: str) -> str:
    return " ".join(teks.replace("\x00", "").split())


def _sah(alamat: str) -> bool:
    """Whether every mail server takes the address as it is: no names beyond ASCII, no line breaks."""
    try:
        validate_email(alamat)
    except ValidationError:
        return False
    return alamat.isascii() and len(alamat) <= 254
