"""A desk of its own for the tests of this floor: a small procedure on plain matters, and people to work it."""

from datetime import date, datetime
from itertools import count
from typing import Any

from layanan import kabar
from layanan.alur import daftar
from layanan.alur.buka import Terbuka, buka
from layanan.alur.pelaku import Pelaku
from layanan.alur.tabel import PEMOHON, TETAP, Alur, Isian, Keadaan, Langkah
from layanan.models import Urusan
from layanan.tenggat import Tenggat, jatuh_tempo
from notifikasi import jenis
from notifikasi.models import Nomor
from satker.models import Peran, Satker
from satker.waktu import hari_ini
from tests.notifikasi.pabrik import buat_nomor
from tests.pabrik import buat_pengguna

_urut = count(1)
REGISTER = "uji"
PETUGAS, PJ = Peran.PETUGAS_INFORMASI, Peran.PJ_INFORMASI
TERBUKA = ("diterima", "dicari", "diperpanjang", "siap")
TIGA_HARI = Tenggat(3)
PESAN_TERIMA, PESAN_PANJANG = "U-31", "U-32"


def _perpanjangan(u: Urusan, isian: Isian) -> date | None:
    return jatuh_tempo(u.satker, u.jatuh_tempo, Tenggat(2)) if u.jatuh_tempo else None


def _alasan_keliru(u: Urusan, isian: Isian) -> dict[str, str]:
    dikenal = isian.get("alasan") in ("volume", "status")
    return {} if dikenal else {"alasan": "Pilih salah satu alasan."}


def _belum_lewat(u: Urusan, isian: Isian) -> str:
    lewat = u.jatuh_tempo is not None and hari_ini(u.satker) > u.jatuh_tempo
    return "Batas waktunya sudah lewat." if lewat else ""


def _tunjuk(u: Urusan, isian: Isian) -> None:
    u.petugas = isian.get("petugas")


def _isi_pesan(u: Urusan, kode: str, isian: Isian) -> dict[str, str]:
    return {"alasan": str(isian.get("alasan", ""))}


ALUR = Alur(
    kode=REGISTER,
    nama="Permohonan uji",
    model=Urusan,
    keadaan=(
        Keadaan("diterima", "Diterima", berikut="Petugas mencari informasi yang Anda minta."),
        Keadaan("dicari", "Sedang dicari"),
        Keadaan("diperpanjang", "Diperpanjang", "awas"),
        Keadaan("siap", "Siap diambil", "baik"),
        Keadaan("ditolak", "Ditolak", "bahaya", terbuka=False),
        Keadaan("selesai", "Selesai", "redup", terbuka=False),
        Keadaan("dicabut", "Dicabut", "redup", terbuka=False),
    ),
    langkah=(
        Langkah(
            "cari", "Mulai mencari", ("diterima",), "dicari", frozenset({PETUGAS}), terapkan=_tunjuk,
            kalimat="Petugas mulai mencari.",
        ),
        Langkah(
            "perpanjang", "Perpanjang waktu", ("dicari",), "diperpanjang", frozenset({PETUGAS}),
            wajib=("alasan",), periksa=_alasan_keliru, syarat=_belum_lewat, tenggat=_perpanjangan,
            pesan=PESAN_PANJANG, kalimat=lambda _, i: f"Diperpanjang karena {i['alasan']}.", catat=("alasan",),
        ),
        Langkah(
            "jawab", "Beri keterangan", ("diterima", "dicari", "diperpanjang"), ("siap", "ditolak"),
            frozenset({PETUGAS, PJ}), wajib=("hasil", "biaya"), pilih=lambda _, i: i["hasil"], hentikan_jam=True,
            catat=("hasil",),
        ),
        Langkah("serahkan", "Serahkan", ("siap",), "selesai", frozenset({PETUGAS})),
        Langkah("catat", "Tambah catatan", TERBUKA, TETAP, frozenset({PETUGAS, PJ}), wajib=("catatan",)),
        Langkah("cabut", "Cabut", TERBUKA, "dicabut", frozenset({PEMOHON}), kalimat="Anda mencabut permohonan ini."),
    ),
    awal="diterima",
    buat_nomor=lambda u: f"{u.urut:03d}/UJI/{u.satker.singkatan}/{u.tahun}",
    penerima=lambda _: "Siti Aminah",
    isi_pesan=_isi_pesan,
)  # fmt: skip


def pasang() -> None:
    """Make the desk and its messages known, once."""
    if REGISTER in {a.kode for a in daftar.semua()}:
        return
    daftar.daftarkan(ALUR)
    if PESAN_TERIMA not in {j.kode for j in jenis.semua()}:
        teks = "Yth. {{nama}},\nNomor {{nomor}}, paling lambat {{jatuh_tempo}}.\n{{footer_layanan}}"
        kabar.jenis_layanan(PESAN_TERIMA, "Permohonan uji diterima", teks)
        teks = "Yth. {{nama}},\n{{nomor}} diperpanjang sampai {{jatuh_tempo}}: {{alasan}}.\n{{footer_layanan}}"
        kabar.jenis_layanan(PESAN_PANJANG, "Waktu diperpanjang", teks, {"alasan": "alasan"}, {"alasan": "volume"})


def urusan_baru(satker: Satker, **isian: Any) -> Urusan:
    """An unsaved matter of the test desk."""
    return Urusan(satker=satker, register=REGISTER, **isian)


def buka_uji(satker: Satker, *, diterima_pada: datetime | None = None, **isian: Any) -> Terbuka[Urusan]:
    """A matter in the register, due in three working days."""
    return buka(
        urusan_baru(satker, **isian),
        pelaku=Pelaku.pemohon(),
        jatuh_tempo=TIGA_HARI,
        kalimat="Permohonan Anda diterima.",
        diterima_pada=diterima_pada,
    )


def bernomor(satker: Satker) -> dict[str, Any]:
    """What a matter needs whose applicant wants to be told both ways."""
    nomor: Nomor = buat_nomor(satker)
    return {"nomor_wa": nomor, "kabari_wa": True, "surel": f"siti{next(_urut)}@contoh.id", "kabari_surel": True}


def petugas(satker: Satker, *peran: str, **isian: Any) -> Pelaku:
    """A member of staff, information officer unless told otherwise."""
    return Pelaku.staf(buat_pengguna(satker, *(peran or (PETUGAS,)), **isian), satker)
