"""A public form as strangers meet it: keyboard only, without script, on a shared phone, over a bad line."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, Route, expect

from layanan.models import Ember
from tests.chromium import PONSEL, periksa_akses, periksa_tanpa_gulir_samping

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.layanan.alamat_uji"),
]


def buka(halaman: Page) -> Page:
    """The form."""
    halaman.goto(reverse("uji_tanya"))
    return halaman


def test_it_is_filled_in_and_sent_by_keyboard_alone(halaman_tiap_ukuran: Page) -> None:
    halaman = buka(halaman_tiap_ukuran)
    periksa_akses(halaman)
    halaman.get_by_label("Pertanyaan").focus()
    halaman.keyboard.type("Berapa biayanya?")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()
    assert Ember.objects.exists()


def test_what_happens_is_announced_and_a_second_press_sends_nothing_twice(halaman: Page) -> None:
    tahan: list[Route] = []
    halaman.route(f"**{reverse('captcha')}", lambda rute: tahan.extend([rute]))
    buka(halaman).get_by_label("Pertanyaan").fill("Berapa?")
    tombol = halaman.get_by_role("button", name="Kirim pertanyaan")
    tombol.click()
    expect(halaman.locator("[data-captcha] [role=status]")).to_have_text("Memeriksa sebentar, lalu mengirim…")
    tombol.click()
    assert len(tahan) == 1
    tahan[0].continue_()
    expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()


@pytest.mark.parametrize("ukuran", ["ponsel", "meja"])
def test_where_the_proof_fails_a_question_is_asked_and_answered_by_keyboard(halaman: Page, ukuran: str) -> None:
    halaman.route(f"**{reverse('captcha')}", lambda rute: rute.fulfill(status=200, body="bukan JSON"))
    if ukuran == "ponsel":
        halaman.set_viewport_size(PONSEL["viewport"])
    buka(halaman).get_by_label("Pertanyaan").fill("Berapa?")
    halaman.keyboard.press("Enter")
    expect(halaman.locator(".ringkasan-galat")).to_be_focused()
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    jawab(halaman)
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()


def jawab(halaman: Page) -> None:
    """Answer the question in the field that has the focus."""
    angka = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    isian = halaman.locator("#id_captcha")
    isian.focus()
    kata = halaman.locator("label[for=id_captcha]").inner_text().split()
    halaman.keyboard.type(str(sum(angka.index(k.strip("?")) + 1 for k in (kata[1], kata[3]))))


def test_without_script_the_question_stands_in_the_form(peramban: Browser, live_server: object) -> None:
    konteks = peramban.new_context(base_url=str(live_server), java_script_enabled=False)
    halaman = buka(konteks.new_page())
    halaman.get_by_label("Pertanyaan").fill("Berapa?")
    jawab(halaman)
    halaman.get_by_role("button", name="Kirim pertanyaan").click()
    expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()
    konteks.close()


class TestDraf:
    def test_a_half_filled_form_is_offered_again_and_taken_up(self, halaman: Page) -> None:
        self.isi(halaman)
        expect(halaman.locator("#draf")).to_be_hidden()
        buka(halaman)
        expect(halaman.locator("#draf")).to_be_visible()
        periksa_akses(halaman)
        halaman.get_by_role("button", name="Lanjutkan isian").click()
        expect(halaman.get_by_label("Pertanyaan")).to_have_value("Berapa?")
        expect(halaman.get_by_label("Saya setuju")).to_be_checked()
        expect(halaman.get_by_label("Telepon")).to_be_checked()
        expect(halaman.locator("#draf")).to_be_hidden()

    def test_a_shared_phone_forgets_at_one_press(self, halaman: Page) -> None:
        self.isi(halaman)
        buka(halaman).get_by_role("button", name="Hapus isian").click()
        expect(halaman.get_by_label("Pertanyaan")).to_have_value("")
        expect(halaman.locator("#draf")).to_be_hidden()
        assert halaman.evaluate("localStorage.length") == 0

    def test_nothing_stays_once_it_was_sent(self, halaman: Page) -> None:
        self.isi(halaman)
        halaman.get_by_role("button", name="Kirim pertanyaan").click()
        expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()
        halaman.wait_for_load_state("load")
        assert halaman.evaluate("localStorage.length") == 0

    def test_secrets_files_and_the_answer_are_never_kept(self, halaman: Page) -> None:
        self.isi(halaman)
        halaman.get_by_label("Berkas").set_input_files({"name": "ktp.jpg", "mimeType": "image/jpeg", "buffer": b"x"})
        simpanan = halaman.evaluate("JSON.stringify(localStorage)")
        assert "Berapa?" in simpanan
        for rahasia in ("ktp.jpg", "csrf", "captcha", halaman.locator("[name=csrfmiddlewaretoken]").input_value()):
            assert rahasia not in simpanan

    def test_it_is_gone_after_a_day(self, halaman: Page) -> None:
        self.isi(halaman)
        halaman.evaluate("""() => {
            const [saat, isi] = JSON.parse(localStorage["draf uji"]);
            localStorage["draf uji"] = JSON.stringify([saat - 864e5 - 1, isi]);
        }""")
        expect(buka(halaman).locator("#draf")).to_be_hidden()
        assert halaman.evaluate("localStorage.length") == 0

    def test_a_form_shown_again_with_its_mistakes_offers_nothing_over_it(self, halaman: Page) -> None:
        self.isi(halaman)
        halaman.get_by_label("Pertanyaan").fill("")
        halaman.get_by_role("button", name="Kirim pertanyaan").click()
        expect(halaman.locator(".ringkasan-galat")).to_be_focused()
        expect(halaman.locator("#draf")).to_be_hidden()

    @pytest.mark.parametrize("isi", ["rusak", "{}", "[1]", "null"])
    def test_a_broken_draft_breaks_no_form(self, halaman: Page, isi: str) -> None:
        buka(halaman).evaluate("(isi) => { localStorage['draf uji'] = isi; }", isi)
        buka(halaman).get_by_label("Pertanyaan").fill("Berapa?")
        halaman.keyboard.press("Enter")
        expect(halaman.get_by_role("heading", name="Diterima")).to_be_visible()

    def isi(self, halaman: Page) -> None:
        buka(halaman).get_by_label("Pertanyaan").fill("Berapa?")
        halaman.get_by_label("Saya setuju").check()
        halaman.get_by_label("Telepon").check()
