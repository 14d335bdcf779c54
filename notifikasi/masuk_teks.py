"""A text someone sent to the court: kept once, its sender recognised, its command run once."""

from django.db.models import Q

from notifikasi import perintah
from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.models import Gateway, Nomor, PesanMasuk
from notifikasi.nomor import pastikan_nomor
from satker.waktu import sekarang


def terima_teks(gateway: Gateway, p: Peristiwa) -> bool:
    """Keep a text and run the command it holds; False when it is known already."""
    dikenal = perintah.kenali(p.teks)
    waktu = min(p.waktu, sekarang())  # a provider's clock may run ahead
    nomor = _pengirim(gateway, p, daftarkan=dikenal is not None)
    masuk, baru = PesanMasuk.objects.get_or_create(
        gateway=gateway,
        id_luar=p.id_luar[:200],
        defaults={
            "pengirim": p.pengirim[:80],
            "nomor": nomor,
            "teks": p.teks.replace("\x00", ""),
            "waktu": waktu,
            "perintah": dikenal.nama if dikenal else "",
        },
    )
    if not baru:
        return False
    if nomor is not None:
        _buka_jendela(nomor, p, waktu)
    if dikenal:
        dikenal.jalankan(masuk)
    return True


def _pengirim(gateway: Gateway, p: Peristiwa, *, daftarkan: bool) -> Nomor | None:
    """The sender's number as this court knows it, by number or by WhatsApp's own id.

    A stranger who sends a command becomes known: BERHENTI must hold also before we first write.
    """
    id_luar = {i for i in (p.pengirim, p.id_pengirim_lain) if i}
    cocok = Q(e164=p.e164) if p.e164 else Q(id_luar__in=id_luar)
    nomor = Nomor.objects.filter(cocok, satker=gateway.satker).first()
    if nomor is None and p.e164 and daftarkan:
        return pastikan_nomor(gateway.satker, p.e164)
    return nomor


def _buka_jendela(nomor: Nomor, p: Peristiwa, waktu: object) -> None:
    """Whoever writes opens the 24 hour window and is on WhatsApp; his linked id is remembered."""
    milik = Nomor.objects.filter(pk=nomor.pk)
    milik.filter(Q(masuk_terakhir=None) | Q(masuk_terakhir__lt=waktu)).update(masuk_terakhir=waktu)
    milik.exclude(di_whatsapp=True).update(di_whatsapp=True, dicek_pada=sekarang())
    lid = next((i for i in (p.pengirim, p.id_pengirim_lain) if i and p.e164 and _buram(i, p.e164)), "")
    if lid:
        milik.exclude(id_luar=lid).update(id_luar=lid)


def _buram(pengenal: str, e164: str) -> bool:
    """Whether an id says something the number does not."""
    return pengenal.partition("@")[0] != e164.removeprefix("+")
