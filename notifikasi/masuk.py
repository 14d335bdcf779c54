"""The webhook inbox, processed: receipts, texts and channel states out of raw bodies."""

import logging
from collections import defaultdict
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Q

from notifikasi import berganti, tanda_terima
from notifikasi.antar import pemutus
from notifikasi.antar.jalur import adaptor
from notifikasi.gateway.dasar import KeadaanKanal, NomorBerganti, PesanMasuk, TandaTerima, Verdict
from notifikasi.masuk_teks import terima_teks
from notifikasi.models import Gateway, KotakWebhook
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
BATCH = 200
Pasangan = tuple[str, str]


@dataclass(slots=True)
class HitunganMasuk:
    """What a run found in the inbox; `rusak` rows keep their reason and can be processed again."""

    diproses: int = 0
    tanda_terima: int = 0
    pesan_masuk: int = 0
    rusak: int = 0

    def sebagai_dict(self) -> dict[str, int]:
        """For the command's JSON line."""
        return asdict(self)


def proses(*, ulang: bool = False) -> HitunganMasuk:
    """Process the inbox until it is empty; with `ulang`, first what could not be processed before.

    Safe to run twice at once (rows are taken with SKIP LOCKED) and to kill: a row is marked in the
    transaction that applies it.
    """
    hitung = HitunganMasuk()
    if ulang:
        KotakWebhook.objects.exclude(galat="").update(diproses_pada=None, galat="")
    while tanda := _satu_batch(hitung):
        tanda_terima.cocokkan(tanda=[t for t in tanda if t])
    return hitung


def _satu_batch(hitung: HitunganMasuk) -> list[Pasangan | None]:
    """Take one batch; answers the ids of its receipts, [] when the inbox is empty."""
    with transaction.atomic():
        antre = KotakWebhook.objects.select_for_update(skip_locked=True, of=("self",)).filter(diproses_pada=None)
        baris = list(antre.select_related("gateway__satker").order_by("id")[:BATCH])
        tanda: list[Pasangan | None] = [None] * len(baris)
        for b in baris:
            tanda += _satu(b, hitung)
        KotakWebhook.objects.bulk_update(baris, ["diproses_pada", "galat"])
    hitung.diproses += len(baris)
    return tanda


def _satu(baris: KotakWebhook, hitung: HitunganMasuk) -> list[Pasangan]:
    """Process one row; a fault in it is written beside it and hurts no other."""
    baris.diproses_pada = sekarang()
    try:
        with transaction.atomic():
            return _terapkan(baris, hitung)
    except Exception as galat:  # noqa: BLE001 -- whatever a provider may send, the rest of the inbox must go on
        catatan.exception("webhook %s tidak dapat diproses", baris.pk)
        baris.galat = f"{type(galat).__name__}: {galat}"[:500]
        hitung.rusak += 1
        return []


def _terapkan(baris: KotakWebhook, hitung: HitunganMasuk) -> list[Pasangan]:
    gateway = baris.gateway
    per_jenis: dict[type, list] = defaultdict(list)
    for p in adaptor(gateway).parse_webhook(baris.badan.encode()):
        per_jenis[type(p)].append(p)
    tanda = tanda_terima.simpan(gateway, per_jenis[TandaTerima])
    for t in per_jenis[TandaTerima]:
        _kanal_menurut_tanda(gateway, t)
    for m in per_jenis[PesanMasuk]:
        hitung.pesan_masuk += terima_teks(gateway, m)
    for k in per_jenis[KeadaanKanal]:
        _keadaan(gateway, k)
    for n in per_jenis[NomorBerganti]:
        berganti.kabarkan(gateway, n)
    hitung.tanda_terima += len(per_jenis[TandaTerima])
    return tanda


def _kanal_menurut_tanda(gateway: Gateway, t: TandaTerima) -> None:
    """Some gateways tell only by receipt that the channel is being held back."""
    baru = sekarang() - t.waktu < pemutus.JEDA_MAKS  # a redelivery of last week says nothing about now
    if not baru or t.verdict is None:
        return
    if t.verdict is Verdict.STOP_BARU:
        pemutus.henti_kontak_baru(gateway)
    elif t.verdict is Verdict.STOP_MASSAL:
        # Of what left before we knew there are more to come: they are no reason to stop the answers too.
        pemutus.henti_massal(gateway, balasan_saja=True)
    elif t.verdict is Verdict.STOP_KANAL:
        pemutus.buka_menurut_tanda(gateway, t.teks or t.kode, t.waktu)
    elif t.verdict is Verdict.NANTI:
        pemutus.lambatkan(gateway)


def _keadaan(gateway: Gateway, k: KeadaanKanal) -> None:
    if k.siap:
        pemutus.segera_periksa(gateway)
    else:
        pemutus.buka(gateway, k.sebab)


def tertunda(*, rusak: bool = True) -> int:
    """How many webhooks wait, and with `rusak` those that could not be processed."""
    return KotakWebhook.objects.filter(Q(diproses_pada=None) | (~Q(galat="") if rusak else Q())).count()
