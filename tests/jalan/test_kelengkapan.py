"""What this machine cannot test is left out by name, and CI does not accept that."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.jalan.proses import Proses
from tests.kelengkapan import KEBUTUHAN, baris_penutup

UJI = (
    "-m",
    "pytest",
    "-q",
    "-p",
    "no:cacheprovider",
    "--collect-only",
    "tests/peramban",
    "tests/jalan/test_kerangka.py",
)


@pytest.fixture
def path_kosong(tmp_path: Path) -> str:
    """A PATH without a Chromium, but with what Redis and PostgreSQL may need."""
    for nama in ("useradd", "redis-server"):
        if program := shutil.which(nama):
            (tmp_path / nama).symlink_to(program)
    (tmp_path / "python").symlink_to(sys.executable)
    return str(tmp_path)


def test_what_is_missing_is_deselected_and_named_in_the_last_line(path_kosong: str) -> None:
    with Proses(*UJI, PATH=path_kosong) as proses:
        assert proses.selesai() == 0, proses.keluaran
        assert proses.keluaran[-1].startswith("Ditinggalkan: ")
        assert "uji browser (Chromium tidak ada: apt install chromium)" in proses.keluaran[-1]
        assert not any("tests/peramban/" in baris for baris in proses.keluaran)
        assert any("tests/jalan/test_kerangka.py::" in baris for baris in proses.keluaran)


def test_leaving_anything_out_fails_when_everything_is_wanted(path_kosong: str) -> None:
    with Proses(*UJI, PATH=path_kosong, WAJIB_LENGKAP="1") as proses:
        assert proses.selesai() == 1
        assert any("uji browser (Chromium tidak ada" in baris for baris in proses.keluaran)


@pytest.mark.browser
@pytest.mark.mariadb
def test_with_everything_there_the_last_line_says_so() -> None:
    with Proses(*UJI, PATH=os.environ["PATH"]) as proses:
        assert proses.selesai() == 0, proses.keluaran
        assert proses.keluaran[-1] == "Tidak ada uji yang ditinggalkan."
        assert any("tests/peramban/" in baris for baris in proses.keluaran)


def test_the_last_line_names_everything_that_is_missing() -> None:
    assert baris_penutup(list(KEBUTUHAN)) == (
        "Ditinggalkan: uji mariadb (mariadbd tidak ada: apt install mariadb-server); "
        "uji browser (Chromium tidak ada: apt install chromium)."
    )
    assert baris_penutup([]) == "Tidak ada uji yang ditinggalkan."
