"""Numbers: known once per court, and whether they are on WhatsApp."""

from datetime import timedelta

from notifikasi.antar import jalur
from notifikasi.gateway.panggil import cek_nomor, sesi
from notifikasi.models import Nomor
from satker.models import Satker
from satker.waktu import sekarang

# Each question is a query to WhatsApp itself, and people seldom leave it.
MASA_CEK = timedelta(days=30)


def pastikan_nomor(satker: Satker, e164: str) -> Nomor:
    """The court's row of a number in E.164, made when it is new. Raises IntegrityError for no E.164."""
    return Nomor.objects.get_or_create(satker=satker, e164=e164, defaults={"dibuat": sekarang()})[0]


def cek_whatsapp(nomor: Nomor) -> bool | None:
    """Whether a number is on WhatsApp (R-000-5), asked at most once a month; None when nobody can tell.

    Calls a gateway when the answer is not known: up to its time-outs (5 + 30 seconds).
    """
    saat = sekarang()
    if nomor.di_whatsapp is not None and nomor.dicek_pada and nomor.dicek_pada > saat - MASA_CEK:
        return nomor.di_whatsapp
    jawaban = _tanya(nomor)
    if jawaban is not None:
        nomor.di_whatsapp, nomor.dicek_pada = jawaban, saat
        nomor.save(update_fields=["di_whatsapp", "dicek_pada"])
    return jawaban


def _tanya(nomor: Nomor) -> bool | None:
    """The first gateway that can tell is asked; an open breaker or a time-out is no answer."""
    for gateway in jalur.terbuka(nomor.satker):
        adaptor = jalur.adaptor(gateway)
        if adaptor.kemampuan.cek_nomor and gateway.pemutus_sejak is None:
            with sesi(1) as s:
                return cek_nomor(adaptor, s, nomor.e164)
    return None
