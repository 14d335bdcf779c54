"""Every staff page in a real browser: phone and desktop, light and dark; accessible; no sideways scrolling."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from satker.models import Peran
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses, periksa_tanpa_gulir_samping
from tests.pabrik import buat_pengguna, buat_satker
from tests.peramban.isi import isi_pengadilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BIASA = ("beranda", "loket", "loket_menunggu", "perkara", "pesan", "penerima", "penerima_baru", "papan_kita")


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
    for nama, kalimat in (("perkara", "Belum ada perkara"), ("pesan", "Belum ada pesan"), ("penerima", "Belum ada")):
        halaman.goto(reverse(nama))
        expect(halaman.get_by_text(kalimat).first).to_be_visible()
        periksa_akses(halaman)
