"""The case list, the page of one case, the hearing board."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from perkara.models import AktaCerai, Perkara
from satker.models import Peran, Satker
from satker.waktu import hari_ini
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.pabrik import buat_pesan, jenis_uji
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_kuasa, buat_perkara, buat_pihak, buat_putusan, buat_registrasi, buat_sidang

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker(singkatan="PA.Bjh")


@pytest.fixture
def hakim(satker: Satker) -> Client:
    return sebagai(satker, Peran.HAKIM)


def halaman(client: Client, nama: str, *args: object, **kueri: str) -> str:
    jawaban = client.get(reverse(nama, args=args), kueri)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def perkara_lengkap(satker: Satker) -> Perkara:
    perkara = buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh", tanggal_daftar=hari_ini(satker) - timedelta(days=60))
    pihak = buat_pihak(perkara, nama="Siti Aminah")
    buat_pihak(perkara, sisi=2, nama="Joko Susilo")
    buat_kuasa(perkara, nama="Bambang Wijaya, S.H.")
    buat_sidang(perkara, tanggal=hari_ini(satker) + timedelta(days=3), agenda="Pembuktian", jam=time(9, 30))
    buat_registrasi(perkara, pihak=pihak, nama=pihak.nama)
    return perkara


def test_the_case_page_tells_the_story_in_order_and_who_is_told(satker: Satker, hakim: Client) -> None:
    perkara = perkara_lengkap(satker)
    buat_putusan(perkara, tanggal=hari_ini(satker) - timedelta(days=1), status_nama="Dikabulkan")
    AktaCerai.objects.create(perkara=perkara, nomor="9/AC/2026/PA.Bjh", tanggal=hari_ini(satker), sidik="uji")
    jenis_uji()
    buat_pesan(satker, induk_id=perkara.pk, nama_penerima="Siti Aminah")
    isi = halaman(hakim, "perkara_rincian", perkara.pk)
    urutan = [
        isi.index(k)
        for k in ("Perkara didaftarkan", "Putusan diucapkan", "Akta cerai 9/AC/2026/PA.Bjh terbit", "Sidang ke-1")
    ]
    assert urutan == sorted(urutan)
    assert "Pesan uji kepada Siti Aminah" in isi
    assert isi.count("Belum terdaftar") == 2  # the other side and the counsel


@pytest.mark.parametrize(
    ("kueri", "ketemu"),
    [
        ({"q": "12 / pdt.g / 2026 / pa bjh"}, True),
        ({"q": "aminah"}, True),
        ({"q": "99/Pdt.G/2026"}, False),
        ({"keadaan": "berjalan"}, True),
        ({"keadaan": "putus"}, False),
        ({"keadaan": "ecourt"}, False),
        ({"penerima": "ada"}, True),
        ({"penerima": "belum"}, False),
        ({"keadaan": "<script>"}, True),
    ],
)
def test_the_list_is_searched_and_filtered(satker: Satker, hakim: Client, kueri: dict[str, str], ketemu: bool) -> None:
    perkara_lengkap(satker)
    assert ("12/Pdt.G/2026/PA.Bjh</a>" in halaman(hakim, "perkara", **kueri)) is ketemu


def test_what_is_not_there_is_said_kindly(hakim: Client) -> None:
    assert "Belum ada perkara" in halaman(hakim, "perkara")
    assert "Tidak ada perkara yang cocok" in halaman(hakim, "perkara", q="entah")


def test_nobody_sees_another_courts_cases(satker: Satker, hakim: Client) -> None:
    perkara = perkara_lengkap(satker)
    tertutup(reverse("perkara"), satker, 200)
    tertutup(reverse("perkara_rincian", args=[perkara.pk]), satker, 404)
    lain = buat_perkara(buat_satker(), nomor="77/Pdt.G/2026/PA.Lain")
    assert lain.nomor not in halaman(hakim, "perkara")


def test_lists_and_case_page_take_a_constant_number_of_queries(satker: Satker, hakim: Client) -> None:
    query_tetap(hakim, reverse("perkara"), lambda n: [buat_putusan(buat_perkara(satker)) for _ in range(n)])
    perkara = buat_perkara(satker)
    jenis_uji()

    def tambah(n: int) -> None:
        for _ in range(n):
            buat_sidang(perkara)
            buat_registrasi(perkara, pihak=buat_pihak(perkara))
            buat_pesan(satker, induk_id=perkara.pk)

    query_tetap(hakim, reverse("perkara_rincian", args=[perkara.pk]), tambah, banyak=15)


def test_the_board_hangs_on_a_wall_without_sign_in_and_names_nobody(satker: Satker) -> None:
    perkara = perkara_lengkap(satker)
    buat_sidang(perkara, tanggal=hari_ini(satker), ruang="Ruang Sidang 1")
    isi = halaman(Client(), "papan", satker.kode)
    assert "12/Pdt.G/2026/PA.Bjh" in isi
    assert "Ruang Sidang 1" in isi
    assert "Siti Aminah" not in isi
    assert "Joko Susilo" not in isi


def test_the_board_shows_states_and_leaves_out_what_vanished(satker: Satker) -> None:
    hari = hari_ini(satker)
    buat_sidang(buat_perkara(satker, nomor="1/Pdt.G/2026/PA.Bjh"), tanggal=hari, ditunda=True)
    buat_sidang(buat_perkara(satker, nomor="2/Pdt.G/2026/PA.Bjh"), tanggal=hari, bas_ada=True)
    buat_sidang(buat_perkara(satker, nomor="3/Pdt.G/2026/PA.Bjh"), tanggal=hari)
    hilang = buat_sidang(buat_perkara(satker, nomor="4/Pdt.G/2026/PA.Bjh"), tanggal=hari)
    type(hilang).objects.filter(pk=hilang.pk).update(hilang_pada=hilang.versi_pada)
    isi = halaman(Client(), "papan", satker.kode)
    assert isi.index("3/Pdt.G/2026") < isi.index("1/Pdt.G/2026")
    assert (isi.count("Ditunda"), isi.count("Selesai"), isi.count("Menunggu")) == (1, 1, 1)
    assert "4/Pdt.G/2026" not in isi


def test_a_long_day_turns_pages_and_an_empty_one_says_so(satker: Satker) -> None:
    assert "Tidak ada sidang hari ini" in halaman(Client(), "papan", satker.kode)
    for _ in range(9):
        buat_sidang(buat_perkara(satker), tanggal=hari_ini(satker))
    assert "1 dari 2" in halaman(Client(), "papan", satker.kode)
    assert "2 dari 2" in halaman(Client(), "papan", satker.kode, layar="1")
    assert "1 dari 2" in halaman(Client(), "papan", satker.kode, layar="bukan angka")
    assert Client().get(reverse("papan", args=["tidak-ada"])).status_code == 404
