"""Issue 3, "Must show" 4: the whole conversation on the simulator phone, from the counter's code to MULAI, phone size.

The simulator is the real one and knocks at the portal's own door; the worker's part, inbox and delivery, is done
between two looks at the screen, so nothing is waited for but what a person would see.
"""

import time as jam_dinding
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from notifikasi import masuk
from notifikasi.antar import antar
from notifikasi.models import Nomor, Persetujuan, SetelanNotifikasi
from notifikasi.simulator import klien
from notifikasi.simulator.peladen import Simulator
from perkara.models import BiayaPerkara, Perkara, Registrasi
from satker.models import Peran, Satker
from satker.waktu import hari_ini
from tests.chromium import BukaHalaman, masuk_sebagai, periksa_akses, periksa_tanpa_gulir_samping
from tests.notifikasi.pabrik import buat_gateway
from tests.notifikasi.simulator.bahan import RAHASIA, TOKEN, jalan
from tests.pabrik import buat_pengguna, buat_satker
from tests.perkara.pabrik import buat_perkara, buat_pihak, buat_sidang

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HP = "+6281355507788"
PALING_LAMA = 60.0  # seconds until a sentence must stand on the screen, on the slowest machine


@pytest.fixture
def satker() -> Satker:
    """A court that may be written to at any hour."""
    satker = buat_satker(nama="Pengadilan Agama Banjarharja", singkatan="PA.Bjh", telepon="0286-591000")
    SetelanNotifikasi.objects.create(satker=satker, jendela_mulai=time.min, jendela_selesai=time.max)
    return satker


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """A case with a hearing a week ahead and a deposit."""
    perkara = buat_perkara(satker, nomor="123/Pdt.G/2026/PA.Bjh", tanggal_daftar=date(2026, 10, 5))
    buat_pihak(perkara, nama="Siti Aminah")
    buat_sidang(perkara, hari_ini(satker) + timedelta(days=7), urutan=2, jam=time(9), agenda="Pembuktian")
    BiayaPerkara.objects.create(perkara=perkara, masuk=700_000, keluar=325_000, sidik="uji")
    return perkara


@pytest.fixture
def simulator(satker: Satker, live_server: Any, tmp_path: Path) -> Iterator[Simulator]:
    """The court's phone company: the real simulator, which reports to the portal's webhook."""
    with jalan(tmp_path / "simulator.sqlite3") as s:
        gateway = buat_gateway(
            satker,
            jenis="simulator",
            url=s.url,
            token=TOKEN,
            nomor_id="pa-bjh",
            rahasia_webhook=RAHASIA,
            nomor_pengirim="+6281200001111",
        )
        alamat = f"{live_server.url}{reverse('webhook', args=('simulator', gateway.token_jalur))}"
        klien.daftarkan_webhook(s.url, TOKEN, alamat, RAHASIA, "pa-bjh")
        yield s


def sampai(satker: Satker, tempat: Locator, kata: str) -> None:
    """Work as the worker does until `kata` stands there; each look waits a second for the page's own refresh."""
    batas = jam_dinding.monotonic() + PALING_LAMA
    while True:
        masuk.proses()
        antar(satker)
        try:
            expect(tempat).to_contain_text(kata, timeout=1000)
        except AssertionError:
            if jam_dinding.monotonic() > batas:
                raise
        else:
            return


def periksa(halaman: Page) -> None:
    """Accessible, and no wider than the phone."""
    periksa_akses(halaman)
    periksa_tanpa_gulir_samping(halaman)


def tulis(ponsel: Page, teks: str) -> None:
    """The litigant types and sends."""
    ponsel.get_by_label("Balasan", exact=True).fill(teks)
    ponsel.get_by_role("button", name="Kirim balasan").click()
    expect(ponsel.locator(".gelembung.keluar").last).to_contain_text(teks)


def minta_kode(loket: Page, perkara: Perkara) -> str:
    """The officer chooses the party and makes the code; the text behind the QR."""
    loket.goto(f"{reverse('loket')}?perkara={perkara.pk}")
    loket.locator("input[name=siapa]").first.check()
    loket.get_by_role("button", name="Buat kode QR").click()
    expect(loket.locator("#konfirmasi .qr svg")).to_be_visible()
    expect(loket.locator("#konfirmasi")).to_contain_text("Menunggu pesan")
    periksa(loket)
    return loket.locator("[data-kode-daftar]").inner_text()


