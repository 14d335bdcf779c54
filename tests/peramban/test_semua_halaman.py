"""Every page of the portal in a real browser: accessible in both lights, and no wider than any screen it is read on.

Each is opened once. What needs more than an address (a conversation, a running simulator) has its own test, named here.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from playwright.sync_api import Page, expect

from informasi.demo import isi_demo
from informasi.models import Keberatan, Permohonan
from layanan import lacak
from layanan.models import Urusan
from satker import tertahan
from satker.libur import muat_libur
from satker.models import Peran, ProfilLayanan, Satker
from satker.tertahan import Tertahan
from satker.waktu import sekarang
from tests.chromium import masuk_sebagai, pakai_sesi, periksa_akses, periksa_tanpa_gulir_samping
from tests.informasi.keadaan import belum_lengkap
from tests.pabrik import buat_pengguna, buat_satker, masuk
from tests.peramban.isi import NAMA_PANJANG, ORANG_PANJANG, isi_pengadilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Skema = Literal["light", "dark", "asis"]
# Widths, and the light in which axe looks at one as cards and one as tables. 320 px is 1280 px at 400 % (WCAG 1.4.10).
LEBAR: dict[int, Skema | None] = {320: None, 390: "light", 768: None, 1280: "dark", 1920: None}
LEBAR_ADMIN: dict[int, Skema | None] = {320: "asis", 1280: None}

PETUGAS = {
    *("beranda", "loket", "loket_menunggu", "perkara", "perkara_rincian", "registrasi_rincian", "penerima"),
    *("penerima_baru", "penerima_ubah", "tunggakan", "papan", "simulator"),
    *("pesan", "pesan_rincian", "pesan_saringan", "biaya_pesan"),
}
MEJA = {
    *("meja_informasi", "meja_informasi_baru", "meja_informasi_sederhana", "meja_informasi_rincian"),
    *("meja_informasi_laporan", "meja_informasi_register", "meja_informasi_tanda_terima"),
    *("meja_keberatan", "meja_keberatan_rincian", "meja_keberatan_tanda_terima", "buku_tamu"),
}
AKUN = {"profil", "kata_sandi", "faktor_kedua", "pilih_satker", "masuk_lanjutkan"}
UMUM = {
    *("masuk", "tentang", "tentang_satker", "implementasi"),
    *("informasi_daftar", "informasi_umum", "informasi_ajukan", "lacak"),
}
PEMOHON = {
    *("informasi_lacak", "informasi_cabut", "informasi_lengkapi", "informasi_keberatan", "informasi_tanda_terima"),
    *("informasi_lacak_keberatan", "informasi_tanggapan", "informasi_cabut_keberatan"),
    "informasi_tanda_terima_keberatan",
}
# Where the others are looked at.
LAIN = {
    "operasi": "test_operasi.py",
    "kotak_masuk": "test_percakapan.py",
    "kotak_rincian": "test_percakapan.py",
    "simulator_telepon": "test_percakapan.py",
    "masuk_kode": "test_masuk.py",
    "masuk_siapkan": "test_masuk.py",
    "masuk_pemulihan": "test_masuk.py",
}
# Buttons, files, forwarding addresses, and what htmx puts into a page: no page of their own.
BUKAN = {
    *("keluar", "keamanan", "dokumen", "readyz", "webhook", "captcha", "lampiran", "lampiran_pemohon", "lacak_tutup"),
    *("pesan_unduh", "pesan_massal", "pesan_tindakan", "biaya_pesan_unduh", "kotak_balas", "kotak_ditangani"),
    *("operasi_gateway", "gateway_sakelar", "simulator_balas"),
    *("implementasi_umum", "papan_kita", "perkara_unduh", "penerima_unduh", "tunggakan_unduh"),
    *("loket_cari", "loket_baca", "loket_kode"),
    *("loket_kode_status", "tugas_pindah", "tugas_selesai"),
    *("registrasi_status", "registrasi_cabut", "nomor_hentikan", "nomor_aktifkan"),
    *("informasi_unduh", "informasi_berkas", "informasi_kalender"),
    *("informasi_tanda_terima_pdf", "informasi_tanda_terima_keberatan_pdf"),
    *("meja_informasi_unduh", "meja_informasi_laporan_unduh", "meja_informasi_register_unduh"),
    *("meja_informasi_lupakan_sandi", "meja_informasi_salinan", "meja_informasi_langkah"),
    *("meja_keberatan_unduh", "meja_keberatan_lupakan_sandi", "meja_keberatan_langkah"),
    *("buku_tamu_pulang", "buku_tamu_ktp", "buku_tamu_kaitkan"),
}


def nama_alamat(pola: Iterable[object]) -> set[str]:
    """Every name in the address table, the admin's own aside."""
    nama: set[str] = set()
    for p in pola:
        if isinstance(p, URLPattern) and p.name:
            nama.add(p.name)
        elif isinstance(p, URLResolver) and p.app_name != "admin":
            nama |= nama_alamat(p.url_patterns)
    return nama


