"""Why a message failed, in words."""

from collections.abc import Mapping
from datetime import timedelta

from notifikasi.gateway.dasar import Verdict

# How long nobody new is written to after STOP_BARU (463): hours to days, nobody is told how many.
HENTI_BARU = timedelta(hours=24)
# What staff read; the gateway's own words follow.
KATA: Mapping[Verdict, str] = {
    Verdict.SEGERA: "Gateway belum dapat menerima.",
    Verdict.NANTI: "Gateway meminta jeda.",
    Verdict.BESOK: "WhatsApp menunda pesan ke nomor ini.",
    Verdict.PENERIMA: "Nomor tidak dapat menerima pesan WhatsApp.",
    Verdict.PESAN: "Isi pesan ditolak gateway.",
    Verdict.TEMPLAT: "Templat Meta tidak dapat dipakai; Admin perlu memeriksanya.",
    Verdict.JENDELA: "Batas 24 jam sejak pesan terakhir penerima sudah lewat.",
    Verdict.STOP_BARU: "WhatsApp menghentikan percakapan baru dari nomor pengadilan.",
    Verdict.STOP_MASSAL: "WhatsApp membatasi pengiriman dari nomor pengadilan.",
    Verdict.STOP_KANAL: "Gateway tidak dapat mengirim.",
    Verdict.TIDAK_DIKENAL: "Gateway menolak tanpa alasan yang dikenal.",
}


def alasan(verdict: Verdict | None, teks: str) -> str:
    """A refusal in words staff can act on, the gateway's own after ours."""
    kata = KATA.get(verdict, "Pesan gagal terkirim.") if verdict else "Pesan gagal terkirim."
    return (teks if kata in teks else f"{kata} {teks}".strip())[:500]