def test_the_whole_conversation_from_the_counters_code_to_mulai(
    satker: Satker, perkara: Perkara, simulator: Simulator, buka_halaman: BukaHalaman
) -> None:
    """DAFTAR, N-01, JADWAL, BIAYA, a question of one's own, the officer's answer, BERHENTI, MULAI."""
    petugas = buat_pengguna(satker, Peran.PTSP, first_name="Rina", last_name="Wati")
    loket, ponsel = buka_halaman("ponsel"), buka_halaman("ponsel")
    masuk_sebagai(loket, petugas)
    daftar = minta_kode(loket, perkara)

    # The phone has never been written to: it writes first.
    masuk_sebagai(ponsel, petugas, f"{reverse('simulator')}?q=0813-5550-7788")
    ponsel.get_by_role("link", name="0813-5550-7788").or_(ponsel.get_by_role("link", name="Buka ponsel")).click()
    tulis(ponsel, daftar)
    layar = ponsel.get_by_role("log")
    sampai(satker, layar, "Nomor ini terdaftar untuk menerima pemberitahuan perkara 123/Pdt.G/2026/PA.Bjh")
    sampai(satker, loket.locator("#konfirmasi"), "Sampai")
    expect(loket.locator("#konfirmasi")).to_contain_text("Siti Aminah")
    registrasi = Registrasi.objects.select_related("persetujuan").get()
    assert registrasi.persetujuan is not None
    assert registrasi.persetujuan.kanal == Persetujuan.Kanal.BALASAN

    tulis(ponsel, "jadual pak")
    sampai(satker, layar, "Agenda: Pembuktian")
    tulis(ponsel, "BIAYA 123.G.2026")
    sampai(satker, layar, "sisa panjar perkara 123/Pdt.G/2026/PA.Bjh Rp375.000.")
    tulis(ponsel, "Apakah saya boleh diwakili kakak saya?")
    sampai(satker, layar, "Ketik INFO untuk menu atau hubungi Pengadilan Agama Banjarharja, telepon 0286-591000")
    periksa(ponsel)

    loket.goto(reverse("kotak_masuk"))
    baris = loket.get_by_role("listitem").filter(has_text="diwakili kakak")
    expect(baris).to_contain_text("Menunggu jawaban")
    expect(baris).to_contain_text("123/Pdt.G/2026/PA.Bjh")
    periksa(loket)
    baris.get_by_role("link").click()
    expect(loket.get_by_role("log")).to_contain_text("Apakah saya boleh diwakili kakak saya?")
    periksa(loket)
    loket.get_by_label("Balasan", exact=True).fill("Boleh, dengan surat kuasa khusus.")
    loket.get_by_role("button", name="Kirim balasan").click()
    expect(loket.get_by_text("Balasan dikirim.")).to_be_visible()
    sampai(satker, layar, "Boleh, dengan surat kuasa khusus.")
    expect(layar).to_contain_text("Rina Wati, Pengadilan Agama Banjarharja")

    tulis(ponsel, "Tolong berhenti ya")
    sampai(satker, layar, "pemberitahuan ke nomor ini dihentikan")
    assert Nomor.objects.get(e164=HP).keadaan == "berhenti"
    loket.reload()
    expect(loket.get_by_text("Belum dapat dibalas dari sini.")).to_be_visible()
    expect(loket.get_by_role("link", name="Telepon")).to_have_attribute("href", f"tel:{HP}")
    periksa(loket)
    tulis(ponsel, "Mulai")
    sampai(satker, layar, "pemberitahuan diaktifkan kembali")
    assert Nomor.objects.get(e164=HP).keadaan == "aktif"


@pytest.mark.parametrize("gelap", [False, True], ids=["terang", "gelap"])
def test_the_inbox_is_accessible_on_a_desk_too(
    satker: Satker, perkara: Perkara, simulator: Simulator, buka_halaman: BukaHalaman, gelap: bool
) -> None:
    """Empty, with one who waits, and the conversation."""
    meja = buka_halaman("meja", gelap=gelap)
    masuk_sebagai(meja, buat_pengguna(satker, Peran.PTSP), reverse("kotak_masuk"))
    expect(meja.get_by_text("Belum ada pesan masuk")).to_be_visible()
    periksa(meja)
    klien.balas(simulator.url, TOKEN, HP, "Kapan loket buka?", "pa-bjh")
    batas = jam_dinding.monotonic() + PALING_LAMA
    while not masuk.proses().pesan_masuk:
        assert jam_dinding.monotonic() < batas, "webhook tidak datang"
    meja.reload()
    meja.get_by_role("link", name="+62 813-••••-7788").click()
    expect(meja.get_by_role("log")).to_contain_text("Kapan loket buka?")
    periksa(meja)
