"""Browser tests: the system's Chromium, driven by Playwright, on the pages of pytest-django's live_server.

A page fixture fails its test when the page logged an error (a blocked inline script, a missing file, an exception)
or asked any host but this one. On failure a screenshot is kept; its path stands in the report.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.pabrik import masuk

PONSEL: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MEJA: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
UKURAN = {"ponsel": PONSEL, "meja": MEJA}
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEMUA = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2, which axe leaves out unless asked
_TENANG = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
_gagal = pytest.StashKey[bool]()

BukaHalaman = Callable[..., Page]


@cache
def program_peramban() -> str | None:
    """The Chromium of this machine, or None."""
    calon = (shutil.which(nama) for nama in ("chromium", "chromium-browser", "google-chrome"))
    return next((c for c in calon if c), None)


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """One Chromium per test process."""
    # Playwright's loop runs in this thread, and Django takes that for async code wherever a test uses the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    bendera = [*_TENANG, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program_peramban(), args=bendera)
        yield chromium
        chromium.close()


@pytest.fixture
def buka_halaman(peramban: Browser, live_server: Any, request: pytest.FixtureRequest) -> Iterator[BukaHalaman]:
    """Open pages: `buka_halaman("meja", gelap=False)`; relative addresses are those of the live server.

    Every call is a person of its own, with cookies of its own.
    """
    konteks: list[BrowserContext] = []
    keluhan: list[str] = []

    def buka(ukuran: str = "meja", *, gelap: bool = False) -> Page:
        baru = peramban.new_context(
            base_url=live_server.url,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            color_scheme="dark" if gelap else "light",
            reduced_motion="reduce",
            **UKURAN[ukuran],
        )
        baru.set_default_timeout(10_000)
        konteks.append(baru)
        return _awasi(baru, keluhan)

    yield buka
    if request.node.stash.get(_gagal, False):
        _simpan_gambar(request.node, konteks)
    for satu in konteks:
        satu.close()
    assert not keluhan, "\n".join(keluhan)


def _awasi(konteks: BrowserContext, keluhan: list[str]) -> Page:
    def saring(rute: Route) -> None:
        if urlsplit(rute.request.url).hostname in LOOPBACK:
            rute.continue_()
        else:
            keluhan.append(f"permintaan ke luar: {rute.request.url}")
            rute.abort()

    konteks.route("http*://**/*", saring)
    halaman = konteks.new_page()
    halaman.on("console", lambda pesan: keluhan.append(f"konsol: {pesan.text}") if pesan.type == "error" else None)
    halaman.on("pageerror", lambda galat: keluhan.append(f"galat: {galat}"))
    return halaman


@pytest.fixture
def halaman(buka_halaman: BukaHalaman) -> Page:
    """A page at desktop width."""
    return buka_halaman("meja")


@pytest.fixture
def halaman_ponsel(buka_halaman: BukaHalaman) -> Page:
    """A page at phone width."""
    return buka_halaman("ponsel")


@pytest.fixture(params=list(UKURAN))
def halaman_tiap_ukuran(request: pytest.FixtureRequest, buka_halaman: BukaHalaman) -> Page:
    """The same test at phone and at desktop width."""
    return buka_halaman(request.param)


def masuk_sebagai(halaman: Page, pengguna: User, alamat: str = "/") -> None:
    """Open `alamat` as this user, signed in with both factors, without walking through the sign-in pages."""
    pakai_sesi(halaman, masuk(Client(), pengguna).session)
    halaman.goto(alamat)


def pakai_sesi(halaman: Page, sesi: SessionBase) -> None:
    """From here on the browser goes on in this session."""
    halaman.goto("/healthz")  # an address is needed before a cookie can be set for it
    kuki = {"name": settings.SESSION_COOKIE_NAME, "value": str(sesi.session_key), "url": halaman.url}
    halaman.context.add_cookies([kuki])  # type: ignore[list-item]


def periksa_akses(halaman: Page, *, hanya_wcag: bool = False) -> None:
    """Fail with axe's findings, each with the elements it is about; WCAG 2.2 AA and, with it, axe's best practices."""
    hasil = Axe().run(halaman, options={"runOnly": WCAG} if hanya_wcag else SEMUA)
    assert hasil.violations_count == 0, hasil.generate_report()


def periksa_tanpa_gulir_samping(halaman: Page) -> None:
    """Fail when the page is wider than the screen."""
    lebar, layar = halaman.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert lebar <= layar, f"halaman {lebar} px pada layar {layar} px"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Remember that the test itself failed, for the screenshot at teardown."""
    laporan = yield
    if laporan.when == "call" and laporan.failed:
        item.stash[_gagal] = True
    return laporan


def _simpan_gambar(butir: pytest.Item, konteks: list[BrowserContext]) -> None:
    folder = Path(tempfile.gettempdir()) / "narahubung-gambar"
    folder.mkdir(exist_ok=True)
    nama = "".join(h if h.isalnum() else "-" for h in butir.name)
    for nomor, halaman in enumerate(h for k in konteks for h in k.pages):
        berkas = folder / f"{nama}-{nomor}.png"
        halaman.screenshot(path=berkas, full_page=True)
        butir.add_report_section("teardown", "gambar", f"{halaman.url} → {berkas}")
