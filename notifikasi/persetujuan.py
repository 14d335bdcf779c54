"""Stopping and starting again: the consent ledger and what follows from its last line (UU PDP 22-24)."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from notifikasi import outbox
from notifikasi.jenis import Audiens, semua
from notifikasi.models import Nomor, Persetujuan, Pesan
from satker.audit import catat
from satker.models import Pegawai
from satker.telepon import samarkan
from satker.waktu import hari_ini, sekarang

VERSI_BALASAN = "balasan-1"
KODE_BERHENTI, KODE_MULAI = "N-71", "N-72"


def hentikan(
    nomor: Nomor,
    kanal: Persetujuan.Kanal,
    petugas: Any = None,
    waktu: datetime | None = None,
    lewat: str = "whatsapp",
) -> bool:
    """Stop every message to a number at once, also those queued, and confirm it by N-71.

    `waktu`: when the owner said so, if that was earlier; `lewat`: the channel of the answer. True when
    the number is stopped now and was not before. A member of staff who stops is reported to the admin (Q14).
    """
    with transaction.atomic():
        nomor = Nomor.objects.select_for_update().get(pk=nomor.pk)
        if not _catat(nomor, Persetujuan.Tindakan.TARIK, kanal, petugas, waktu):
            return False
        berubah = nomor.keadaan == Nomor.Keadaan.AKTIF
        if berubah:
            nomor.keadaan = Nomor.Keadaan.BERHENTI
            nomor.save(update_fields=["keadaan"])
            _laporkan_pegawai(nomor)
        outbox.batalkan(_antrean(nomor), "Penerima meminta berhenti.")
        _jawab(nomor, KODE_BERHENTI, lewat)
    return berubah


def aktifkan(
    nomor: Nomor,
    kanal: Persetujuan.Kanal,
    petugas: Any = None,
    waktu: datetime | None = None,
    lewat: str = "whatsapp",
) -> bool:
    """Let messages go to a number again, and confirm it by N-72. True when it was stopped before.

    By reply only the owner's own BERHENTI is taken back; "not my number" is undone at the counter.
    """
    with transaction.atomic():
        nomor = Nomor.objects.select_for_update().get(pk=nomor.pk)
        if not _catat(nomor, Persetujuan.Tindakan.BERI, kanal, petugas, waktu):
            return False
        boleh = kanal != Persetujuan.Kanal.BALASAN or nomor.keadaan in (Nomor.Keadaan.BERHENTI, Nomor.Keadaan.AKTIF)
        berubah = boleh and nomor.keadaan != Nomor.Keadaan.AKTIF
        if berubah:
            nomor.keadaan = Nomor.Keadaan.AKTIF
            nomor.save(update_fields=["keadaan"])
        if boleh:
            _jawab(nomor, KODE_MULAI, lewat)
    return berubah


def _catat(
    nomor: Nomor, tindakan: Persetujuan.Tindakan, kanal: Persetujuan.Kanal, petugas: Any, waktu: datetime | None
) -> bool:
    """Write the ledger's line; False when a later line stands already (replies can arrive shuffled)."""
    waktu = waktu or sekarang()
    terakhir = not Persetujuan.objects.filter(nomor=nomor, waktu__gt=waktu).exists()
    Persetujuan.objects.create(
        nomor=nomor,
        tindakan=tindakan,
        dasar=Persetujuan.Dasar.PERSETUJUAN,
        kanal=kanal,
        versi_teks=VERSI_BALASAN,
        petugas=petugas,
        waktu=waktu,
    )
    return terakhir


def _antrean(nomor: Nomor) -> Any:
    sistem = [j.kode for j in semua() if j.audiens is Audiens.SISTEM]
    return Pesan.objects.filter(nomor=nomor).exclude(jenis__in=sistem)


def _jawab(nomor: Nomor, kode: str, lewat: str) -> None:
    """Confirm, once a day: somebody who sends BERHENTI five times gets one answer."""
    saat = sekarang()
    outbox.antrekan(
        kode,
        satker=nomor.satker,
        kunci=f"{nomor.satker.kode}:{kode}:{nomor.pk}:{hari_ini(nomor.satker)}",
        subjek="nomor",
        subjek_id=nomor.pk,
        nomor=nomor,
        kedaluwarsa=saat + timedelta(days=1),
        kanal=lewat,
    )


def _laporkan_pegawai(nomor: Nomor) -> None:
    pegawai = Pegawai.objects.filter(satker=nomor.satker, nomor_wa=nomor.e164, aktif=True).first()
    if pegawai:
        catat(nomor.satker, "balasan", "pegawai_berhenti", pegawai, nama=pegawai.nama, nomor=samarkan(nomor.e164))
