"""A court whose SIPP is a database of the test's own: SQLite, and a real MariaDB."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from perkara.contoh.tulis import PenulisSipp
from perkara.models import SumberSipp
from satker.models import Satker
from satker.waktu import pada
from tests.pabrik import buat_satker

HARI_INI = date(2026, 11, 23)
PAGI = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, 08.00 WIB


@pytest.fixture(params=["sqlite", pytest.param("mariadb", marks=pytest.mark.mariadb)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'sipp.db'}"
    return str(request.getfixturevalue("mariadb_url"))


@pytest.fixture
def tulis(url: str) -> Iterator[PenulisSipp]:
    """Writes rows into that database, as clerks do."""
    with PenulisSipp(url) as penulis:
        yield penulis


@pytest.fixture
def satker(db: None) -> Satker:
    """The court of the sample rows."""
    return buat_satker(singkatan="PA.Bjh", nama="Pengadilan Agama Banjarharja")


@pytest.fixture
def sumber(satker: Satker, url: str, tulis: PenulisSipp) -> Iterator[SumberSipp]:
    """Its SIPP, announced from 1 November 2026; the clock stands at 23 November, 08.00."""
    with pada(PAGI):
        yield SumberSipp.objects.create(satker=satker, url=url, mulai=date(2026, 11, 1))
