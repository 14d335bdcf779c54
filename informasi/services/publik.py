"""What comes with files: the form and they, in one transaction; from the public itself or through an officer."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db import transaction

from informasi.alur.peran import PETUGAS
from informasi.alur.samping import BERKAS
from informasi.models import Keberatan, Permohonan, Tamu
from informasi.services.keberatan import ajukan_keberatan
from informasi.services.permohonan import ajukan_permohonan
from layanan import lampiran
from layanan.alur.buka import Terbuka
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.alur.samping import lakukan_samping
from layanan.models import Lampiran, Urusan
from satker import audit
from satker.models import Satker

U = TypeVar("U", bound=Urusan)


@transaction.atomic
def ajukan_dari_web(
    satker: Satker, isian: Mapping[str, Any], berkas: Sequence[lampiran.Kiriman] = ()
) -> Terbuka[Permohonan]:
    """A request from the court's page, with its files (R-002-11); raises what `ajukan_permohonan` does."""
    terbuka = ajukan_permohonan(satker, isian, pelaku=Pelaku.pemohon())
    _simpan(terbuka.urusan, berkas)
    return terbuka


@transaction.atomic
def ajukan_di_meja(
    satker: Satker,
    isian: Mapping[str, Any],
    *,
    pelaku: Pelaku,
    tamu: Tamu | None = None,
    berkas: Sequence[lampiran.Kiriman] = (),
) -> Terbuka[Permohonan]:
    """A request an officer writes down, with what came along by e-mail or on paper; raises as `ajukan_permohonan`."""
    terbuka = ajukan_permohonan(satker, isian, pelaku=pelaku, tamu=tamu)
    _simpan(terbuka.urusan, berkas, pelaku.user)
    return terbuka


@transaction.atomic
def keberatan_dari_web(
    permohonan: Permohonan, alasan: Sequence[str], berkas: Sequence[lampiran.Kiriman] = (), **isian: Any
) -> Terbuka[Keberatan]:
    """An objection from the tracking page; the files are the power of attorney. Raises what `ajukan_keberatan` does."""
    terbuka = ajukan_keberatan(permohonan, pelaku=Pelaku.pemohon(), alasan=alasan, surat_kuasa=bool(berkas), **isian)
    _simpan(terbuka.urusan, berkas)
    return terbuka


@transaction.atomic
def lengkapi_dari_web(p: Permohonan, keterangan: str, berkas: Sequence[lampiran.Kiriman] = ()) -> Permohonan:
    """The applicant adds what was missing (B3); raises what a step does."""
    p = jalankan(p, "lengkapi", pelaku=Pelaku.pemohon(), isian={"catatan": keterangan})
    _simpan(p, berkas)
    return p


@transaction.atomic
def terima_berkas(urusan: U, *, pelaku: Pelaku, berkas: Sequence[lampiran.Kiriman], versi: int | None = None) -> U:
    """Keep what the applicant sent or brought later; raises TakBerhak and SudahBerubah as every step."""
    urusan = lakukan_samping(
        urusan,
        BERKAS,
        pelaku=pelaku,
        peran=PETUGAS,
        laku=lambda kini: _simpan(kini, berkas, pelaku.user),
        versi=versi,
        kalimat="Petugas Informasi menambahkan berkas dari Pemohon.",
    )
    audit.catat(urusan.satker, pelaku.user, "informasi.berkas", urusan, jumlah=len(berkas))
    return urusan


def _simpan(urusan: Urusan, berkas: Sequence[lampiran.Kiriman], oleh: Any = None) -> None:
    for satu in berkas:
        lampiran.simpan(satu, urusan=urusan, sisi=Lampiran.Sisi.PEMOHON, oleh=oleh)
