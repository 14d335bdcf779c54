"""A text someone sent to the court: kept once, its sender recognised, its command run once, or left for a person."""

from django.db.models import Q

from notifikasi import percakapan, perintah
from notifikasi.antar.jalur import kanal
from notifikasi.gateway.dasar import PesanMasuk as Peristiwa
from notifikasi.jawab import jawab_tak_dikenal
from notifikasi.models import Gateway, Nomor, PesanMasuk
from notifikasi.nomor import pastikan_nomor
from satker.waktu import sekarang


def terima_teks(gateway: Gateway, p: Peristiwa) -> bool:
    """Keep a text and run the command it holds, or let it wait for a person; False when it is known already.

    A picture or a recording has no text: it waits too, but is not answered by itself.
    """
    panggilan = perintah.kenali(p.teks)
    waktu = min(p.waktu, sekarang())  # a provider's clock may run ahead
    nomor = _pengirim(gateway, p)
    obrolan = percakapan.untuk(gateway.satker, nomor, _pengenal(p, nomor), waktu)
    masuk, baru = PesanMasuk.objects.get_or_create(
        gateway=gateway,
        id_luar=p.id_luar[:200],
        defaults={
            "pengirim": p.pengirim[:80],
            "nomor": nomor,
            "percakapan": obrolan,
            "teks": p.teks.replace("\x00", ""),
            "waktu": waktu,
            "perintah": panggilan.nama if panggilan else "",
        },
    )
    if not baru:
        return False
    if nomor is not None and kanal(gateway) == "whatsapp":
        _buka_jendela(nomor, p, waktu)
    # Who has no number for us cannot be stopped or answered by a command: a person must read it.
    percakapan.catat(obrolan, waktu, menunggu=panggilan is None or nomor is None)
    if panggilan:
        panggilan.jalankan(masuk)
    elif p.teks.strip():
        jawab_tak_dikenal(masuk)
    return True


def _pengirim(gateway: Gateway, p: Peristiwa) -> Nomor | None:
    """The sender's number as this court knows it, by number or by WhatsApp's own id.

    Whoever writes becomes known, so that he can be answered and his BERHENTI holds before we first write. It is no
    consent: nothing is ever sent to a number but answers, until it is registered.
    """
    id_luar = {i for i in (p.pengirim, p.id_pengirim_lain) if i}
    cocok = Q(e164=p.e164) if p.e164 else Q(id_luar__in=id_luar)
    nomor = Nomor.objects.filter(cocok, satker=gateway.satker).first()
    if nomor is None and p.e164:
        return pastikan_nomor(gateway.satker, p.e164)
    return nomor


def _pengenal(p: Peristiwa, nomor: Nomor | None) -> list[str]:
    """What the sender is called, without what only spells his number."""
    semua = [i[:80] for i in (p.pengirim, p.id_pengirim_lain or "")]
    return semua if nomor is None else [i for i in semua if i and _buram(i, nomor.e164)]


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
