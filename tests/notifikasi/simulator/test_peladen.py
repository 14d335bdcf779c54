"""The simulator on the wire: gateway API, phones, webhooks (issue 2, sections 1 and 5)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from notifikasi.gateway.dasar import Diterima, Ditolak, PesanMasuk, Setelan, StatusTerima, TandaTerima, Verdict
from notifikasi.gateway.panggil import cek_nomor, cek_sehat, jalankan, sesi
from notifikasi.gateway.simulator import Simulator as Adaptor
from notifikasi.simulator import klien
from notifikasi.simulator.peladen import Simulator
from tests.notifikasi.gateway.bahan import ID_KLIEN, kiriman
from tests.notifikasi.simulator.bahan import RAHASIA, TOKEN, Portal, jalan

NOMOR = "+6281234567890"


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    with jalan(tmp_path / "simulator.sqlite3") as s:
        yield s


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as p:
        yield p


def adaptor(simulator: Simulator, kanal: str = "", token: str = TOKEN) -> Adaptor:
    return Adaptor(Setelan(simulator.url, token, kanal, (RAHASIA,)))


def kirim(simulator: Simulator, teks: str = "Halo", kanal: str = "", **ubah: Any) -> Any:
    with sesi(1) as s:
        return jalankan(adaptor(simulator, kanal), s, kiriman(**({"nomor": NOMOR, "teks": teks} | ubah)))


def daftar(simulator: Simulator, portal: Portal, kanal: str = "") -> None:
    klien.daftarkan_webhook(simulator.url, TOKEN, f"{portal.url}/webhook/1/x/", RAHASIA, kanal)


def test_a_message_goes_out_and_its_receipts_come_back(simulator: Simulator, portal: Portal) -> None:
    daftar(simulator, portal)
    hasil = kirim(simulator)
    assert isinstance(hasil, Diterima)
    portal.tunggu(2)
    assert klien.buka(simulator.url, TOKEN, NOMOR) == 1
    portal.tunggu(3)
    terima = [p for p in portal.peristiwa if isinstance(p, TandaTerima)]
    assert [t.status for t in terima] == [StatusTerima.TERKIRIM, StatusTerima.SAMPAI, StatusTerima.DIBACA]
    assert {(t.id_gateway, t.id_klien) for t in terima} == {(hasil.id_gateway, ID_KLIEN)}
    assert len({i["id"] for i in portal.isi}) == 3


def test_the_same_client_id_is_one_message_for_ever(simulator: Simulator) -> None:
    assert kirim(simulator) == kirim(simulator)
    assert len(klien.percakapan(simulator.url, TOKEN, NOMOR)) == 1


def test_an_answer_of_the_litigant_reaches_the_portal(simulator: Simulator, portal: Portal) -> None:
    daftar(simulator, portal)
    kirim(simulator)
    portal.tunggu(2)
    id_pesan = klien.balas(simulator.url, TOKEN, NOMOR, "BERHENTI")
    portal.tunggu(4)
    [masuk] = [p for p in portal.peristiwa if isinstance(p, PesanMasuk)]
    assert (masuk.id_luar, masuk.e164, masuk.teks) == (id_pesan, NOMOR, "BERHENTI")
    assert portal.isi[2]["status"] == "dibaca"


def test_an_answer_goes_to_the_court_that_wrote_last(simulator: Simulator, portal: Portal) -> None:
    with Portal() as kedua:
        daftar(simulator, portal, "pa-satu")
        daftar(simulator, kedua, "pa-dua")
        kirim(simulator, kanal="pa-satu")
        kirim(simulator, kanal="pa-dua", id_klien="lain")
        klien.balas(simulator.url, TOKEN, NOMOR, "untuk yang kedua")
        klien.balas(simulator.url, TOKEN, NOMOR, "untuk yang pertama", "pa-satu")
        assert [i["teks"] for i in kedua.tunggu(4) if "teks" in i] == ["untuk yang kedua"]
        assert [i["teks"] for i in portal.tunggu(4) if "teks" in i] == ["untuk yang pertama"]


def test_a_person_can_write_first(simulator: Simulator, portal: Portal) -> None:
    daftar(simulator, portal)
    klien.balas(simulator.url, TOKEN, NOMOR, "DAFTAR 123")
    assert portal.tunggu(1)[0]["dari"] == NOMOR[1:]


def test_reports_wait_for_an_address(simulator: Simulator, portal: Portal) -> None:
    kirim(simulator)
    daftar(simulator, portal)
    assert [i["status"] for i in portal.tunggu(2)] == ["terkirim", "sampai"]


def test_reports_wait_for_a_portal_that_is_down(simulator: Simulator, portal: Portal) -> None:
    portal.status = 503
    daftar(simulator, portal)
    kirim(simulator)
    portal.tunggu_ditolak(1)
    portal.status = 200
    daftar(simulator, portal)
    assert [i["status"] for i in portal.tunggu(2)] == ["terkirim", "sampai"]


def test_a_second_start_continues(tmp_path: Path, portal: Portal) -> None:
    berkas = tmp_path / "simulator.sqlite3"
    with jalan(berkas) as pertama:
        kirim(pertama, "sebelum")
    with jalan(berkas) as kedua:
        assert [p.teks for p in klien.percakapan(kedua.url, TOKEN, NOMOR)] == ["sebelum"]
        daftar(kedua, portal)
        portal.tunggu(2)
    with jalan(berkas) as ketiga:
        klien.buka(ketiga.url, TOKEN, NOMOR)
        assert portal.tunggu(3)[2]["status"] == "dibaca"


def test_phones_are_listed_with_last_message_and_unread_count(simulator: Simulator) -> None:
    kirim(simulator, "satu", kanal="pa")
    kirim(simulator, "dua", kanal="pa", id_klien="b")
    kirim(simulator, "lain", nomor="+6285712345678", id_klien="c")
    lain, satu = klien.telepon(simulator.url, TOKEN)
    assert (satu.nomor, satu.teks, satu.belum_dibaca, satu.dari_pengadilan, satu.kanal) == (NOMOR, "dua", 2, True, "pa")
    assert lain.nomor == "+6285712345678"
    klien.balas(simulator.url, TOKEN, NOMOR, "baik")
    terbaru = klien.telepon(simulator.url, TOKEN)[0]
    assert (terbaru.teks, terbaru.belum_dibaca, terbaru.dari_pengadilan) == ("baik", 0, False)
    gelembung = klien.percakapan(simulator.url, TOKEN, NOMOR)
    assert [(g.teks, g.dari_pengadilan, g.dibaca) for g in gelembung[:2]] == [("satu", True, True), ("dua", True, True)]


def test_one_phone_keeps_its_courts_apart(simulator: Simulator) -> None:
    """A user of one court never sees another's messages, in the simulator neither."""
    kirim(simulator, "dari satu", kanal="pa-satu")
    kirim(simulator, "dari dua", kanal="pa-dua", id_klien="b")
    assert [t.teks for t in klien.telepon(simulator.url, TOKEN, "pa-satu")] == ["dari satu"]
    assert [p.teks for p in klien.percakapan(simulator.url, TOKEN, NOMOR, "pa-dua")] == ["dari dua"]
    assert klien.buka(simulator.url, TOKEN, NOMOR, "pa-satu") == 1
    assert [t.belum_dibaca for t in klien.telepon(simulator.url, TOKEN, "pa-dua")] == [1]
    klien.balas(simulator.url, TOKEN, NOMOR, "untuk satu", "pa-satu")
    assert [t.belum_dibaca for t in klien.telepon(simulator.url, TOKEN, "pa-dua")] == [1]
    assert klien.telepon(simulator.url, TOKEN, "") == []
    assert klien.buka(simulator.url, TOKEN, NOMOR) == 1


