"""The registers and the yearly report (domain 4.3, 4.4, 4.8)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.laporan import (
    KEPALA_KEBERATAN,
    KEPALA_PERMOHONAN,
    KEPALA_TAMU,
    baris_keberatan,
    baris_permohonan,
    baris_tamu,
    laporan_tahunan,
)
from informasi.services import (
    ajukan_keberatan,
    ajukan_permohonan,
    bayar,
    cabut,
    cari,
    catat_pulang,
    catat_tamu,
    nyatakan,
    perpanjang,
    putuskan_keberatan,
    serahkan,
    terima_terlambat,
    teruskan,
    teruskan_ma,
)
from layanan.alur.pelaku import Pelaku
from satker.ekspor import csv_alir, xlsx
from satker.models import Satker
from tests.informasi.keadaan import dijawab_langsung, terlambat
from tests.informasi.pabrik import (
    KABUL,
    KETUA,
    PJ,
    TOLAK,
    ajukan,
    ajukan_langsung,
    buat_pengadilan,
    buat_tamu,
    ditolak,
    formulir,
    keberatan,
    pukul,
    saat,
    staf,
)

TAHUN = (date(2026, 1, 1), date(2026, 12, 31))


def satu(kepala: tuple[str, ...], baris: Any) -> dict[str, Any]:
    """The only row, by its column's heading."""
    (isi,) = baris
    return dict(zip(kepala, isi, strict=True))


def test_a_request_stands_in_the_register_with_every_column(satker: Satker) -> None:
    """R-002-4, 4.3: what was asked, decided, paid and handed over, in one line."""
    petugas = staf(satker)
    p = cari(ajukan(satker, surel="siti@contoh.test"), pelaku=petugas)
    p = perpanjang(p, pelaku=petugas, alasan="volume_besar")
    with pukul("2026-01-12 10:00"):
        biaya = {"biaya_penggandaan": 5000, "biaya_penjilidan": 2500, "bentuk_informasi": "softcopy"}
        p = nyatakan(p, pelaku=petugas, **KABUL | biaya)
        p = bayar(p, pelaku=petugas, cara_bayar="tunai")
    with pukul("2026-01-13 10:00"):
        serahkan(p, pelaku=petugas, cara_penyerahan="surel")
    assert satu(KEPALA_PERMOHONAN, baris_permohonan(satker, *TAHUN)) == {
        "No.": 1,
        "Nomor pendaftaran": p.nomor,
        "Tanggal diterima": "05-01-2026",
        "Kanal": "Situs ini",
        "Nama": "Siti Aminah",
        "Atas nama": "",
        "Alamat": "Jalan Melati 5, Banjarharja",
        "Pekerjaan": "Guru",
        "Telepon": "0812-3456-7890",
        "Surel": "siti@contoh.test",
        "Jenis identitas": "KTP",
        "Rincian informasi": "Jumlah perkara cerai gugat tahun 2025",
        "Tujuan penggunaan": "Penelitian",
        "Jenis permohonan": "Informasi",
        "Cara memperoleh": "Salinan elektronik",
        "Cara mendapatkan": "Mengambil langsung",
        "Informasi dikuasai": "Ya",
        "Badan publik lain": "",
        "Bentuk informasi": "Salinan elektronik",
        "Keputusan": "Diterima seluruhnya",
        "Alasan penolakan": "",
        "Bagian tidak diberikan": "",
        "Biaya (Rp)": 7500,
        "Cara pembayaran": "Tunai",
        "Alasan perpanjangan": "informasi yang dimohon bervolume besar",
        "Diperpanjang sampai": "12-01-2026",
        "Keterangan paling lambat": "12-01-2026",
        "Tanggal pemberitahuan": "12-01-2026",
        "Tanggal penyerahan": "13-01-2026",
        "Keadaan": "Diserahkan",
        "Petugas": "",
    }


def test_a_refusal_shows_its_reasons_and_an_open_one_its_gaps(satker: Satker) -> None:
    """R-002-17: the identity's number is no column, its kind is."""
    ditolak(satker)
    baris = satu(KEPALA_PERMOHONAN, baris_permohonan(satker, *TAHUN))
    assert (baris["Keputusan"], baris["Alasan penolakan"], baris["Biaya (Rp)"]) == ("Ditolak", "Rahasia pribadi", "")
    assert "1771010101900001" not in str(baris)


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Jayapura"])
def test_a_years_register_has_all_of_its_numbers(db: None, zona: str) -> None:
    """4.8: a letter of last year entered in January is number 1 of this year; one of New Year's Eve closes its own."""
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul("2026-12-31 23:59", zona):
        ajukan(satker)
    with pukul("2027-01-04 00:01", zona):
        lama = formulir(kanal="surat", diterima_pada=saat("2026-12-28 10:00", zona))
        ajukan_permohonan(satker, lama, pelaku=staf(satker))
    tahun_ini = [str(b[1]) for b in baris_permohonan(satker, *TAHUN)]
    tahun_depan = [str(b[1]) for b in baris_permohonan(satker, date(2027, 1, 1), date(2027, 12, 31))]
    assert [(n[:3], n[-4:]) for n in (*tahun_ini, *tahun_depan)] == [("001", "2026"), ("001", "2027")]
    assert len(tahun_ini) == 1


