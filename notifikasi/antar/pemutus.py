"""The breaker: a channel that cannot send is left alone, and asked again ever more rarely."""

from datetime import datetime, timedelta

from django.db.models import F, Q

from notifikasi.gateway.dasar import Verdict
from notifikasi.gateway.panggil import cek_sehat, sesi
from notifikasi.models import Gateway
from notifikasi.sebab import HENTI_BARU
from satker.audit import catat
from satker.waktu import sekarang

BERUNTUN = 5  # equal failures in a row that open it
JEDA_MIN, JEDA_MAKS = timedelta(minutes=1), timedelta(hours=1)
# How long to leave a channel alone at first: an hour when the provider counts our messages as spam.
JEDA_VERDICT = {Verdict.STOP_MASSAL: timedelta(hours=1), Verdict.STOP_KANAL: timedelta(minutes=5)}
HENTI_MASSAL = timedelta(hours=1)
LAMBAT = timedelta(minutes=10)
SUSULAN = timedelta(minutes=1)  # how far the provider's clock may be behind ours


def buka(gateway: Gateway, sebab: str, verdict: Verdict | None = None) -> None:
    """Open the breaker with a reason staff can read. An open one keeps its first reason and time."""
    saat = sekarang()
    jeda = JEDA_VERDICT.get(verdict, JEDA_MIN) if verdict else JEDA_MIN
    baru = Gateway.objects.filter(pk=gateway.pk, pemutus_sejak=None).update(
        pemutus_sejak=saat, pemutus_sebab=sebab[:300], pemutus_coba=saat + jeda
    )
    if baru:
        catat(gateway.satker, "antar", "pemutus_terbuka", gateway, sebab=sebab[:300])


def buka_menurut_tanda(gateway: Gateway, sebab: str, waktu: datetime) -> None:
    """Open the breaker of a channel that took a message and said by receipt of `waktu` that it sends none (131042).

    Its probe may find it well all the same. So it goes on slowly after that, and if a receipt says so again within
    LAMBAT, the outage has never ended: it began when it first began, and is left alone for as long again. Receipts
    from before the probe are of the messages that left before the breaker opened.
    """
    saat = sekarang()
    lalu = Gateway.objects.filter(pk=gateway.pk, pemutus_sejak=None)
    dicoba = lalu.filter(masa_percobaan(saat)).values_list("pemutus_semula", "lambat_sampai").first()
    semula, sampai = dicoba or (None, None)
    if sampai and waktu < sampai - LAMBAT - SUSULAN:
        return
    sejak = semula or saat
    coba = saat + min(max(saat - sejak, JEDA_VERDICT[Verdict.STOP_KANAL]), JEDA_MAKS)
    isi = {"pemutus_sejak": sejak, "pemutus_semula": sejak, "pemutus_coba": coba, "pemutus_sebab": sebab[:300]}
    if lalu.update(**isi):
        catat(gateway.satker, "antar", "pemutus_terbuka", gateway, sebab=sebab[:300])


def masa_percobaan(saat: datetime) -> Q:
    """Gateways whose breaker is closed, but an outage told by receipts may not be over."""
    return Q(pemutus_sejak=None, pemutus_semula__isnull=False, lambat_sampai__gt=saat)


def tutup(gateway: Gateway) -> None:
    """Close the breaker and forget the failures that opened it; slowly at first where receipts did."""
    menurut_tanda = Gateway.objects.filter(pk=gateway.pk, pemutus_semula=F("pemutus_sejak"))
    menurut_tanda.update(lambat_sampai=sekarang() + LAMBAT)
    ditutup = (
        Gateway.objects.filter(pk=gateway.pk)
        .exclude(pemutus_sejak=None)
        .update(pemutus_sejak=None, pemutus_sebab="", pemutus_coba=None, gagal_beruntun=0, gagal_kode="")
    )
    if ditutup:
        catat(gateway.satker, "antar", "pemutus_tertutup", gateway)


def segera_periksa(gateway: Gateway) -> None:
    """Let the next run probe: the gateway itself says that it is back."""
    Gateway.objects.filter(pk=gateway.pk).exclude(pemutus_sejak=None).update(pemutus_coba=sekarang())


def henti_kontak_baru(gateway: Gateway) -> None:
    """Write to nobody new for a day (463); chats that exist go on."""
    Gateway.objects.filter(pk=gateway.pk).update(kontak_baru_berhenti_sampai=sekarang() + HENTI_BARU)
    catat(gateway.satker, "antar", "kontak_baru_berhenti", gateway)


def henti_massal(gateway: Gateway, *, balasan_saja: bool) -> None:
    """Hold recaps and broadcasts back for an hour; with `balasan_saja` all but answers to who wrote within a day."""
    bidang = "balasan_saja_sampai" if balasan_saja else "massal_berhenti_sampai"
    Gateway.objects.filter(pk=gateway.pk).update(**{bidang: sekarang() + HENTI_MASSAL})
    catat(gateway.satker, "antar", "balasan_saja" if balasan_saja else "massal_berhenti", gateway)


def lambatkan(gateway: Gateway) -> None:
    """Let the channel trickle for a while: the provider limits the whole account."""
    Gateway.objects.filter(pk=gateway.pk).update(lambat_sampai=sekarang() + LAMBAT, pemutus_semula=None)


def siap(gateway: Gateway) -> bool:
    """Whether the breaker lets messages through, after a probe where one is due."""
    if gateway.pemutus_sejak is None:
        return True
    saat = sekarang()
    if gateway.pemutus_coba and gateway.pemutus_coba > saat:
        return False
    # As long again as it has been open: 1, 2, 4 … minutes. Compare-and-set, so that one worker probes.
    jeda = min(max(saat - gateway.pemutus_sejak, JEDA_MIN), JEDA_MAKS)
    milik = Gateway.objects.filter(pk=gateway.pk, pemutus_coba=gateway.pemutus_coba)
    if not milik.update(pemutus_coba=saat + jeda) or not _sehat(gateway):
        return False
    tutup(gateway)
    return True


def _sehat(gateway: Gateway) -> bool:
    from notifikasi.antar.jalur import adaptor  # noqa: PLC0415  (choosing a way asks the breaker)

    with sesi(1) as s:
        return cek_sehat(adaptor(gateway), s).siap


class Beruntun:
    """Equal failures in a row on one gateway, kept across runs in its row."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self.kode, self.banyak = gateway.gagal_kode, gateway.gagal_beruntun

    def catat(self, kode: list[str]) -> str:
        """Take in outcomes in order ("" is one that worked); answers the code that opens the breaker, or ""."""
        sebelum = (self.kode, self.banyak)
        for k in (k[:60] for k in kode):
            self.banyak = self.banyak + 1 if k and k == self.kode else int(bool(k))
            self.kode = k
            if self.banyak >= BERUNTUN:
                break
        if (self.kode, self.banyak) != sebelum:
            Gateway.objects.filter(pk=self._gateway.pk).update(gagal_kode=self.kode, gagal_beruntun=self.banyak)
        return self.kode if self.banyak >= BERUNTUN else ""
