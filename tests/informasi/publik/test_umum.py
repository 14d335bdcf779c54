"""The court's public page: search first, then how to ask, what it costs and whom to ring.

R-002-11, R-002-23, R-002-38, R-002-39, R-002-75, R-002-76.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from informasi.models import InformasiTerbuka
from satker.models import Dokumen, Satker
from satker.waktu import sekarang
from tests.halaman import query_tetap, sebagai
from tests.informasi.pabrik import buat_pengadilan, buat_setelan
from tests.informasi.publik.orang import isi

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nisi"


def alamat(satker: Satker, q: str = "") -> str:
    return reverse("informasi_umum", args=[satker.kode]) + (f"?q={q}" if q else "")


def terbitkan(satker: Satker, **ubah: Any) -> InformasiTerbuka:
    """A published answer, unless told otherwise; with `berkas=True` a document."""
    bawaan = {"jenis": "jawaban", "judul": "Berapa biaya berperkara?", "isi": "Menurut radius.", "terbit": True}
    berkas = ubah.pop("berkas", False)
    b = InformasiTerbuka(satker=satker, diperbarui=sekarang(), **bawaan | ubah)
    if berkas:
        b.jenis = "dokumen"
        b.berkas.save("x.exe", ContentFile(PDF), save=False)
    b.save()
    return b


class TestCari:
    """R-002-11: a request is for what is not found here."""

    def test_answers_documents_and_pages_are_found_before_anything_is_asked(
        self, client: Client, satker: Satker
    ) -> None:
        terbitkan(satker)
        terbitkan(satker, judul="Biaya penggandaan", berkas=True)
        terbitkan(satker, judul="Daftar biaya resmi", jenis="tautan", isi="", tautan="https://contoh.go.id/biaya")
        Dokumen.objects.create(satker=satker, jenis="manual", judul="Manual biaya", berkas="x.pdf", terbit=True)
        halaman = isi(client.get(alamat(satker, "biaya")))
        for judul in ("Berapa biaya berperkara?", "Biaya penggandaan", "Daftar biaya resmi", "Manual biaya"):
            assert judul in halaman
        assert "Menurut radius." in halaman
        assert halaman.index("Manual biaya") < halaman.index("Belum menemukan?")

    def test_what_is_no_draft_of_another_court_stays_unseen(self, client: Client, satker: Satker) -> None:
        terbitkan(satker, judul="Biaya rahasia", terbit=False)
        terbitkan(buat_pengadilan(), judul="Biaya tetangga")
        Dokumen.objects.create(satker=satker, jenis="manual", judul="Biaya draf", berkas="x.pdf")
        halaman = isi(client.get(alamat(satker, "biaya")))
        assert "Belum ada yang cocok dengan “biaya”" in halaman
        for judul in ("Biaya rahasia", "Biaya tetangga", "Biaya draf"):
            assert judul not in halaman

    def test_while_typing_only_the_results_come_back(self, client: Client, satker: Satker) -> None:
        terbitkan(satker)
        potongan = isi(client.get(alamat(satker, "perkara"), headers={"HX-Request": "true"}))
        assert "Berapa biaya berperkara?" in potongan
        assert "<html" not in potongan

    def test_without_words_the_newest_stand_there(self, client: Client, satker: Satker) -> None:
        for ke in range(8):
            terbitkan(satker, judul=f"Judul {ke}")
        halaman = isi(client.get(alamat(satker)))
        assert "Judul 7" in halaman
        assert "Judul 1" not in halaman

    @pytest.mark.parametrize("q", ["%00", "%20", "'%20OR%201=1", "x" * 5000, "%F0%9F%98%80", "&!|:*()", "%22%3E%3Cimg"])
    def test_whatever_is_typed_is_answered_and_is_only_text(self, client: Client, satker: Satker, q: str) -> None:
        terbitkan(satker)
        halaman = isi(client.get(alamat(satker) + f"?q={q}"))
        assert '"><img' not in halaman

    def test_what_was_not_found_is_taken_along_to_the_form(self, client: Client, satker: Satker) -> None:
        halaman = isi(client.get(alamat(satker, "biaya%20%26%20tarif")))
        assert "/ajukan/?rincian=biaya%20%26%20tarif" in halaman

    def test_it_costs_the_same_queries_with_one_and_with_many(self, client: Client, satker: Satker) -> None:
        def tambah(banyak: int) -> None:
            for _ in range(banyak):
                n = InformasiTerbuka.objects.count()
                terbitkan(satker, judul=f"Biaya {n}")
                Dokumen.objects.create(satker=satker, jenis="manual", judul="Biaya", berkas="x.pdf", terbit=True)

        query_tetap(client, alamat(satker, "biaya"), tambah)


class TestUnduh:
    def unduh(self, client: Client, b: InformasiTerbuka) -> Any:
        return client.get(reverse("informasi_unduh", args=[b.pk]))

    def test_a_published_document_is_a_download(self, client: Client, satker: Satker) -> None:
        jawaban = self.unduh(client, terbitkan(satker, judul='Laporan "2025" / Tahunan', berkas=True))
        assert jawaban.getvalue() == PDF
        assert jawaban.headers["Content-Disposition"] == 'attachment; filename="laporan-2025-tahunan.pdf"'
        assert jawaban.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_draft_a_closed_courts_one_a_lost_one_and_what_has_no_file_are_not(
        self, client: Client, satker: Satker
    ) -> None:
        hilang = terbitkan(satker, judul="Hilang", berkas=True)
        hilang.berkas.storage.delete(str(hilang.berkas.name))
        tutup = terbitkan(buat_pengadilan(aktif=False), berkas=True)
        for b in (hilang, tutup, terbitkan(satker, terbit=False, berkas=True), terbitkan(satker, judul="Jawaban")):
            assert self.unduh(client, b).status_code == 404


class TestKetentuan:
    def test_time_cost_and_rights_are_those_of_the_courts_rule(self, client: Client, satker: Satker) -> None:
        """R-002-9, R-002-14, R-002-21, R-002-27, R-002-33, R-002-35, R-002-39."""
        halaman = isi(client.get(alamat(satker)))
        for kalimat in ("paling lama 3 hari kerja", "paling lama 2 hari kerja", "dalam 7 hari kerja"):
            assert kalimat in halaman
        assert "Biaya hanya timbul bila dokumen digandakan atau dijilid." in halaman
        assert "Dokumen hanya diserahkan bila Pemohon datang langsung." in halaman

    def test_another_rule_says_other_numbers(self, client: Client, satker: Satker) -> None:
        buat_setelan(satker, profil="sk_2_144_2022", tarif_lembar=500, tarif_jilid=5000, dasar_tarif="SK Ketua 7/2026")
        halaman = isi(client.get(alamat(satker)))
        assert "paling lama 10 hari kerja" in halaman
        assert "dalam 30 hari kalender" in halaman
        assert "Rp500 per lembar, Rp5.000 per jilid (SK Ketua 7/2026)" in halaman
        assert "bila Pemohon datang langsung." not in halaman

    def test_contact_hours_and_both_channels(self, client: Client, satker: Satker) -> None:
        """R-002-1, R-002-2, R-002-22, R-002-23, R-002-38."""
        buat_setelan(
            satker, kontak_nama="Drs. Aqshaa, M.H.", kontak_jabatan="Hakim Tinggi", kontak_telepon="(0736) 52373"
        )
        halaman = isi(client.get(alamat(satker)))
        for teks in ("Drs. Aqshaa, M.H., Hakim Tinggi", "(0736) 52373", satker.jam_layanan, "KTP", "buku tamu", "faks"):
            assert teks in halaman

    def test_the_courts_own_telephone_stands_where_no_other_is_named(self, client: Client) -> None:
        satker = buat_pengadilan(telepon="(0286) 591234")
        assert "(0286) 591234" in isi(client.get(alamat(satker)))

    def test_other_doors_are_named(self, client: Client, satker: Satker) -> None:
        """R-002-75, R-002-76."""
        buat_setelan(
            satker, tautan_lapor_android="https://contoh.id/android", tautan_masukan="https://contoh.id/masukan"
        )
        halaman = isi(client.get(alamat(satker)))
        for tautan in (
            "https://www.lapor.go.id",
            "https://contoh.id/android",
            "https://siwas.mahkamahagung.go.id/home",
        ):
            assert f'href="{tautan}"' in halaman
        assert 'href="https://contoh.id/masukan"' in halaman
        assert "Laporkan masalah Pelayanan Informasi" in halaman

    def test_an_appeal_court_says_where_copies_of_decisions_are_asked_for(self, client: Client, pta: Satker) -> None:
        """R-002-13."""
        assert "dimohonkan kepada pengadilan tingkat pertama" in isi(client.get(alamat(pta)))


class TestPengadilan:
    def test_with_one_court_its_page_with_several_a_choice(self, client: Client, satker: Satker) -> None:
        assert client.get(reverse("informasi_daftar")).headers["Location"] == alamat(satker)
        buat_pengadilan(kode="pa-lain")
        buat_pengadilan(kode="pa-tutup", aktif=False)
        buat_pengadilan(kode="kab-jember", tingkat="pemda")
        halaman = isi(client.get(reverse("informasi_daftar")))
        assert "/informasi/pa-lain/" in halaman
        assert "pa-tutup" not in halaman
        assert "kab-jember" not in halaman

    def test_before_any_court_is_there_the_page_says_so(self, client: Client) -> None:
        assert "Belum ada pengadilan" in isi(client.get(reverse("informasi_daftar")))

    @pytest.mark.parametrize("kode", ["tidak-ada", "pa-tutup", "kab-jember"])
    @pytest.mark.parametrize("rute", ["informasi_umum", "informasi_ajukan"])
    def test_a_closed_court_and_a_regency_have_no_desk(self, client: Client, db: None, rute: str, kode: str) -> None:
        buat_pengadilan(kode="pa-tutup", aktif=False)
        buat_pengadilan(kode="kab-jember", tingkat="pemda")
        assert client.get(reverse(rute, args=[kode])).status_code == 404

    def test_sign_in_and_about_lead_here(self, client: Client, satker: Satker) -> None:
        assert reverse("informasi_daftar") in isi(client.get(reverse("masuk")))
        assert alamat(satker) in isi(client.get(reverse("tentang_satker", args=[satker.kode])))


@pytest.mark.parametrize("siapa", ["orang luar", "petugas", "rekan", "tanpa peran"])
def test_everybody_sees_the_same_public_pages(satker: Satker, siapa: str) -> None:
    orang: dict[str, Callable[[], Client]] = {
        "orang luar": Client,
        "petugas": lambda: sebagai(satker, "petugas_informasi"),
        "rekan": lambda: sebagai(buat_pengadilan(), "petugas_informasi"),
        "tanpa peran": lambda: sebagai(None),
    }
    client = orang[siapa]()
    for rute in ("informasi_umum", "informasi_ajukan"):
        halaman = isi(client.get(reverse(rute, args=[satker.kode])))
        assert satker.nama in halaman
        assert "<style" not in halaman
        assert " style=" not in halaman
    assert client.post(alamat(satker)).status_code == 405
