"""The simulator as a process: starts, says where, leaves in order (issue 2, section 1)."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from notifikasi.simulator import klien
from notifikasi.simulator.__main__ import main

AKAR = Path(__file__).resolve().parents[3]
NOMOR = "+6281234567890"
TOKEN = "token-proses"


def mulai(berkas: Path) -> tuple[subprocess.Popen[str], str]:
    """A simulator process and its address."""
    perintah = [sys.executable, "-m", "notifikasi.simulator", "--port", "0", "--simpan", str(berkas)]
    proses = subprocess.Popen(
        perintah,
        cwd=AKAR,
        env=os.environ | {"SIMULATOR_TOKEN": TOKEN},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert proses.stdout is not None
    return proses, proses.stdout.readline().split()[-1]


def akhiri(proses: subprocess.Popen[str], sinyal: int = signal.SIGTERM) -> tuple[int, str]:
    proses.send_signal(sinyal)
    _, galat = proses.communicate(timeout=10)
    return proses.returncode, galat


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_told_to_stop_and_leaves_in_order(tmp_path: Path, sinyal: int) -> None:
    proses, url = mulai(tmp_path / "baru" / "s.sqlite3")
    klien.balas(url, TOKEN, NOMOR, "halo")
    assert akhiri(proses, sinyal) == (0, "")


def test_a_killed_simulator_has_lost_nothing_it_answered(tmp_path: Path) -> None:
    proses, url = mulai(tmp_path / "s.sqlite3")
    klien.balas(url, TOKEN, NOMOR, "halo")
    akhiri(proses, signal.SIGKILL)
    proses, url = mulai(tmp_path / "s.sqlite3")
    assert [p.teks for p in klien.percakapan(url, TOKEN, NOMOR)] == ["halo"]
    assert akhiri(proses)[0] == 0


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMULATOR_TOKEN", TOKEN)


def test_without_a_token_it_does_not_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An open simulator would show the demo's messages to every user of the machine."""
    monkeypatch.setenv("SIMULATOR_TOKEN", "")
    assert main(["--port", "0", "--simpan", str(tmp_path / "s.sqlite3")]) == 1
    assert "SIMULATOR_TOKEN" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as pintu:
        port = pintu.getsockname()[1]
        assert main(["--port", str(port), "--simpan", str(tmp_path / "s.sqlite3")]) == 1
    galat = capsys.readouterr().err
    assert galat.startswith("Simulator tidak dapat dijalankan:")
    assert galat.count("\n") == 1


def test_a_file_that_is_no_database_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = tmp_path / "s.sqlite3"
    berkas.write_text("bukan basis data, hanya teks yang cukup panjang")
    assert main(["--port", "0", "--simpan", str(berkas)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
