"""The simulator phone's page, against a real simulator process on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.gateway.dasar import Setelan
from notifikasi.gateway.panggil import jalankan, sesi
from notifikasi.gateway.simulator import Simulator as Adaptor
from notifikasi.models import Gateway
from notifikasi.simulator import klien
from notifikasi.simulator.peladen import Simulator
from satker.models import Peran, Satker
from tests.halaman import sebagai, tertutup
from tests.notifikasi.gateway.bahan import kiriman
from tests.notifikasi.simulator.bahan import TOKEN, jalan
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
NOMOR = "+6281234567890"


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def ptsp(satker: Satker) -> Client:
    return sebagai(satker, Peran.PTSP)


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    with jalan(tmp_path / "simulator.sqlite3") as s:
        yield s


def gateway(satker: Satker, url: str, kanal: str = "pa-uji") -> Gateway:
    isian = {"nama": "simulator", "jenis": "simulator", "url": url, "token": TOKEN, "nomor_id": kanal}
    return Gateway.objects.create(satker=satker, **isian)


def kirim(simulator: Simulator, teks: str, kanal: str = "pa-uji") -> None:
    with sesi(1) as s:
        jalankan(Adaptor(Setelan(simulator.url, TOKEN, kanal, ())), s, kiriman(nomor=NOMOR, teks=teks))


def test_the_phone_shows_what_was_sent_and_opening_it_reads_it(
    satker: Satker, ptsp: Client, simulator: Simulator
) -> None:
    gateway(satker, simulator.url)
    kirim(simulator, "Yth. *Siti*, sidang besok.")
    isi = ptsp.get(reverse("simulator_telepon", args=[NOMOR])).content.decode()
    assert "Yth. <b>Siti</b>, sidang besok." in isi
    assert klien.telepon(simulator.url, TOKEN)[0].belum_dibaca == 0


def test_the_clerk_answers_as_the_litigant(satker: Satker, ptsp: Client, simulator: Simulator) -> None:
    gateway(satker, simulator.url)
    kirim(simulator, "Halo")
    jawaban = ptsp.post(reverse("simulator_balas", args=[NOMOR]), {"teks": "BERHENTI"}, follow=True)
    assert "<p>BERHENTI</p>" in jawaban.content.decode()


def test_another_courts_channel_is_not_shown(satker: Satker, ptsp: Client, simulator: Simulator) -> None:
    gateway(satker, simulator.url)
    kirim(simulator, "Rahasia pengadilan lain", kanal="pa-lain")
    isi = ptsp.get(reverse("simulator")).content.decode()
    assert "Rahasia" not in isi
    assert "Belum ada pesan" in isi
    tertutup(reverse("simulator"), satker, 404)


def test_a_simulator_that_is_down_is_said_in_words(satker: Satker, ptsp: Client) -> None:
    gateway(satker, "http://127.0.0.1:9")
    assert "Simulator tidak berjalan." in ptsp.get(reverse("simulator")).content.decode()
    jawaban = ptsp.post(reverse("simulator_balas", args=[NOMOR]), {"teks": "halo"}, follow=True)
    assert jawaban.status_code == 200


def test_a_court_without_a_simulator_has_no_such_page(ptsp: Client) -> None:
    assert ptsp.get(reverse("simulator")).status_code == 404


def tanya(ptsp: Client, **kueri: str) -> tuple[int, str, str | None]:
    """What the open phone gets when it asks again: status, body, and how to put it in."""
    jawaban = ptsp.get(reverse("simulator_telepon", args=[NOMOR]), kueri, headers={"HX-Request": "true"})
    return jawaban.status_code, jawaban.content.decode(), jawaban.headers.get("HX-Reswap")


def test_an_open_phone_gets_only_what_is_new(satker: Satker, ptsp: Client, simulator: Simulator) -> None:
    """A screen reader says what arrives, not the whole conversation again."""
    gateway(satker, simulator.url)
    kirim(simulator, "Pertama")
    isi = ptsp.get(reverse("simulator_telepon", args=[NOMOR])).content.decode()
    sudah = isi.split('name="sudah" value="')[1].split('"')[0]
    assert tanya(ptsp, sudah=sudah)[0] == 204
    klien.balas(simulator.url, TOKEN, NOMOR, "Kedua", "pa-uji")
    status, baru, cara = tanya(ptsp, sudah=sudah)
    assert (status, cara) == (200, None)
    assert "Kedua" in baru
    assert "Pertama" not in baru
    assert "ponsel-hari" not in baru  # the same day stands there already
    assert 'hx-swap-oob="true"' in baru
    assert tanya(ptsp, sudah=baru.split('value="')[1].split('"')[0])[0] == 204


def test_a_phone_that_lost_its_place_gets_everything_anew(satker: Satker, ptsp: Client, simulator: Simulator) -> None:
    gateway(satker, simulator.url)
    kirim(simulator, "Pertama")
    status, isi, cara = tanya(ptsp, sudah="tidak-ada")
    assert (status, cara) == (200, "innerHTML")
    assert "Pertama" in isi


def test_an_open_phone_is_told_when_the_simulator_stops(satker: Satker, ptsp: Client) -> None:
    gateway(satker, "http://127.0.0.1:9")
    assert tanya(ptsp)[0] == 503


@pytest.mark.parametrize("ada", [False, True], ids=["belum ada pesan", "ada yang lain"])
def test_a_phone_nobody_has_written_to_can_be_opened_and_write_first(
    satker: Satker, ptsp: Client, simulator: Simulator, ada: bool
) -> None:
    """DAFTAR from the counter's code: first contact comes from the litigant."""
    gateway(satker, simulator.url)
    if ada:
        kirim(simulator, "Halo")
    baru = "+6281355507788"
    isi = ptsp.get(reverse("simulator"), {"q": "0813-5550-7788"}).content.decode()
    assert reverse("simulator_telepon", args=[baru]) in isi
    assert 'name="teks"' in ptsp.get(reverse("simulator_telepon", args=[baru])).content.decode()
    isi = ptsp.post(reverse("simulator_balas", args=[baru]), {"teks": "DAFTAR K7QM-2PXB"}, follow=True).content.decode()
    assert "<p>DAFTAR K7QM-2PXB</p>" in isi


@pytest.mark.parametrize("teks", ["", "abc", "0286-321456", "3307012345670001", "0812"])
def test_what_is_no_mobile_number_opens_no_phone(satker: Satker, ptsp: Client, simulator: Simulator, teks: str) -> None:
    gateway(satker, simulator.url)
    isi = ptsp.get(reverse("simulator"), {"q": teks}).content.decode()
    assert "Buka ponsel +62" not in isi
