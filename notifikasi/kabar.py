"""N-76: telling a court's admins by another way that a gateway stopped, and that it is back. Once each."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from notifikasi.antar import jalur, pemutus
from notifikasi.models import Gateway, Nomor, Pesan
from notifikasi.nomor import pastikan_nomor
from notifikasi.outbox import antrekan
from notifikasi.pesan_kanal import KODE_BERHENTI, KODE_PULIH
from notifikasi.surel import antrekan_surel
from notifikasi.templat import Siap, render
from satker.audit import catat
from satker.models import Jabatan, Keanggotaan, Pegawai, Peran
from satker.waktu import sekarang

# A breaker that closes again at its first or second probe is no news. Also for what will surely last (a device
# logged out): two minutes cost nothing there, and one rule is easier to trust than two.
KABARI_SETELAH = timedelta(minutes=2)
# Afterwards a message about it is of no use; the dashboard says it as long as it lasts.
MASA = timedelta(hours=6)


def kabari() -> int:
    """Tell the admins of each breaker open for a while, and of the closing of those told; returns how many."""
    saat = sekarang()
    usai = Q(pemutus_dikabari__isnull=False) & (Q(pemutus_sejak=None) | Q(pemutus_sejak__gt=F("pemutus_dikabari")))
    usai &= ~pemutus.masa_percobaan(saat)
    lama = Q(aktif=True, pemutus_dikabari=None, pemutus_sejak__lte=saat - KABARI_SETELAH)
    perlu = Gateway.objects.filter(usai | lama).select_related("satker").order_by("pk")
    return sum(_kabari(g, KODE_PULIH if g.pemutus_dikabari else KODE_BERHENTI) for g in perlu)


def _kabari(gateway: Gateway, kode: str) -> int:
    """Mark and queue in one transaction: two workers tell once, and a crash in between tells later."""
    saat = sekarang()
    sejak = gateway.pemutus_dikabari or gateway.pemutus_sejak or saat
    kunci = f"{kode}:{gateway.pk}:{sejak.isoformat(timespec='seconds')}"
    with transaction.atomic():
        milik = Gateway.objects.filter(pk=gateway.pk, pemutus_dikabari=gateway.pemutus_dikabari)
        if not milik.update(pemutus_dikabari=saat if kode == KODE_BERHENTI else None):
            return 0
        surel, pesan = _lewat_surel(gateway, kode, kunci), _lewat_gateway_lain(gateway, kode, kunci)
        catat(gateway.satker, "penjaga", "gateway_dikabarkan", gateway, kode=kode, surel=surel, pesan=pesan)
    return 1


def _lewat_surel(gateway: Gateway, kode: str, kunci: str) -> int:
    """By e-mail to the court's admins, else to the court's own address; to how many. None without a mail server:

    it would leave when one is set up, weeks after the fact, and the trail would say that somebody was told.
    """
    if not settings.SUREL_AKTIF:
        return 0
    pesan = Pesan(satker=gateway.satker, jenis=kode, subjek_id=gateway.pk, nama_penerima="Admin")
    isi = render([pesan])[pesan.pk]
    if not isinstance(isi, Siap):
        return 0  # it stopped, or came back, once more since we looked
    keadaan = "berhenti mengirim" if kode == KODE_BERHENTI else "berjalan lagi"
    perihal = f"Gateway {gateway.nama} {keadaan}: {gateway.satker.nama}"
    alamat = alamat_admin(gateway)
    for a in alamat:
        antrekan_surel(satker=gateway.satker, kunci=f"{kunci}:{a}"[:200], kepada=a, perihal=perihal, teks=isi.teks)
    return len(alamat)


def alamat_admin(gateway: Gateway) -> list[str]:
    """Where a court's admins read e-mail; the court's own address when none of them has one."""
    admin = Keanggotaan.objects.filter(satker=gateway.satker, peran=Peran.ADMIN, user__is_active=True)
    alamat = admin.exclude(user__email="").order_by("user__email").values_list("user__email", flat=True).distinct()
    return list(alamat) or [a for a in (gateway.satker.surel,) if a]


def _lewat_gateway_lain(gateway: Gateway, kode: str, kunci: str) -> int:
    """By another gateway of the court that is not stopped itself; to how many."""
    lain = [g for g in jalur.terbuka(gateway.satker) if g.pk != gateway.pk and g.pemutus_sejak is None]
    if not lain:
        return 0
    banyak, kanal = 0, jalur.kanal(lain[0])
    for pegawai in _pegawai_admin(gateway):
        nomor = pastikan_nomor(gateway.satker, pegawai.nomor_wa)
        if nomor.keadaan == Nomor.Keadaan.AKTIF:
            banyak += antrekan(
                kode, satker=gateway.satker, kunci=f"{kunci}:{nomor.pk}", subjek="gateway", subjek_id=gateway.pk,
                nomor=nomor, nama_penerima=pegawai.nama, kanal=kanal, kedaluwarsa=sekarang() + MASA,
                data={"perihal": f"Gateway {gateway.nama}"},
            ) is not None  # fmt: skip
    return banyak


def _pegawai_admin(gateway: Gateway) -> list[Pegawai]:
    """Staff who are admins, by their office or by their account, with a number."""
    akun = Keanggotaan.objects.filter(satker=gateway.satker, peran=Peran.ADMIN).values("user")
    admin = Pegawai.objects.filter(Q(jabatan=Jabatan.ADMIN) | Q(user__in=akun), satker=gateway.satker, aktif=True)
    return list(admin.exclude(nomor_wa="").order_by("pk"))
