"""The desk's lists and files, registers and the yearly report (4.8; R-002-4)."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from informasi import services
from informasi.models import Permohonan
from satker.models import JejakAudit, Satker
from tests.halaman import query_tetap, sebagai
from tests.informasi.keadaan import diajukan, diputus
from tests.informasi.pabrik import KETUA, PETUGAS, PJ, ajukan, buat_tamu, ditolak, pukul, staf
from tests.informasi.petugas.meja import isi, teks
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def petugas(satker: Satker) -> Client:
    return sebagai(satker, PETUGAS)


def daftar(client: Client, nama: str = "meja_informasi", **kueri: str) -> str:
    return teks(client.get(reverse(nama), kueri))


def baris_csv(client: Client, url: str) -> list[list[str]]:
    jawaban: Any = client.get(url)
    assert jawaban.status_code == 200
    return list(csv.reader(io.StringIO(jawaban.getvalue().decode("utf-8-sig")), delimiter=";"))


def test_requests_stand_under_their_urgency_the_late_first(satker: Satker) -> None:
    with pukul("2026-01-05 09:00"):
        lama = ajukan(satker)
    with pukul("2026-01-09 09:00"):
        baru = ajukan(satker)
        halaman = daftar(sebagai(satker, PETUGAS))
    assert halaman.index("lewat 1 hari kerja") < halaman.rindex("3 hari kerja lagi")
    assert halaman.rindex(lama.nomor) < halaman.rindex(baru.nomor)


def test_due_by_the_next_working_day_has_a_heading_of_its_own(satker: Satker) -> None:
    ajukan(satker)
    with pukul("2026-01-07 09:00"):
        halaman = isi(sebagai(satker, PETUGAS).get(reverse("meja_informasi")))
    assert "<h2>Sampai hari kerja berikutnya</h2>" in halaman


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ({}, True),
        ({"q": "siti"}, True),
        ({"q": "cerai gug"}, True),
        ({"q": "melati"}, False),
        ({"keadaan": "terdaftar"}, True),
        ({"keadaan": "dicari"}, False),
        ({"keadaan": "entah"}, False),
        ({"urgensi": "lewat"}, False),
        ({"urgensi": "nanti"}, True),
        ({"urutan": "terbaru"}, True),
        ({"setelah": "bukan letak"}, True),
        ({"q": "' OR 1=1 --"}, False),
    ],
)
def test_filters_find_what_they_say_and_never_an_address(
    satker: Satker, petugas: Client, kueri: dict[str, str], ada: bool
) -> None:
    nomor = ajukan(satker).nomor
    assert (nomor in daftar(petugas, **kueri)) is ada


def test_closed_requests_are_found_by_state_and_by_words(satker: Satker, petugas: Client) -> None:
    nomor = ditolak(satker).nomor
    assert nomor not in daftar(petugas)
    assert nomor in daftar(petugas, keadaan="ditolak")
    assert nomor in daftar(petugas, q="siti")


def test_other_courts_requests_are_not_there(satker: Satker, petugas: Client) -> None:
    ajukan(buat_satker(), rincian="Rahasia tetangga")
    assert "Rahasia tetangga" not in daftar(petugas)
    assert "Tidak ada permohonan yang menunggu" in daftar(petugas)


def test_pages_follow_each_other_by_key(satker: Satker, petugas: Client) -> None:
    for _ in range(30):
        ajukan(satker)
    halaman = isi(petugas.get(reverse("meja_informasi")))
    letak = halaman.split("setelah=")[1].split('"')[0]
    lanjut = daftar(petugas, setelah=letak)
    assert halaman.count('scope="row"') == 25
    assert isi(petugas.get(reverse("meja_informasi"), {"setelah": letak})).count('scope="row"') == 5
    assert "Ke awal" in lanjut


@pytest.mark.parametrize("nama", ["meja_informasi", "meja_keberatan"])
def test_lists_take_the_same_queries_with_one_row_and_with_fifty(satker: Satker, petugas: Client, nama: str) -> None:
    """Must show 4 at its smallest."""
    buat = ajukan if nama == "meja_informasi" else diajukan
    query_tetap(petugas, reverse(nama), lambda n: [buat(satker) for _ in range(n)], banyak=20)


def test_the_file_holds_what_the_filters_leave_and_no_formula(satker: Satker, petugas: Client) -> None:
    ajukan(satker, nama="=HYPERLINK(1)")
    ditolak(satker)
    url = reverse("meja_informasi_unduh", args=["csv"])
    assert len(baris_csv(petugas, url)) == 3
    tersaring = baris_csv(petugas, f"{url}?keadaan=terdaftar")
    assert len(tersaring) == 2
    assert not any(sel.startswith("=") for baris in tersaring for sel in baris)
    assert petugas.get(reverse("meja_informasi_unduh", args=["pdf"])).status_code == 404


def test_objections_go_into_a_file_too(satker: Satker, petugas: Client) -> None:
    k = diajukan(satker)
    baris = baris_csv(petugas, reverse("meja_keberatan_unduh", args=["csv"]))
    assert baris[1][0] == k.nomor
    assert k.permohonan.nomor in baris[1]


class TestRegister:
    """4.8."""

    @pytest.mark.parametrize("kode", ["permohonan", "keberatan", "tamu"])
    def test_each_is_printed_and_downloaded_whole(self, satker: Satker, petugas: Client, kode: str) -> None:
        k = diputus(satker)
        buat_tamu(satker, permohonan=k.permohonan)
        halaman = teks(petugas.get(reverse("meja_informasi_register", args=[kode])))
        assert "Siti Aminah" in halaman
        assert satker.nama in halaman
        jawaban: Any = petugas.get(reverse("meja_informasi_register_unduh", args=[kode, "xlsx"]))
        lembar = load_workbook(io.BytesIO(jawaban.getvalue())).active
        assert lembar is not None
        assert lembar.max_row == 2

    def test_who_took_a_register_stands_in_the_trail(self, satker: Satker, petugas: Client) -> None:
        petugas.get(reverse("meja_informasi_register_unduh", args=["permohonan", "csv"]))
        assert JejakAudit.objects.filter(tindakan="informasi.register_diunduh").count() == 1

    @pytest.mark.parametrize(
        ("kueri", "ada"),
        [
            ("", True),
            ("?dari=2026-01-05&sampai=2026-01-05", True),
            ("?dari=2026-02-01&sampai=2026-02-28", False),
            ("?sampai=2025-12-31", False),
            ("?dari=besok&sampai=x", True),
            ("?dari=2026-03-01&sampai=2026-01-01", True),
        ],
    )
    def test_the_days_chosen_are_the_days_shown(self, satker: Satker, petugas: Client, kueri: str, ada: bool) -> None:
        nomor = ajukan(satker).nomor
        url = reverse("meja_informasi_register", args=["permohonan"]) + kueri
        assert (nomor in teks(petugas.get(url))) is ada

    def test_it_takes_the_same_queries_with_one_row_and_with_fifty(self, satker: Satker, petugas: Client) -> None:
        url = reverse("meja_informasi_register", args=["permohonan"])
        query_tetap(petugas, url, lambda n: [ajukan(satker) for _ in range(n)], banyak=20)


class TestLaporan:
    """The yearly report (4.8)."""

    def test_it_counts_and_draws(self, satker: Satker) -> None:
        diputus(satker)
        client = sebagai(satker, KETUA)
        halaman = isi(client.get(reverse("meja_informasi_laporan")))
        assert "Laporan pelayanan informasi 2026" in halaman
        assert '<rect width="100"' in halaman
        baris = baris_csv(client, reverse("meja_informasi_laporan_unduh", args=["csv"]))
        assert ["Keputusan Petugas Informasi", "Ditolak", "1"] in baris

    @pytest.mark.parametrize("tahun", ["", "abcd", "1999", "2027", "99999", "-1", "٢٠٢٦"])
    def test_a_year_that_is_none_is_this_year(self, satker: Satker, petugas: Client, tahun: str) -> None:
        halaman = teks(petugas.get(reverse("meja_informasi_laporan"), {"tahun": tahun}))
        assert "Laporan pelayanan informasi 2026" in halaman

    def test_last_year_is_another_year(self, satker: Satker, petugas: Client) -> None:
        ajukan(satker)
        halaman = teks(petugas.get(reverse("meja_informasi_laporan"), {"tahun": "2025"}))
        assert "Permohonan 0" in halaman


class TestBeranda:
    """What the dashboard says, and to whom."""

    def test_the_penanggung_jawab_is_told_who_waits_for_him(self, satker: Satker) -> None:
        p = services.cari(ajukan(satker), pelaku=staf(satker))
        services.koordinasikan(p, pelaku=staf(satker), pertanyaan="Boleh?")
        assert "1 permohonan menunggu jawaban koordinasi Anda." in teks(sebagai(satker, PJ).get("/"))
        assert "menunggu jawaban koordinasi" not in teks(sebagai(satker, PETUGAS).get("/"))

    def test_the_most_urgent_stand_in_the_panel_for_the_desk_only(self, satker: Satker) -> None:
        nomor = ajukan(satker).nomor
        assert nomor in teks(sebagai(satker, PETUGAS).get("/"))
        assert nomor not in teks(sebagai(satker, "hakim").get("/"))

    def test_overdue_leads_to_the_list(self, satker: Satker) -> None:
        ajukan(satker)
        with pukul("2026-01-20 09:00"):
            halaman = isi(sebagai(satker, PETUGAS).get("/"))
        assert f"{reverse('meja_informasi')}?urgensi=lewat" in halaman

    def test_an_empty_desk_says_so(self, satker: Satker, petugas: Client) -> None:
        assert not Permohonan.objects.exists()
        assert "Tidak ada permohonan informasi yang menunggu." in teks(petugas.get("/"))
