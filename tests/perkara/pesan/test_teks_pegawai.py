"""The words of the staff messages N-11 … N-15 (domain 5.2)."""

from datetime import date
from typing import Any

import pytest

from perkara.models import Penugasan, Perkara
from satker.models import Jabatan, Pegawai, Satker
from tests.pabrik import buat_pegawai
from tests.perkara.pabrik import buat_efiling, buat_penugasan, buat_perkara, buat_putusan
from tests.perkara.pesan.baca import bunyi, kata
from tests.perkara.rencana.langkah import (
    SENIN,
    antre,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    rencana,
    sidang_baru,
)

SORE = "2026-11-23 16:00"
PAGI = "2026-11-23 08:00"
KAKI = (
    "Balas BERHENTI atau hubungi Admin untuk berhenti menerima rekap ini. Pesan otomatis Pengadilan Agama Banjarnegara."
)


@pytest.fixture
def satker() -> Satker:
    return buat_pengadilan(nama="Pengadilan Agama Banjarnegara", singkatan="PA.Ba")


@pytest.fixture
def ketua(satker: Satker) -> Pegawai:
    return buat_pegawai(satker, jabatan=Jabatan.KETUA, nama="Dr. Hj. Nur, M.H.")


def daftar(satker: Satker, jenis: str, alur: int = 15, banyak: int = 1, **isian: Any) -> list[Perkara]:
    return [buat_perkara(satker, alur_id=alur, jenis_nama=jenis, **isian) for _ in range(banyak)]


@pytest.mark.usefixtures("ketua")
def test_n_11_r_000_15(satker: Satker) -> None:
    """R-000-15: Rekapitulasi Pendaftaran Perkara Harian."""
    daftar(satker, "Cerai Gugat", banyak=3, ecourt=True)
    daftar(satker, "Cerai Talak", banyak=2)
    daftar(satker, "Dispensasi Kawin", alur=16)
    daftar(satker, "Cerai Gugat", tanggal_daftar=date(2026, 11, 2))
    daftar(satker, "Cerai Gugat", tanggal_daftar=date(2026, 1, 5), banyak=2)
    rencana(SORE)
    assert bunyi("N-11", SORE) == (
        "Yth. Bapak/Ibu Ketua Pengadilan Agama Banjarnegara,\n"
        "Rekap pendaftaran perkara Pengadilan Agama Banjarnegara\n"
        "Senin, 23 November 2026\n"
        "Gugatan: 5 | Permohonan: 1 | Jumlah: 6 (e-Court 3)\n"
        "Rincian: Cerai Gugat 3, Cerai Talak 2, Dispensasi Kawin 1\n"
        f"Bulan berjalan: 7 | Tahun berjalan: 9\n{KAKI}"
    )


@pytest.mark.usefixtures("ketua")
def test_n_11_counts_small_claims_apart_and_cuts_the_long_tail_of_types(satker: Satker) -> None:
    daftar(satker, "Ekonomi Syariah", alur=17)
    daftar(satker, "", alur=99)
    for i in range(7):
        daftar(satker, f"Jenis {i}", banyak=2)
    rencana(SORE)
    teks = bunyi("N-11", SORE)
    assert "Gugatan: 14 | Permohonan: 0 | Gugatan Sederhana: 1 | Lainnya: 1 | Jumlah: 16 (e-Court 0)" in teks
    assert "Rincian: Jenis 0 2, Jenis 1 2, Jenis 2 2, Jenis 3 2, Jenis 4 2, Jenis 5 2, lainnya 4\n" in teks


@pytest.mark.usefixtures("ketua")
def test_a_day_without_anything_is_reported_with_zeros(satker: Satker) -> None:
    """Proof of life: the leaders see that the system counted."""
    rencana(SORE)
    assert "Gugatan: 0 | Permohonan: 0 | Jumlah: 0 (e-Court 0)\nBulan berjalan: 0" in bunyi("N-11", SORE)
    assert "Jumlah putus: 0\nDikabulkan 0, ditolak 0" in bunyi("N-12", SORE)
    assert "Masuk: 0 | Dibayar: 0 | Belum dibayar: 0\n" in bunyi("N-13", SORE)


