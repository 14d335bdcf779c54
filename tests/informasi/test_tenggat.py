"""Deadlines as the services set them: the vectors of domain 8.6, Idul Fitri 2026, closing time, midnight in 3 zones."""

from datetime import date
from typing import Any

import pytest

from informasi.biaya import setelan
from informasi.models import SetelanInformasi
from informasi.models.pilihan import AlasanKeberatan, Profil
from informasi.services import ajukan_permohonan, alasan_keberatan, bayar, cari, daftarkan, nyatakan, perpanjang
from informasi.tenggat_profil import TABEL, angka, baca
from layanan.alur.pelaku import Pelaku
from layanan.tenggat import Tenggat
from satker.models import HariLibur, Satker
from tests.informasi.pabrik import (
    KABUL,
    ajukan,
    ajukan_langsung,
    buat_pengadilan,
    buat_setelan,
    ditolak,
    formulir,
    keberatan,
    pukul,
    saat,
    segar,
    staf,
)

# received | +3 | +5 (= 3 + 2) | +7; domain 8.6.
VEKTOR = [
    ("2026-01-05", "2026-01-08", "2026-01-12", "2026-01-14"),
    ("2026-02-12", "2026-02-19", "2026-02-23", "2026-02-25"),
    ("2026-03-13", "2026-03-25", "2026-03-27", "2026-03-31"),
    ("2026-03-16", "2026-03-26", "2026-03-30", "2026-04-01"),
    ("2026-05-12", "2026-05-19", "2026-05-21", "2026-05-25"),
    ("2026-05-22", "2026-05-29", "2026-06-03", "2026-06-05"),
    ("2026-08-14", "2026-08-20", "2026-08-24", "2026-08-27"),
    ("2026-12-21", "2026-12-28", "2026-12-30", "2027-01-04"),
]
TIGA, LIMA, TUJUH = 1, 2, 3


@pytest.mark.parametrize("baris", VEKTOR, ids=lambda b: b[0])
def test_the_statement_is_due_three_working_days_after_receipt(satker: Satker, baris: tuple[str, ...]) -> None:
    """R-002-14, domain 8.6."""
    with pukul(f"{baris[0]} 09:00"):
        p = ajukan(satker)
    assert (p.tanggal_terima.isoformat(), str(p.jatuh_tempo)) == (baris[0], baris[TIGA])
    assert p.batas_keterangan == p.jatuh_tempo


@pytest.mark.parametrize("baris", VEKTOR, ids=lambda b: b[0])
def test_the_extension_runs_on_from_the_due_date(satker: Satker, baris: tuple[str, ...]) -> None:
    """R-002-21, Q9: three and two make five, whenever the officer asks for it."""
    petugas = staf(satker)
    with pukul(f"{baris[0]} 09:00"):
        p = cari(ajukan(satker), pelaku=petugas)
    with pukul(f"{baris[TIGA]} 16:00"):
        p = perpanjang(p, pelaku=petugas, alasan="volume_besar")
    assert str(p.jatuh_tempo) == str(p.perpanjangan_sampai) == str(p.batas_keterangan) == baris[LIMA]
    assert str(p.perpanjangan_dari) == baris[TIGA]


@pytest.mark.parametrize("baris", VEKTOR, ids=lambda b: b[0])
def test_objecting_and_answering_have_seven_working_days(satker: Satker, baris: tuple[str, ...]) -> None:
    """R-002-33 from the statement, R-002-35 from receipt."""
    with pukul(f"{baris[0]} 09:00"):
        p = ditolak(satker)
        assert {str(d.sampai) for d in alasan_keberatan(p)} == {baris[TUJUH]}
        assert str(keberatan(p).jatuh_tempo) == baris[TUJUH]


def test_idul_fitri_2026_stops_every_clock(satker: Satker) -> None:
    """Friday 13 March: 18 to 24 March are free, so three working days end on the 25th and the window on the 31st."""
    petugas = staf(satker)
    with pukul("2026-03-13 09:00"):
        p = cari(ajukan(satker), pelaku=petugas)
    with pukul("2026-03-24 12:00"):  # the last day of the feast: not late yet
        assert alasan_keberatan(segar(p)) == []
        p = perpanjang(p, pelaku=petugas, alasan="perlu_konsultasi")
    assert p.jatuh_tempo == date(2026, 3, 27)
    with pukul("2026-03-28 00:00"):
        (dasar,) = alasan_keberatan(segar(p))
    assert (dasar.kode, dasar.mulai, dasar.sampai) == ("terlambat", date(2026, 3, 27), date(2026, 4, 8))


def test_a_court_that_works_on_cuti_bersama_counts_them(db: None) -> None:
    """Domain 8.6: with cuti bersama as working days +3 is 18 March, +5 is 23 March."""
    satker = buat_pengadilan(cuti_bersama_hari_kerja=True)
    with pukul("2026-03-13 09:00"):
        petugas = staf(satker)
        p = cari(ajukan(satker), pelaku=petugas)
        assert p.jatuh_tempo == date(2026, 3, 18)
        assert perpanjang(p, pelaku=petugas, alasan="volume_besar").jatuh_tempo == date(2026, 3, 23)