def test_a_number_that_is_not_on_whatsapp(simulator: Simulator) -> None:
    with sesi(1) as s:
        assert cek_nomor(adaptor(simulator), s, NOMOR) is True
        assert cek_nomor(adaptor(simulator), s, "+6281234560002") is False
    hasil = kirim(simulator, nomor="+6281234560002")
    assert isinstance(hasil, Ditolak)
    assert hasil.verdict is Verdict.PENERIMA


def test_a_wrong_token_closes_the_channel(simulator: Simulator) -> None:
    with sesi(1) as s:
        hasil = jalankan(adaptor(simulator, token="salah"), s, kiriman())
        assert isinstance(hasil, Ditolak)
        assert hasil.verdict is Verdict.STOP_KANAL
        assert cek_sehat(adaptor(simulator), s).siap
    with pytest.raises(klien.SimulatorMati, match="Token"):
        klien.telepon(simulator.url, "salah")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({}, "Nomor"),
        ({"nomor": "081234567890", "teks": "a", "id_klien": "1"}, "Nomor"),
        ({"nomor": "+٦٢٨١٢٣٤٥٦٧٨", "teks": "a", "id_klien": "1"}, "Nomor"),
        ({"nomor": 62, "teks": "a", "id_klien": "1"}, "Nomor"),
        ({"nomor": NOMOR, "teks": " ", "id_klien": "1"}, "teks"),
        ({"nomor": NOMOR, "teks": ["a"], "id_klien": "1"}, "teks"),
        ({"nomor": NOMOR, "teks": "a"}, "id_klien"),
        ({"nomor": NOMOR, "teks": "a", "id_klien": "1", "kanal": 5}, "kanal"),
    ],
)
def test_a_bad_message_is_refused_in_words(simulator: Simulator, isi: dict[str, Any], kata: str) -> None:
    r = minta(simulator, "POST", "/api/pesan", json=isi)
    assert r.status_code == 400
    assert kata in r.json()["galat"]


