"""A world of one's own per test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.perkara.alur.dunia import Dunia


@pytest.fixture
def dunia(db: None, tmp_path: Path) -> Iterator[Dunia]:
    """A court on Monday, 23 November 2026, 08.00, with an empty SIPP."""
    dunia = Dunia(tmp_path / "sipp.db")
    yield dunia
    dunia.tulis.tutup()