def test_a_free_day_of_the_court_itself_moves_the_due_date(satker: Satker) -> None:
    HariLibur.objects.create(satker=satker, tanggal=date(2026, 1, 7), nama="Pilkada", jenis="daerah")
    assert ajukan(satker).jatuh_tempo == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("diterima", "terima", "tempo"),
    [
        ("2026-01-05 00:00", "2026-01-05", "2026-01-08"),
        ("2026-01-05 16:30", "2026-01-05", "2026-01-08"),
        ("2026-01-05 16:31", "2026-01-06", "2026-01-09"),
        ("2026-01-09 17:00", "2026-01-09", "2026-01-14"),
        ("2026-01-09 17:01", "2026-01-12", "2026-01-15"),
        ("2026-01-10 09:00", "2026-01-12", "2026-01-15"),
        ("2026-01-16 09:00", "2026-01-19", "2026-01-22"),
    ],
    ids=["midnight", "closing", "after closing", "Friday", "Friday evening", "Saturday", "Isra Mikraj"],
)
@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_the_clock_starts_by_the_courts_own_door(db: None, zona: str, diterima: str, terima: str, tempo: str) -> None:
    """Domain 8.6, 8.7: the same in WIB, WITA and WIT, each by its own wall."""
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul(diterima, zona):
        p = ajukan(satker)
    assert (str(p.tanggal_terima), str(p.jatuh_tempo)) == (terima, tempo)


@pytest.mark.parametrize(
    ("zona", "sudah_lewat"), [("Asia/Jakarta", False), ("Asia/Makassar", True), ("Asia/Jayapura", True)]
)
def test_the_due_date_ends_at_the_courts_own_midnight(db: None, zona: str, sudah_lewat: bool) -> None:
    """23.30 in Jakarta is 00.30 in Makassar and 01.30 in Jayapura: only there it is late (R-002-32)."""
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul("2026-01-05 09:00", zona):
        p = ajukan(satker)
    with pukul("2026-01-08 23:30"):
        assert bool(alasan_keberatan(segar(p))) is sudah_lewat


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_an_objection_is_in_time_until_midnight_of_the_last_day(db: None, zona: str) -> None:
    """R-002-33: the applicant has the whole day, also after the office has closed."""
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul("2026-01-05 09:00", zona):
        satu, dua = ditolak(satker), ditolak(satker)
    with pukul("2026-01-14 23:59", zona):
        k = keberatan(satu)
    assert (k.keadaan, str(k.tanggal_terima)) == ("diajukan", "2026-01-15")
    with pukul("2026-01-15 00:00", zona):
        assert keberatan(dua).keadaan == "terlambat"


def test_a_year_begins_for_the_register_at_the_courts_midnight(db: None) -> None:
    timur, barat = buat_pengadilan(zona_waktu="Asia/Jayapura"), buat_pengadilan()
    with pukul("2026-12-31 23:30"):
        assert (ajukan(timur).tahun, ajukan(barat).tahun) == (2027, 2026)
        assert (ajukan(timur).nomor[-6:], ajukan(barat).nomor[-8:]) == ("I/2027", "XII/2026")


def test_a_letter_of_last_week_counts_from_the_day_it_came(satker: Satker) -> None:
    """R-002-24: the officer enters it later; the clock has run since."""
    isian = formulir(kanal="surat", diterima_pada=saat("2026-01-02 10:00"))
    p = ajukan_permohonan(satker, isian, pelaku=staf(satker)).urusan
    assert (str(p.tanggal_terima), str(p.jatuh_tempo)) == ("2026-01-02", "2026-01-07")


PROFIL = [
    (Profil.SEED, "2026-01-08", 2, Tenggat(7), Tenggat(7), 5),
    (Profil.SK_2_144_2022, "2026-01-20", 7, Tenggat(30, "kalender"), Tenggat(30), 7),
    (Profil.SK_1_144_2011, "2026-01-20", 7, Tenggat(30), Tenggat(20), 7),
]


@pytest.mark.parametrize(
    ("profil", "tempo", "tambah", "jendela", "jawaban", "dasar"), PROFIL, ids=[p[0] for p in PROFIL]
)
def test_each_profile_has_its_numbers(
    satker: Satker, profil: str, tempo: str, tambah: int, jendela: Tenggat, jawaban: Tenggat, dasar: int
) -> None:
    """Domain 6.B: B1, B2, B9, B10, B11."""
    buat_setelan(satker, profil=profil)
    p = ajukan_langsung(satker)
    assert str(p.batas_keterangan) == tempo
    aturan = baca(p.tenggat)
    assert (aturan.perpanjangan.hari, aturan.keberatan, aturan.jawaban) == (tambah, jendela, jawaban)
    assert len(aturan.alasan_keberatan) == dasar
    assert set(aturan.alasan_keberatan) <= set(AlasanKeberatan.values)


