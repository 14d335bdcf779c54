"""Scanning later what nobody could scan when it came."""

import logging

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction

from layanan.lampiran.pindai import Terinfeksi, pindai
from layanan.models import Lampiran
from satker.audit import catat

PER_PUTARAN = 100
# So many silences in one round, and the scanner is down. A single one may be about the file.
DIAM_MAKS = 3
catatan = logging.getLogger(__name__)


def pindai_ulang() -> dict[str, int]:
    """One round over what is "not scanned", in any order, so that no file stands in the way of others. Counts."""
    hitungan = {"bersih": 0, "terinfeksi": 0, "belum": 0}
    if not settings.CLAMD_URL:
        return hitungan
    belum = Lampiran.objects.filter(pindai=Lampiran.Pindai.BELUM).select_related("urusan__satker")
    for lampiran in belum.order_by("?")[:PER_PUTARAN]:
        hitungan[_pindai_satu(lampiran)] += 1
        if hitungan["belum"] == DIAM_MAKS:
            break
    return hitungan


def _pindai_satu(lampiran: Lampiran) -> str:
    try:
        with lampiran.berkas.open("rb") as berkas:
            bersih = pindai(berkas.read())
    except Terinfeksi as temuan:
        _buang(lampiran, temuan.virus)
        return "terinfeksi"
    except (ValidationError, OSError) as galat:
        catatan.warning("Lampiran %s belum dapat dipindai: %s", lampiran.pk, type(galat).__name__)
        return "belum"
    if bersih:
        Lampiran.objects.filter(pk=lampiran.pk).update(pindai=Lampiran.Pindai.BERSIH)
    return "bersih" if bersih else "belum"


@transaction.atomic
def _buang(lampiran: Lampiran, virus: str) -> None:
    """The file goes, the row stays and says why: the officer must know that something was sent."""
    nama = str(lampiran.berkas.name)
    Lampiran.objects.filter(pk=lampiran.pk).update(pindai=Lampiran.Pindai.TERINFEKSI, berkas="")
    catat(lampiran.urusan.satker if lampiran.urusan else None, "pemindai", "lampiran_terinfeksi", lampiran, virus=virus)
    transaction.on_commit(lambda: default_storage.delete(nama))
