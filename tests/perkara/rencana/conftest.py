"""The clock of the planning tests starts on Monday 23 November 2026, 10.00 WIB."""

from collections.abc import Iterator

import pytest

from satker.models import Satker
from satker.waktu import pada
from tests.perkara.rencana.langkah import buat_pengadilan, saat


@pytest.fixture(autouse=True)
def _senin_pagi(db: None) -> Iterator[None]:
    with pada(saat("2026-11-23 10:00")):
        yield


@pytest.fixture
def satker() -> Satker:
    """A court in WIB with the seed's defaults."""
    return buat_pengadilan()
