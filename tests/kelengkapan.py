"""What this machine cannot test is left out by name, never silently: the last line of the run says what, and why.

With WAJIB_LENGKAP=1 (CI) leaving anything out is a failure.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.chromium import program_peramban
from tests.mariadb import ada_mariadb


@dataclass(frozen=True)
class Kebutuhan:
    """A marker, whether this machine has what it needs, and how to get it."""

    penanda: str
    ada: Callable[[], bool]
    cara: str


KEBUTUHAN = (
    Kebutuhan("mariadb", ada_mariadb, "mariadbd tidak ada: apt install mariadb-server"),
    Kebutuhan("browser", lambda: program_peramban() is not None, "Chromium tidak ada: apt install chromium"),
)


def kurang() -> list[Kebutuhan]:
    """What this machine lacks."""
    return [k for k in KEBUTUHAN if not k.ada()]


def baris_penutup(daftar: list[Kebutuhan]) -> str:
    """The last line of a run."""
    if not daftar:
        return "Tidak ada uji yang ditinggalkan."
    return "Ditinggalkan: " + "; ".join(f"uji {k.penanda} ({k.cara})" for k in daftar) + "."


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to begin when everything is wanted and something is missing."""
    if os.environ.get("WAJIB_LENGKAP") == "1" and kurang():
        pytest.exit(baris_penutup(kurang()), returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what cannot run here."""
    tak_bisa = {k.penanda for k in kurang()}
    buang = [i for i in items if any(i.get_closest_marker(p) for p in tak_bisa)]
    if buang:
        config.hook.pytest_deselected(items=buang)
        items[:] = [i for i in items if i not in buang]


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The very last line, once, from the first process only."""
    if not hasattr(config, "workerinput"):
        print(baris_penutup(kurang()))
