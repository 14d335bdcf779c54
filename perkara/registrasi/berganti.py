"""A changed number: a to-do for the counter, never silently followed (domain 8.8)."""

from typing import Any

from django.db import transaction

from notifikasi.models import Nomor, Persetujuan
from notifikasi.nomor import pastikan_nomor
from perkara.models import Registrasi, TugasLoket
from perkara.registrasi.isian import IsianDitolak
from perkara.registrasi.loket import batalkan_pesan, yang_berlaku
from perkara.registrasi.sambut import sambut
from satker import audit
from satker.telepon import samarkan
from satker.waktu import sekarang

SEBAB = "Nomor berganti, dipastikan di loket."
VERSI_TEKS = "ganti-nomor-1"
S = Registrasi.Status


def tugaskan(nomor: Nomor, baru: str) -> None:
    """A to-do for each case of the old number; what was decided about the same change before stays decided."""
    berlaku = Registrasi.objects.filter(nomor=nomor, status=S.AKTIF, perkara__hilang_pada=None)
    tugas = [_tugas(r, r.perkara_id, nomor, baru) for r in berlaku if r.perkara_id is not None]
    TugasLoket.objects.bulk_create(tugas, ignore_conflicts=True)


def _tugas(r: Registrasi, perkara_id: int, nomor: Nomor, baru: str) -> TugasLoket:
    sebab = (
        f"WhatsApp mengabarkan bahwa {r.nama[:80]} berganti nomor dari {samarkan(nomor.e164)} ke {samarkan(baru)}. "
        "Tanyakan kepada pemiliknya sebelum memindahkan."
    )
    return TugasLoket(
        satker_id=r.satker_id,
        perkara_id=perkara_id,
        pihak_id=r.pihak_id if r.kuasa_id is None else None,
        kuasa_id=r.kuasa_id,
        nomor_lama=nomor,
        nomor_baru=baru,
        sebab=sebab[:250],
        dibuat=sekarang(),
    )


@transaction.atomic
def pindahkan(tugas: TugasLoket, petugas: Any) -> int:
    """The owner confirmed it before `petugas`: his registrations move to the new number; returns how many.

    His are those of the same name on the old number; whoever shared that phone stays. The new number gives its own
    consent on the ledger and is told by N-01. Nothing happens the second time. Raises IsianDitolak when the new number
    has stopped or is somebody else's: then only a new registration at the counter will do.
    """
    tugas = TugasLoket.objects.select_for_update(of=("self",)).select_related("satker", "nomor_lama").get(pk=tugas.pk)
    if tugas.selesai_pada is not None or tugas.nomor_lama is None:
        return 0
    baru = pastikan_nomor(tugas.satker, tugas.nomor_baru)
    if baru.keadaan != Nomor.Keadaan.AKTIF:
        kalimat = f"Nomor barunya tercatat: {baru.get_keadaan_display().lower()}. Daftarkan lewat formulir di atas."
        raise IsianDitolak({"nomor_baru": kalimat})
    dipindah = _milik_orangnya(tugas)
    setuju = Persetujuan.objects.create(
        nomor=baru,
        tindakan=Persetujuan.Tindakan.BERI,
        dasar=Persetujuan.Dasar.PERSETUJUAN,
        kanal=Persetujuan.Kanal.LOKET,
        versi_teks=VERSI_TEKS,
        petugas=petugas,
        waktu=sekarang(),
        keterangan=f"pengganti {samarkan(tugas.nomor_lama.e164)}",
    )
    pengganti = [_pindah(r, baru, setuju, petugas) for r in dipindah]
    sambut([r.pk for r in pengganti])
    _tutup(tugas, [r.perkara_id for r in dipindah], petugas)
    audit.catat(tugas.satker, petugas, "registrasi.pindah_nomor", tugas, jumlah=len(pengganti))
    return len(pengganti)


def _milik_orangnya(tugas: TugasLoket) -> list[Registrasi]:
    """The registrations of the person the to-do is about, on the old number."""
    aktif = Registrasi.objects.select_for_update(of=("self",)).filter(nomor=tugas.nomor_lama, status=S.AKTIF)
    semua = list(aktif.select_related("perkara", "satker").order_by("pk"))
    asal = [r for r in semua if r.perkara_id == tugas.perkara_id]
    nama = {" ".join(r.nama.split()).casefold() for r in asal}
    return [r for r in semua if " ".join(r.nama.split()).casefold() in nama]


def _pindah(lama: Registrasi, nomor: Nomor, setuju: Persetujuan, petugas: Any) -> Registrasi:
    Registrasi.objects.filter(pk=lama.pk).update(status=S.DICABUT, dicabut_pada=sekarang(), sebab_dicabut=SEBAB)
    batalkan_pesan(lama)
    ada = yang_berlaku(nomor, lama.perkara) if lama.perkara else None
    return ada or Registrasi.objects.create(
        satker=lama.satker,
        perkara=lama.perkara,
        nomor=nomor,
        persetujuan=setuju,
        petugas=petugas,
        dibuat=sekarang(),
        status=S.AKTIF,
        sumber=Registrasi.Sumber.LOKET,
        **{k: getattr(lama, k) for k in ("nama", "sisi", "pihak", "kuasa", "hubungan", "efiling")},
    )


def _tutup(tugas: TugasLoket, perkara: list[int | None], petugas: Any) -> None:
    """Close the to-do, and those of the same change in the cases that moved with it."""
    sama = TugasLoket.objects.filter(
        nomor_lama=tugas.nomor_lama, nomor_baru=tugas.nomor_baru, perkara__in=perkara, selesai_pada=None
    )
    for satu in (sama | TugasLoket.objects.filter(pk=tugas.pk)).distinct():
        TugasLoket.objects.filter(pk=satu.pk).update(selesai_pada=sekarang(), selesai_oleh=petugas)
