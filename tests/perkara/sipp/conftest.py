"""Every reading test runs on SQLite and on a real MariaDB, through the same fixture."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp.jendela import Jendela

HARI_INI = date(2026, 11, 23)


@pytest.fixture(params=["sqlite", pytest.param("mariadb", marks=pytest.mark.mariadb)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sipp.db'}"
    return str(request.getfixturevalue("mariadb_url"))


@pytest.fixture
def tulis(url: str) -> Iterator[PenulisSipp]:
    """Writes rows into a SIPP-shaped database at `url`."""
    with PenulisSipp(url) as penulis:
        yield penulis


@pytest.fixture
def jendela() -> Jendela:
    """Cases from 1 January 2026 on, seen on Monday, 23 November 2026."""
    return Jendela(date(2026, 1, 1), HARI_INI)
