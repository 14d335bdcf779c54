"""Sanctions of those who deliberately give untrue information or obstruct (R-002-37)."""

from datetime import date

from django.db import transaction

from informasi.alur.peran import KETUA
from informasi.models import CatatanSanksi, Permohonan
from informasi.models.pilihan import Perbuatan
from informasi.services.hak import pastikan
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.alur.pelaku import Pelaku
from satker import audit
from satker.models import Satker
from satker.waktu import hari_ini, sekarang


@transaction.atomic
def catat_sanksi(  # noqa: PLR0913 -- keyword-only, one per column
    satker: Satker,
    *,
    pelaku: Pelaku,
    nama: str,
    perbuatan: str,
    uraian: str,
    sanksi: str,
    tanggal: date | None = None,
    nomor_surat: str = "",
    permohonan: Permohonan | None = None,
) -> CatatanSanksi:
    """Note an administrative sanction; only the Ketua may, and the trail says that he did (not what for).

    Raises BelumLengkap, Ditolak (a request of another court), TakBerhak.
    """
    pastikan(pelaku, satker, KETUA, "Catat sanksi")
    isi = {"nama": nama.strip(), "uraian": uraian.strip(), "sanksi": sanksi.strip()}
    keliru = {k: "Bagian ini belum diisi." for k, v in isi.items() if not v}
    keliru |= {k: f"Paling banyak {n} karakter." for k, n in (("nama", 120), ("sanksi", 200)) if len(isi[k]) > n}
    if perbuatan not in Perbuatan.values:
        keliru["perbuatan"] = "Pilih salah satu yang ada di daftar."
    hari = tanggal or hari_ini(satker)
    if hari > hari_ini(satker):
        keliru["tanggal"] = "Tanggal ini belum tiba."
    if keliru:
        raise BelumLengkap(keliru)
    if permohonan is not None and permohonan.satker_id != satker.pk:
        raise Ditolak("Permohonan ini milik pengadilan lain.")
    catatan = CatatanSanksi.objects.create(
        satker=satker,
        permohonan=permohonan,
        perbuatan=perbuatan,
        tanggal=hari,
        nomor_surat=nomor_surat.strip()[:100],
        dicatat_pada=sekarang(),
        dicatat_oleh=pelaku.user,
        **isi,
    )
    audit.catat(satker, pelaku.user, "informasi.sanksi", catatan)
    return catatan
