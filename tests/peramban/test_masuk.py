"""Signing in as a person does it, at phone and desktop width, with an accessibility check on every page."""

import pytest
from playwright.sync_api import Page, expect

from satker import faktor_kedua
from tests.chromium import periksa_akses, periksa_tanpa_gulir_samping
from tests.pabrik import SANDI, buat_pengguna, buat_satker
from tests.satker.kode import kode_dari_kunci, kunci_terbaca

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _periksa(halaman: Page) -> None:
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)


def _isi_sandi(halaman: Page, nama: str) -> None:
    halaman.goto("/")
    _periksa(halaman)
    halaman.get_by_label("Nama pengguna").fill(nama)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Lanjutkan").click()


def test_a_first_sign_in_sets_the_app_up_and_ends_on_the_dashboard(halaman_tiap_ukuran: Page) -> None:
    halaman = halaman_tiap_ukuran
    buat_pengguna(buat_satker(nama="Pengadilan Agama Banyu"), "ptsp", username="rina")
    _isi_sandi(halaman, "rina")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Siapkan aplikasi autentikator")
    halaman.get_by_text("Tidak dapat memindai?").click()
    _periksa(halaman)
    halaman.get_by_label("Kode").fill(kode_dari_kunci(kunci_terbaca(halaman.locator("[data-kunci]").inner_text())))
    halaman.get_by_role("button", name="Selesai").click()
    expect(halaman.locator("[data-kode-pemulihan]")).to_have_count(10)
    _periksa(halaman)
    halaman.get_by_role("link", name="Sudah saya simpan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Beranda")
    _periksa(halaman)


def test_a_demo_account_reads_its_code_from_the_page_and_signs_out_again(halaman: Page) -> None:
    user = buat_pengguna(buat_satker(), "ptsp", username="demo")
    faktor_kedua.siapkan_demo(user)
    _isi_sandi(halaman, "demo")
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masukkan kode")
    _periksa(halaman)
    halaman.get_by_label("Kode").fill(halaman.locator("[data-kode-demo]").inner_text())
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.get_by_label("Menu pengguna: demo").click()
    halaman.get_by_role("button", name="Keluar").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Masuk")
