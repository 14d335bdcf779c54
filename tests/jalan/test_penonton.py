"""The terminal of make run: it greets when the portal really answers, and names whoever ended it."""

import sys
import time
from datetime import datetime
from typing import Any

import pytest
from honcho.printer import Message
from pytest_httpserver import HTTPServer
from werkzeug import Response

from narahubung import penonton as modul
from narahubung.penonton import BARIS_TERAKHIR, Penonton
from tests.jalan.proses import port_bebas

SAMBUTAN = ["Narahubung siap: http://127.0.0.1:8000/", "admin  sandi-demo"]


def kabar(isi: str | bytes, nama: str = "web") -> Message:
    """A line as honcho passes it on."""
    return Message(type="line", data=isi, time=datetime(2026, 11, 23, 8, 0, 0), name=nama, colour=None)


@pytest.fixture
def layar() -> Penonton:
    """A viewer of a port nobody listens on, past its waiting."""
    penonton = Penonton(port_bebas(), SAMBUTAN)
    penonton._penunggu_jalan = True
    return penonton


def tulis(layar: Penonton, *baris: str | bytes, nama: str = "web") -> None:
    layar.output = sys.stdout  # pytest gives the test another one than its fixtures
    for satu in baris:
        layar.write(kabar(satu, nama))


def test_the_lines_of_processes_are_shown_with_their_names(layar: Penonton, capsys: Any) -> None:
    tulis(layar, "Booting worker\n")
    tulis(layar, "sinkron selesai\n", nama="worker")
    keluar = capsys.readouterr().out
    assert "web" in keluar
    assert "Booting worker" in keluar
    assert "sinkron selesai" in keluar


def test_bytes_that_are_no_text_are_shown_as_far_as_they_can_be(layar: Penonton, capsys: Any) -> None:
    tulis(layar, b"rusak \xff selesai\n")
    assert layar.ekor["web"][-1] == "rusak \ufffd selesai"
    assert "selesai" in capsys.readouterr().out


def test_honchos_own_remarks_are_read_and_not_shown(layar: Penonton, capsys: Any) -> None:
    tulis(layar, "web started (pid=1)\n", "worker stopped (rc=1)\n", nama="system")
    assert capsys.readouterr().out == ""
    assert layar.pertama_berhenti == ("worker", 1)


@pytest.mark.parametrize("kode", [0, 1, 3, -9, -15])
def test_the_first_process_to_end_by_itself_is_named_with_its_code(layar: Penonton, kode: int, capsys: Any) -> None:
    tulis(layar, "siap\n", "Port sedang dipakai\n")
    tulis(layar, f"web stopped (rc={kode})\n", "beat stopped (rc=-15)\n", nama="system")
    assert layar.penutup() == 1
    penutup = capsys.readouterr().out.partition("Proses ")[2]
    assert penutup.startswith(f"web berhenti sendiri (kode {kode}); yang lain ikut dihentikan. Baris terakhirnya:")
    assert penutup.split("\n")[1:3] == ["siap", "Port sedang dipakai"]


@pytest.mark.parametrize("sinyal", ["SIGINT", "SIGTERM"])
def test_a_stop_that_was_asked_for_accuses_nobody(layar: Penonton, sinyal: str, capsys: Any) -> None:
    tulis(layar, f"{sinyal} received\n", "web stopped (rc=-2)\n", "beat stopped (rc=0)\n", nama="system")
    assert "Menghentikan semua proses" in capsys.readouterr().out
    assert layar.penutup() == 0
    assert capsys.readouterr().out == ""


def test_who_ended_before_the_stop_was_asked_for_stays_named(layar: Penonton) -> None:
    tulis(layar, "worker stopped (rc=1)\n", "SIGTERM received\n", "web stopped (rc=-15)\n", nama="system")
    assert layar.pertama_berhenti == ("worker", 1)
    assert layar.penutup() == 1


@pytest.mark.parametrize("jumlah", [0, 1, BARIS_TERAKHIR, BARIS_TERAKHIR + 1, 500])
def test_the_last_lines_of_each_process_are_kept_and_no_more(layar: Penonton, jumlah: int) -> None:
    for i in range(jumlah):
        tulis(layar, f"web {i}\n")
        tulis(layar, f"lain {i}\n", nama="worker")
    tersisa = list(layar.ekor["web"])
    assert tersisa == [f"web {i}" for i in range(max(0, jumlah - BARIS_TERAKHIR), jumlah)]


def test_a_process_that_says_it_stopped_is_not_taken_for_honcho(layar: Penonton) -> None:
    tulis(layar, "worker stopped (rc=1)\n", "SIGTERM received\n")
    assert layar.pertama_berhenti is None
    assert layar.penutup() == 0


def menunggu(port: int, capsys: Any) -> str:
    """What is announced for the server at this port."""
    Penonton(port, SAMBUTAN)._umumkan_bila_siap()
    return str(capsys.readouterr().out)


def test_the_greeting_comes_when_the_portal_answers(httpserver: HTTPServer, capsys: Any) -> None:
    httpserver.expect_request("/healthz").respond_with_json({"status": "ok"})
    assert menunggu(httpserver.port, capsys) == "\n" + "\n".join(SAMBUTAN) + "\n\n"


def test_a_portal_that_is_still_starting_is_asked_again(httpserver: HTTPServer, capsys: Any) -> None:
    for status in (503, 404):
        httpserver.expect_ordered_request("/healthz").respond_with_response(Response(status=status))
    httpserver.expect_ordered_request("/healthz").respond_with_json({"status": "ok"})
    assert SAMBUTAN[0] in menunggu(httpserver.port, capsys)
    assert len(httpserver.log) == 3


def test_a_portal_that_never_answers_is_told_and_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.setattr(modul, "TUNGGU_SIAP", 0.3)
    mulai = time.monotonic()
    keluar = menunggu(port_bebas(), capsys)
    assert time.monotonic() - mulai < 5
    assert "Portal belum menjawab setelah 0.3 detik" in keluar
    assert SAMBUTAN[0] not in keluar


def test_the_first_line_starts_one_waiting_and_no_second(httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request("/healthz").respond_with_json({"status": "ok"})
    penonton = Penonton(httpserver.port, SAMBUTAN)
    with httpserver.wait(raise_assertions=True, stop_on_nohandler=True, timeout=10) as tunggu:
        tulis(penonton, "satu\n", "dua\n", "tiga\n")
    assert tunggu.result
    assert len(httpserver.log) == 1
