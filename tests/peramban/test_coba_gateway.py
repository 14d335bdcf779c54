"""Choosing, setting up and trying a gateway in a real browser, at phone and at desktop width (issue 3, section 1)."""

import pytest
from playwright.sync_api import Page, expect

from notifikasi.models import Gateway
from satker.models import Peran
from tests.chromium import masuk_sebagai, periksa_tanpa_gulir_samping
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu import ajaib
from tests.palsu.fonnte import FonntePalsu

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_admin_chooses_a_gateway_reads_its_limits_sets_it_up_and_tries_it(halaman_tiap_ukuran: Page) -> None:
    halaman, satker = halaman_tiap_ukuran, buat_satker()
    with FonntePalsu() as palsu:
        masuk_sebagai(halaman, buat_pengguna(satker, Peran.ADMIN), "/admin/notifikasi/gateway/add/")
        halaman.get_by_text("Fonnte", exact=True).click()
        expect(halaman.get_by_text("Memberi kabar saat pesan sampai.").first).to_be_attached()
        periksa_tanpa_gulir_samping(halaman)
        halaman.get_by_role("link", name="Tambah gateway Fonnte").click()
        halaman.locator("[name=nama]").fill("Fonnte PTSP")
        halaman.locator("[name=token]").fill(palsu.token)
        halaman.locator("[name=rahasia_baru]").fill(palsu.rahasia)
        halaman.locator("[name=_continue]").first.click()
        expect(halaman.locator("[name=nama]")).to_have_value("Fonnte PTSP")
        Gateway.objects.update(url=palsu.url)
        halaman.get_by_role("link", name="Kirim pesan percobaan atau periksa sambungan").click()
        halaman.get_by_label("Nomor ponsel Anda").fill(ajaib.nomor(ajaib.BIASA))
        halaman.get_by_role("button", name="Coba kirim").click()
        expect(halaman.get_by_text("Diterima gateway dengan id")).to_be_visible()
        expect(halaman.get_by_text("Jawaban: HTTP 200")).to_be_visible()
        periksa_tanpa_gulir_samping(halaman)
        assert len(palsu.diterima) == 1
        assert palsu.token not in halaman.content()
