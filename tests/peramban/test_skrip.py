"""The few scripts of our own, on a bare page: what they must do, and what they must never do."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SKRIP = Path(settings.BASE_DIR) / "static/js"
CARI = """
  <form id="f"><input id="cari" role="combobox" data-pilihan="hasil" aria-controls="hasil" aria-expanded="false"></form>
  <ul id="hasil" role="listbox"></ul>
"""
# What htmx does when an answer arrives: new options, then its event on the list.
JAWAB = """(nomor) => {
  const daftar = document.getElementById("hasil");
  daftar.innerHTML = nomor.map((n) => `<li role="option" id="p${n}" data-href="#${n}">${n}</li>`).join("");
  daftar.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
}"""


def buka(halaman: Page, isi: str, *skrip: str) -> Page:
    """A page of this host with this body and these scripts of ours, run as a page runs them."""
    halaman.goto("/healthz")
    halaman.set_content(f"<!doctype html><html lang=id><title>Uji</title><body>{isi}")
    for nama in skrip:
        halaman.add_script_tag(path=SKRIP / nama)
    return halaman


def test_arrows_move_and_enter_chooses(halaman: Page) -> None:
    buka(halaman, CARI, "pilihan.js").evaluate(JAWAB, [1, 2, 3])
    isian = halaman.locator("#cari")
    isian.focus()
    expect(isian).to_have_attribute("aria-activedescendant", "p1")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowUp")
    expect(isian).to_have_attribute("aria-activedescendant", "p3")
    halaman.keyboard.press("Enter")
    expect(halaman).to_have_url(re.compile("#3$"))


def test_enter_never_chooses_from_the_list_of_an_older_text(halaman: Page) -> None:
    """A fast officer types on and presses Enter: the case on screen is not the one typed."""
    buka(halaman, CARI, "pilihan.js").evaluate(JAWAB, [1, 2])
    halaman.locator("#cari").press_sequentially("98")
    halaman.keyboard.press("Enter")
    assert "#" not in halaman.url
    halaman.evaluate(JAWAB, [98])
    expect(halaman).to_have_url(re.compile("#98$"))


def test_several_answers_wait_for_the_officers_choice(halaman: Page) -> None:
    buka(halaman, CARI, "pilihan.js").locator("#cari").press_sequentially("12")
    halaman.keyboard.press("Enter")
    halaman.evaluate(JAWAB, [12, 120])
    expect(halaman.locator("#cari")).to_have_attribute("aria-activedescendant", "p12")
    assert "#" not in halaman.url


def test_escape_closes_the_list(halaman: Page) -> None:
    buka(halaman, CARI, "pilihan.js").evaluate(JAWAB, [1])
    halaman.locator("#cari").press("Escape")
    expect(halaman.get_by_role("option")).to_have_count(0)
    expect(halaman.locator("#cari")).to_have_attribute("aria-expanded", "false")


def test_a_chosen_theme_stays_on_the_next_page(halaman: Page) -> None:
    tombol = "<button data-pilih-tema=gelap>Gelap</button><button data-pilih-tema=sistem>Sistem</button>"
    buka(halaman, tombol, "tema.js", "narahubung.js").get_by_text("Gelap").click()
    expect(halaman.get_by_text("Gelap")).to_have_attribute("aria-pressed", "true")
    buka(halaman, tombol, "tema.js", "narahubung.js")
    expect(halaman.locator("html")).to_have_attribute("data-tema", "gelap")
    halaman.get_by_text("Sistem").click()
    expect(halaman.locator("html")).not_to_have_attribute("data-tema", "gelap")


def test_a_second_press_sends_nothing(halaman: Page) -> None:
    buka(
        halaman,
        "<form method=post target=lain><button>Kirim</button></form><iframe name=lain></iframe>",
        "narahubung.js",
    )
    halaman.evaluate("""() => {
      window.terkirim = 0;
      addEventListener("submit", (e) => { if (!e.defaultPrevented) window.terkirim += 1; e.preventDefault(); });
    }""")
    halaman.get_by_role("button").dblclick()
    assert halaman.evaluate("window.terkirim") == 1


@pytest.mark.parametrize(("digulir", "akhir"), [(True, False), (False, True)])
def test_a_conversation_stays_where_it_is_read(halaman: Page, digulir: bool, akhir: bool) -> None:
    """The screen is fetched again every few seconds; only who stands at its end is taken along."""
    baris = "".join(f"<p>{i}</p>" for i in range(60))
    buka(halaman, f"<div id=l data-gulung-akhir>{baris}</div>", "narahubung.js")
    halaman.evaluate("l.style.height = '200px'; l.style.overflowY = 'auto'; l.scrollTop = l.scrollHeight")
    if digulir:
        halaman.evaluate("l.scrollTop = 300")
    halaman.evaluate("""() => {
      const kabar = (nama, e) => e.dispatchEvent(new CustomEvent(nama, { bubbles: true }));
      kabar("htmx:beforeSwap", l);
      const baru = l.cloneNode(true);
      l.replaceWith(baru);
      kabar("htmx:afterSettle", baru);
    }""")
    assert halaman.evaluate("l.scrollTop + l.clientHeight >= l.scrollHeight - 1") is akhir
    assert not digulir or halaman.evaluate("l.scrollTop") == 300
