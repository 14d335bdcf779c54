"""Entry in an officer's hands, and the guest book (R-002-1 … R-002-4, R-002-22 … R-002-26)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan, Tamu
from satker.models import Peran, Satker
from tests.halaman import query_tetap, sebagai
from tests.informasi.pabrik import FORMULIR, PETUGAS, ajukan, buat_tamu, segar
from tests.informasi.petugas.meja import isi, teks
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
TAMU = {"nama": "Siti Aminah", "asal": "Banjarharja", "keperluan": "Meminta informasi"}


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def kirim(client: Client, **ubah: Any) -> Any:
    """The officer's form of 4.3."""
    return client.post(reverse("meja_informasi_baru"), FORMULIR | {"kanal": "telepon"} | ubah)


@pytest.mark.parametrize("kanal", ["telepon", "faks", "surel", "e_lid", "surat"])
def test_indirect_requests_are_entered_with_their_channel(satker: Satker, petugas: Client, kanal: str) -> None:
    """R-002-22 … R-002-24."""
    assert kirim(petugas, kanal=kanal).status_code == 302
    p = Permohonan.objects.get()
    assert (p.kanal, p.keadaan, p.urut) == (kanal, "terdaftar", 1)


def test_nobody_enters_a_request_as_if_it_came_from_the_web(satker: Satker, petugas: Client) -> None:
    assert kirim(petugas, kanal="web").status_code == 200
    assert not Permohonan.objects.exists()


def test_the_code_is_shown_once_and_stands_on_the_receipt(satker: Satker, petugas: Client) -> None:
    """R-002-12."""
    jawaban = kirim(petugas)
    assert "Sandi pelacakan untuk Pemohon" in teks(petugas.get(jawaban.url))
    tanda = reverse("meja_informasi_tanda_terima", args=[Permohonan.objects.get().pk])
    assert "Sandi pelacakan" in teks(petugas.get(tanda))
    assert "Sandi pelacakan" not in teks(sebagai(satker, PETUGAS).get(tanda)).replace("sandi pelacakan", "")


def test_who_comes_in_person_stands_in_the_guest_book_with_his_ktp(satker: Satker, petugas: Client) -> None:
    """R-002-1, R-002-2."""
    assert "Catat dahulu kunjungan Pemohon pada buku tamu." in teks(kirim(petugas, kanal="langsung"))
    tanpa = buat_tamu(satker, ktp_ditunjukkan=False)
    assert "dicatat tanpa KTP" in teks(kirim(petugas, kanal="langsung", tamu=tanpa.pk))
    petugas.post(reverse("buku_tamu_ktp", args=[tanpa.pk]))
    assert kirim(petugas, kanal="langsung", tamu=tanpa.pk).status_code == 302
    assert segar(Permohonan.objects.get()).identitas_ditunjukkan


def test_a_request_begins_from_a_guest_with_what_is_known(satker: Satker, petugas: Client) -> None:
    tamu = buat_tamu(satker, nama="Budi Santoso", kontak="0812-1111-2222")
    halaman = isi(petugas.get(f"{reverse('meja_informasi_baru')}?tamu={tamu.pk}"))
    for kata in ("Budi Santoso", "Banjarharja", "0812-1111-2222", f'value="{tamu.pk}" selected'):
        assert kata in halaman


@pytest.mark.parametrize("tamu", ["", "abc", "-1", "99999999999999999999", "٣", "0"])
def test_a_guest_nobody_knows_leaves_the_form_empty(satker: Satker, petugas: Client, tamu: str) -> None:
    assert petugas.get(reverse("meja_informasi_baru"), {"tamu": tamu}).status_code == 200


def test_the_guest_of_another_court_is_not_offered(satker: Satker, petugas: Client) -> None:
    lain = buat_tamu(buat_satker(), nama="Orang Lain")
    assert "Orang Lain" not in isi(petugas.get(f"{reverse('meja_informasi_baru')}?tamu={lain.pk}"))
    assert kirim(petugas, kanal="langsung", tamu=lain.pk).status_code == 200


def test_a_letter_of_the_day_before_counts_from_then(satker: Satker, petugas: Client) -> None:
    """R-002-14."""
    assert kirim(petugas, kanal="surat", diterima="2026-01-02").status_code == 302
    assert Permohonan.objects.get().tanggal_terima.isoformat() == "2026-01-02"
    halaman = isi(kirim(petugas, kanal="surat", diterima="2026-01-09"))
    assert "Waktu diterima belum tiba." in halaman[halaman.index('name="diterima"') - 900 :][:1800]


def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(satker: Satker, petugas: Client) -> None:
    halaman = isi(kirim(petugas, nomor_identitas="123", rincian="Daftar hakim", telepon=""))
    for kata in ("NIK terdiri atas 16 angka.", "agar Anda dapat dihubungi", "Daftar hakim", "Siti Aminah"):
        assert kata in halaman


