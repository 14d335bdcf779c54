"""Issue 4, "Must show" 3, the officer's half, phone size: from the entry to the delivery; an objection to its end."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from informasi.models import Keberatan, Permohonan, SetelanInformasi
from satker.libur import muat_libur
from satker.models import Peran, Satker
from satker.waktu import sekarang
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses, periksa_tanpa_gulir_samping
from tests.pabrik import SANDI, buat_pengguna, buat_satker
from tests.peramban.isi import NAMA_PANJANG
from tests.satker.kode import kode_sekarang

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def satker() -> Satker:
    """A court with the longest name, this year's holidays and a tariff."""
    tahun = sekarang().year
    muat_libur([tahun, tahun + 1])
    satker = buat_satker(nama=NAMA_PANJANG, singkatan="PA.Bjh")
    SetelanInformasi.objects.create(satker=satker, tarif_lembar=500)
    return satker


def periksa(halaman: Page) -> None:
    """Accessible, and no wider than the phone."""
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)


def langkah(halaman: Page, kode: str, **isian: str) -> None:
    """Unfold a step, fill in its fields by name (radios and ticks by "pilih:" values), and take it."""
    kotak = halaman.locator(f"#langkah-{kode}")
    kotak.locator("summary").click()
    for nama, nilai in isian.items():
        if nilai.startswith("pilih:"):
            kotak.locator(f"[name={nama}][value={nilai.removeprefix('pilih:')}]").check()
        else:
            kotak.locator(f"[name={nama}]").fill(nilai)
    periksa(halaman)
    kotak.locator("button.tombol-utama").click()
    expect(halaman.get_by_role("status").filter(has_text="tersimpan.")).to_be_visible()
    periksa(halaman)


def orang(buka_halaman: BukaHalaman, satker: Satker, peran: str, alamat: str = "/") -> Page:
    """That person's phone."""
    halaman = buka_halaman("ponsel")
    masuk_sebagai(halaman, buat_pengguna(satker, peran, first_name="Rina"), alamat)
    return halaman


def daftarkan(halaman: Page, jenis: str = "informasi") -> Permohonan:
    """A request by telephone in the officer's hands."""
    halaman.goto(reverse("meja_informasi_baru"))
    expect(halaman.locator("[name=rincian]")).to_be_focused()
    teks = {
        "rincian": "Jumlah perkara cerai gugat tahun lalu",
        "tujuan": "Penelitian",
        "nama": "Siti Aminah",
        "nomor_identitas": "1771010101900001",
        "alamat": "Jalan Melati 5",
        "pekerjaan": "Guru",
        "telepon": "0812-3456-7890",
    }
    for nama, nilai in teks.items():
        halaman.locator(f"[name={nama}]").fill(nilai)
    for nama, nilai in (("jenis", jenis), ("cara_memperoleh", "hardcopy"), ("cara_mendapatkan", "langsung")):
        halaman.locator(f"[name={nama}][value={nilai}]").check()
    periksa(halaman)
    halaman.get_by_role("button", name="Daftarkan permohonan").click()
    expect(halaman.get_by_text("Sandi pelacakan untuk Pemohon")).to_be_visible()
    periksa(halaman)
    return Permohonan.objects.latest("pk")


def test_from_the_entry_to_the_delivery(satker: Satker, buka_halaman: BukaHalaman) -> None:
    """Entry, search, coordination, granted with a cost, paid, ready, visit, delivered."""
    petugas = orang(buka_halaman, satker, Peran.PETUGAS_INFORMASI)
    p = daftarkan(petugas, "dokumen")
    rincian = reverse("meja_informasi_rincian", args=[p.pk])
    langkah(petugas, "cari")
    langkah(petugas, "koordinasikan", catatan="Bolehkah laporan ini diberikan?")

    pj = orang(buka_halaman, satker, Peran.PJ_INFORMASI)
    pj.get_by_role("link", name="Lihat daftarnya").click()
    pj.get_by_role("link", name=p.nomor).click()
    langkah(pj, "jawab_koordinasi", konsultasi="Boleh, seluruhnya.")

    petugas.goto(rincian)
    expect(petugas.get_by_text("Boleh, seluruhnya.").first).to_be_visible()
    isian = {"hasil": "pilih:dikabulkan", "ada": "pilih:ya", "biaya_penggandaan": "Rp5.000", "lembar": "10"}
    langkah(petugas, "nyatakan", **isian)
    langkah(petugas, "bayar", cara_bayar="pilih:tunai", bukti_bayar="INF-1")
    langkah(petugas, "siap")
    # The document was asked for by telephone: it is handed over to who comes (R-002-27).
    expect(petugas.get_by_text("hanya dilayani bila Pemohon datang langsung")).to_be_visible()
    kunjungan(petugas, p)
    petugas.goto(rincian)
    langkah(petugas, "serahkan", cara_penyerahan="pilih:langsung")
    p.refresh_from_db()
    assert (p.keadaan, p.biaya, p.biaya_tertinggi) == ("diserahkan", 5000, 5000)


