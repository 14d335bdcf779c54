"""Asks the court's gateway which numbers are on WhatsApp (R-000-5). Never inside a transaction."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from threading import Event

from notifikasi.antar import jalur
from notifikasi.gateway import panggil
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.sambungan import Sesi
from notifikasi.models import Gateway, Nomor
from satker.models import Satker
from satker.waktu import sekarang

SEKALIGUS = 4
BERLAKU = timedelta(days=30)  # people leave WhatsApp rarely
BATAS_WAKTU = (3, 8)  # seconds to connect and to answer: a person may be waiting at the counter
MENYERAH = 3  # unanswered questions after which a gateway is left in peace until the next run


class Jawaban(Enum):
    """What is known of a number."""

    ADA = True
    TIDAK = False
    TIDAK_TAHU = None  # no gateway of the court can tell: the seed registers all the same
    NANTI = "nanti"  # the gateway did not answer, or there is none yet


def yang_diketahui(satker: Satker, e164: Iterable[str]) -> dict[str, Jawaban]:
    """Numbers asked about lately, by what was said then."""
    sejak = sekarang() - BERLAKU
    baris = Nomor.objects.filter(satker=satker, e164__in=list(e164), dicek_pada__gte=sejak).exclude(di_whatsapp=None)
    return {nomor: Jawaban(ada) for nomor, ada in baris.values_list("e164", "di_whatsapp")}


def cek_banyak(satker: Satker, e164: Iterable[str], batas: int) -> dict[str, Jawaban]:
    """Ask for the first `batas` numbers, a few at a time; the others are for later.

    Where no gateway can tell, nobody is asked and all are answered. Nothing is stored; never raises for what the
    gateway does.
    """
    gateway, jawaban = _penanya(satker)
    if gateway is None:
        return dict.fromkeys(e164, jawaban)
    semua = list(dict.fromkeys(e164))[:batas]
    sesi, henti = panggil.sesi(SEKALIGUS), _Henti()
    try:
        adaptor = jalur.adaptor(gateway)
        with ThreadPoolExecutor(SEKALIGUS, thread_name_prefix="cek") as kolam:
            return dict(zip(semua, kolam.map(lambda n: _tanya(adaptor, sesi, n, henti), semua), strict=True))
    finally:
        sesi.close()


def catat(satker: Satker, jawaban: dict[str, Jawaban]) -> None:
    """Keep what was answered on numbers that exist."""
    for satu in (Jawaban.ADA, Jawaban.TIDAK):
        nomor = [e164 for e164, isi in jawaban.items() if isi is satu]
        if nomor:
            milik = Nomor.objects.filter(satker=satker, e164__in=nomor)
            milik.update(di_whatsapp=satu.value, dicek_pada=sekarang())


def _penanya(satker: Satker) -> tuple[Gateway | None, Jawaban]:
    """The gateway to ask, or the answer for every number when there is none to ask."""
    semua = jalur.terbuka(satker)
    bisa = [g for g in semua if jalur.adaptor(g).kemampuan.cek_nomor]
    siap = next((g for g in bisa if g.pemutus_sejak is None), None)
    return siap, Jawaban.TIDAK_TAHU if semua and not bisa else Jawaban.NANTI


class _Henti:
    """Counts unanswered questions of all threads; exact enough to spare a gateway that is down."""

    def __init__(self) -> None:
        self.tanpa_jawaban, self.tanda = 0, Event()

    def catat(self) -> None:
        self.tanpa_jawaban += 1
        if self.tanpa_jawaban >= MENYERAH:
            self.tanda.set()


def _tanya(adaptor: Adaptor, sesi: Sesi, e164: str, henti: _Henti) -> Jawaban:
    permintaan = adaptor.build_cek(e164)
    if permintaan is None:
        return Jawaban.TIDAK_TAHU
    if henti.tanda.is_set():
        return Jawaban.NANTI
    try:
        status, _, badan = panggil.kirim(sesi, replace(permintaan, timeout=BATAS_WAKTU))
    except (panggil.BelumTerkirim, panggil.JawabanHilang):
        henti.catat()
        return Jawaban.NANTI
    ada = adaptor.parse_cek(status, badan)
    if ada is None and status != 200:
        henti.catat()
        return Jawaban.NANTI
    return Jawaban(ada)
