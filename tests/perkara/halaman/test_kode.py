"""The counter's code on the page (R-000-3): made for a chosen person, shown as QR, and its registration arriving."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.models import Gateway
from perkara.models import KodeDaftar, Perkara
from perkara.registrasi.kode import BERLAKU, pakai_kode, tampil
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.halaman import query_tetap, sebagai, tertutup
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_pihak

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    """A court that has stated its number."""
    satker = buat_satker(singkatan="PA.Bjh")
    Gateway.objects.create(satker=satker, nama="utama", jenis="simulator", nomor_pengirim="+6281200001111")
    return satker


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """A case with one party."""
    perkara = buat_perkara(satker)
    buat_pihak(perkara, nama="Siti Aminah")
    return perkara


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    """An officer's browser."""
    return sebagai(satker, Peran.PTSP)


def alamat(perkara: Perkara) -> str:
    return f"{reverse('loket_kode')}?perkara={perkara.pk}"


def buat(ptsp: Client, perkara: Perkara) -> KodeDaftar:
    """Make a code for the case's party as the page does."""
    ptsp.post(alamat(perkara), {"siapa": f"pihak:{perkara.pihak.get().pk}", "nama": "", "nomor_teks": ""})
    return KodeDaftar.objects.latest("pk")


def test_the_code_shows_as_qr_and_as_text_with_its_hour(ptsp: Client, perkara: Perkara) -> None:
    pihak = perkara.pihak.get()
    halaman = ptsp.post(alamat(perkara), {"siapa": f"pihak:{pihak.pk}"}, follow=True).content.decode()
    kode = KodeDaftar.objects.get()
    assert (kode.pihak, kode.perkara, kode.nama) == (pihak, perkara, "Siti Aminah")
    assert f"DAFTAR {tampil(kode)}" in halaman
    assert f"https://wa.me/6281200001111?text=DAFTAR%20{tampil(kode)}" in halaman
    assert "<svg" in halaman
    assert reverse("loket_kode_status", args=[kode.pk]) in halaman
    assert "Obrolan yang dimulai dari ponsel pihak paling aman" in halaman


def test_without_the_courts_number_the_code_is_still_shown_as_text(ptsp: Client, perkara: Perkara) -> None:
    Gateway.objects.update(nomor_pengirim="")
    halaman = ptsp.get(f"{reverse('loket')}?kode={buat(ptsp, perkara).pk}").content.decode()
    assert f"DAFTAR {tampil(KodeDaftar.objects.get())}" in halaman
    assert "Nomor WhatsApp pengadilan belum diisi" in halaman
    assert "wa.me" not in halaman


def test_neither_number_nor_tick_is_asked_for_but_the_person_is(ptsp: Client, perkara: Perkara) -> None:
    jawaban = ptsp.post(alamat(perkara), {"siapa": "", "nomor_teks": "0812"})
    halaman = jawaban.content.decode()
    assert "Pilih pemilik nomor ini." in halaman
    assert "Tanyakan persetujuan" not in halaman
    assert 'value="0812"' in halaman
    assert not KodeDaftar.objects.exists()


def test_a_relative_needs_a_name_here_too(ptsp: Client, perkara: Perkara) -> None:
    assert "Tulis nama pemilik nomor ini." in ptsp.post(alamat(perkara), {"siapa": "keluarga:1"}).content.decode()
    ptsp.post(alamat(perkara), {"siapa": "keluarga:1", "nama": "Bu Karso"})
    kode = KodeDaftar.objects.get()
    assert (kode.nama, kode.sisi, kode.hubungan) == ("Bu Karso", 1, "keluarga")


def test_the_page_asks_until_the_registration_arrives(ptsp: Client, satker: Satker, perkara: Perkara) -> None:
    kode = buat(ptsp, perkara)
    status = reverse("loket_kode_status", args=[kode.pk])
    assert ptsp.get(status).status_code == 204
    registrasi = pakai_kode(buat_nomor(satker, e164="+6281355550555"), kode.kode, sekarang()).registrasi
    assert registrasi is not None
    halaman = ptsp.get(status).content.decode()
    assert "Konfirmasi" in halaman
    assert "Siti Aminah" in halaman
    assert "+62 813-••••-0555" in halaman
    assert reverse("registrasi_status", args=[registrasi.pk]) in halaman
    assert "Konfirmasi" in ptsp.get(f"{reverse('loket')}?kode={kode.pk}").content.decode()


def test_a_code_that_ran_out_says_so_and_asks_no_more(ptsp: Client, perkara: Perkara) -> None:
    kode = buat(ptsp, perkara)
    with pada(kode.dibuat + BERLAKU + timedelta(seconds=1)):
        halaman = ptsp.get(reverse("loket_kode_status", args=[kode.pk])).content.decode()
    assert "Kode ini tidak dapat dipakai lagi" in halaman
    assert "hx-get" not in halaman
    assert kode.kode[:4] not in halaman


def test_without_a_case_there_is_nothing_to_make_a_code_for(ptsp: Client) -> None:
    assert ptsp.post(reverse("loket_kode")).status_code == 302
    assert not KodeDaftar.objects.exists()


@pytest.mark.parametrize("kode", ["x", "999999", ""])
def test_a_code_that_is_none_of_ours_changes_nothing_on_the_page(ptsp: Client, kode: str) -> None:
    assert ptsp.get(f"{reverse('loket')}?kode={kode}").status_code == 200


def test_only_the_counter_and_the_admin_of_this_court_get_in(satker: Satker, ptsp: Client, perkara: Perkara) -> None:
    kode = buat(ptsp, perkara)
    tertutup(alamat(perkara), satker, 404, "post")
    tertutup(reverse("loket_kode_status", args=[kode.pk]), satker, 404)
    assert sebagai(satker, Peran.HAKIM).post(alamat(perkara)).status_code == 403
    lain = sebagai(buat_satker(), Peran.PTSP).get(f"{reverse('loket')}?kode={kode.pk}").content.decode()
    assert kode.kode[:4] not in lain


def test_the_page_takes_the_same_queries_however_many_codes_there_are(ptsp: Client, perkara: Perkara) -> None:
    kode = buat(ptsp, perkara)

    def tambah(n: int) -> None:
        for _ in range(n):
            buat(ptsp, perkara)

    query_tetap(ptsp, f"{reverse('loket')}?perkara={perkara.pk}&kode={kode.pk}", tambah, banyak=10)
