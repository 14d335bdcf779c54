"""Storing what was accepted, and keeping house."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from layanan.lampiran.terima import Kiriman
from layanan.models import Lampiran, Urusan
from layanan.models.lampiran import FOLDER
from satker.waktu import sekarang

# Longer than any form's transaction takes, short enough for what nobody claimed.
UMUR_YATIM = timedelta(days=1)
SEKALI = 1000


def simpan(
    kiriman: Kiriman, *, urusan: Urusan | None, sisi: str, oleh: Any = None, untuk_pemohon: bool = False
) -> Lampiran:
    """Store one accepted file with its matter; call it in the transaction that stores the matter.

    When that rolls back the file itself stays behind, under a name nobody knows, until `sapu_yatim`.
    """
    lampiran = Lampiran(
        urusan_id=urusan.pk if urusan else None,
        nama=kiriman.nama,
        jenis=kiriman.jenis,
        ukuran=kiriman.ukuran,
        sha256=kiriman.sha256,
        pindai=Lampiran.Pindai.BERSIH if kiriman.dipindai else Lampiran.Pindai.BELUM,
        sisi=sisi,
        untuk_pemohon=untuk_pemohon or sisi == Lampiran.Sisi.PEMOHON,
        diunggah=sekarang(),
        oleh=oleh,
    )
    lampiran.berkas.save(kiriman.nama, ContentFile(kiriman.isi), save=False)
    lampiran.save()
    return lampiran


def sapu_yatim() -> int:
    """Delete what belongs to nothing a day after it came: rows without a matter, files without a row; how many."""
    tua = sekarang() - UMUR_YATIM
    baris = Lampiran.objects.filter(urusan=None, diunggah__lt=tua)
    nama = list(baris.exclude(berkas="").values_list("berkas", flat=True))
    jumlah = baris.delete()[0]
    for satu in nama:
        default_storage.delete(satu)
    berkas_yatim = _tanpa_baris(_berkas_tua(tua))
    for satu in berkas_yatim:
        default_storage.delete(satu)
    return jumlah + len(berkas_yatim)


def _berkas_tua(tua: Any) -> list[str]:
    if not default_storage.exists(FOLDER):
        return []
    jalur = [f"{FOLDER}/{nama}" for nama in default_storage.listdir(FOLDER)[1]]
    return [j for j in jalur if default_storage.get_modified_time(j) < tua]


def _tanpa_baris(berkas: list[str]) -> list[str]:
    dikenal: set[str] = set()
    for awal in range(0, len(berkas), SEKALI):
        kelompok = berkas[awal : awal + SEKALI]
        dikenal.update(Lampiran.objects.filter(berkas__in=kelompok).values_list("berkas", flat=True))
    return [b for b in berkas if b not in dikenal]