@pytest.mark.usefixtures("ketua")
def test_n_12_r_000_16(satker: Satker) -> None:
    """R-000-16: Rekapitulasi Perkara Putus Harian."""
    hasil = [62, 62, 63, 61, 64, 65, 93, 66, 67, 7, 85, 92, 999, None]
    for status, perkara in zip(hasil, daftar(satker, "Cerai Gugat", banyak=len(hasil)), strict=True):
        buat_putusan(perkara, SENIN, status_id=status)
    daftar(satker, "Cerai Talak", banyak=3)
    buat_putusan(buat_perkara_lama(satker), dalam_hari(-1))
    rencana(SORE)
    assert bunyi("N-12", SORE) == (
        "Yth. Bapak/Ibu Ketua Pengadilan Agama Banjarnegara,\n"
        "Rekap perkara putus Pengadilan Agama Banjarnegara\n"
        "Senin, 23 November 2026\n"
        "Jumlah putus: 14\n"
        "Dikabulkan 2, ditolak 1, tidak dapat diterima 2, digugurkan/gugur 2, dicabut 2, dicoret 1, perdamaian 1, "
        "dismissal 1, lainnya 2\n"
        "Rincian: Cerai Gugat 14\n"
        f"Sisa perkara: 3\n{KAKI}"
    )


@pytest.mark.usefixtures("ketua")
def test_n_13_r_000_17(satker: Satker) -> None:
    """R-000-17: Rekapitulasi Pendaftaran E-Court Harian."""
    for bayar, bernomor in ((True, True), (True, False), (False, False)):
        buat_efiling(satker, buat_perkara(satker) if bernomor else None, bayar=bayar)
    buat_efiling(satker, tanggal_daftar=dalam_hari(-1))
    rencana(SORE)
    assert bunyi("N-13", SORE) == (
        "Yth. Bapak/Ibu Ketua Pengadilan Agama Banjarnegara,\n"
        "Rekap pendaftaran e-Court Pengadilan Agama Banjarnegara\n"
        "Senin, 23 November 2026\n"
        "Masuk: 3 | Dibayar: 2 | Belum dibayar: 1\n"
        f"Mendapat nomor perkara: 1 | Menunggu: 2\n{KAKI}"
    )


@pytest.mark.parametrize(
    ("jabatan", "sapaan"),
    [
        (Jabatan.WAKIL_KETUA, "Bapak/Ibu Wakil Ketua Pengadilan Agama Banjarnegara"),
        (Jabatan.PANITERA, "Bapak/Ibu Panitera Pengadilan Agama Banjarnegara"),
        (Jabatan.PANMUD_HUKUM, "Bapak/Ibu Panitera Muda Hukum Pengadilan Agama Banjarnegara"),
    ],
)
def test_each_leader_is_addressed_by_his_office(satker: Satker, jabatan: str, sapaan: str) -> None:
    buat_pegawai(satker, jabatan=jabatan)
    rencana(SORE)
    assert bunyi("N-11", SORE).startswith(f"Yth. {sapaan},\n")


def test_a_recap_is_of_its_own_day_even_when_it_leaves_late(satker: Satker, ketua: Pegawai) -> None:
    daftar(satker, "Cerai Gugat")
    rencana("2026-11-23 23:50")
    assert ketua.aktif
    assert "Senin, 23 November 2026\nGugatan: 1 " in bunyi("N-11", "2026-11-23 23:58")


