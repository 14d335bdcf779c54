"""To-dos of the counter: filers' numbers that could not be registered, and why (R-000-5)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from perkara.models import Registrasi, TugasLoket
from satker import audit
from satker.models import Satker
from satker.waktu import sekarang


def daftar_tugas(satker: Satker) -> QuerySet[TugasLoket]:
    """Open to-dos with case, party and counsel, newest first; one query."""
    terbuka = TugasLoket.objects.filter(satker=satker, selesai_pada=None)
    return terbuka.select_related("perkara", "pihak", "kuasa")


def selesaikan(tugas: TugasLoket, petugas: Any) -> bool:
    """Close a to-do by hand; False when it was closed already."""
    terbuka = TugasLoket.objects.filter(pk=tugas.pk, selesai_pada=None)
    if not terbuka.update(selesai_pada=sekarang(), selesai_oleh=petugas):
        return False
    audit.catat(tugas.satker, petugas, "tugas_loket.selesai", tugas)
    return True


def catat_tugas(tugas: Sequence[TugasLoket]) -> None:
    """Add to-dos; one that exists for the same person and the same text is opened again with its new reason."""
    satu_satu = {(t.perkara_id, t.pihak_id, t.kuasa_id, t.mentah): t for t in tugas}
    TugasLoket.objects.bulk_create(
        satu_satu.values(),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=("perkara", "pihak", "kuasa", "mentah", "nomor_lama", "nomor_baru"),
        update_fields=("sebab", "dibuat", "selesai_pada", "selesai_oleh"),
    )


def tutup_otomatis(satker: Satker) -> int:
    """Close what settled itself: the text in SIPP was mended, the case is gone, or the person got registered."""
    return _tutup_usang(satker) + tutup_yang_terdaftar(satker)


def tutup_yang_terdaftar(satker: Satker) -> int:
    """Close to-dos of people who have an active number by now."""
    aktif = Registrasi.objects.filter(perkara=OuterRef("perkara"), status=Registrasi.Status.AKTIF)
    orang = Exists(aktif.filter(pihak=OuterRef("pihak"))) | Exists(aktif.filter(kuasa=OuterRef("kuasa")))
    # A changed number is about somebody who is registered: only a person closes that.
    return _tutup(TugasLoket.objects.filter(orang, satker=satker, nomor_baru=""))


def _tutup_usang(satker: Satker) -> int:
    diganti = Q(pihak__isnull=False) & ~Q(pihak__telepon=F("mentah"))
    diganti |= Q(kuasa__isnull=False) & (~Q(kuasa__telepon=F("mentah")) | Q(kuasa__aktif=False))
    diganti &= Q(nomor_baru="")  # not about the text in SIPP
    usang = TugasLoket.objects.filter(diganti | Q(perkara__hilang_pada__isnull=False), satker=satker, selesai_pada=None)
    # UPDATE takes no joins: by key.
    return _tutup(TugasLoket.objects.filter(pk__in=list(usang.values_list("pk", flat=True))))


def _tutup(tugas: QuerySet[TugasLoket]) -> int:
    return tugas.filter(selesai_pada=None).update(selesai_pada=sekarang(), selesai_oleh=None)