def test_no_page_is_forgotten() -> None:
    """A new address is a page to look at, or is said not to be one."""
    assert nama_alamat(get_resolver().url_patterns) == PETUGAS | MEJA | AKUN | UMUM | PEMOHON | {*LAIN} | BUKAN


@pytest.mark.parametrize("berkas", sorted(set(LAIN.values())))
def test_what_is_looked_at_elsewhere_is_looked_at_as_closely(berkas: str) -> None:
    isi = (Path(__file__).parent / berkas).read_text()
    assert "periksa_akses" in isi
    assert "periksa_tanpa_gulir_samping" in isi


def periksa(halaman: Page, lebar_semua: dict[int, Skema | None], *, hanya_wcag: bool = False) -> list[str]:
    """What is wrong with the page in front of us, at every width, and with axe where a light (or "asis") is named."""
    keluhan = []
    for lebar, skema in lebar_semua.items():
        halaman.set_viewport_size({"width": lebar, "height": 800})
        if skema in ("light", "dark"):
            halaman.emulate_media(color_scheme=skema)
        try:
            periksa_tanpa_gulir_samping(halaman)
            if skema:
                periksa_akses(halaman, hanya_wcag=hanya_wcag)
        except AssertionError as galat:
            keluhan.append(f"{halaman.url} pada {lebar} px: {galat}")
    return keluhan


def kunjungi(halaman: Page, alamat: Iterable[str]) -> list[str]:
    """Open each once; all complaints together."""
    keluhan = []
    for satu in alamat:
        halaman.goto(satu)
        expect(halaman.locator("h1").first).to_be_visible()
        assert urlsplit(halaman.url).path == urlsplit(satu).path, f"{satu}: bukan halaman itu yang terbuka"
        keluhan += periksa(halaman, LEBAR)
    return keluhan


def kunjungi_semua(halaman: Page, alamat: Iterable[str], nama: set[str]) -> None:
    """No complaint about any of them, and nothing left out of `nama`."""
    alamat = list(alamat)
    assert {resolve(urlsplit(satu).path).url_name for satu in alamat} == nama
    keluhan = kunjungi(halaman, alamat)
    assert not keluhan, "\n\n".join(keluhan)


def test_the_pages_of_staff(halaman: Page) -> None:
    isi = isi_pengadilan()
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.ADMIN))
    penerima = isi.satker.pegawai.first()
    assert penerima is not None
    tanpa_isi = ("beranda", "loket", "loket_menunggu", "perkara", "pesan", "biaya_pesan", "penerima", "penerima_baru")
    alamat = [
        *(reverse(nama) for nama in (*tanpa_isi, "tunggakan", "simulator")),
        f"{reverse('loket')}?perkara={isi.perkara.pk}",
        f"{reverse('loket')}?terdaftar={isi.registrasi.pk}",
        f"{reverse('loket')}?q=entah",
        reverse("perkara_rincian", args=[isi.perkara.pk]),
        *(reverse("pesan_rincian", args=[p.pk]) for p in isi.satker.pesan.filter(status__in=("tak_pasti", "gagal"))),
        f"{reverse('pesan_saringan', args=['ulang'])}?status=gagal",
        reverse("registrasi_rincian", args=[isi.registrasi.pk]),
        reverse("penerima_ubah", args=[penerima.pk]),
        reverse("papan", args=[isi.satker.kode]),
    ]
    kunjungi_semua(halaman, alamat, PETUGAS)


def meja_terisi() -> tuple[Satker, User]:
    """A court whose information desk holds every kind of matter, and its officer."""
    muat_libur([sekarang().year])
    satker = buat_satker(nama=NAMA_PANJANG, singkatan="PA.Bjh")
    for peran in (Peran.PJ_INFORMASI, Peran.KETUA):
        buat_pengguna(satker, peran)
    petugas: User = buat_pengguna(satker, Peran.PETUGAS_INFORMASI, first_name="Rina")
    isi_demo(satker)
    return satker, petugas


