"""What the public sends by itself: the form and its files, in one transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from informasi.models import Keberatan, Permohonan
from informasi.services.keberatan import ajukan_keberatan
from informasi.services.permohonan import ajukan_permohonan
from layanan import lampiran
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from layanan.models import Lampiran, Urusan
from satker.models import Satker


@transaction.atomic
def ajukan_dari_web(
    satker: Satker, isian: Mapping[str, Any], berkas: Sequence[lampiran.Kiriman] = ()
) -> Terbuka[Permohonan]:
    """A request from the court's page, with its files (R-002-11); raises what `ajukan_permohonan` does."""
    terbuka = ajukan_permohonan(satker, isian, pelaku=Pelaku.pemohon())
    _simpan(terbuka.urusan, berkas)
    return terbuka


@transaction.atomic
def keberatan_dari_web(
    permohonan: Permohonan, alasan: Sequence[str], berkas: Sequence[lampiran.Kiriman] = (), **isian: Any
) -> Terbuka[Keberatan]:
    """An objection from the tracking page; the files are the power of attorney. Raises what `ajukan_keberatan` does."""
    terbuka = ajukan_keberatan(permohonan, pelaku=Pelaku.pemohon(), alasan=alasan, surat_kuasa=bool(berkas), **isian)
    _simpan(terbuka.urusan, berkas)
    return terbuka


def _simpan(urusan: Urusan, berkas: Sequence[lampiran.Kiriman]) -> None:
    for satu in berkas:
        lampiran.simpan(satu, urusan=urusan, sisi=Lampiran.Sisi.PEMOHON)
