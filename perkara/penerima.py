"""Staff who receive recaps and lists (R-000-6): only the admin changes them, every change is on the trail."""

from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from notifikasi.models import Pesan
from satker import audit
from satker.models import Jabatan, Pegawai, Satker

# R-000-15 … R-000-17: all four receive the three daily recaps.
PIMPINAN = (Jabatan.KETUA, Jabatan.WAKIL_KETUA, Jabatan.PANITERA, Jabatan.PANMUD_HUKUM)


def daftar_penerima(satker: Satker) -> QuerySet[Pegawai]:
    """The court's staff with their last message's state and time; one query."""
    terakhir = Pesan.objects.filter(satker=satker, subjek="pegawai", subjek_id=OuterRef("pk")).order_by(
        "-dibuat", "-id"
    )
    return (
        Pegawai.objects.filter(satker=satker)
        .annotate(
            pesan_status=Subquery(terakhir.values("status")[:1]),
            pesan_galat=Subquery(terakhir.values("galat")[:1]),
            pesan_saat=Subquery(terakhir.values("dibuat")[:1]),
        )
        .order_by("-aktif", "nama")
    )


def menerima(pegawai: Pegawai) -> str:
    """In words, what this person receives."""
    hal = ["rekap harian"] if pegawai.jabatan in PIMPINAN else []
    hal += ["daftar E-Doc dan anonimisasi"] if pegawai.hakim_id else []
    hal += ["daftar BAS"] if pegawai.panitera_id else []
    return ", ".join(hal) or "tidak ada"


@transaction.atomic
def simpan_pegawai(pegawai: Pegawai, pelaku: Any) -> Pegawai:
    """Store a checked staff recipient and write it on the audit trail (never the number itself)."""
    baru = pegawai.pk is None
    pegawai.save()
    tindakan = "pegawai.tambah" if baru else "pegawai.ubah"
    audit.catat(pegawai.satker, pelaku, tindakan, pegawai, jabatan=pegawai.jabatan, ada_nomor=bool(pegawai.nomor_wa))
    return pegawai
