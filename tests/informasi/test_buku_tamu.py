"""The guest book (R-002-1, R-002-2), what is published (R-002-11), and sanctions (R-002-37)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.models import CatatanSanksi, InformasiTerbuka, Tamu
from informasi.services import (
    cari_terbuka,
    catat_pulang,
    catat_sanksi,
    catat_tamu,
    kaitkan_tamu,
    perlihatkan_ktp,
    tamu_hari_ini,
    terbit,
    terbitkan,
)
from layanan.alur.galat import BelumLengkap, Ditolak, TakBerhak
from layanan.alur.pelaku import Pelaku
from satker.models import JejakAudit, Peran, Satker
from satker.waktu import sekarang
from tests.informasi.keadaan import dijawab_langsung
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, ajukan, buat_pengadilan, buat_tamu, pukul, staf

TAMU = {"nama": "Pak Budi", "asal": "Dinas Sosial", "keperluan": "Koordinasi"}
SANKSI: dict[str, Any] = {
    "nama": "Fulan",
    "perbuatan": "menghalangi",
    "uraian": "Menahan berkas.",
    "sanksi": "Teguran tertulis",
}


def test_a_visitor_is_entered_in_a_moment(satker: Satker) -> None:
    """R-002-2: three fields are enough."""
    tamu = catat_tamu(satker, TAMU, pelaku=staf(satker))
    assert (tamu.tanggal, tamu.datang, tamu.pulang, tamu.ktp_ditunjukkan) == (date(2026, 1, 5), sekarang(), None, False)


@pytest.mark.parametrize("kosong", ["nama", "asal", "keperluan"])
@pytest.mark.parametrize("isi", ["", "  ", "\x00", None])
def test_but_these_three_are_needed(satker: Satker, kosong: str, isi: Any) -> None:
    with pytest.raises(BelumLengkap) as tangkap:
        catat_tamu(satker, TAMU | {kosong: isi}, pelaku=staf(satker))
    assert set(tangkap.value.keliru) == {kosong}
    assert not Tamu.objects.exists()


@pytest.mark.parametrize(("bidang", "panjang"), [("nama", 121), ("asal", 301), ("keperluan", 251), ("bertemu", 121)])
def test_too_much_is_said_so(satker: Satker, bidang: str, panjang: int) -> None:
    with pytest.raises(BelumLengkap, match="Paling banyak"):
        catat_tamu(satker, TAMU | {bidang: "x" * panjang}, pelaku=staf(satker))


@pytest.mark.parametrize("peran", Peran)
def test_the_counter_and_the_desk_keep_the_book(satker: Satker, peran: str) -> None:
    if peran in (PETUGAS, PJ, Peran.PTSP):
        assert catat_tamu(satker, TAMU, pelaku=staf(satker, peran)).pk
    else:
        with pytest.raises(TakBerhak):
            catat_tamu(satker, TAMU, pelaku=staf(satker, peran))


def test_nobody_of_another_court_writes_in_it(satker: Satker) -> None:
    lain = staf(buat_pengadilan())
    tamu = buat_tamu(satker)
    semua: tuple[Callable[[], Any], ...] = (
        lambda: catat_tamu(satker, TAMU, pelaku=lain),
        lambda: catat_pulang(tamu, pelaku=lain),
        lambda: perlihatkan_ktp(tamu, pelaku=lain),
        lambda: kaitkan_tamu(tamu, ajukan(satker), pelaku=lain),
    )
    for kerja in semua:
        with pytest.raises(TakBerhak):
            kerja()


def test_he_leaves_once(satker: Satker) -> None:
    petugas, tamu = staf(satker), buat_tamu(satker)
    with pukul("2026-01-05 10:00"):
        pertama = catat_pulang(tamu, pelaku=petugas).pulang
    with pukul("2026-01-05 11:00"):
        assert catat_pulang(tamu, pelaku=petugas).pulang == pertama


def test_the_ktp_may_come_out_later(satker: Satker) -> None:
    """R-002-1."""
    tamu = buat_tamu(satker, ktp_ditunjukkan=False)
    assert perlihatkan_ktp(tamu, pelaku=staf(satker)).ktp_ditunjukkan


def test_a_visit_belongs_to_one_request(satker: Satker) -> None:
    tamu, p = buat_tamu(satker), ajukan(satker)
    petugas = staf(satker)
    assert kaitkan_tamu(kaitkan_tamu(tamu, p, pelaku=petugas), p, pelaku=petugas).permohonan == p
    with pytest.raises(Ditolak, match="permohonan lain"):
        kaitkan_tamu(tamu, ajukan(satker), pelaku=petugas)
    with pytest.raises(Ditolak, match="pengadilan lain"):
        kaitkan_tamu(buat_tamu(satker), ajukan(buat_pengadilan()), pelaku=petugas)
    with pytest.raises(Ditolak, match="pengadilan lain"):
        catat_tamu(satker, TAMU, pelaku=petugas, permohonan=ajukan(buat_pengadilan()))


@pytest.mark.parametrize(("zona", "banyak"), [("Asia/Jakarta", 2), ("Asia/Jayapura", 1)])
def test_today_is_the_courts_own_today(db: None, zona: str, banyak: int) -> None:
    """22.00 and 23.30 WIB: midnight lies between them in Jayapura."""
    satker = buat_pengadilan(zona_waktu=zona)
    with pukul("2026-01-05 21:30"):
        buat_tamu(satker)
    with pukul("2026-01-05 22:30"):
        buat_tamu(satker)
        assert tamu_hari_ini(satker).count() == banyak


def test_todays_list_takes_one_query(satker: Satker) -> None:
    for _ in range(4):
        buat_tamu(satker, permohonan=ajukan(satker))
    with CaptureQueriesContext(connection) as tanya:
        assert [t.permohonan.nomor for t in tamu_hari_ini(satker) if t.permohonan]
    assert len(tanya) == 1


def test_where_the_visitor_lives_is_not_readable_in_the_table(satker: Satker) -> None:
    catat_tamu(satker, TAMU | {"kontak": "0812 777"}, pelaku=staf(satker))
    with connection.cursor() as kursor:
        kursor.execute("SELECT t::text FROM informasi_tamu t")
        (baris,) = kursor.fetchone()
    assert "Sosial" not in baris
    assert "777" not in baris


def butir(satker: Satker, judul: str, isi: str = "Isi", **lain: Any) -> InformasiTerbuka:
    bawaan = {"jenis": "jawaban", "terbit": True, "diperbarui": sekarang()}
    return InformasiTerbuka.objects.create(satker=satker, judul=judul, isi=isi, **bawaan | lain)


@pytest.mark.parametrize(
    ("cari", "judul"),
    [
        ("biaya", ["Biaya perkara", "Cara mengambil akta"]),  # the title counts for more
        ("BIAYANYA perkara", ["Biaya perkara"]),
        ("perkar", ["Biaya perkara"]),  # half typed
        ("pe", []),
        ("akta cerai", ["Cara mengambil akta"]),
        ("akta warisan", ["Cara mengambil akta"]),  # not all of the words, then any of them
        ("isbat", []),
        ("", []),
        ("   ", []),
        ("&|!:*()'\\", []),
        ("'; DROP TABLE", []),
        ("\x00", []),
    ],
)
def test_the_public_searches_before_it_asks(satker: Satker, cari: str, judul: list[str]) -> None:
    """R-002-11."""
    butir(satker, "Biaya perkara", "Panjar dibayar di bank.")
    butir(satker, "Cara mengambil akta", "Bawa KTP dan akta cerai; tanpa biaya tambahan.")
    butir(satker, "Biaya rahasia", terbit=False)
    butir(buat_pengadilan(), "Biaya pengadilan lain")
    assert [b.judul for b in cari_terbuka(satker, cari)] == judul


def test_a_search_is_two_queries_at_most_and_a_page_at_most(satker: Satker) -> None:
    for n in range(30):
        butir(satker, f"Biaya nomor {n}")
    with CaptureQueriesContext(connection) as tanya:
        assert len(cari_terbuka(satker, "biaya " * 50, banyak=20)) == 20
    assert len(tanya) == 1


def test_an_answered_question_is_published(satker: Satker) -> None:
    """R-002-11: the question and the answer, and nothing of who asked."""
    p = dijawab_langsung(satker)
    hasil = terbitkan(p, pelaku=staf(satker), judul="Jam berapa pengadilan buka?")
    assert (hasil.isi, hasil.jenis, hasil.terbit) == ("08.00", "jawaban", True)
    assert [b.pk for b in terbit(satker)] == [hasil.pk]
    assert JejakAudit.objects.filter(tindakan="informasi.terbitkan", rincian__dari=p.nomor).exists()


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"judul": ""}, "judul"),
        ({"judul": "x" * 201}, "judul"),
        ({"judul": "Pertanyaan siti   AMINAH"}, "judul"),
        ({"judul": "Jam?", "isi": "Kepada Siti Aminah: 08.00"}, "isi"),
        ({"judul": "Jam?", "isi": "x" * 10_001}, "isi"),
        ({"judul": "Sudah ada", "isi": "x"}, "judul"),
    ],
)
def test_a_publication_names_nobody(satker: Satker, isian: dict[str, Any], bidang: str) -> None:
    butir(satker, "Sudah ada")
    p = ajukan(satker)
    with pytest.raises(BelumLengkap) as tangkap:
        terbitkan(p, pelaku=staf(satker), **{"isi": "Jawaban"} | isian)
    assert set(tangkap.value.keliru) == {bidang}


def test_what_has_no_words_is_not_published(satker: Satker) -> None:
    with pytest.raises(Ditolak):
        terbitkan(ajukan(satker), pelaku=staf(satker), judul="Jam?")
    with pytest.raises(TakBerhak):
        terbitkan(dijawab_langsung(satker), pelaku=Pelaku.pemohon(), judul="Jam?")


def test_a_sanction_is_noted_by_the_ketua_alone(satker: Satker) -> None:
    """R-002-37: readable in the record, not in the table and not in the trail."""
    catatan = catat_sanksi(satker, pelaku=staf(satker, KETUA), **SANKSI, permohonan=ajukan(satker))
    assert CatatanSanksi.objects.get(pk=catatan.pk).uraian == "Menahan berkas."
    assert "berkas" not in str(JejakAudit.objects.get(tindakan="informasi.sanksi").rincian)
    with connection.cursor() as kursor:
        kursor.execute("SELECT uraian FROM informasi_catatansanksi")
        assert "berkas" not in kursor.fetchone()[0]
    for peran in (PETUGAS, PJ, Peran.ADMIN):
        with pytest.raises(TakBerhak):
            catat_sanksi(satker, pelaku=staf(satker, peran), **SANKSI)


@pytest.mark.parametrize(
    ("isian", "bidang"),
    [
        ({"nama": " "}, "nama"),
        ({"nama": "x" * 121}, "nama"),
        ({"uraian": ""}, "uraian"),
        ({"sanksi": ""}, "sanksi"),
        ({"sanksi": "x" * 201}, "sanksi"),
        ({"perbuatan": "malas"}, "perbuatan"),
        ({"tanggal": date(2026, 1, 6)}, "tanggal"),
    ],
)
def test_a_sanction_says_who_what_and_when(satker: Satker, isian: dict[str, Any], bidang: str) -> None:
    """R-002-37."""
    with pytest.raises(BelumLengkap) as tangkap:
        catat_sanksi(satker, pelaku=staf(satker, KETUA), **SANKSI | isian)
    assert set(tangkap.value.keliru) == {bidang}


def test_a_sanction_about_another_courts_request_is_not_ours(satker: Satker) -> None:
    with pytest.raises(Ditolak):
        catat_sanksi(satker, pelaku=staf(satker, KETUA), **SANKSI, permohonan=ajukan(buat_pengadilan()))
