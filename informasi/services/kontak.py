"""Where an applicant wants to be told, and his consent to it."""

from typing import Any

from layanan.alur.pelaku import Pelaku
from notifikasi.models import Nomor, Persetujuan
from notifikasi.nomor import pastikan_nomor
from satker.models import Satker
from satker.telepon import nomor_tunggal
from satker.waktu import sekarang

# The text beside the tick; a new wording gets a new name, so that the ledger says what was agreed to.
VERSI_TEKS = "layanan-2026-1"
TEKS_PERSETUJUAN = (
    "Saya setuju {nama_satker} mengirim kabar tentang urusan ini ke nomor WhatsApp tersebut. "
    "Saya dapat menghentikannya kapan saja dengan membalas BERHENTI."
)


def nomor_kabar(satker: Satker, isi: dict[str, Any], pelaku: Pelaku) -> Nomor | None:
    """The row of the number that was given, with the consent written down; None without a number or a wish.

    A number that once said BERHENTI stays silent: a form that anybody can fill in does not wake it.
    """
    if not (isi["nomor_wa"] and isi["kabari_wa"]):
        return None
    nomor = pastikan_nomor(satker, nomor_tunggal(isi["nomor_wa"]).e164 or "")
    Persetujuan.objects.create(
        nomor=nomor,
        tindakan=Persetujuan.Tindakan.BERI,
        dasar=Persetujuan.Dasar.PERSETUJUAN,
        kanal=Persetujuan.Kanal.LOKET if pelaku.user else Persetujuan.Kanal.FORMULIR,
        versi_teks=VERSI_TEKS,
        petugas=pelaku.user,
        waktu=sekarang(),
    )
    return nomor
