"""What is no longer in SIPP: taken out or marked, and its queued messages taken back."""

from collections.abc import Collection, Iterable
from datetime import datetime

from notifikasi import outbox
from notifikasi.models import Pesan
from perkara.models import EFiling, Perkara, Sidang
from perkara.sipp.sinkron.tabel import AKTA, SIDANG, Tabel
from satker.models import Satker

SUBJEK_PERKARA = ("perkara", "sidang", "akta_cerai", "efiling", "registrasi")
SEBAB_PERKARA = "Perkara tidak ada lagi di SIPP."
SEBAB_SIDANG = "Sidang dihapus dari SIPP."
SEBAB_AKTA = "Data akta cerai dihapus dari SIPP."
SEBAB_EFILING = "Pendaftaran e-Court dihapus dari SIPP."


def hapus_perkara(satker: Satker, pk: Collection[int], saat: datetime) -> None:
    """Mark cases and their hearings as gone. Parties stay: a case can come back, and registrations point at them."""
    if not pk:
        return
    Perkara.objects.filter(pk__in=pk).update(hilang_pada=saat, berubah_pada=saat)
    Sidang.objects.filter(perkara__in=pk, hilang_pada=None).update(hilang_pada=saat)
    pesan = Pesan.objects.filter(satker=satker, induk_id__in=pk, subjek__in=SUBJEK_PERKARA)
    outbox.batalkan(pesan, SEBAB_PERKARA)


def hapus_anak(satker: Satker, satu: Tabel, pk: Collection[int], saat: datetime) -> None:
    """Rows of cases that are still there."""
    if not pk:
        return
    if satu is SIDANG:
        _tandai_sidang(satker, pk, saat)
        return
    if satu is AKTA:
        _batalkan(satker, "akta_cerai", pk, SEBAB_AKTA)
    satu.model.objects.filter(pk__in=pk).delete()


def hapus_efiling(satker: Satker, pk: Collection[int], saat: datetime) -> None:
    """Mark e-Court registrations as gone."""
    if pk:
        EFiling.objects.filter(pk__in=pk).update(hilang_pada=saat)
        _batalkan(satker, "efiling", pk, SEBAB_EFILING)


def _tandai_sidang(satker: Satker, pk: Collection[int], saat: datetime) -> None:
    Sidang.objects.filter(pk__in=pk).update(hilang_pada=saat)
    _batalkan(satker, "sidang", pk, SEBAB_SIDANG)


def _batalkan(satker: Satker, subjek: str, pk: Iterable[int], sebab: str) -> None:
    outbox.batalkan(Pesan.objects.filter(satker=satker, subjek=subjek, subjek_id__in=pk), sebab)
