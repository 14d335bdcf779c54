"""`make run`: from nothing to a working portal, beside another one, and back to nothing."""

import json
import os
import signal
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from narahubung.lingkungan import AKAR
from narahubung.pelabuhan import bebas
from narahubung.tertanam.soket import tunggu
from tests.jalan.proses import BATAS, Proses, lingkungan, pid_dengan, port_bebas, proses_dengan, soket_di

SIAP = "^Narahubung siap di "


def mulai(data_dir: Path, port: int, **tambah: str) -> Proses:
    """`make run` without make."""
    return Proses("-m", "narahubung.jalan", DATA_DIR=str(data_dir), PORT=str(port), **tambah)


def ambil(port: int, jalur: str) -> tuple[int, str]:
    """Status and text of one page."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{jalur}", timeout=30) as jawaban:
        return jawaban.status, jawaban.read().decode()


def di_shell(data_dir: Path, kode: str) -> str:
    """What a `manage.py shell` prints."""
    with Proses("manage.py", "shell", "--no-imports", "-v0", "-c", kode, DATA_DIR=str(data_dir)) as proses:
        assert proses.selesai() == 0, proses.keluaran
        return "\n".join(proses.keluaran)


def bersih(data_dir: Path) -> None:
    """Nothing of this run is left."""
    assert proses_dengan(data_dir) == []
    assert soket_di(data_dir) == []


def test_two_portals_start_from_nothing_live_side_by_side_and_keep_their_data(
    folder_baru: Callable[[], Path],
) -> None:
    """Issue 2, section 1: `make run`, twice at once with another PORT and DATA_DIR, stop, and go on."""
    a, b, port_a, port_b = folder_baru(), folder_baru(), port_bebas(), port_bebas()
    with mulai(a, port_a) as satu, mulai(b, port_b) as dua:
        satu.tunggu(SIAP)
        dua.tunggu(SIAP)
        assert ambil(port_a, "/healthz") == (200, '{"status": "ok"}')
        assert json.loads(ambil(port_b, "/readyz")[1]) == {"status": "ok"}
        di_shell(a, "from django.contrib.auth.models import User; User.objects.create(username='tinggal')")
        assert satu.hentikan(signal.SIGTERM) == 0
        bersih(a)
        assert bebas(port_a)
        assert ambil(port_b, "/healthz")[0] == 200
        assert dua.hentikan(signal.SIGINT) == 0
        bersih(b)
    with mulai(a, port_a) as lagi:
        lagi.tunggu(SIAP)
        tanya = "from django.contrib.auth.models import User; print(User.objects.filter(username='tinggal').count())"
        assert di_shell(a, tanya) == "1"
    bersih(a)


def test_a_second_run_on_the_same_data_is_refused_and_a_process_that_dies_takes_the_others_along(
    data_dir: Path,
) -> None:
    with mulai(data_dir, port_bebas()) as portal:
        portal.tunggu(SIAP)
        with mulai(data_dir, port_bebas()) as kedua:
            assert kedua.selesai() == 1
            assert "sedang dipakai `make run` lain" in kedua.keluaran[0]
        (beat,) = [pid for pid, perintah in pid_dengan(data_dir).items() if " beat " in perintah]
        os.kill(beat, signal.SIGKILL)
        assert portal.selesai() == 1
        assert any("Proses beat berhenti sendiri" in baris for baris in portal.keluaran)
    bersih(data_dir)


def test_a_taken_port_is_one_clear_line(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as penghuni:
        port = penghuni.getsockname()[1]
        with mulai(data_dir, port) as portal:
            assert portal.selesai() == 1
            assert portal.keluaran == [
                f"Port {port} sedang dipakai program lain: hentikan program itu, atau pilih lain: PORT=8080 make run"
            ]
    bersih(data_dir)


@pytest.mark.parametrize("port", ["0", "65536", "delapan", "-1"])
def test_a_port_that_is_no_port_is_one_clear_line(data_dir: Path, port: str) -> None:
    with Proses("-m", "narahubung.jalan", DATA_DIR=str(data_dir), PORT=port) as portal:
        assert portal.selesai() == 1
        assert portal.keluaran == [f"PORT={port} bukan nomor port: pakai angka 1 sampai 65535."]


@pytest.mark.parametrize("modul", [["-m", "narahubung.jalan"], ["manage.py", "check"]], ids=["make run", "manage.py"])
def test_a_data_folder_that_cannot_be_made_is_one_clear_line(modul: list[str], tmp_path: Path) -> None:
    berkas = tmp_path / "berkas"
    berkas.touch()
    with Proses(*modul, DATA_DIR=str(berkas)) as portal:
        assert portal.selesai() == 1
        assert portal.keluaran == [
            f"DATA_DIR {berkas} tidak dapat dibuat (File exists). Pilih folder lain, misalnya DATA_DIR=./data."
        ]


def test_ctrl_c_during_the_preparation_leaves_nothing_either(data_dir: Path) -> None:
    """Also where SIGINT came down ignored, as it does to what a script starts in the background."""
    semula = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with mulai(data_dir, port_bebas()) as portal:
        signal.signal(signal.SIGINT, semula)
        assert tunggu((data_dir / "staticfiles").exists, lambda: portal.anak.poll() is None, BATAS)
        portal.hentikan(signal.SIGINT)
        assert not any("Traceback" in baris for baris in portal.keluaran)
    bersih(data_dir)


def test_commands_work_without_a_running_portal_and_leave_nothing(data_dir: Path) -> None:
    assert di_shell(data_dir, "from django.db import connection; print(connection.vendor)") == "postgresql"
    bersih(data_dir)
    assert (data_dir / "postgres").is_dir()
    assert AKAR not in data_dir.parents
    assert "DATA_DIR" not in lingkungan()
