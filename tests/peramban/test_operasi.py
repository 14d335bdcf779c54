"""The operations page in a real browser (issue 3, section 5): calm, live, worked by keyboard, silent about nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from notifikasi import denyut
from notifikasi.models import Gateway, KotakWebhook, Surel, TandaTerima
from notifikasi.surel import antrekan_surel
from satker.models import Peran, Satker
from satker.waktu import pada, sekarang
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses, periksa_tanpa_gulir_samping
from tests.notifikasi.pabrik import buat_gateway, buat_pesan
from tests.pabrik import buat_pengguna, buat_satker
from tests.peramban.isi import NAMA_PANJANG, ORANG_PANJANG

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEBAR = (320, 390, 768, 1280, 1920)
SEBAB = "Perangkat keluar dari WhatsApp (device_removed). Pindai ulang kode QR di penyedia, lalu Periksa sekarang."
# Each oddity as it stands in the heading of its gateway.
GANJIL = {
    "WA utama PTSP dengan nama yang panjang sekali": "Berhenti",
    "WA ditahan": "Tanpa kontak baru",
    "WA balasan": "Hanya balasan",
    "WA massal": "Tanpa pesan massal",
    "WA lambat": "Dilambatkan",
    "WA jeda": "Dijeda",
    "SMS lama": "Tidak aktif",
    "WA sehat": "Berjalan",
}


def isi_operasi() -> Satker:
    """A court whose sending fares as badly as it can, and one gateway that fares well."""
    satker, kini = buat_satker(nama=NAMA_PANJANG, singkatan="PA.Bjh"), sekarang()
    sampai = kini + timedelta(hours=20)
    nama = iter(GANJIL)
    berhenti = buat_gateway(satker, nama=next(nama), pemutus_sejak=kini, pemutus_sebab=SEBAB, pemutus_coba=sampai)
    buat_gateway(satker, nama=next(nama), kontak_baru_berhenti_sampai=sampai, kontak_baru_per_hari=50)
    buat_gateway(satker, nama=next(nama), balasan_saja_sampai=sampai)
    buat_gateway(satker, nama=next(nama), massal_berhenti_sampai=sampai)
    buat_gateway(satker, nama=next(nama), lambat_sampai=sampai)
    buat_gateway(satker, nama=next(nama), dijeda=True)
    buat_gateway(satker, nama=next(nama), aktif=False)
    sehat = buat_gateway(satker, nama=next(nama))
    for n, galat in enumerate(("", "", "ValueError: bukan peristiwa yang dikenal")):
        isian = {"diproses_pada": kini, "galat": galat} if galat else {}
        KotakWebhook.objects.create(gateway=berhenti, kunci=str(n), badan="{}", diterima_pada=kini, **isian)
    TandaTerima.objects.create(gateway=sehat, id_gateway="1", status="sampai", waktu=kini)
    for jenis in ("U-01", "N-03", "N-22"):
        buat_pesan(satker, jenis=jenis)
    antrekan_surel(satker=satker, kunci="a", kepada="a@contoh.test", perihal=f"Keputusan {ORANG_PANJANG}", teks="x")
    Surel.objects.update(status="gagal", galat="550 5.1.1 <alamat disamarkan>: kotak surat tidak ada di sini")
    with pada(kini - timedelta(minutes=7)):
        denyut.catat("beat")
        denyut.catat("worker:celery@server-aplikasi-pengadilan-agama.lan")
    denyut.catat("worker:celery@dua")
    return satker


def buka(halaman: Page, satker: Satker) -> Page:
    """The page, as the court's admin."""
    masuk_sebagai(halaman, buat_pengguna(satker, Peran.ADMIN), reverse("operasi"))
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Operasi")
    return halaman


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
def test_it_is_accessible_and_fits_from_the_smallest_phone_to_the_largest_desk(
    buka_halaman: BukaHalaman, gelap: bool
) -> None:
    halaman = buka(buka_halaman("meja", gelap=gelap), isi_operasi())
    for lebar in LEBAR:
        halaman.set_viewport_size({"width": lebar, "height": 800})
        periksa_tanpa_gulir_samping(halaman)
        if lebar in (390, 1280):  # as cards, and as a table
            periksa_akses(halaman)