def test_n_14_r_000_18_r_000_19(satker: Satker) -> None:
    """R-000-18 E-Doc, R-000-19 Anonimasi: two sections, oldest first, with their age."""
    buat_pegawai(satker, hakim_id=51, nama="Drs. H. Arif, M.H.")
    for nomor, hari, edoc in (("30/Pdt.G/2026/PA.Ba", -1, False), ("9/Pdt.P/2026/PA.Ba", -13, True)):
        perkara = buat_perkara_lama(satker, nomor=nomor)
        buat_putusan(perkara, dalam_hari(hari), edoc_ada=edoc)
        buat_penugasan(perkara, 51)
    rencana(PAGI)
    assert bunyi("N-14", PAGI) == (
        "Yth. Drs. H. Arif, M.H.,\n"
        "Perkara di Pengadilan Agama Banjarnegara yang belum diunggah per 23 November 2026:\n"
        "A. E-Doc Putusan (1)\n"
        "1. 30/Pdt.G/2026/PA.Ba (putus 22-11-2026, 1 hari)\n"
        "B. Anonimasi (2)\n"
        "1. 9/Pdt.P/2026/PA.Ba (putus 10-11-2026, 13 hari)\n"
        f"2. 30/Pdt.G/2026/PA.Ba (putus 22-11-2026, 1 hari)\n{KAKI}"
    )


def test_n_15_r_000_20(satker: Satker) -> None:
    """R-000-20: one row per hearing, oldest first."""
    buat_pegawai(satker, jabatan=Jabatan.PANITERA_PENGGANTI, panitera_id=71, nama="Siti Zahra, S.H.I.")
    perkara = buat_perkara_lama(satker, nomor="30/Pdt.G/2026/PA.Ba")
    buat_penugasan(perkara, 71, Penugasan.Tugas.PANITERA)
    sidang_baru(perkara, dalam_hari(-4), PAGI, agenda="")
    sidang_baru(perkara, dalam_hari(-11), PAGI, agenda="Pembuktian dan pemeriksaan saksi-saksi dari Penggugat")
    rencana(PAGI)
    assert bunyi("N-15", PAGI) == (
        "Yth. Siti Zahra, S.H.I.,\n"
        "Berita Acara Sidang di Pengadilan Agama Banjarnegara yang belum diunggah per 23 November 2026 (2):\n"
        "1. 30/Pdt.G/2026/PA.Ba, sidang 12-11-2026 (Pembuktian dan pemeriksaan saksi-saksi…)\n"
        f"2. 30/Pdt.G/2026/PA.Ba, sidang 19-11-2026\n{KAKI}"
    )


@pytest.mark.parametrize(
    ("banyak", "akhir"), [(20, None), (21, "dan 1 lainnya, lihat dasbor"), (45, "dan 25 lainnya, lihat dasbor")]
)
def test_lists_are_cut_at_twenty_rows_with_the_rest_counted(satker: Satker, banyak: int, akhir: str | None) -> None:
    buat_pegawai(satker, hakim_id=51)
    for i in range(banyak):
        perkara = buat_perkara_lama(satker)
        buat_putusan(perkara, dalam_hari(-1 - i), anonimisasi_ada=True)
        buat_penugasan(perkara, 51)
    rencana(PAGI)
    baris = bunyi("N-14", PAGI).splitlines()
    assert f"A. E-Doc Putusan ({banyak})" in baris
    bernomor = [b for b in baris if b.split(". ")[0].isdecimal()]
    assert len(bernomor) == 20
    assert bernomor[0].endswith(f"{banyak} hari)")
    assert [b for b in baris if b.startswith("dan ")] == ([akhir] if akhir else [])


def test_each_judge_sees_his_own_cases_only(satker: Satker) -> None:
    hakim = {i: buat_pegawai(satker, hakim_id=i, nama=f"Hakim {i}") for i in (51, 52)}
    nomor = {}
    for i in hakim:
        perkara = buat_perkara_lama(satker)
        buat_putusan(perkara, dalam_hari(-1))
        buat_penugasan(perkara, i)
        nomor[f"Hakim {i}"] = perkara.nomor
    rencana(PAGI)
    teks = {p.nama_penerima: kata(p, PAGI) for p in antre("N-14")}
    assert len(teks) == 2
    for nama, isi in teks.items():
        assert [n for n in nomor.values() if n in isi] == [nomor[nama]]
