"""The receipt on a phone, on a desk and on paper."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from layanan.alur import daftar
from layanan.models import Urusan
from tests.chromium import BukaHalaman, periksa_akses, periksa_tanpa_gulir_samping
from tests.layanan import meja
from tests.pabrik import buat_satker
from tests.peramban.isi import NAMA_PANJANG

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.layanan.alamat_uji"),
]


@pytest.fixture
def urusan() -> Iterator[Urusan]:
    meja.pasang()
    satker = buat_satker(nama=NAMA_PANJANG, singkatan="PA.KabAdmKepSeribuSelatan", alamat="Jalan Melati 1")
    yield meja.buka_uji(satker).urusan
    daftar._alur.pop(meja.REGISTER, None)


@pytest.mark.parametrize("gelap", [False, True])
@pytest.mark.parametrize("ukuran", ["ponsel", "meja"])
def test_it_fits_and_is_readable_by_all(buka_halaman: BukaHalaman, urusan: Urusan, ukuran: str, gelap: bool) -> None:
    halaman = buka_halaman(ukuran, gelap=gelap)
    halaman.goto(reverse("uji_terima", args=[urusan.pk]))
    expect(halaman.get_by_text("CDFGH-JKMNP")).to_be_visible()
    expect(halaman.get_by_role("img", name="Kode QR alamat pelacakan")).to_be_visible()
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)


def test_on_paper_stands_the_receipt_and_nothing_else(halaman: Page, urusan: Urusan) -> None:
    halaman.goto(reverse("uji_terima", args=[urusan.pk]))
    halaman.emulate_media(media="print")
    for teks in (urusan.nomor, "CDFGH-JKMNP", "Batas waktu", "lalu tulis nomor register"):
        expect(halaman.get_by_text(teks).first).to_be_visible()
    for tersembunyi in (".bar", ".kaki", ".aksi"):
        expect(halaman.locator(tersembunyi)).to_be_hidden()
    assert halaman.pdf(format="A4").count(b"/Type /Page\n") <= 1


def test_the_draft_of_its_form_is_gone(halaman: Page, urusan: Urusan) -> None:
    halaman.goto(reverse("uji_tanya"))
    halaman.get_by_label("Pertanyaan").fill("Berapa?")
    halaman.goto(reverse("uji_terima", args=[urusan.pk]))
    assert halaman.evaluate("localStorage.length") == 0