def test_the_register_of_objections(satker: Satker) -> None:
    """4.4, R-002-34: both levels."""
    petugas = staf(satker)
    k = keberatan(ditolak(satker), kasus_posisi="Penelitian skripsi", kuasa_nama="Budi, S.H.", surat_kuasa=True)
    k = putuskan_keberatan(
        teruskan(k, pelaku=petugas), pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat."
    )
    baris = satu(KEPALA_KEBERATAN, baris_keberatan(satker, *TAHUN))
    assert (baris["Kuasa"], baris["Nomor permohonan"], baris["Tingkat"]) == ("Budi, S.H.", k.permohonan.nomor, 1)
    assert (baris["Putusan"], baris["Tanggal jawaban"]) == ("Menguatkan keputusan Petugas Informasi", "05-01-2026")
    assert (baris["Alasan keberatan"][:10], baris["Keadaan"]) == ("Permohonan", "Diputus Ketua")
    teruskan_ma(keberatan(k.permohonan), pelaku=petugas)
    dua = list(baris_keberatan(satker, *TAHUN))[1]
    assert dict(zip(KEPALA_KEBERATAN, dua, strict=True))["Diteruskan ke Mahkamah Agung"] == "05-01-2026"


def test_the_guest_book_by_the_courts_own_clock(db: None) -> None:
    """R-002-2: 23.30 WIB is the next day in Jayapura."""
    satker = buat_pengadilan(zona_waktu="Asia/Jayapura")
    with pukul("2026-01-05 23:30"):
        tamu = buat_tamu(satker, permohonan=None, bertemu="Panitera")
    with pukul("2026-01-06 00:30"):
        catat_pulang(tamu, pelaku=staf(satker))
    assert satu(KEPALA_TAMU, baris_tamu(satker, date(2026, 1, 6), date(2026, 1, 6))) == {
        "No.": 1,
        "Tanggal": "06-01-2026",
        "Datang": "01.30",
        "Pulang": "02.30",
        "Nama": "Siti Aminah",
        "Alamat atau instansi": "Banjarharja",
        "Kontak": "",
        "Keperluan": "Meminta informasi",
        "Yang ditemui": "Panitera",
        "KTP ditunjukkan": "Ya",
        "Nomor permohonan": "",
    }
    assert list(baris_tamu(satker, date(2026, 1, 5), date(2026, 1, 5))) == []


@pytest.mark.parametrize("baris", [baris_permohonan, baris_keberatan, baris_tamu])
def test_a_register_holds_its_own_court_and_its_own_days_only(satker: Satker, baris: Any) -> None:
    keberatan(ditolak(satker))
    buat_tamu(satker)
    assert len(list(baris(satker, *TAHUN))) == 1
    assert list(baris(buat_pengadilan(), *TAHUN)) == []
    assert list(baris(satker, date(2025, 1, 1), date(2025, 12, 31))) == []
    assert len(list(baris(satker, date.min, date.max))) == 1


@pytest.mark.parametrize("baris", [baris_permohonan, baris_keberatan, baris_tamu])
def test_a_register_takes_one_query_with_one_row_and_with_many(satker: Satker, baris: Any) -> None:
    petugas = staf(satker)
    for _ in range(6):
        keberatan(nyatakan(ajukan_langsung(satker, petugas), pelaku=petugas, **TOLAK))
    with CaptureQueriesContext(connection) as tanya:
        assert len(list(baris(satker, *TAHUN))) == 6
    assert len(tanya) == 1


def test_a_name_that_is_a_formula_stays_a_name(satker: Satker) -> None:
    """4.8 with formula injection: what an applicant types is never run by a spreadsheet."""
    ajukan(satker, nama="=HYPERLINK(1)", rincian="+cmd|'/C calc'!A0")
    berkas = csv_alir("register", KEPALA_PERMOHONAN, baris_permohonan(satker, *TAHUN)).getvalue().decode()
    assert "'=HYPERLINK" in berkas
    assert "'+cmd" in berkas
    assert xlsx("register", KEPALA_PERMOHONAN, baris_permohonan(satker, *TAHUN)).status_code == 200


@pytest.mark.parametrize(("dijawab", "terlambat"), [("2026-02-03 10:00", 0), ("2026-02-23 10:00", 1)])
def test_an_objection_taken_late_is_answered_in_time_by_the_clock_it_got_then(
    satker: Satker, dijawab: str, terlambat: int
) -> None:
    """4.8: the superior's level is measured by the due date there was, not by the day of receipt."""
    p = ditolak(satker)
    with pukul("2026-01-20 10:00"):
        k = keberatan(p)
    with pukul("2026-01-30 10:00"):
        k = teruskan(terima_terlambat(k, pelaku=staf(satker, PJ), alasan="Sakit."), pelaku=staf(satker))
    with pukul(dijawab):
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat.")
        lama = laporan_tahunan(satker, 2026).atasan
    assert (lama.dijawab, lama.terlambat) == (1, terlambat)


