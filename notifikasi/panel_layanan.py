"""What the dashboard says of the machinery: silent processes, and e-mail that does not leave."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Min, Q
from django.urls import reverse

from notifikasi import denyut
from notifikasi.models import Surel
from satker.beranda import Perhatian, daftarkan_perhatian
from satker.models import Peran, Satker
from satker.waktu import sekarang

ADMIN = frozenset({Peran.ADMIN})
LAMBAT = timedelta(minutes=15)
HARI_GAGAL = timedelta(days=7)


def perhatian_denyut(_satker: Satker) -> list[Perhatian]:
    """The dead-man signal: who has fallen silent and for how long; the counter is told whom to tell."""
    kalimat = denyut.keadaan().kalimat()
    url = reverse("operasi")
    daftar = [Perhatian("bahaya", k, url, "Lihat keadaan layanan", ADMIN) for k in kalimat]
    if kalimat:
        loket = "Pengiriman pesan dari portal ini terhenti. Pesan menunggu; beri tahu Admin."
        daftar.append(Perhatian("bahaya", loket, peran=frozenset({Peran.PTSP}), kecuali=ADMIN))
    return daftar


def perhatian_surel(satker: Satker) -> list[Perhatian]:
    """E-mail without a server, e-mail that waits too long, and e-mail that failed or may have left."""
    saat = sekarang()
    milik = Surel.objects.filter(satker=satker)
    kini = milik.aggregate(
        tunggu=Count("id", filter=Q(status=Surel.Status.ANTRE)),
        tertua=Min("siap_pada", filter=Q(status=Surel.Status.ANTRE)),
        gagal=Count("id", filter=Q(status__in=("gagal", "tak_pasti"), selesai_pada__gte=saat - HARI_GAGAL)),
    )
    url = reverse("operasi")
    daftar = []
    if kini["tunggu"] and not settings.SUREL_AKTIF:
        kalimat = f"{kini['tunggu']} surel menunggu: peladen surel belum diatur (EMAIL_URL)."
        daftar.append(Perhatian("awas", kalimat, url, "Lihat surel", ADMIN))
    elif kini["tertua"] and saat - kini["tertua"] > LAMBAT:
        sebab = milik.filter(status=Surel.Status.ANTRE).exclude(galat="").values_list("galat", flat=True).first()
        kalimat = f"{kini['tunggu']} surel tidak kunjung terkirim. {sebab or ''}".strip()
        daftar.append(Perhatian("awas", kalimat, url, "Lihat surel", ADMIN))
    if kini["gagal"]:
        kalimat = f"{kini['gagal']} surel gagal atau tak pasti dalam tujuh hari terakhir."
        daftar.append(Perhatian("awas", kalimat, url, "Lihat surel", ADMIN))
    return daftar


def pasang() -> None:
    """Register; called once, when Django is ready."""
    daftarkan_perhatian(perhatian_denyut)
    daftarkan_perhatian(perhatian_surel)
