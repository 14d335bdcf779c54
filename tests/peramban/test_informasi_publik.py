"""The public's own way on a phone: ask, receipt, follow up; refused, object. One of them by keyboard alone.

Issue 4, Must show 3. What the officer does in between goes through the services.
"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from informasi import services
from informasi.models import InformasiTerbuka, Keberatan, Permohonan
from layanan.alur.pelaku import Pelaku
from layanan.pelacakan import PER_NOMOR, cari_urusan
from satker.models import Satker
from satker.waktu import sekarang
from tests.chromium import PONSEL, periksa_akses, periksa_tanpa_gulir_samping
from tests.informasi.pabrik import TOLAK, buat_pengadilan, formulir, staf
from tests.peramban.isi import NAMA_PANJANG
from tests.peramban.test_formulir_publik import jawab

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def satker() -> Satker:
    """A court with a long name that has published one answer."""
    satker = buat_pengadilan(nama=NAMA_PANJANG, singkatan="PA.Bjh")
    butir = {"judul": "Berapa biaya berperkara?", "isi": "Menurut radius.", "terbit": True}
    InformasiTerbuka.objects.create(satker=satker, jenis="jawaban", diperbarui=sekarang(), **butir)
    return satker


def periksa(halaman: Page) -> None:
    """Accessible, and no wider than the phone."""
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)


def ajukan_permohonan(satker: Satker) -> tuple[Permohonan, str]:
    """A request and its code."""
    terbuka = services.ajukan_permohonan(satker, formulir(), pelaku=Pelaku.pemohon())
    return terbuka.urusan, terbuka.sandi


def kode_tampil(halaman: Page) -> str:
    """The code on the receipt."""
    return halaman.locator("[translate=no]").inner_text()


def test_ask_receipt_and_follow_up_on_a_phone(halaman_ponsel: Page, satker: Satker) -> None:
    """R-002-11, R-002-12: search first, one group of questions at a time, receipt, code, the page of the request."""
    halaman = halaman_ponsel
    halaman.goto(reverse("informasi_daftar"))
    expect(halaman.get_by_text("Berapa biaya berperkara?")).to_be_visible()
    periksa(halaman)
    cari = halaman.get_by_label("Apa yang Anda cari?")
    cari.press_sequentially("tarif fotokopi")
    expect(halaman.get_by_text("Belum ada yang cocok dengan “tarif fotokopi”")).to_be_visible()
    cari.fill("biaya")
    halaman.get_by_text("Berapa biaya berperkara?").click()
    expect(halaman.get_by_text("Menurut radius.")).to_be_visible()
    halaman.locator(".aksi").get_by_role("link", name="Ajukan permohonan").click()
    isi_bertahap(halaman)
    halaman.get_by_role("button", name="Kirim permohonan").click()
    expect(halaman.get_by_role("heading", name="Tanda terima permohonan informasi")).to_be_visible()
    periksa(halaman)
    kode, p = kode_tampil(halaman), Permohonan.objects.get()
    halaman.get_by_role("link", name="Lihat perkembangan").click()
    expect(halaman.get_by_role("heading", name=p.nomor)).to_be_visible()
    expect(halaman.get_by_text("hari kerja lagi").first).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("button", name="Tutup di perangkat ini").click()
    buka(halaman, p, kode)


def isi_bertahap(halaman: Page) -> None:
    """The four screens, each alone, with what an answer brings up; back and forth once."""
    langkah = halaman.get_by_role("link", name="Lanjut")
    expect(halaman.get_by_label("Nama lengkap")).to_be_hidden()
    expect(halaman.get_by_label("Nomor putusan atau penetapan")).to_be_hidden()
    halaman.get_by_label("Fotokopi putusan atau penetapan").check()
    expect(halaman.get_by_label("Nomor putusan atau penetapan")).to_be_visible()
    halaman.get_by_label("Informasi", exact=True).check()
    halaman.get_by_label("Informasi apa yang Anda butuhkan?").fill("Jumlah perkara cerai gugat")
    halaman.get_by_label("Untuk apa informasi ini digunakan?").fill("Penelitian")
    periksa(halaman)
    langkah.click()
    expect(halaman.get_by_label("Informasi apa yang Anda butuhkan?")).to_be_hidden()
    halaman.get_by_label("Salinan elektronik").check()
    halaman.go_back()
    expect(halaman.get_by_label("Informasi apa yang Anda butuhkan?")).to_have_value("Jumlah perkara cerai gugat")
    halaman.go_forward()
    halaman.get_by_label("Mengambil langsung").check()
    langkah.click()
    expect(halaman.locator("#bagian-3 [aria-current=step]")).to_have_text("3")
    for label, nilai in (("Nama lengkap", "Siti Aminah"), ("Nomor identitas", "1771010101900001")):
        halaman.get_by_label(label).fill(nilai)
    halaman.get_by_label("Alamat", exact=True).fill("Jalan Melati 5")
    halaman.get_by_label("Pekerjaan").fill("Guru")
    periksa(halaman)
    langkah.click()
    halaman.get_by_label("Nomor telepon").fill("0812-3456-7890")
    expect(halaman.get_by_label("Nomor WhatsApp")).to_be_hidden()
    halaman.get_by_label("Kabari saya lewat WhatsApp").check()
    halaman.get_by_label("Nomor WhatsApp").fill("0812-3456-7890")
    periksa(halaman)


def buka(halaman: Page, p: Permohonan, kode: str) -> None:
    """Number and code at the door."""
    halaman.get_by_label("Nomor register").fill(p.nomor.lower())
    halaman.get_by_label("Sandi").fill(kode)
    halaman.get_by_role("button", name="Lihat permohonan").click()
    expect(halaman.get_by_role("heading", name=p.nomor)).to_be_visible()


def test_refused_and_objected_by_keyboard_alone(halaman_ponsel: Page, satker: Satker) -> None:
    """R-002-28, R-002-33, N-39: door, request, form, receipt, objection, without touching the screen."""
    p, kode = ajukan_permohonan(satker)
    services.nyatakan(p, pelaku=staf(satker), **TOLAK)
    halaman, papan = halaman_ponsel, halaman_ponsel.keyboard
    halaman.goto(f"{reverse('lacak')}?nomor={p.nomor}")
    periksa(halaman)
    fokus(halaman, "Sandi")
    papan.type(kode)
    papan.press("Enter")
    expect(halaman.get_by_role("heading", name="Tidak setuju?")).to_be_visible()
    periksa(halaman)
    fokus(halaman, "Ajukan keberatan")
    papan.press("Enter")
    expect(halaman.get_by_role("heading", name="Ajukan keberatan")).to_be_visible()
    periksa(halaman)
    fokus(halaman, "Permohonan ditolak dengan alasan informasi tidak dapat diakses publik")
    papan.press("Space")
    fokus(halaman, "Mengapa Anda keberatan? (boleh dikosongkan)")
    papan.type("Saya hanya memerlukan jumlahnya.")
    fokus(halaman, "Kirim keberatan")
    papan.press("Enter")
    expect(halaman.get_by_role("heading", name="Tanda terima keberatan")).to_be_visible()
    periksa(halaman)
    fokus(halaman, "Lihat perkembangan")
    papan.press("Enter")
    k = Keberatan.objects.get()
    expect(halaman.get_by_role("heading", name=k.nomor)).to_be_visible()
    expect(halaman.get_by_text("Saya hanya memerlukan jumlahnya.")).to_be_visible()
    periksa(halaman)
    assert k.alasan == ["ditolak_tertutup"]


_NAMA = """() => {
    const e = document.activeElement;
    return (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || "").trim();
}"""


def fokus(halaman: Page, nama: str) -> None:
    """Go forward with Tab until what is called so has the focus."""
    for _ in range(60):
        halaman.keyboard.press("Tab")
        if " ".join(halaman.evaluate(_NAMA).split()) == nama:
            return
    pytest.fail(f"Tab tidak sampai ke “{nama}”.")


def test_the_form_with_mistakes_is_one_page_that_leads_to_each(halaman_ponsel: Page, satker: Satker) -> None:
    halaman = halaman_ponsel
    halaman.goto(reverse("informasi_ajukan", args=[satker.kode]) + "#bagian-4")
    halaman.get_by_role("button", name="Kirim permohonan").click()
    expect(halaman.locator(".ringkasan-galat")).to_be_focused()
    periksa(halaman)
    for isian in ("Informasi apa yang Anda butuhkan?", "Nama lengkap", "Nomor telepon"):
        expect(halaman.get_by_label(isian)).to_be_visible()
    halaman.get_by_role("link", name="Nama lengkap: Bagian ini belum diisi.").click()
    expect(halaman.get_by_label("Nama lengkap")).to_be_focused()


def test_a_half_filled_form_waits_on_this_device_and_nowhere_else(halaman_ponsel: Page, satker: Satker) -> None:
    halaman = halaman_ponsel
    halaman.goto(reverse("informasi_ajukan", args=[satker.kode]))
    halaman.get_by_label("Informasi apa yang Anda butuhkan?").fill("Jumlah perkara")
    halaman.reload()
    halaman.get_by_role("button", name="Lanjutkan isian").click()
    expect(halaman.get_by_label("Informasi apa yang Anda butuhkan?")).to_have_value("Jumlah perkara")
    assert not Permohonan.objects.exists()


def test_without_script_all_of_it_works(peramban: Browser, live_server: object, satker: Satker) -> None:
    """Search with a button, the form on one wide page, a question instead of the proof, the receipt."""
    konteks = peramban.new_context(base_url=str(live_server), java_script_enabled=False)
    halaman = konteks.new_page()
    halaman.goto(reverse("informasi_umum", args=[satker.kode]))
    halaman.get_by_label("Apa yang Anda cari?").fill("biaya")
    halaman.get_by_role("button", name="Cari").click()
    expect(halaman.get_by_text("Tersedia untuk “biaya”")).to_be_visible()
    halaman.locator(".aksi").get_by_role("link", name="Ajukan permohonan").click()
    halaman.get_by_label("Informasi apa yang Anda butuhkan?").fill("Jumlah perkara")
    halaman.get_by_label("Untuk apa informasi ini digunakan?").fill("Penelitian")
    halaman.get_by_label("Salinan elektronik").check()
    halaman.get_by_label("Mengambil langsung").check()
    isian = {"Nama lengkap": "Siti", "Nomor identitas": "1771010101900001", "Pekerjaan": "Guru", "Nomor telepon": "08"}
    for label, nilai in isian.items():
        halaman.get_by_label(label).fill(nilai)
    halaman.get_by_label("Alamat", exact=True).fill("Jalan Melati 5")
    jawab(halaman)
    halaman.get_by_role("button", name="Kirim permohonan").click()
    expect(halaman.get_by_role("heading", name="Tanda terima permohonan informasi")).to_be_visible()
    assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", kode_tampil(halaman))
    konteks.close()


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
def test_at_half_the_width_of_a_phone_nothing_is_cut_off(peramban: Browser, live_server: object, gelap: bool) -> None:
    """WCAG 1.4.10 at 320 px, with the longest name of a court; and accessible in both lights."""
    satker = buat_pengadilan(nama=NAMA_PANJANG, tingkat="banding")
    konteks = peramban.new_context(base_url=str(live_server), color_scheme="dark" if gelap else "light", **PONSEL)
    halaman = konteks.new_page()
    halaman.set_viewport_size({"width": 320, "height": 640})
    for rute in ("informasi_umum", "informasi_ajukan"):
        halaman.goto(reverse(rute, args=[satker.kode]))
        periksa(halaman)
    halaman.goto(reverse("lacak"))
    periksa(halaman)
    konteks.close()


def test_the_owner_gets_in_while_strangers_try_his_number(halaman_ponsel: Page, satker: Satker) -> None:
    """The first press says why, the second one proves and opens; nothing has to be typed again."""
    p, sandi = ajukan_permohonan(satker)
    for ke in range(int(PER_NOMOR["isi"])):
        cari_urusan(p.nomor, "CDFGHJKMNP", f"orang-{ke}")
    halaman = halaman_ponsel
    halaman.goto(reverse("lacak"))
    halaman.get_by_label("Nomor register").fill(p.nomor)
    halaman.get_by_label("Sandi").fill(sandi)
    halaman.get_by_role("button", name="Lihat permohonan").click()
    expect(halaman.get_by_text("baru saja banyak dicoba")).to_be_visible()
    periksa(halaman)
    halaman.get_by_role("button", name="Lihat permohonan").click()
    expect(halaman.get_by_role("heading", name=p.nomor)).to_be_visible()
