"""SALAH: whoever has this phone is not the person a case was registered for."""

from django.db import transaction

from notifikasi import outbox
from notifikasi.models import Nomor, Persetujuan, Pesan
from perkara.models import Registrasi, TugasLoket
from perkara.registrasi.tugas import catat_tugas
from satker import audit
from satker.telepon import samarkan
from satker.waktu import sekarang

SEBAB = "Pemilik nomor menjawab bahwa ia bukan pihak perkara."


@transaction.atomic
def nyatakan_salah(nomor: Nomor, keterangan: str = "") -> int:
    """Take a number off all its cases and write to it no more; returns how many registrations ended.

    The counter gets a to-do per case: the party still needs a number. The ledger keeps the denial.
    """
    saat = sekarang()
    berlaku = Registrasi.objects.filter(
        nomor=nomor, status__in=(Registrasi.Status.AKTIF, Registrasi.Status.MENUNGGU)
    ).select_related("pihak", "kuasa")
    catat_tugas([_tugas(r, r.perkara_id, nomor) for r in berlaku if r.perkara_id is not None])
    banyak = berlaku.update(status=Registrasi.Status.SALAH, dicabut_pada=saat, sebab_dicabut=SEBAB)
    Nomor.objects.filter(pk=nomor.pk).update(keadaan=Nomor.Keadaan.SALAH_ORANG)
    outbox.batalkan(Pesan.objects.filter(nomor=nomor), SEBAB)
    Persetujuan.objects.create(
        nomor=nomor,
        tindakan=Persetujuan.Tindakan.TARIK,
        dasar=Persetujuan.Dasar.PERSETUJUAN,
        kanal=Persetujuan.Kanal.BALASAN,
        versi_teks="SALAH",
        waktu=saat,
        keterangan=keterangan[:200],
    )
    audit.catat(nomor.satker, samarkan(nomor.e164), "registrasi.salah", nomor, jumlah=banyak)
    return banyak


def _tugas(registrasi: Registrasi, perkara_id: int, nomor: Nomor) -> TugasLoket:
    orang = registrasi.kuasa or registrasi.pihak
    return TugasLoket(
        satker_id=registrasi.satker_id,
        perkara_id=perkara_id,
        pihak_id=registrasi.pihak_id if registrasi.kuasa_id is None else None,
        kuasa_id=registrasi.kuasa_id,
        # With the text of SIPP the to-do closes by itself once a clerk mends that text.
        mentah=orang.telepon if orang else "",
        sebab=f"{samarkan(nomor.e164)} untuk {registrasi.nama[:80]}: {SEBAB[0].lower()}{SEBAB[1:]}"[:250],
        dibuat=sekarang(),
    )
