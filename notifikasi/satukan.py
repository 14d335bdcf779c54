"""Two conversations that turn out to be one person's: put together when WhatsApp tells the number behind an id.

Of what was said before only a BERHENTI is acted on, as of when it was said: it could not be carried out then. That
number's own later consent stands, a MULAI is not looked for: where the two differ, fewer messages are right.
"""

from collections.abc import Collection

from django.db import transaction

from notifikasi.antar.jalur import kanal
from notifikasi.models import Nomor, Percakapan, Persetujuan, PesanMasuk
from notifikasi.persetujuan import hentikan
from satker.audit import catat

BERHENTI, MULAI = "BERHENTI", "MULAI"


def satukan(nomor: Nomor, pengenal: Collection[str]) -> Percakapan | None:
    """The number's conversation, with all that was written under these ids before; None when there is neither.

    Officers find what waited still waiting, since its first text. One transaction: nothing is ever in both or neither.
    """
    buram = Percakapan.objects.filter(satker=nomor.satker_id, nomor=None, pengirim__in=pengenal).order_by("pk")
    if not pengenal or not buram.exists():
        return Percakapan.objects.filter(nomor=nomor).first()
    with transaction.atomic():
        Nomor.objects.select_for_update().get(pk=nomor.pk)  # whoever else learns it meanwhile comes after
        lama = list(buram.select_for_update())
        milik = Percakapan.objects.select_for_update().filter(nomor=nomor).first() or next(iter(lama), None)
        if milik is None:
            return None
        masuk = PesanMasuk.objects.filter(percakapan__in=lama)
        henti = masuk.filter(perintah__in=(BERHENTI, MULAI)).order_by("waktu", "pk").last()
        masuk.update(percakapan=milik, nomor=nomor)
        for p in lama:
            _serap(milik, p, nomor)
        if henti and henti.perintah == BERHENTI:
            hentikan(nomor, Persetujuan.Kanal.BALASAN, waktu=henti.waktu, lewat=kanal(henti.gateway))
    return milik


def _serap(milik: Percakapan, p: Percakapan, nomor: Nomor) -> None:
    """Take `p` into `milik`, which may be the same row: then it only gets its number."""
    milik.nomor, milik.terakhir = nomor, max(milik.terakhir, p.terakhir)
    milik.menunggu_sejak = min(filter(None, (milik.menunggu_sejak, p.menunggu_sejak)), default=None)
    if p.ditangani_pada and (milik.ditangani_pada is None or p.ditangani_pada > milik.ditangani_pada):
        milik.ditangani_pada, milik.ditangani_oleh = p.ditangani_pada, p.ditangani_oleh
    if p.pk != milik.pk:
        p.delete()
    milik.save()
    catat(nomor.satker, "webhook", "percakapan.satukan", milik, dari=p.pengirim)
