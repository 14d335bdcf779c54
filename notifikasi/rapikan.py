"""How long what is kept, in one place: what nobody needs any more goes, the court's record stays.

Kept for good: every message with the text that was sent, its attempts and matched receipts, consent, and that somebody
wrote and when. Not kept: raw webhook bodies, receipts of chats that were not ours, old texts of people.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from notifikasi import denyut
from notifikasi.antar import Batas
from notifikasi.antar.kunci import RUANG_RAPIKAN, kunci
from notifikasi.models import KotakWebhook, PesanMasuk, SetelanNotifikasi, TandaTerima
from satker.waktu import sekarang

# Longer than any provider delivers again (Meta: 7 days), long enough to look into a complaint.
WEBHOOK = timedelta(days=30)
# What could not be read waits for a fix of ours (`proses_masuk --ulang`), but not for ever: it holds texts too.
WEBHOOK_TAK_TERBACA = timedelta(days=180)
TANDA_YATIM = timedelta(days=30)
# The court may say otherwise (SetelanNotifikasi.simpan_masuk_hari).
TEKS_MASUK_HARI: int = SetelanNotifikasi._meta.get_field("simpan_masuk_hari").default
TERHAPUS = "(teks dihapus sesudah masa simpan)"

BATCH = 5000
DETIK_PER_TUGAS = 180


def rapikan(*, simulasi: bool = False) -> dict[str, int]:
    """Remove what is past its time; returns how many of each. `simulasi`: count only.

    In batches with a commit each, so that it stands in nobody's way; one run at a time, the next night goes on
    where the time was up. Safe to repeat.
    """
    if simulasi:
        return {nama: pilih().count() for nama, (pilih, _) in _PEKERJAAN.items()}
    hasil = dict.fromkeys(_PEKERJAAN, 0)
    batas = Batas(DETIK_PER_TUGAS)
    with kunci(RUANG_RAPIKAN) as dapat:
        if dapat:
            for nama, (pilih, lakukan) in _PEKERJAAN.items():
                hasil[nama] = _bertahap(pilih, lakukan, batas)
            hasil["denyut"] = denyut.lupakan()
    return hasil


def _bertahap(pilih: Callable[[], QuerySet[Any]], lakukan: Callable[[QuerySet[Any]], int], batas: Batas) -> int:
    banyak = 0
    while not batas.lewat():
        with transaction.atomic():
            kini = list(pilih().order_by("pk").values_list("pk", flat=True)[:BATCH])
            banyak += lakukan(pilih().model._default_manager.filter(pk__in=kini)) if kini else 0
        if len(kini) < BATCH:
            break
    return banyak


def webhook() -> QuerySet[KotakWebhook]:
    """Bodies processed long ago, and those nobody could ever read."""
    saat = sekarang()
    usai = Q(galat="", diproses_pada__lt=saat - WEBHOOK)
    return KotakWebhook.objects.filter(usai | Q(~Q(galat=""), diterima_pada__lt=saat - WEBHOOK_TAK_TERBACA))


def tanda_yatim() -> QuerySet[TandaTerima]:
    """Receipts that never found a message."""
    return TandaTerima.objects.filter(pesan=None, waktu__lt=sekarang() - TANDA_YATIM)


def teks_masuk() -> QuerySet[PesanMasuk]:
    """Texts of people older than their court keeps them."""
    hari = Coalesce(F("gateway__satker__setelan_notifikasi__simpan_masuk_hari"), TEKS_MASUK_HARI)
    tua = PesanMasuk.objects.annotate(batas=sekarang() - hari * timedelta(days=1))
    return tua.filter(waktu__lt=F("batas")).exclude(teks__in=("", TERHAPUS))


def _hapus(baris: QuerySet[Any]) -> int:
    return baris.delete()[0]


def _kosongkan(baris: QuerySet[Any]) -> int:
    return baris.update(teks=TERHAPUS)


_PEKERJAAN: dict[str, tuple[Callable[[], QuerySet[Any]], Callable[[QuerySet[Any]], int]]] = {
    "webhook": (webhook, _hapus),
    "tanda_yatim": (tanda_yatim, _hapus),
    "teks_masuk": (teks_masuk, _kosongkan),
}
