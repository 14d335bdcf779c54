"""The counter (R-000-3): register a number, take it off a case."""

from datetime import timedelta
from typing import Any, Unpack

from django.db import IntegrityError, connection, transaction

from notifikasi import lonceng, outbox
from notifikasi.models import Nomor, Persetujuan, Pesan
from notifikasi.nomor import cek_whatsapp, pastikan_nomor
from perkara.models import Perkara, Registrasi
from perkara.registrasi.isian import HasilDaftar, Isian, IsianDitolak, KolomIsian
from perkara.registrasi.sambut import sambut
from perkara.registrasi.tugas import tutup_yang_terdaftar
from perkara.registrasi.tunggu import Ditunggu, baca_ditunggu
from satker import audit
from satker.models import Satker
from satker.tanggal import jam, tanggal_saja
from satker.telepon import HasilNomor, JenisNomor, nomor_tunggal, operator, samarkan
from satker.waktu import lokal, sekarang

# Two clicks, or a page sent again: the same officer, number and person, within this time.
KLIK_GANDA = timedelta(minutes=2)
_KUNCI_LOKET = 7302  # advisory-lock class of the counter; the number is the second half of the key

_TIDAK_AKTIF = {
    Nomor.Keadaan.BERHENTI: "Pemilik nomor ini pernah meminta berhenti menerima pesan.",
    Nomor.Keadaan.SALAH_ORANG: "Pemilik nomor ini pernah menjawab bahwa ia bukan pihak perkara.",
    Nomor.Keadaan.TIDAK_SAH: "Nomor ini pernah tidak dapat dihubungi.",
}
_PERLU_BARU = "Pastikan nomornya benar. Bila pemiliknya setuju dikirimi pesan lagi, centang persetujuan baru."


def daftarkan_di_loket(satker: Satker, petugas: Any, **isian: Unpack[KolomIsian]) -> HasilDaftar:
    """Register a number to a case, or to a case that SIPP does not have yet, with the consent given before `petugas`.

    Stores consent, number and registration, queues N-01 and writes the audit trail, all or nothing; a second click
    for the same person within two minutes gives the same registration again. A number that stopped, denied or failed
    comes back only with `aktifkan_lagi`. Raises IsianDitolak with a sentence per field. Asks the gateway whether the
    number is on WhatsApp; it never refuses because of that answer (a person stands at the counter), but says it.
    """
    data = Isian(**isian)
    hasil, tujuan = _periksa(satker, data)
    nomor = pastikan_nomor(satker, str(hasil.e164))
    if klik := _klik_ganda(nomor, data, tujuan, petugas):
        return HasilDaftar(klik, hasil, baru=False, di_whatsapp=nomor.di_whatsapp, operator=operator(nomor.e164))
    _tolak_bila_sudah(satker, nomor, tujuan)
    _tolak_bila_berhenti(nomor, data)
    ada = cek_whatsapp(nomor)
    try:
        registrasi, baru = _daftarkan(nomor, data, tujuan, petugas)
    except IntegrityError:
        # Automatic registration was first; it asks no lock of ours.
        _tolak_bila_sudah(satker, nomor, tujuan)
        raise
    return HasilDaftar(registrasi, hasil, baru, ada, operator(nomor.e164), _keterangan(ada) if baru else "")


@transaction.atomic
def _daftarkan(nomor: Nomor, data: Isian, tujuan: Perkara | Ditunggu, petugas: Any) -> tuple[Registrasi, bool]:
    """Store, unless somebody was quicker while the gateway was being asked: then as `daftarkan_di_loket` says."""
    with connection.cursor() as kursor:
        # Not the number's row: automatic registration takes it last, we would take it first, and both would wait.
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI_LOKET, nomor.pk])
    kini = Nomor.objects.select_related("satker").get(pk=nomor.pk)
    if klik := _klik_ganda(kini, data, tujuan, petugas):
        return klik, False
    _tolak_bila_sudah(kini.satker, kini, tujuan)
    return simpan(kini, data, tujuan, petugas), True


