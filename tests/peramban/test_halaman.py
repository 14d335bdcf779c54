"""Staff pages in states that `test_semua_halaman.py` does not meet: empty, with errors, on paper."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from satker.models import Peran
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses
from tests.pabrik import buat_pengguna, buat_satker
from tests.peramban.isi import isi_pengadilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("ukuran", ["ponsel", "meja"])
def test_an_empty_court_says_what_will_appear(buka_halaman: BukaHalaman, ukuran: str) -> None:
    halaman = buka_halaman(ukuran)
    masuk_sebagai(halaman, buat_pengguna(buat_satker(), Peran.ADMIN))
    for nama, kalimat in (
        ("perkara", "Belum ada perkara"),
        ("pesan", "Belum ada pesan"),
        ("penerima", "Belum ada penerima"),
    ):
        halaman.goto(reverse(nama))
        expect(halaman.get_by_text(kalimat).first).to_be_visible()
        periksa_akses(halaman)


@pytest.mark.parametrize("alamat", ["loket_menunggu", "penerima_baru"])
def test_a_form_with_errors_is_accessible_and_holds_the_focus_on_its_summary(halaman: Page, alamat: str) -> None:
    masuk_sebagai(halaman, buat_pengguna(isi_pengadilan().satker, Peran.ADMIN), reverse(alamat))
    halaman.locator("main form button.tombol-utama").click()
    expect(halaman.locator(".ringkasan-galat")).to_be_focused()
    periksa_akses(halaman)


def test_the_printed_case_is_the_case_alone(halaman: Page) -> None:
    isi = isi_pengadilan()
    rincian = reverse("perkara_rincian", args=[isi.perkara.pk])
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), rincian)
    halaman.emulate_media(media="print")
    expect(halaman.get_by_role("heading", level=1)).to_be_visible()
    expect(halaman.locator(".linimasa")).to_be_visible()
    for bukan_isi in (".bar", ".navigasi", ".kaki", "main .tombol"):
        expect(halaman.locator(bukan_isi).first).to_be_hidden()