def test_the_year_in_figures(satker: Satker) -> None:
    """4.8: how many, how long, granted or refused and why; officer's level and superior's."""
    petugas = staf(satker)
    nyatakan(ajukan(satker), pelaku=petugas, **KABUL)
    ditolak(satker, petugas)
    dijawab_langsung(satker)
    cabut(ajukan(satker), pelaku=Pelaku.pemohon())
    perpanjang(cari(ajukan(satker), pelaku=petugas), pelaku=petugas, alasan="volume_besar")
    p = ajukan(satker)
    with pukul("2026-01-12 10:00"):  # five working days: two too late
        p = nyatakan(p, pelaku=petugas, **TOLAK | {"alasan": ["pertahanan", "rahasia_pribadi"]})
        k = teruskan(keberatan(p, "ditolak_tertutup", "terlambat"), pelaku=petugas)
    with pukul("2026-01-14 10:00"):
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat.")
        laporan = laporan_tahunan(satker, 2026)
    assert (laporan.jumlah, laporan.sederhana, laporan.dicabut, laporan.diperpanjang, laporan.berjalan) == (
        6,
        1,
        1,
        1,
        2,
    )
    assert {k: n for k, n in laporan.hasil.items() if n} == {"Diterima seluruhnya": 2, "Ditolak": 2}
    assert {k: n for k, n in laporan.alasan.items() if n} == {
        "Rahasia pribadi": 2,
        "Pertahanan dan keamanan negara": 1,
    }
    assert {k: n for k, n in laporan.kanal.items() if n} == {"Situs ini": 5, "Telepon": 1}
    petugas_lama, atasan = laporan.petugas, laporan.atasan
    assert (petugas_lama.dijawab, petugas_lama.terlama, petugas_lama.rata_rata) == (4, 5, 1.2)
    assert (petugas_lama.terlambat, petugas_lama.tepat_waktu) == (1, 3)
    assert (laporan.keberatan, laporan.keberatan_tingkat_dua) == (1, 0)
    assert laporan.keberatan_putusan["Menguatkan keputusan Petugas Informasi"] == 1
    assert sum(laporan.keberatan_alasan.values()) == 2
    assert (atasan.dijawab, atasan.rata_rata, atasan.terlambat) == (1, 2.0, 0)


def test_a_year_without_anything_is_a_report_too(satker: Satker) -> None:
    laporan = laporan_tahunan(satker, 2024)
    assert (laporan.jumlah, laporan.keberatan, laporan.petugas.dijawab, laporan.atasan.rata_rata) == (0, 0, 0, 0.0)
    assert set(laporan.hasil.values()) == {0}


def test_referrals_and_the_other_court_are_counted_where_they_belong(pta: Satker) -> None:
    """R-002-13."""
    ajukan(pta, jenis="salinan_putusan", nomor_putusan="1/Pdt.G/2025/PA.X", rujukan_nama="PA X")
    ajukan(buat_pengadilan())
    laporan = laporan_tahunan(pta, 2026)
    assert (laporan.jumlah, laporan.dirujuk, laporan.berjalan) == (1, 1, 0)


def test_a_late_answer_of_the_ketua_is_counted_late(satker: Satker) -> None:
    """R-002-35: seven working days, Friday the 16th not among them."""
    k = teruskan(keberatan(ditolak(satker)), pelaku=staf(satker))
    with pukul("2026-01-15 10:00"):
        putuskan_keberatan(k, pelaku=staf(satker, KETUA), putusan="menguatkan", putusan_alasan="Tepat.")
    assert (laporan_tahunan(satker, 2026).atasan.terlambat, laporan_tahunan(satker, 2026).atasan.terlama) == (1, 8)


def test_the_report_takes_the_same_queries_with_few_and_many(satker: Satker) -> None:
    def banyak() -> int:
        with CaptureQueriesContext(connection) as tanya:
            laporan_tahunan(satker, 2026)
        return len(tanya)

    ditolak(satker)
    keberatan(ditolak(satker))
    awal = banyak()
    for _ in range(5):
        keberatan(ditolak(satker))
    assert banyak() == awal


def test_a_late_objection_that_was_taken_counts_once(satker: Satker) -> None:
    k = terlambat(satker)
    with pukul("2026-01-19 09:00"):
        terima_terlambat(k, pelaku=staf(satker, PJ), alasan="Sakit.")
        lain = ditolak(satker)
        ajukan_keberatan(lain, pelaku=Pelaku.pemohon(), alasan=["ditolak_tertutup"])
    assert laporan_tahunan(satker, 2026).keberatan == 2


def test_a_visitor_of_a_request_leads_to_its_number(satker: Satker) -> None:
    """R-002-2."""
    p = ajukan_langsung(satker)
    catat_tamu(satker, {"nama": "B", "asal": "C", "keperluan": "D"}, pelaku=staf(satker), permohonan=p)
    assert {b[-1] for b in baris_tamu(satker, *TAHUN)} == {p.nomor}
