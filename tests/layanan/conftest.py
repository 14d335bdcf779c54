"""What the tests of this floor share."""

from collections.abc import Iterator

import pytest

from layanan.alur import daftar
from satker.models import Satker
from tests.layanan import meja
from tests.pabrik import buat_satker


@pytest.fixture(autouse=True)
def _meja() -> Iterator[None]:
    """The test desk is open during these tests only: the docs are drawn from every desk there is."""
    meja.pasang()
    yield
    daftar._alur.pop(meja.REGISTER, None)


@pytest.fixture
def satker(db: None) -> Satker:
    """A court in WIB."""
    return buat_satker()
