"""Delivery of the simulator's reports: order, patience and forgetting, on a clock of our own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from notifikasi.simulator.pelapor import Pelapor, jeda
from notifikasi.simulator.simpanan import Simpanan
from satker.waktu import pada
from tests.notifikasi.simulator.bahan import RAHASIA, Portal

SAAT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
T0 = SAAT.timestamp()


@pytest.fixture
def simpanan(tmp_path: Path) -> Iterator[Simpanan]:
    s = Simpanan(tmp_path / "s.sqlite3")
    yield s
    s.tutup()


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as p:
        yield p


def terima(simpanan: Simpanan, id_klien: str, sampai: float = 1.0, kanal: str = "") -> None:
    simpanan.terima(nomor="+6281234567890", teks="a", id_klien=id_klien, kanal=kanal, waktu=T0, sampai=T0 + sampai)


def kirim_pada(pelapor: Pelapor, detik: float) -> bool:
    with pada(SAAT + timedelta(seconds=detik)):
        return pelapor.kirim_sekali()


def test_delivery_is_reported_when_its_time_has_come(simpanan: Simpanan, portal: Portal) -> None:
    simpanan.daftarkan("", portal.url, RAHASIA)
    terima(simpanan, "a")
    pelapor = Pelapor(simpanan)
    assert kirim_pada(pelapor, 0)
    assert [i["status"] for i in portal.isi] == ["terkirim"]
    assert not kirim_pada(pelapor, 0.9)
    assert kirim_pada(pelapor, 1)
    assert [i["status"] for i in portal.isi] == ["terkirim", "sampai"]
    assert simpanan.siap_berikut() is None


def test_a_refused_report_holds_back_those_behind_it(simpanan: Simpanan, portal: Portal) -> None:
    simpanan.daftarkan("", portal.url, RAHASIA)
    terima(simpanan, "a", 0)
    terima(simpanan, "b", 0)
    pelapor = Pelapor(simpanan)
    portal.status = 500
    kirim_pada(pelapor, 0)
    assert len(portal.permintaan) == 1
    portal.status = 200
    assert not kirim_pada(pelapor, 0.4)
    kirim_pada(pelapor, 0.5)
    assert [(i["id_klien"], i["status"]) for i in portal.isi] == [
        ("a", "terkirim"),
        ("a", "sampai"),
        ("b", "terkirim"),
        ("b", "sampai"),
    ]


def test_a_court_whose_portal_is_down_does_not_hold_back_another(simpanan: Simpanan, portal: Portal) -> None:
    simpanan.daftarkan("mati", "http://127.0.0.1:1/", RAHASIA)
    simpanan.daftarkan("", portal.url, RAHASIA)
    terima(simpanan, "a", 0, "mati")
    terima(simpanan, "b", 0, "hidup")
    kirim_pada(Pelapor(simpanan), 0)
    assert {i["id_klien"] for i in portal.isi} == {"b"}
    assert simpanan.hitung() == {"pesan": 2, "laporan_tertunda": 2}


def test_waiting_grows_up_to_a_minute() -> None:
    assert [jeda(n) for n in (0, 1, 2, 7, 1000)] == [0.5, 1, 2, 60, 60]


def test_each_failure_waits_longer(simpanan: Simpanan) -> None:
    simpanan.daftarkan("", "http://127.0.0.1:1/", RAHASIA)
    terima(simpanan, "a", 0)
    pelapor = Pelapor(simpanan)
    saat = [0.0]
    for _ in range(4):
        kirim_pada(pelapor, saat[-1])
        saat.append(round((simpanan.siap_berikut() or 0) - T0, 3))
    assert saat == [0.0, 0.5, 1.5, 3.5, 7.5]


def test_a_new_address_gets_what_waited_at_once(simpanan: Simpanan, portal: Portal) -> None:
    simpanan.daftarkan("", "http://127.0.0.1:1/", RAHASIA)
    terima(simpanan, "a", 0)
    pelapor = Pelapor(simpanan)
    kirim_pada(pelapor, 0)
    simpanan.daftarkan("", portal.url, RAHASIA)
    kirim_pada(pelapor, 0.01)
    assert [i["status"] for i in portal.isi] == ["terkirim", "sampai"]


def test_a_redirect_is_not_followed(simpanan: Simpanan, portal: Portal) -> None:
    simpanan.daftarkan("", portal.url, RAHASIA)
    terima(simpanan, "a", 0)
    portal.status = 302
    kirim_pada(Pelapor(simpanan), 0)
    assert simpanan.hitung()["laporan_tertunda"] == 2


def test_reports_older_than_a_week_are_forgotten(simpanan: Simpanan, portal: Portal) -> None:
    terima(simpanan, "a", 0)
    simpanan.daftarkan("", portal.url, RAHASIA)
    assert not kirim_pada(Pelapor(simpanan), 8 * 86_400)
    assert simpanan.hitung() == {"pesan": 1, "laporan_tertunda": 0}
