"""Issue 2, "Must show" 1: a clone, one command, and a number registered at the counter reaches the simulator's phone.

A browser and the printed account are all it uses; only the quiet hours are lifted first, for runs by night.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.jalan.proses import Proses, port_bebas
from tests.jalan.test_jalan import SIAP, ambil, bersih, di_shell, mulai

pytestmark = pytest.mark.browser

DETIK = 1000
# The worker is rung after the registration; a minute would be the beat's next tick, and too long at a counter.
SEGERA = 30 * DETIK
NOMOR = "0813-5550-7788"
# N-03 or, for an e-Court case, N-07.
BERIKUT = re.compile(r"(Jadwal sidang|Sidang elektronik \(e-Court\)) perkara .*Sidang ke-\d+", re.DOTALL)
SIANG_MALAM = """
from datetime import time
from notifikasi.models import SetelanNotifikasi
SetelanNotifikasi.objects.update(jendela_mulai=time.min, jendela_selesai=time.max)
"""


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """An empty folder with a short name (sockets), open to walk through for a root run's database user."""
    folder = Path(tempfile.mkdtemp(prefix="nh-demo-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def portal(data_dir: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """`make run` on an empty folder: its address and its printed accounts; gone without a trace afterwards."""
    port = port_bebas()
    with mulai(data_dir, port) as proses:
        proses.tunggu(SIAP)
        akun = _akun(proses)
        assert ambil(port, "/healthz")[0] == 200
        di_shell(data_dir, SIANG_MALAM)
        yield f"http://localhost:{port}", akun
        assert proses.hentikan() == 0
    bersih(data_dir)


def _akun(proses: Proses) -> dict[str, str]:
    """Account -> password, as printed."""
    proses.tunggu("^Akun demo")
    akun: dict[str, str] = {}
    while baris := proses.tunggu("").split():
        akun[baris[0]] = baris[1]
    return akun


@pytest.fixture
def petugas(peramban: Browser, portal: tuple[str, dict[str, str]]) -> Iterator[Page]:
    """The PTSP officer's browser, signed in with both factors through the pages."""
    alamat, akun = portal
    konteks = peramban.new_context(base_url=alamat, locale="id-ID", timezone_id="Asia/Jakarta")
    halaman = konteks.new_page()
    galat: list[str] = []
    halaman.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    halaman.goto("/")
    halaman.get_by_label("Nama pengguna").fill("ptsp")
    halaman.get_by_label("Kata sandi").fill(akun["ptsp"])
    halaman.get_by_role("button", name="Lanjutkan").click()
    halaman.get_by_label("Kode").fill(halaman.locator("[data-kode-demo]").inner_text())
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Beranda")
    yield halaman
    konteks.close()
    assert not galat


def _perkara_bersidang(halaman: Page) -> str:
    """The number of a demo case with a hearing ahead, found as an officer would: case by case in the list."""
    halaman.goto("/perkara/?keadaan=berjalan")
    jumlah = halaman.locator("th[scope=row] a").count()
    for urut in range(jumlah):
        halaman.goto("/perkara/?keadaan=berjalan")
        tautan = halaman.locator("th[scope=row] a").nth(urut)
        nomor = tautan.inner_text()
        tautan.click()
        expect(halaman.get_by_role("heading", level=1)).to_have_text(nomor)
        halaman.wait_for_load_state("load")  # what is counted is counted at once, also on half a page
        if not halaman.get_by_text("Belum ada jadwal").count():
            return nomor
    raise AssertionError("tidak ada perkara demo yang akan disidangkan")


def test_a_number_registered_at_the_counter_reaches_the_phone_and_the_phones_answer_the_counter(petugas: Page) -> None:
    """R-000-3 and R-000-8 as a person sees them, with ticks, and BERHENTI from the phone back to the counter."""
    nomor_perkara = _perkara_bersidang(petugas)
    petugas.goto("/loket/")
    petugas.get_by_role("combobox").fill(nomor_perkara)
    petugas.get_by_role("option").first.click()
    petugas.locator("input[name=siapa]").first.check()
    petugas.get_by_label("Nomor WhatsApp").fill(NOMOR)
    petugas.get_by_label(re.compile("setuju menerima pemberitahuan")).check()
    petugas.get_by_role("button", name="Daftarkan nomor").click()
    # The ticks arrive by themselves: nothing is reloaded between here and "Sampai".
    expect(petugas.locator("#konfirmasi")).to_contain_text("Antre")
    expect(petugas.locator("#konfirmasi")).to_contain_text("Sampai", timeout=SEGERA)

    petugas.goto("/simulator/+6281355507788/")
    percakapan = petugas.get_by_role("log")
    expect(percakapan).to_contain_text(f"terdaftar untuk menerima pemberitahuan perkara {nomor_perkara}")
    expect(percakapan).to_contain_text(BERIKUT, timeout=SEGERA)

    petugas.get_by_label("Balasan", exact=True).fill("BERHENTI")
    petugas.get_by_role("button", name="Kirim balasan").click()
    expect(percakapan.locator(".gelembung.keluar")).to_contain_text("BERHENTI")
    expect(percakapan.locator(".gelembung").last).to_contain_text("dihentikan", timeout=SEGERA)
    petugas.goto("/loket/")
    hari_ini = petugas.get_by_role("region", name="Pendaftaran hari ini").get_by_role("listitem")
    expect(hari_ini.filter(has_text="7788")).to_contain_text("Berhenti")
