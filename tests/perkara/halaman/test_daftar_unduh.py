"""The lists of cases and recipients: searched, sorted, as files with numbers masked (design 8)."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from perkara.models import Perkara
from satker.models import Peran, Satker
from satker.waktu import hari_ini
from tests.halaman import query_tetap, sebagai, tertutup
from tests.notifikasi.pabrik import buat_pesan, jenis_uji
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.pabrik import buat_perkara, buat_putusan, buat_registrasi

pytestmark = pytest.mark.django_db
UNDUHAN = ("perkara_unduh", "penerima_unduh")


@pytest.fixture
def satker() -> Satker:
    return buat_satker(singkatan="PA.Bjh")


@pytest.fixture
def ketua(satker: Satker) -> Client:
    return sebagai(satker, Peran.KETUA)


def isi(client: Client, nama: str, **kueri: str) -> str:
    jawaban = client.get(reverse(nama), kueri)
    assert jawaban.status_code == 200
    return str(jawaban.content.decode())


def csv(client: Client, nama: str, **kueri: str) -> list[str]:
    jawaban = client.get(reverse(nama, args=["csv"]), kueri)
    return str(jawaban.getvalue().decode("utf-8-sig")).splitlines()


def test_cases_go_into_a_file_as_filtered(satker: Satker, ketua: Client) -> None:
    putus = buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh", tanggal_daftar=date(2026, 3, 2), ecourt=True)
    buat_putusan(putus, date(2026, 5, 4))
    buat_registrasi(buat_perkara(satker, nomor="13/Pdt.G/2026/PA.Bjh"))
    assert csv(ketua, "perkara_unduh", keadaan="putus") == [
        "Nomor perkara;Jenis;Didaftarkan;e-Court;Keadaan;Diputus;Penerima pemberitahuan",
        "12/Pdt.G/2026/PA.Bjh;Cerai Gugat;02-03-2026;Ya;Putus;04-05-2026;Belum ada nomor",
    ]
    assert csv(ketua, "perkara_unduh", penerima="ada")[1].endswith("Berjalan;;Ada nomor")


def test_recipients_go_into_a_file_with_their_numbers_masked(satker: Satker, ketua: Client) -> None:
    jenis_uji()
    pegawai = buat_pegawai(satker, nama="Dra. Nurul, M.H.", nomor_wa="+6281234567890", hakim_id=3)
    buat_pesan(satker, subjek="pegawai", subjek_id=pegawai.pk, status="sampai")
    buat_pegawai(satker, nama="Joko", nomor_wa="", aktif=False)
    kepala, satu, dua = csv(ketua, "penerima_unduh")
    assert kepala == "Nama;Jabatan;Nomor;Menerima;Aktif;Pesan terakhir;Status"
    # The apostrophe keeps a spreadsheet from taking the text for a formula.
    assert satu.startswith("Dra. Nurul, M.H.;Hakim;'+62 812-••••-7890;daftar E-Doc dan anonimisasi;Ya;")
    assert satu.endswith("Sampai")
    assert dua == "Joko;Hakim;;tidak ada;Tidak;;"
    assert csv(ketua, "penerima_unduh", nomor="belum")[1:] == [dua]


@pytest.mark.parametrize("nama", UNDUHAN)
def test_the_same_list_as_xlsx_and_nothing_else(satker: Satker, ketua: Client, nama: str) -> None:
    buat_perkara(satker, jenis_nama="=1+1")
    buat_pegawai(satker, nama="=1+1")
    jawaban = ketua.get(reverse(nama, args=["xlsx"]))
    lembar = load_workbook(BytesIO(jawaban.content)).active
    assert lembar is not None
    teks = [s for baris in lembar.iter_rows() for s in baris if s.value == "=1+1"]
    assert [s.data_type for s in teks] == ["s"]
    assert ketua.get(reverse(nama, args=["pdf"])).status_code == 404


@pytest.mark.parametrize("nama", UNDUHAN)
def test_no_file_holds_another_courts_rows(satker: Satker, nama: str) -> None:
    buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh")
    buat_pegawai(satker, nama="Rahasia Uji")
    tertutup(reverse(nama, args=["csv"]), satker, 200)
    assert len(csv(sebagai(buat_satker(), Peran.ADMIN), nama)) == 1


@pytest.mark.parametrize(("urut", "urutan"), [("", "3 2 1"), ("lama", "1 2 3"), ("putus", "2 1 3")])
def test_cases_are_sorted_as_asked_and_those_without_a_date_come_last(
    satker: Satker, ketua: Client, urut: str, urutan: str
) -> None:
    hari = hari_ini(satker)
    for n in (1, 2, 3):
        perkara = buat_perkara(satker, nomor=f"{n}/Pdt.G/2026/PA.Bjh", tanggal_daftar=hari - timedelta(days=9 - n))
        if n < 3:
            buat_putusan(perkara, hari - timedelta(days=3 - n))
    Perkara.objects.filter(pk=buat_perkara(satker, nomor="9/Pdt.G/2026/PA.Bjh").pk).update(tanggal_daftar=None)
    baris = [b.split("/")[0] for b in csv(ketua, "perkara_unduh", urut=urut)[1:]]
    assert baris == [*urutan.split(), "9"]
    assert isi(ketua, "perkara", urut=urut).index(f">{urutan[0]}/Pdt.G/2026")


@pytest.mark.parametrize(
    ("kueri", "nama"),
    [
        ({"q": "nurul"}, ["Nurul"]),
        ({"q": "1980 0101"}, ["Nurul"]),
        ({"jabatan": "ketua"}, ["Ahmad"]),
        ({"nomor": "belum"}, ["Ahmad"]),
        ({"nomor": "ada"}, ["Nurul"]),
        ({"urut": "jabatan"}, ["Ahmad", "Nurul"]),
        ({"urut": "pesan"}, ["Nurul", "Ahmad"]),
        ({"q": "entah"}, []),
        ({"jabatan": "raja"}, ["Ahmad", "Nurul"]),
    ],
)
def test_recipients_are_searched_filtered_and_sorted(
    satker: Satker, ketua: Client, kueri: dict[str, str], nama: list[str]
) -> None:
    jenis_uji()
    nurul = buat_pegawai(satker, nama="Nurul", jabatan="hakim", nip="198001012005011001")
    buat_pegawai(satker, nama="Ahmad", jabatan="ketua", nomor_wa="")
    buat_pesan(satker, subjek="pegawai", subjek_id=nurul.pk)
    assert [b.split(";")[0] for b in csv(ketua, "penerima_unduh", **kueri)[1:]] == nama
    halaman = isi(ketua, "penerima", **kueri)
    assert ("Tidak ada penerima yang cocok" in halaman) is (not nama)


@pytest.mark.parametrize("nama", UNDUHAN)
def test_a_file_takes_a_constant_number_of_queries(satker: Satker, ketua: Client, nama: str) -> None:
    def tambah(n: int) -> None:
        for _ in range(n):
            buat_putusan(buat_perkara(satker))
            buat_pegawai(satker)

    query_tetap(ketua, reverse(nama, args=["csv"]), tambah)


def test_who_may_not_register_is_offered_no_button_that_would_refuse_him(satker: Satker) -> None:
    perkara = buat_perkara(satker)
    registrasi = buat_registrasi(perkara)
    rincian = reverse("perkara_rincian", args=[perkara.pk])
    hakim, ptsp = sebagai(satker, Peran.HAKIM), sebagai(satker, Peran.PTSP)
    milik = reverse("registrasi_rincian", args=[registrasi.pk])
    assert "/loket/" not in isi(hakim, "perkara", penerima="belum")
    assert milik not in hakim.get(rincian).content.decode()
    assert "Daftarkan nomor" not in hakim.get(rincian).content.decode()
    assert milik in ptsp.get(rincian).content.decode()
