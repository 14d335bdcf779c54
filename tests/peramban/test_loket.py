"""The counter as an officer works it all day: four actions, no mouse (R-000-3)."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect

from notifikasi.models import Pesan
from perkara.models import Registrasi
from satker.models import Peran
from satker.waktu import sekarang
from tests.chromium import BukaHalaman, masuk_sebagai
from tests.notifikasi.pabrik import buat_pesan
from tests.pabrik import buat_pengguna
from tests.peramban.isi import isi_pengadilan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_r_000_3_a_number_is_registered_by_keyboard_alone(halaman_tiap_ukuran: Page) -> None:
    halaman, isi = halaman_tiap_ukuran, isi_pengadilan()
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), reverse("loket"))
    expect(halaman.locator("#cari")).to_be_focused()
    halaman.keyboard.type("1203.G.2026")
    expect(halaman.get_by_role("option")).to_have_count(1)
    halaman.keyboard.press("Enter")
    expect(halaman.locator(".terpilih")).to_contain_text("1203/Pdt.G/2026/PA.Bjh")
    halaman.wait_for_load_state("load")  # nobody types before the page's script has come
    halaman.locator("input[name=siapa]").nth(1).focus()
    halaman.keyboard.press("Space")
    halaman.locator("[name=nomor_teks]").focus()
    halaman.keyboard.type("0813 1111 2222")
    expect(halaman.locator("#bacaan")).to_contain_text("+62 813-1111-2222, Telkomsel")
    halaman.locator("[name=setuju]").focus()
    halaman.keyboard.press("Space")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#konfirmasi")).to_contain_text("Antre")
    assert Registrasi.objects.get(nomor__e164="+6281311112222").sisi == 2


def test_a_refused_number_is_explained_and_nothing_typed_is_lost(halaman: Page) -> None:
    isi = isi_pengadilan()
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), f"{reverse('loket')}?perkara={isi.perkara.pk}")
    halaman.locator("input[name=siapa]").first.check()
    halaman.locator("[name=nomor_teks]").fill("0286-321456")
    expect(halaman.locator("#bacaan")).to_contain_text("telepon rumah")
    halaman.locator("[name=setuju]").check()
    halaman.get_by_role("button", name="Daftarkan nomor").click()
    expect(halaman.locator(".ringkasan-galat")).to_be_focused()
    expect(halaman.locator("[name=nomor_teks]")).to_have_value("0286-321456")
    expect(halaman.locator("input[name=siapa]").first).to_be_checked()


def test_messages_are_chosen_and_sent_again_in_bulk(halaman: Page) -> None:
    isi = isi_pengadilan()
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), f"{reverse('pesan')}?status=gagal")
    expect(halaman.get_by_role("button", name="Kirim ulang")).to_be_disabled()
    halaman.get_by_label("Pilih semua").check()
    halaman.get_by_role("button", name="Kirim ulang").click()
    expect(halaman.get_by_text("1 pesan diproses.")).to_be_visible()
    assert not isi.satker.pesan.filter(status="gagal").exists()


def test_nothing_found_is_said_and_leads_to_waiting_for_the_case(halaman: Page) -> None:
    masuk_sebagai(halaman, buat_pengguna(isi_pengadilan().satker, Peran.PTSP), reverse("loket"))
    halaman.keyboard.type("77/Pdt.G/2026/PA.Bjh")
    halaman.get_by_role("status").get_by_role("link").click()
    expect(halaman.get_by_label("Nomor perkara atau nomor register e-Court")).to_have_value("77/Pdt.G/2026/PA.Bjh")


def test_ticks_arrive_in_a_region_that_stays(halaman: Page) -> None:
    """A region replaced as a whole is announced by no reader, or as a whole every time."""
    isi = isi_pengadilan()
    pesan = buat_pesan(isi.satker, jenis="N-01", subjek="registrasi", subjek_id=isi.registrasi.pk, status="diterima")
    alamat = f"{reverse('loket')}?terdaftar={isi.registrasi.pk}"
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), alamat)
    halaman.evaluate("document.getElementById('konfirmasi').dataset.asli = 'ya'")
    expect(halaman.locator("#konfirmasi")).to_contain_text("Diterima penyedia")
    Pesan.objects.filter(pk=pesan.pk).update(status="dibaca", dibaca_pada=sekarang())
    expect(halaman.locator("#konfirmasi")).to_contain_text("Dibaca")
    expect(halaman.locator("#konfirmasi")).to_have_attribute("data-asli", "ya")
    expect(halaman.locator(f"#status-{isi.registrasi.pk}")).to_contain_text("Dibaca")
    expect(halaman.locator("#konfirmasi [hx-get]")).to_have_count(0)


def test_an_ended_session_is_said_beside_what_was_typed(buka_halaman: BukaHalaman) -> None:
    isi = isi_pengadilan()
    halaman = buka_halaman("meja")
    masuk_sebagai(halaman, buat_pengguna(isi.satker, Peran.PTSP), f"{reverse('loket')}?perkara={isi.perkara.pk}")
    halaman.locator("input[name=siapa]").first.check()
    halaman.locator("[name=nomor_teks]").fill("0813 1111 2222")
    expect(halaman.locator("#bacaan")).to_contain_text("Telkomsel")
    halaman.locator("[name=setuju]").check()
    Session.objects.all().delete()
    halaman.get_by_role("button", name="Daftarkan nomor").click()
    expect(halaman.get_by_text("Sesi Anda telah berakhir.")).to_be_visible()
    expect(halaman.locator("[name=next]")).to_have_value(f"{reverse('loket')}?perkara={isi.perkara.pk}")