def minta(simulator: Simulator, method: str, jalur: str, **isi: Any) -> requests.Response:
    kepala = {"Authorization": f"Bearer {TOKEN}"}
    with requests.Session() as s:
        return s.request(method, simulator.url + jalur, headers=kepala, timeout=5, **isi)


@pytest.mark.parametrize(
    ("method", "jalur", "isi", "status"),
    [
        ("GET", "/api/pesan", {}, 404),
        ("GET", "/tidak-ada", {}, 404),
        ("POST", "/api/webhook", {"json": {"url": "javascript:1", "rahasia": "x"}}, 400),
        ("POST", "/api/webhook", {"json": {"url": "http://127.0.0.1/"}}, 400),
        ("POST", "/api/pesan", {"data": b"bukan json"}, 400),
        ("POST", "/api/pesan", {"data": b"[]"}, 400),
        ("POST", "/api/pesan", {"data": b"x" * 70_000}, 413),
        ("GET", "/api/cek", {"params": {"nomor": "abc"}}, 400),
        ("GET", "/api/cek", {}, 400),
        ("GET", "/api/telepon/abc", {}, 400),
        ("POST", "/api/telepon/%2B6281234567890/balas", {"json": {}}, 400),
    ],
)
def test_other_bad_requests_are_refused(
    simulator: Simulator, method: str, jalur: str, isi: dict[str, Any], status: int
) -> None:
    r = minta(simulator, method, jalur, **isi)
    assert r.status_code == status
    assert r.json()["galat"]


def test_odd_characters_survive(simulator: Simulator) -> None:
    teks = "Sidang “e-Litigasi” 🙏\nbaris kedua"
    assert isinstance(kirim(simulator, teks), Diterima)
    assert klien.percakapan(simulator.url, TOKEN, NOMOR)[0].teks == teks
    r = minta(simulator, "POST", "/api/pesan", data=b'{"nomor":"+6281234567890","teks":"a\\ud800b","id_klien":"z"}')
    assert r.status_code == 201
    assert klien.percakapan(simulator.url, TOKEN, NOMOR)[1].teks == "a?b"


class TestKlien:
    def test_a_simulator_that_does_not_run_is_told_in_words(self) -> None:
        with pytest.raises(klien.SimulatorMati, match="make run"):
            klien.telepon("http://127.0.0.1:1", TOKEN)
        assert klien.sehat("http://127.0.0.1:1") is False

    def test_health_needs_no_token(self, simulator: Simulator) -> None:
        assert klien.sehat(simulator.url) is True

    def test_something_else_on_the_port_is_no_simulator(self, portal: Portal) -> None:
        with pytest.raises(klien.SimulatorMati):
            klien.percakapan(portal.url, TOKEN, NOMOR)
