"""Every staff page in a real browser: phone and desktop, light and dark; accessible; no sideways scrolling."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from satker.models import Peran
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses, periksa_tanpa_gulir_samping
from tests.pabrik import buat_pengguna, buat_satker
from tests.peramban.isi import isi_pengadilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BIASA = (
    "beranda",
    "loket",
    "loket_menunggu",
    "perkara",
    "pesan",
    "penerima",
    "penerima_baru",
    "tunggakan",
    "papan_kita",
)


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
@pytest.mark.parametrize("ukuran", ["ponsel", "meja"])
def test_every_page_is_accessible_and_fits_the_screen(buka_halaman: BukaHalaman, ukuran: str, gelap: bool) -> None:
    isi = isi_pengadilan()
    halaman = buka_halaman(ukuran, gelap=gelap)
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.ADMIN))
    pesan = isi.satker.pesan.get(status="tak_pasti")
    alamat = [
        *(reverse(nama) for nama in BIASA),
        f"{reverse('loket')}?perkara={isi.perkara.pk}",
        f"{reverse('loket')}?terdaftar={isi.registrasi.pk}",
        f"{reverse('loket')}?q=entah",
        reverse("perkara_rincian", args=[isi.perkara.pk]),
        reverse("pesan_rincian", args=[pesan.pk]),
        reverse("registrasi_rincian", args=[isi.registrasi.pk]),
    ]
    for satu in alamat:
        halaman.goto(satu)
        expect(halaman.locator("h1")).to_be_visible()
        periksa_akses(halaman)
        periksa_tanpa_gulir_samping(halaman)


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


@pytest.mark.parametrize("lebar", [320, 640])
def test_at_double_size_and_more_nothing_is_cut_off(buka_halaman: BukaHalaman, lebar: int) -> None:
    """WCAG 1.4.10: 1280 px at 400 % is 320 px, at 200 % 640 px; the pages flow and never scroll sideways."""
    isi = isi_pengadilan()
    halaman = buka_halaman("meja")
    halaman.set_viewport_size({"width": lebar, "height": 512})
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.ADMIN))
    rincian = reverse("perkara_rincian", args=[isi.perkara.pk])
    for satu in [*(reverse(nama) for nama in BIASA), f"{reverse('loket')}?perkara={isi.perkara.pk}", rincian]:
        halaman.goto(satu)
        expect(halaman.locator("h1")).to_be_visible()
        periksa_tanpa_gulir_samping(halaman)


def test_the_printed_case_is_the_case_alone(halaman: Page) -> None:
    isi = isi_pengadilan()
    rincian = reverse("perkara_rincian", args=[isi.perkara.pk])
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), rincian)
    halaman.emulate_media(media="print")
    expect(halaman.get_by_role("heading", level=1)).to_be_visible()
    expect(halaman.locator(".linimasa")).to_be_visible()
    for bukan_isi in (".bar", ".navigasi", ".kaki", "main .tombol"):
        expect(halaman.locator(bukan_isi).first).to_be_hidden()