@pytest.mark.parametrize("profil", Profil.values)
def test_the_numbers_come_back_from_the_record_as_they_went_in(profil: str) -> None:
    asal = angka(SetelanInformasi(profil=profil))
    assert baca({"profil": profil} | asal.sebagai_json()) == asal == TABEL[profil]


def test_a_number_a_later_version_adds_is_taken_from_the_profile() -> None:
    """Records of last year know nothing of this year's column."""
    assert baca({"profil": "seed", "keterangan": {"hari": 4, "satuan": "kerja"}, "asing": 1}).keterangan == Tenggat(4)


@pytest.mark.parametrize(
    ("timpa", "bidang", "nilai"),
    [
        ({"keterangan": 5}, "keterangan", Tenggat(5)),
        ({"perpanjangan": 1}, "perpanjangan", Tenggat(1)),
        ({"keberatan": 30, "satuan_keberatan": "kalender"}, "keberatan", Tenggat(30, "kalender")),
        ({"satuan_keberatan": "kalender"}, "keberatan", Tenggat(7, "kalender")),
        ({"jawaban": 20}, "jawaban", Tenggat(20)),
        ({"penyerahan": 2}, "penyerahan", Tenggat(2)),
        ({"kunjungan_dokumen": False}, "kunjungan_dokumen", False),
        ({"kunjungan_dokumen": None}, "kunjungan_dokumen", True),
        ({}, "penyerahan", None),
        ({}, "biaya_bawaan", 0),
    ],
)
def test_a_court_may_set_its_own_number(satker: Satker, timpa: dict[str, Any], bidang: str, nilai: object) -> None:
    buat_setelan(satker, **timpa)
    assert getattr(angka(setelan(satker)), bidang) == nilai
    assert getattr(baca(ajukan(satker).tenggat), bidang) == nilai


def test_a_change_of_the_profile_moves_no_old_deadline(satker: Satker) -> None:
    """The numbers are copied when the record starts."""
    petugas, milik = staf(satker), buat_setelan(satker)
    lama = cari(ajukan(satker), pelaku=petugas)
    SetelanInformasi.objects.filter(pk=milik.pk).update(profil=Profil.SK_2_144_2022, perpanjangan=9)
    assert segar(lama).jatuh_tempo == date(2026, 1, 8)
    assert perpanjang(lama, pelaku=petugas, alasan="volume_besar").jatuh_tempo == date(2026, 1, 12)
    k = keberatan(ditolak_lama(satker, lama, petugas), "tidak_semestinya")
    assert k.jatuh_tempo == date(2026, 1, 14)


def ditolak_lama(satker: Satker, p: Any, petugas: Pelaku) -> Any:
    """The old request, answered under the new profile."""
    return nyatakan(segar(p), pelaku=petugas, **KABUL)


def test_a_profile_with_a_completeness_check_leaves_the_form_to_the_officer(satker: Satker) -> None:
    """B3: the public's form waits; the receipt goes out when it is registered."""
    buat_setelan(satker, profil=Profil.SK_2_144_2022)
    p = ajukan(satker)
    assert (p.keadaan, str(p.jatuh_tempo)) == ("diterima", "2026-01-08")
    p = daftarkan(p, pelaku=staf(satker))
    assert (p.keadaan, str(p.jatuh_tempo)) == ("terdaftar", "2026-01-20")
    assert ajukan_langsung(satker).keadaan == "terdaftar"


def test_copies_have_a_clock_where_the_profile_has_one(satker: Satker) -> None:
    """B4: two working days after payment, and none while the applicant has not paid."""
    petugas = staf(satker)
    buat_setelan(satker, profil=Profil.SK_1_144_2011)
    p = nyatakan(ajukan(satker), pelaku=petugas, **KABUL | {"biaya_penggandaan": 1000})
    assert p.jatuh_tempo is None
    with pukul("2026-01-14 10:00"):
        assert bayar(p, pelaku=petugas, cara_bayar="tunai").jatuh_tempo == date(2026, 1, 19)


def test_the_seed_has_no_clock_for_copies(satker: Satker) -> None:
    petugas = staf(satker)
    assert nyatakan(ajukan(satker), pelaku=petugas, **KABUL).jatuh_tempo is None


@pytest.mark.parametrize("zona", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_a_statement_at_one_past_midnight_is_of_the_new_day(db: None, zona: str) -> None:
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul("2026-01-05 09:00", zona):
        p = ajukan(satker)
    with pukul("2026-01-09 00:01", zona):
        p = nyatakan(p, pelaku=staf(satker), **KABUL)
        assert p.keterangan_tanggal == date(2026, 1, 9)
        assert [d.kode for d in alasan_keberatan(p)] == ["tidak_semestinya", "terlambat"]
