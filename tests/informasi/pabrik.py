"""Requests and objections made as people make them: through the services. What a test does not name is made up."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from informasi.models import Keberatan, Permohonan, SetelanInformasi, Tamu
from informasi.services import ajukan_keberatan, ajukan_permohonan, catat_tamu, nyatakan
from layanan.alur.pelaku import Pelaku
from satker.libur import muat_libur
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.pabrik import buat_pengguna, buat_satker

PETUGAS, PJ, KETUA = Peran.PETUGAS_INFORMASI, Peran.PJ_INFORMASI, Peran.KETUA
# Monday 5 January 2026, the first line of the table in domain 8.6.
SENIN = "2026-01-05 09:00"
NIK = "1771010101900001"

FORMULIR: dict[str, Any] = {
    "jenis_pemohon": "perorangan",
    "nama": "Siti Aminah",
    "jenis_identitas": "ktp",
    "nomor_identitas": NIK,
    "alamat": "Jalan Melati 5, Banjarharja",
    "pekerjaan": "Guru",
    "telepon": "0812-3456-7890",
    "rincian": "Jumlah perkara cerai gugat tahun 2025",
    "tujuan": "Penelitian",
    "jenis": "informasi",
    "cara_memperoleh": "softcopy",
    "cara_mendapatkan": "langsung",
}
KABUL: dict[str, Any] = {"hasil": "dikabulkan", "ada": True, "biaya_penggandaan": 0}
TOLAK: dict[str, Any] = {
    "hasil": "ditolak",
    "ada": True,
    "alasan": ["rahasia_pribadi"],
    "konsultasi": "Penanggung Jawab setuju informasi ini dikecualikan.",
}


def saat(teks: str, zona: str = "Asia/Jakarta") -> datetime:
    """'2026-01-05 09:00' on the wall of that zone."""
    return datetime.fromisoformat(teks).replace(tzinfo=ZoneInfo(zona))


def pukul(teks: str, zona: str = "Asia/Jakarta") -> AbstractContextManager[None]:
    """The clock stands there."""
    return pada(saat(teks, zona))


def buat_pengadilan(**isian: Any) -> Satker:
    """A court with the national holidays of 2026 and 2027 in its calendar."""
    muat_libur([2026, 2027])
    return buat_satker(**isian)


def staf(satker: Satker, *peran: str) -> Pelaku:
    """Somebody with these roles in the court (an information officer, where none is named)."""
    return Pelaku.staf(buat_pengguna(satker, *(peran or (PETUGAS,))), satker)


def buat_setelan(satker: Satker, **isian: Any) -> SetelanInformasi:
    """What the court sets otherwise."""
    return SetelanInformasi.objects.create(satker=satker, **isian)


def formulir(**ubah: Any) -> dict[str, Any]:
    """A complete form of the public, changed as told."""
    return FORMULIR | ubah


def ajukan(satker: Satker, **ubah: Any) -> Permohonan:
    """A request from the web page, registered."""
    return ajukan_permohonan(satker, formulir(**ubah), pelaku=Pelaku.pemohon()).urusan


def buat_tamu(satker: Satker, pelaku: Pelaku | None = None, **ubah: Any) -> Tamu:
    """A visitor with his KTP."""
    isian = {"nama": "Siti Aminah", "asal": "Banjarharja", "keperluan": "Meminta informasi", "ktp_ditunjukkan": True}
    permohonan = ubah.pop("permohonan", None)
    return catat_tamu(satker, isian | ubah, pelaku=pelaku or staf(satker), permohonan=permohonan)


def ajukan_langsung(satker: Satker, pelaku: Pelaku | None = None, **ubah: Any) -> Permohonan:
    """A request made in person, with its visit."""
    oleh = pelaku or staf(satker)
    tamu = buat_tamu(satker, oleh)
    return ajukan_permohonan(satker, formulir(kanal="langsung", **ubah), pelaku=oleh, tamu=tamu).urusan


def ditolak(satker: Satker, pelaku: Pelaku | None = None, **ubah: Any) -> Permohonan:
    """A request that was refused because it is closed to the public."""
    return nyatakan(ajukan(satker), pelaku=pelaku or staf(satker), **TOLAK | ubah)


def keberatan(p: Permohonan, *alasan: str, **isian: Any) -> Keberatan:
    """An objection of the applicant on these grounds (refused as closed, where none is named)."""
    alasan = alasan or ("ditolak_tertutup",)
    return ajukan_keberatan(p, pelaku=Pelaku.pemohon(), alasan=alasan, **isian).urusan


def segar(urusan: Any) -> Any:
    """The matter as it stands now."""
    return type(urusan).objects.select_related("satker").get(pk=urusan.pk)