def _periksa(satker: Satker, data: Isian) -> tuple[HasilNomor, Perkara | Ditunggu]:
    galat: dict[str, str] = {}
    hasil = nomor_tunggal(data.nomor_teks)
    if hasil.jenis is not JenisNomor.MOBILE:
        galat["nomor_teks"] = hasil.sebab
    if not 2 <= len(data.nama) <= 120 and not (data.pihak or data.kuasa):
        galat["nama"] = "Isi nama pemilik nomor, 2 sampai 120 huruf."
    if data.sisi not in (1, 2, 3, 4):
        galat["sisi"] = "Pilih kedudukan dalam perkara."
    if data.hubungan not in Registrasi.Hubungan.values:
        galat["hubungan"] = "Pilih hubungan dengan pihak."
    if not data.setuju:
        galat["setuju"] = "Nomor hanya didaftarkan dengan persetujuan pemiliknya."
    tujuan = _tujuan(satker, data, galat)
    if galat or tujuan is None:
        raise IsianDitolak(galat)
    return hasil, tujuan


def _tujuan(satker: Satker, data: Isian, galat: dict[str, str]) -> Perkara | Ditunggu | None:
    """The case, or what is waited for; notes what is wrong in `galat`."""
    perkara = data.perkara
    if perkara is None and data.nomor_ditunggu.strip():
        try:
            ditunggu = baca_ditunggu(satker, data.nomor_ditunggu)
        except IsianDitolak as tolak:
            galat |= tolak.galat
            return None
        perkara = Perkara.objects.filter(satker=satker, hilang_pada=None, nomor_kunci=ditunggu.kunci).first()
        if perkara is None:
            return ditunggu
    if perkara is None:
        galat["perkara"] = "Pilih perkara, atau tulis nomor perkara atau nomor register e-Court yang ditunggu."
    elif perkara.satker_id != satker.pk or perkara.hilang_pada is not None:
        galat["perkara"] = "Perkara ini tidak ada lagi di SIPP."
    elif any(orang and orang.perkara_id != perkara.pk for orang in (data.pihak, data.kuasa)):
        galat["pihak"] = "Orang ini bukan pihak atau kuasa dalam perkara tersebut."
    return perkara


def yang_berlaku(nomor: Nomor, tujuan: Perkara | Ditunggu) -> Registrasi | None:
    """The registration of this number for that case, if it holds now."""
    milik = Registrasi.objects.filter(nomor=nomor)
    if isinstance(tujuan, Ditunggu):
        return milik.filter(status=Registrasi.Status.MENUNGGU, ditunggu=tujuan.kunci).first()
    return milik.filter(status=Registrasi.Status.AKTIF, perkara=tujuan).first()


def _klik_ganda(nomor: Nomor, data: Isian, tujuan: Perkara | Ditunggu, petugas: Any) -> Registrasi | None:
    ada = yang_berlaku(nomor, tujuan)
    if ada is None or ada.petugas_id != petugas.pk or sekarang() - ada.dibuat > KLIK_GANDA:
        return None
    # The same number for another person is no second click: he must read whose it is.
    return ada if (ada.nama, ada.sisi) == (data.nama, data.sisi) else None


def _tolak_bila_sudah(satker: Satker, nomor: Nomor, tujuan: Perkara | Ditunggu) -> None:
    ada = yang_berlaku(nomor, tujuan)
    # A number that stopped may come back for the case it is on already: that is a new consent, not a second row.
    if ada is None or nomor.keadaan != Nomor.Keadaan.AKTIF:
        return
    sejak = lokal(satker, ada.dibuat)
    kapan = f"{tanggal_saja(sejak.date())} pukul {jam(sejak.time())}"
    kalimat = f"Nomor ini sudah terdaftar atas nama {ada.nama} sejak {kapan}. Tidak ada yang perlu didaftarkan lagi."
    raise IsianDitolak({"nomor_teks": kalimat})


def _tolak_bila_berhenti(nomor: Nomor, data: Isian) -> None:
    if nomor.keadaan != Nomor.Keadaan.AKTIF and not data.aktifkan_lagi:
        raise IsianDitolak({"aktifkan_lagi": f"{_TIDAK_AKTIF[Nomor.Keadaan(nomor.keadaan)]} {_PERLU_BARU}"})