class TestJawabLangsung:
    """R-002-3, R-002-4."""

    def test_question_and_answer_are_enough(self, satker: Satker, petugas: Client) -> None:
        isian = {"rincian": "Jam buka?", "jawaban": "Pukul 08.00.", "kanal": "telepon"}
        assert petugas.post(reverse("meja_informasi_sederhana"), isian).status_code == 302
        p = Permohonan.objects.get()
        assert (p.keadaan, p.sederhana, p.nomor[:8]) == ("dijawab_langsung", True, "001/INF/")

    def test_without_an_answer_nothing_is_registered(self, satker: Satker, petugas: Client) -> None:
        halaman = isi(petugas.post(reverse("meja_informasi_sederhana"), {"rincian": "Jam buka?", "kanal": "telepon"}))
        assert "Jam buka?" in halaman
        assert not Permohonan.objects.exists()

    def test_a_guest_is_linked(self, satker: Satker, petugas: Client) -> None:
        tamu = buat_tamu(satker)
        isian = {"rincian": "Jam buka?", "jawaban": "08.00", "kanal": "langsung", "tamu": tamu.pk}
        petugas.post(reverse("meja_informasi_sederhana"), isian)
        tamu.refresh_from_db()
        assert tamu.permohonan == Permohonan.objects.get()


class TestBukuTamu:
    """R-002-2."""

    @pytest.mark.parametrize("peran", [PETUGAS, Peran.PTSP])
    def test_a_visitor_is_entered_and_leaves(self, satker: Satker, peran: str) -> None:
        client = sebagai(satker, peran)
        assert client.post(reverse("buku_tamu"), TAMU).status_code == 302
        halaman = teks(client.get(reverse("buku_tamu")))
        assert "1 tamu, 1 belum pulang" in halaman
        client.post(reverse("buku_tamu_pulang", args=[Tamu.objects.get().pk]))
        assert "1 tamu, 0 belum pulang" in teks(client.get(reverse("buku_tamu")))

    @pytest.mark.parametrize("kurang", ["nama", "asal", "keperluan"])
    def test_an_empty_line_is_not_entered(self, petugas: Client, kurang: str) -> None:
        assert "Ada yang perlu diperbaiki" in teks(petugas.post(reverse("buku_tamu"), TAMU | {kurang: "  "}))
        assert not Tamu.objects.exists()

    def test_the_first_field_has_the_focus(self, petugas: Client) -> None:
        assert isi(petugas.get(reverse("buku_tamu"))).count("autofocus") == 1

    @pytest.mark.parametrize("ejaan", ["{}", " {} "])
    def test_a_visit_is_linked_by_number_in_any_spelling(self, satker: Satker, petugas: Client, ejaan: str) -> None:
        p, tamu = ajukan(satker), buat_tamu(satker)
        nomor = ejaan.format(p.nomor.lower().replace("/", " "))
        assert petugas.post(reverse("buku_tamu_kaitkan", args=[tamu.pk]), {"nomor": nomor}).status_code == 302
        assert p.nomor in isi(petugas.get(reverse("buku_tamu")))

    def test_an_unknown_number_stays_in_its_field(self, satker: Satker, petugas: Client) -> None:
        halaman = isi(petugas.post(reverse("buku_tamu_kaitkan", args=[buat_tamu(satker).pk]), {"nomor": "999/X"}))
        assert "Tidak ada permohonan dengan nomor ini." in halaman
        assert "999/X" in halaman

    def test_a_number_of_another_court_is_unknown_here(self, satker: Satker, petugas: Client) -> None:
        p = ajukan(buat_satker())
        halaman = isi(petugas.post(reverse("buku_tamu_kaitkan", args=[buat_tamu(satker).pk]), {"nomor": p.nomor}))
        assert "Tidak ada permohonan dengan nomor ini." in halaman

    def test_a_visit_already_linked_is_not_moved(self, satker: Satker, petugas: Client) -> None:
        tamu = buat_tamu(satker, permohonan=ajukan(satker))
        lain = ajukan(satker)
        petugas.post(reverse("buku_tamu_kaitkan", args=[tamu.pk]), {"nomor": lain.nomor})
        tamu.refresh_from_db()
        assert tamu.permohonan_id != lain.pk

    def test_ptsp_sees_numbers_but_no_way_to_the_requests(self, satker: Satker) -> None:
        p = ajukan(satker)
        buat_tamu(satker, permohonan=p)
        halaman = isi(sebagai(satker, Peran.PTSP).get(reverse("buku_tamu")))
        assert p.nomor in halaman
        assert reverse("meja_informasi_rincian", args=[p.pk]) not in halaman

    def test_the_page_takes_the_same_queries_with_one_visitor_and_fifty(self, satker: Satker, petugas: Client) -> None:
        query_tetap(petugas, reverse("buku_tamu"), lambda n: [buat_tamu(satker) for _ in range(n)])


def test_all_that_is_to_mend_is_said_at_once(petugas: Client, db: None) -> None:
    """What the fields miss, and what the desk's rules say: nobody mends a form twice."""
    halaman = teks(kirim(petugas, nama="", nomor_identitas="12", diterima="2030-01-01", surel="x"))
    for kata in ("Nama lengkap: Bagian ini belum diisi.", "NIK terdiri atas 16 angka.", "Waktu diterima belum tiba."):
        assert kata in halaman
    assert "Tulis alamat surelnya lengkap" in halaman
    assert not Permohonan.objects.exists()


def test_the_name_of_a_court_is_text_on_the_page(petugas: Client, satker: Satker) -> None:
    satker.nama = "Pengadilan <b>Agama</b>"
    satker.save()
    halaman = isi(petugas.get(reverse("meja_informasi_baru")))
    assert "<b>Agama</b>" not in halaman
    assert "&lt;b&gt;Agama&lt;/b&gt;" in halaman
