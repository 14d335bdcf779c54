"""An officer answers a conversation himself: when he may, what is sent, and that no two answer the same text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Min

from notifikasi import outbox
from notifikasi.antar import jalur
from notifikasi.antar.muatan import JENDELA_BALASAN
from notifikasi.biaya import NAMA_KANAL
from notifikasi.models import Gateway, Nomor, Percakapan, Pesan, Templat
from notifikasi.services import TindakanDitolak
from satker.audit import catat
from satker.models import Satker
from satker.tanggal import jam, tanggal_pendek
from satker.waktu import lokal, sekarang

KODE = "N-77"
PANJANG = 700
BERLAKU = timedelta(days=1)
_KEADAAN = {
    Nomor.Keadaan.BERHENTI: "Pemilik nomor ini meminta berhenti; ia tidak dikirimi apa pun sampai membalas MULAI.",
    Nomor.Keadaan.SALAH_ORANG: "Pemilik nomor ini menjawab bahwa ia bukan pihak perkara; ia tidak dikirimi pesan lagi.",
    Nomor.Keadaan.TIDAK_SAH: "Nomor ini tercatat tidak dapat dihubungi.",
}


@dataclass(frozen=True, slots=True)
class Kesempatan:
    """Whether a free answer may be written now; `sebab` says why not, `sampai` until when (None: no end)."""

    boleh: bool
    sebab: str = ""
    sampai: datetime | None = None


def kesempatan(percakapan: Percakapan) -> Kesempatan:
    """What the number's owner wants and the court's gateway allows. Asks no gateway."""
    nomor = percakapan.nomor
    if nomor is None:
        return Kesempatan(False, "WhatsApp tidak memberitahukan nomor pengirim ini. Jawab dari ponsel pengadilan.")
    if nomor.keadaan != Nomor.Keadaan.AKTIF:
        return Kesempatan(False, _KEADAAN[Nomor.Keadaan(nomor.keadaan)])
    gateway = _gateway(percakapan.satker, kanal := kanal_balasan(percakapan))
    if gateway is None:
        return Kesempatan(False, f"{NAMA_KANAL.get(kanal, kanal)} pengadilan belum disambungkan. Beri tahu Admin.")
    if not jalur.adaptor(gateway).kemampuan.butuh_templat:
        return Kesempatan(True)
    return _jendela(percakapan.satker, nomor)


def kanal_balasan(percakapan: Percakapan) -> str:
    """The channel on which the person wrote last: who wrote by SMS may have no WhatsApp."""
    terakhir = percakapan.masuk.select_related("gateway").order_by("-waktu", "-pk").first()
    return jalur.kanal(terakhir.gateway) if terakhir else "whatsapp"


def _gateway(satker: Satker, kanal: str) -> Gateway | None:
    """The one a message would leave by: the first that is not held back, else the first."""
    semua = jalur.terbuka(satker, kanal)
    return next((g for g in semua if g.pemutus_sejak is None), semua[0] if semua else None)


def _jendela(satker: Satker, nomor: Nomor) -> Kesempatan:
    """Outside 24 hours since the person's last text WhatsApp itself takes approved templates only."""
    tutup = nomor.masuk_terakhir + JENDELA_BALASAN if nomor.masuk_terakhir else None
    if tutup and tutup > sekarang():
        return Kesempatan(True, sampai=tutup)
    if Templat.objects.filter(satker=satker, jenis=KODE).exclude(nama_meta="").exclude(bidang_meta=[]).exists():
        return Kesempatan(True)
    return Kesempatan(
        False,
        "Sudah lewat 24 jam sejak pesan terakhirnya; WhatsApp tidak menerima balasan bebas lagi. Teleponlah, atau "
        f"minta Admin memasang templat Meta untuk Balasan petugas ({KODE}).",
    )


def balas(percakapan: Percakapan, petugas: Any, teks: str, *, balasan_dilihat: int, masuk_dilihat: int) -> Pesan:
    """Queue an officer's answer and take the conversation as handled.

    `balasan_dilihat` and `masuk_dilihat` are the keys of the last answer and the last text his page showed (0 for
    none): an answer somebody else gave in the meantime refuses this one, a text that came in the meantime goes on
    waiting. Raises TindakanDitolak.
    """
    with transaction.atomic():
        kini = (
            Percakapan.objects.select_for_update(of=("self",)).select_related("satker", "nomor").get(pk=percakapan.pk)
        )
        _tolak_bila_terjawab(kini, balasan_dilihat)
        boleh = kesempatan(kini)
        if not boleh.boleh or kini.nomor is None:
            raise TindakanDitolak(boleh.sebab)
        pesan = outbox.antrekan(
            KODE,
            satker=kini.satker,
            # Two clicks that both saw the same last answer are one answer.
            kunci=f"{kini.satker.kode}:{KODE}:{kini.pk}:{balasan_dilihat}",
            subjek="percakapan",
            subjek_id=kini.pk,
            nomor=kini.nomor,
            data={"balasan": teks, "petugas": petugas.get_full_name() or "Petugas PTSP"},
            kedaluwarsa=boleh.sampai or sekarang() + BERLAKU,
            kanal=kanal_balasan(kini),
        )
        if pesan is None:
            raise TindakanDitolak("Pesan ini sudah dijawab. Muat ulang halaman untuk membacanya.")
        _selesai(kini, petugas, masuk_dilihat)
        catat(kini.satker, petugas, "percakapan.balas", pesan)
    return pesan


def tandai_ditangani(percakapan: Percakapan, petugas: Any, *, masuk_dilihat: int) -> bool:
    """Nothing needs to be answered (any more), up to the last text the officer saw. False when nothing waited."""
    with transaction.atomic():
        milik = Percakapan.objects.select_for_update(of=("self",)).select_related("satker")
        kini = milik.filter(pk=percakapan.pk).first()
        if kini is None or kini.menunggu_sejak is None:  # put together with another one meanwhile, or answered
            return False
        _selesai(kini, petugas, masuk_dilihat)
        catat(kini.satker, petugas, "percakapan.ditangani", kini)
    return True


def balasan_terakhir(percakapan: Percakapan) -> int:
    """The key of the newest answer an officer gave here; 0 for none."""
    ada = Pesan.objects.filter(jenis=KODE, subjek="percakapan", subjek_id=percakapan.pk)
    return int(ada.aggregate(n=Max("pk"))["n"] or 0)


def _tolak_bila_terjawab(percakapan: Percakapan, dilihat: int) -> None:
    if balasan_terakhir(percakapan) <= dilihat:
        return
    baru = Pesan.objects.filter(pk=balasan_terakhir(percakapan)).get()
    saat = lokal(percakapan.satker, baru.dibuat)
    raise TindakanDitolak(
        f"Sudah dijawab {baru.data.get('petugas', 'petugas lain')} pada {tanggal_pendek(saat.date())} "
        f"pukul {jam(saat.time())}. Baca jawabannya; bila masih perlu, kirim sekali lagi."
    )


def _selesai(percakapan: Percakapan, petugas: Any, masuk_dilihat: int) -> None:
    belum = percakapan.masuk.filter(pk__gt=masuk_dilihat)
    if percakapan.nomor_id:
        belum = belum.filter(perintah="")  # without a number no command was carried out
    percakapan.menunggu_sejak = belum.aggregate(sejak=Min("waktu"))["sejak"]
    percakapan.ditangani_pada, percakapan.ditangani_oleh = sekarang(), petugas
    percakapan.save(update_fields=["menunggu_sejak", "ditangani_pada", "ditangani_oleh"])