def test_every_odd_state_is_on_the_page_in_words(halaman: Page) -> None:
    buka(halaman, isi_operasi())
    for nama, kata in GANJIL.items():
        kartu = halaman.get_by_role("region", name=nama)
        expect(kartu.locator(".kartu-kepala .tanda")).to_have_text(kata)
    berhenti = halaman.get_by_role("region", name=next(iter(GANJIL)))
    expect(berhenti).to_contain_text(SEBAB)
    expect(berhenti).to_contain_text("Diperiksa lagi")
    expect(berhenti).to_contain_text("Webhook tidak terbaca")
    expect(berhenti.get_by_role("link", name="Lihat sebabnya")).to_be_visible()
    expect(halaman.get_by_role("region", name="WA ditahan")).to_contain_text("0 dari 50")
    expect(halaman.get_by_role("region", name="WA ditahan")).to_contain_text("Tidak memulai percakapan baru sampai")
    expect(halaman.get_by_text("Penjadwal (beat) tidak terdengar selama 7 menit.")).to_be_visible()
    layanan = halaman.get_by_role("region", name="Layanan latar").get_by_role("listitem")
    expect(layanan.filter(has_text="celery@server-aplikasi")).to_contain_text("Sunyi")
    expect(layanan.filter(has_text="celery@dua")).to_contain_text("Berjalan")
    expect(halaman.get_by_role("region", name="Surel")).to_contain_text("kotak surat tidak ada di sini")


def test_a_court_where_all_is_well_reads_calmly(halaman_ponsel: Page) -> None:
    """One gateway, nothing waiting, nobody silent: no alarm, and what could stand here is said."""
    satker = buat_satker()
    buat_gateway(satker, nama="WA sehat")
    denyut.catat("beat")
    buka(halaman_ponsel, satker)
    expect(halaman_ponsel.get_by_text("Tidak ada pesan yang menunggu.")).to_be_visible()
    expect(halaman_ponsel.locator("main .kabar:visible, main .bahaya:visible, main .awas:visible")).to_have_count(0)


def test_it_renews_itself_and_leaves_the_focus_where_it_is(halaman: Page) -> None:
    """What changes arrives by itself, without a jump for who is on a button."""
    satker = buat_satker()
    gateway = buat_gateway(satker, nama="WA utama")
    tombol = buka(halaman, satker).get_by_role("button", name="Jeda WA utama")
    tombol.focus()
    halaman.evaluate("document.getElementById('operasi').dataset.asli = 'ya'")
    buat_pesan(satker)
    Gateway.objects.filter(pk=gateway.pk).update(lambat_sampai=sekarang() + timedelta(hours=1))
    expect(halaman.get_by_role("region", name="WA utama")).to_contain_text("Dilambatkan", timeout=15_000)
    expect(halaman.get_by_role("region", name="Antrean")).to_contain_text("Pesan uji")
    expect(tombol).to_be_focused()
    expect(halaman.locator("#operasi")).to_have_attribute("data-asli", "ya")


def test_a_gateway_is_paused_and_resumed_by_keyboard_alone(halaman: Page) -> None:
    satker = buat_satker()
    gateway = buat_gateway(satker, nama="WA utama")
    buka(halaman, satker)
    for tombol, kata, dijeda in (("Jeda", "dijeda", True), ("Lanjutkan", "berjalan lagi", False)):
        tuju(halaman, f"{tombol} WA utama")
        halaman.keyboard.press("Enter")
        expect(halaman.get_by_role("status").filter(has_text=f"WA utama {kata}.")).to_be_visible()
        gateway.refresh_from_db()
        assert gateway.dijeda is dijeda


def tuju(halaman: Page, nama: str) -> None:
    """Go forward with Tab until the button of this name has the focus."""
    tombol = halaman.get_by_role("button", name=nama)
    expect(tombol).to_be_visible()
    for _ in range(60):
        halaman.keyboard.press("Tab")
        if tombol.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"Tab tidak sampai ke “{nama}”.")