def kunjungan(halaman: Page, p: Permohonan) -> None:
    """The applicant comes: into the guest book, his KTP looked at, linked to his request, gone again."""
    halaman.goto(reverse("buku_tamu"))
    expect(halaman.locator("[name=nama]")).to_be_focused()
    for nama, nilai in (("nama", "Siti Aminah"), ("asal", "Banjarharja"), ("keperluan", "Mengambil laporan")):
        halaman.locator(f"#id_{nama}").fill(nilai)
    halaman.get_by_label("KTP ditunjukkan").check()
    halaman.get_by_role("button", name="Catat tamu").click()
    halaman.get_by_text("Permohonan informasi Siti Aminah").click()
    halaman.get_by_label("Nomor permohonan yang sudah ada").fill("999")
    halaman.get_by_role("button", name="Kaitkan").click()
    expect(halaman.get_by_text("Tidak ada permohonan dengan nomor ini.")).to_be_visible()
    periksa(halaman)
    halaman.get_by_label("Nomor permohonan yang sudah ada").fill(p.nomor.lower())
    halaman.get_by_role("button", name="Kaitkan").click()
    expect(halaman.get_by_role("status").filter(has_text="dikaitkan")).to_be_visible()
    halaman.get_by_role("button", name=re.compile("^Pulang")).click()
    expect(halaman.get_by_role("status").filter(has_text="sudah pulang")).to_be_visible()
    periksa(halaman)


def test_refused_objected_upheld_and_the_second_level(satker: Satker, buka_halaman: BukaHalaman) -> None:
    """The officer's and the Ketua's part of it."""
    petugas = orang(buka_halaman, satker, Peran.PETUGAS_INFORMASI)
    p = daftarkan(petugas)
    kotak = petugas.locator("#langkah-nyatakan")
    kotak.locator("summary").click()
    kotak.locator("[name=hasil][value=ditolak]").check()
    expect(kotak.locator("[name=biaya_penggandaan]")).to_be_hidden()
    kotak.locator("[name=ada][value=ya]").check()
    kotak.locator("button.tombol-utama").click()
    # Nothing typed is lost, and what is missing stands beside its field.
    expect(petugas.locator(".ringkasan-galat")).to_be_focused()
    expect(petugas.locator("#langkah-nyatakan [name=hasil][value=ditolak]")).to_be_checked()
    periksa(petugas)
    petugas.locator("#langkah-nyatakan [name=alasan][value=rahasia_pribadi]").check()
    petugas.locator("#langkah-nyatakan [name=konsultasi]").fill("Penanggung Jawab setuju.")
    petugas.locator("#langkah-nyatakan button.tombol-utama").click()
    expect(petugas.get_by_role("status").filter(has_text="tersimpan.")).to_be_visible()
    langkah(petugas, "keberatan", alasan="pilih:ditolak_tertutup", uraian="Saya hanya perlu jumlahnya.")
    langkah(petugas, "teruskan")

    ketua = orang(buka_halaman, satker, Peran.KETUA)
    ketua.goto(reverse("meja_keberatan"))
    k = Keberatan.objects.get()
    ketua.get_by_role("link", name=k.nomor).click()
    # Seven working days from the day it counts as received; on a free day one more lies ahead.
    expect(ketua.get_by_text(re.compile(r"[78] hari kerja lagi")).first).to_be_visible()
    langkah(ketua, "putuskan", putusan="pilih:menguatkan", putusan_alasan="Penolakan sudah tepat.")

    petugas.goto(reverse("meja_informasi_rincian", args=[p.pk]))
    langkah(petugas, "keberatan", alasan="pilih:ditolak_tertutup")
    expect(petugas.get_by_text("keberatan tingkat kedua")).to_be_visible()
    langkah(petugas, "teruskan_ma", ma_surat="W1/7/2026")
    langkah(petugas, "jawaban_ma", putusan="pilih:menguatkan", putusan_alasan="Sudah tepat.", pejabat_nama="Dr. Hasan")
    assert [k.keadaan for k in Keberatan.objects.order_by("pk")] == ["diputus", "dijawab_ma"]


