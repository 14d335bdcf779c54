"""A whole court per test: a MariaDB shaped like SIPP, a WAHA on loopback, the portal's own webhook address."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from perkara.contoh.tulis import PenulisSipp
from satker.waktu import pada
from tests.ujung.dunia import Dunia, WahaDitunggu, saat
from tests.ujung.ganjil import tulis_perkara_ganjil


@pytest.fixture
def dunia(
    transactional_db: None, live_server: Any, mariadb_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Dunia]:
    """A court set up from its file, SIPP's tables still empty."""
    with WahaDitunggu() as waha, PenulisSipp(mariadb_url) as sipp:
        monkeypatch.setenv("UJI_SIPP_URL", mariadb_url)
        monkeypatch.setenv("UJI_WAHA_TOKEN", waha.token)
        monkeypatch.setenv("UJI_WAHA_RAHASIA", waha.rahasia)
        with pada(saat("2026-11-19 08:00")):
            yield Dunia(sipp, waha, live_server.url, tmp_path / "pengadilan.toml")


@pytest.fixture
def ganjil(dunia: Dunia) -> Dunia:
    """The same court with a case for every gotcha of SIPP."""
    tulis_perkara_ganjil(dunia.sipp)
    return dunia