def test_the_pages_of_the_information_desk(halaman: Page) -> None:
    _, petugas = meja_terisi()
    masuk_sebagai(halaman, petugas)
    permohonan, keberatan = Permohonan.objects.order_by("pk"), Keberatan.objects.order_by("pk")
    tanpa_isi = ("meja_informasi", "meja_informasi_baru", "meja_informasi_sederhana", "meja_informasi_laporan")
    alamat = [
        *(reverse(n) for n in (*tanpa_isi, "meja_keberatan", "buku_tamu")),
        f"{reverse('meja_informasi')}?q=entah",
        *(reverse("meja_informasi_register", args=[k]) for k in ("permohonan", "keberatan", "tamu")),
        *(reverse("meja_informasi_rincian", args=[p.pk]) for p in permohonan[:4]),
        *(reverse("meja_keberatan_rincian", args=[k.pk]) for k in keberatan),
        reverse("meja_informasi_tanda_terima", args=[permohonan[0].pk]),
        reverse("meja_keberatan_tanda_terima", args=[keberatan[0].pk]),
    ]
    kunjungi_semua(halaman, alamat, MEJA)


def test_the_pages_for_everybody(halaman: Page) -> None:
    satker, _ = meja_terisi()
    buat_satker()  # with one court alone, the list of courts is that court's page
    ProfilLayanan.objects.create(satker=satker, tautan="https://contoh.go.id/" + "x" * 150, nomor_kinsatker="REG.2478")
    alamat = [
        *(reverse(nama) for nama in ("masuk", "tentang", "informasi_daftar", "lacak")),
        *(reverse(nama, args=[satker.kode]) for nama in ("tentang_satker", "informasi_umum", "informasi_ajukan")),
        reverse("implementasi", args=[satker.kode, 2026, 1]),
    ]
    kunjungi_semua(halaman, alamat, UMUM)


def test_the_pages_of_who_follows_his_matter_up(halaman: Page) -> None:
    satker, _ = meja_terisi()
    belum_lengkap(satker)
    keluhan = []
    for nama in sorted(PEMOHON):
        sesi, alamat = yang_terbuka(nama)
        pakai_sesi(halaman, sesi)
        keluhan += kunjungi(halaman, [alamat])
    assert not keluhan, "\n\n".join(keluhan)


def yang_terbuka(nama: str) -> tuple[SessionBase, str]:
    """The first matter whose state has this page, and the session in which its number and code were given."""
    for pk in Urusan.objects.order_by("pk").values_list("pk", flat=True):
        permintaan, client = RequestFactory().get("/"), Client()
        permintaan.session = SessionStore()
        lacak.ingat(permintaan, pk)
        permintaan.session.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = str(permintaan.session.session_key)
        if client.get(alamat := reverse(nama, args=[pk])).status_code == 200:
            return client.session, alamat
    raise AssertionError(f"tidak ada urusan dengan halaman {nama}")


def test_the_pages_of_an_account(halaman: Page) -> None:
    pengguna = buat_pengguna(buat_satker(nama=NAMA_PANJANG), "admin", "ketua", first_name=ORANG_PANJANG)
    permintaan = RequestFactory().get("/")
    permintaan.session = masuk(Client(), pengguna).session
    isian = Tertahan(reverse("loket"), reverse("loket"), [("nomor_teks", "0812-3456-7890")], ["KTP.pdf"])
    tertahan.simpan(permintaan, tertahan.segel(isian))
    permintaan.session.save()
    pakai_sesi(halaman, permintaan.session)
    alamat = [reverse(nama) for nama in ("profil", "kata_sandi", "pilih_satker", "masuk_lanjutkan")]
    alamat += [reverse("faktor_kedua", args=[aksi]) for aksi in ("ganti", "pemulihan")]
    kunjungi_semua(halaman, alamat, AKUN)


def test_the_pages_of_the_admin(halaman: Page) -> None:
    """Its theme is not ours: held to WCAG 2.2 AA, not to more. Every list, and every form for something new."""
    pengguna = buat_pengguna(isi_pengadilan().satker, Peran.ADMIN)
    masuk_sebagai(halaman, pengguna)
    keluhan = []
    for alamat in alamat_admin(pengguna):
        # The theme looks at the light once, when it is loaded: lists in the dark, forms by day.
        halaman.emulate_media(color_scheme="light" if alamat.endswith("/add/") else "dark")
        halaman.goto(alamat)
        expect(halaman.locator("h1").first).to_be_visible()
        keluhan += periksa(halaman, LEBAR_ADMIN, hanya_wcag=True)
    assert not keluhan, "\n\n".join(keluhan)


def alamat_admin(pengguna: User) -> list[str]:
    """The index, every list, and the form of everything this user may add."""
    permintaan = RequestFactory().get("/admin/")
    permintaan.user = pengguna
    alamat = [reverse("admin:index")]
    for model, kelola in admin.site._registry.items():
        nama = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        alamat.append(reverse(f"{nama}_changelist"))
        if kelola.has_add_permission(permintaan):
            alamat.append(reverse(f"{nama}_add"))
    return alamat
