"""Sending what is due: one sender at a time, one e-mail claimed at a time, one conversation for all of them."""

import logging
from collections import Counter
from datetime import timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet

from notifikasi.antar.batas import Batas
from notifikasi.antar.kunci import RUANG_SUREL, kunci
from notifikasi.models import Surel
from notifikasi.surel.pengirim import Ditolak, SambunganGagal, Serahkan, TakPasti, sambungan
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
S = Surel.Status
# Minutes before a temporary refusal is tried again: greylisting lets go early, a full mailbox within the day.
JEDA = (1, 5, 15, 30, 60, 120, 240, 480)
DETIK_PER_TUGAS = 180
TERHENTI = "Pengirim berhenti di tengah jalan; tidak diketahui apakah surel keluar."


def kirim_surel(batas: int = 200) -> Counter[str]:
    """Send up to `batas` due e-mails; returns how many ended in which status.

    One sender at a time holds the lock, so what is found half done when it is taken was left by a
    sender that died: it may have left, so it becomes tak_pasti and is never sent again by itself.
    Without a mail server (EMAIL_URL) everything stays queued.
    """
    hitung: Counter[str] = Counter()
    with kunci(RUANG_SUREL) as dapat:
        if dapat and settings.SUREL_AKTIF:
            hitung[S.TAK_PASTI] += Surel.objects.filter(status=S.DIKIRIM).update(
                status=S.TAK_PASTI, galat=TERHENTI, selesai_pada=sekarang()
            )
            _kirim_yang_tempo(batas, hitung)
    return +hitung


def tempo() -> QuerySet[Surel]:
    """The e-mails that are due, the oldest first."""
    return Surel.objects.filter(status=S.ANTRE, siap_pada__lte=sekarang()).order_by("siap_pada", "id")


def _kirim_yang_tempo(batas: int, hitung: Counter[str]) -> None:
    if not tempo().exists():
        return
    waktu = Batas(DETIK_PER_TUGAS)
    try:
        with sambungan() as serahkan:
            while batas > 0 and not waktu.lewat() and (surel := _klaim()):
                hitung[_satu(surel, serahkan)] += 1
                batas -= 1
    except SambunganGagal as galat:
        # Said on the oldest one, where the dashboard looks; none of them has used up an attempt.
        catatan.warning("peladen surel tidak dapat dipakai: %s", galat)
        Surel.objects.filter(pk__in=tempo().values("pk")[:1]).update(galat=str(galat)[:500])


def _klaim() -> Surel | None:
    """Take the next due e-mail and mark it ours, committed before anything is said to the server."""
    with transaction.atomic(durable=True):
        surel = tempo().select_for_update(skip_locked=True, of=("self",)).select_related("satker").first()
        if surel:
            surel.status, surel.percobaan = S.DIKIRIM, surel.percobaan + 1
            surel.save(update_fields=["status", "percobaan"])
    return surel


def _satu(surel: Surel, serahkan: Serahkan) -> str:
    """Hand one over and write what came of it; SambunganGagal puts it back untouched and goes on up."""
    try:
        serahkan(surat(surel))
    except Ditolak as galat:
        if galat.tetap or surel.percobaan > len(JEDA):
            return _tulis(surel, S.GAGAL, str(galat))
        return _tulis(surel, S.ANTRE, str(galat), tunggu=JEDA[surel.percobaan - 1])
    except TakPasti as galat:
        return _tulis(surel, S.TAK_PASTI, f"Peladen surel tidak menjawab sesudah isi diserahkan. {galat}")
    except SambunganGagal:
        Surel.objects.filter(pk=surel.pk, status=S.DIKIRIM).update(status=S.ANTRE, percobaan=F("percobaan") - 1)
        raise
    return _tulis(surel, S.TERKIRIM, "")


def _tulis(surel: Surel, status: str, galat: str, tunggu: int = 0) -> str:
    saat = sekarang()
    Surel.objects.filter(pk=surel.pk, status=S.DIKIRIM).update(
        status=status,
        galat=galat[:500],
        siap_pada=saat + timedelta(minutes=tunggu) if tunggu else surel.siap_pada,
        selesai_pada=None if status == S.ANTRE else saat,
    )
    return status


def surat(surel: Surel) -> EmailMessage:
    """The e-mail as it leaves: in the court's name, with one identity however often it is tried."""
    alamat = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    nama = surel.satker.nama if surel.satker else "Narahubung"
    balas = [surel.satker.surel] if surel.satker and surel.satker.surel else []
    kepala = {
        "Message-ID": f"<surel-{surel.pk}-{surel.dibuat:%Y%m%d%H%M%S}@{alamat.partition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(
        surel.perihal, surel.teks, formataddr((nama, alamat)), [surel.kepada], reply_to=balas, headers=kepala
    )