@transaction.atomic
def simpan(
    nomor: Nomor,
    data: Isian,
    tujuan: Perkara | Ditunggu,
    petugas: Any,
    kanal: Persetujuan.Kanal = Persetujuan.Kanal.LOKET,
) -> Registrasi:
    """Store consent and registration of checked data, and tell the number (N-01); all or nothing.

    `kanal`: where the owner agreed. A number that had stopped may be written to again.
    """
    satker, saat = nomor.satker, sekarang()
    setuju = Persetujuan.objects.create(
        nomor=nomor,
        tindakan=Persetujuan.Tindakan.BERI,
        dasar=Persetujuan.Dasar.PERSETUJUAN,
        kanal=kanal,
        versi_teks=data.versi_teks,
        petugas=petugas,
        waktu=saat,
    )
    if nomor.keadaan != Nomor.Keadaan.AKTIF:
        Nomor.objects.filter(pk=nomor.pk).update(keadaan=Nomor.Keadaan.AKTIF)
        audit.catat(satker, petugas, "nomor.aktifkan", nomor, sebelumnya=nomor.keadaan)
    registrasi = yang_berlaku(nomor, tujuan) or _baru(nomor, data, tujuan, petugas)
    Registrasi.objects.filter(pk=registrasi.pk).update(persetujuan=setuju)
    sambut([registrasi.pk])
    lonceng.bunyikan("perkara.tasks.rencanakan_satker", satker.pk)
    tutup_yang_terdaftar(satker)
    audit.catat(satker, petugas, "registrasi.daftar", registrasi, nomor=samarkan(nomor.e164), sisi=data.sisi)
    return registrasi


def _baru(nomor: Nomor, data: Isian, tujuan: Perkara | Ditunggu, petugas: Any) -> Registrasi:
    letak: dict[str, Any]
    if isinstance(tujuan, Ditunggu):
        letak = {"ditunggu": tujuan.kunci, "ditunggu_tampil": tujuan.tampil, "status": Registrasi.Status.MENUNGGU}
    else:
        letak = {"perkara": tujuan, "status": Registrasi.Status.AKTIF}
    return Registrasi.objects.create(
        satker=nomor.satker,
        nomor=nomor,
        nama=data.nama,
        sisi=data.sisi,
        pihak=data.pihak,
        kuasa=data.kuasa,
        hubungan=data.hubungan,
        sumber=Registrasi.Sumber.LOKET,
        petugas=petugas,
        dibuat=sekarang(),
        **letak,
    )


def _keterangan(ada: bool | None) -> str:
    if ada is None:
        return "Belum diketahui apakah nomor ini ada di WhatsApp; pesan konfirmasi akan menunjukkannya."
    return "" if ada else "Nomor ini tidak ditemukan di WhatsApp. Minta nomor lain yang ada WhatsApp-nya."


@transaction.atomic
def cabut(registrasi: Registrasi, petugas: Any, sebab: str) -> bool:
    """Take a number off a case; what is queued for it there is taken back. False when it was off already.

    The number's other cases are not touched, and the consent stays on the ledger: it was true while it lasted.
    """
    berlaku = (Registrasi.Status.AKTIF, Registrasi.Status.MENUNGGU)
    dicabut = Registrasi.objects.filter(pk=registrasi.pk, status__in=berlaku).update(
        status=Registrasi.Status.DICABUT, dicabut_pada=sekarang(), sebab_dicabut=sebab[:200]
    )
    if not dicabut:
        return False
    registrasi.refresh_from_db()
    batalkan_pesan(registrasi)
    audit.catat(registrasi.satker, petugas, "registrasi.cabut", registrasi, sebab=sebab[:200])
    return True


def batalkan_pesan(registrasi: Registrasi) -> int:
    """Take back what is queued for this number in this case, and the welcome of this registration."""
    pesan = Pesan.objects.filter(satker=registrasi.satker_id, nomor=registrasi.nomor_id)
    sambutan = pesan.filter(subjek="registrasi", subjek_id=registrasi.pk)
    batal = outbox.batalkan(sambutan, "Registrasi dicabut.")
    if registrasi.perkara_id is None:
        return batal
    return batal + outbox.batalkan(pesan.filter(induk_id=registrasi.perkara_id), "Registrasi dicabut.")