def test_a_simple_question_takes_two_fields_and_the_keyboard(satker: Satker, buka_halaman: BukaHalaman) -> None:
    """R-002-3, R-002-4: registered, and the form is there for the next one."""
    petugas = orang(buka_halaman, satker, Peran.PETUGAS_INFORMASI, reverse("meja_informasi_sederhana"))
    petugas.keyboard.type("Jam berapa loket buka?")
    petugas.keyboard.press("Tab")
    petugas.keyboard.type("Pukul 08.00.")
    petugas.get_by_role("button", name="Catat jawaban").press("Enter")
    expect(petugas.get_by_role("status").filter(has_text="Tercatat dengan nomor")).to_be_visible()
    expect(petugas.locator("[name=rincian]")).to_be_focused()
    assert Permohonan.objects.get().keadaan == "dijawab_langsung"


def test_a_register_prints_on_paper_laid_across_without_menu_and_buttons(
    satker: Satker, buka_halaman: BukaHalaman
) -> None:
    """4.8."""
    alamat = reverse("meja_informasi_register", args=["permohonan"])
    halaman = buka_halaman("meja")
    masuk_sebagai(halaman, buat_pengguna(satker, Peran.PETUGAS_INFORMASI), alamat)
    halaman.emulate_media(media="print")
    expect(halaman.locator(".kop")).to_be_visible()
    expect(halaman.get_by_role("heading", name="Register permohonan informasi")).to_be_visible()
    for sembunyi in (".navigasi", ".saring", "[data-cetak]"):
        expect(halaman.locator(sembunyi).first).to_be_hidden()


def test_what_was_typed_outlives_the_session_and_another_tabs_sign_in(
    satker: Satker, buka_halaman: BukaHalaman
) -> None:
    """Nothing typed may be lost: through the sign-in pages, and where the other tab has signed in meanwhile."""
    petugas = orang(buka_halaman, satker, Peran.PETUGAS_INFORMASI)
    p = daftarkan(petugas)
    rincian = reverse("meja_informasi_rincian", args=[p.pk])
    petugas.goto(rincian)
    kotak = petugas.locator("#langkah-catat")
    kotak.locator("summary").click()
    kotak.locator("[name=catatan]").fill("Menelepon Pemohon & <menunggu>")
    Session.objects.all().delete()
    kotak.locator("button.tombol-utama").click()
    expect(petugas.get_by_text("Isian Anda belum terkirim dan masih ada")).to_be_visible()
    periksa(petugas)
    user = p.petugas
    perangkat = TOTPDevice.objects.create(user=user, name="Aplikasi autentikator")
    petugas.locator("[name=username]").fill(user.username)  # type: ignore[union-attr]
    petugas.locator("[name=password]").fill(SANDI)
    petugas.get_by_role("button", name="Lanjutkan").click()
    petugas.locator("[name=kode]").fill(kode_sekarang(perangkat))
    petugas.get_by_role("button", name="Masuk").click()
    expect(petugas.get_by_role("heading", name="Isian Anda masih ada")).to_be_visible()
    periksa(petugas)
    petugas.get_by_role("button", name="Kirim isian").click()
    expect(petugas.get_by_text("Menelepon Pemohon & <menunggu>")).to_be_visible()

    kotak.locator("summary").click()
    kotak.locator("[name=catatan]").fill("Dari tab pertama")
    petugas.context.clear_cookies(name="csrftoken")
    petugas.context.new_page().goto("/tentang/")
    petugas.context.pages[-1].goto(rincian)  # a page with a form: the browser gets another token
    kotak.locator("button.tombol-utama").click()
    petugas.get_by_role("button", name="Kirim isian").click()
    expect(petugas.get_by_text("Dari tab pertama")).to_be_visible()
