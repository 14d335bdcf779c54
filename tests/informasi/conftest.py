"""What the tests of this room share: a court, and Monday 5 January 2026, 09.00 WIB."""

from collections.abc import Iterator

import pytest
from fpdf import FPDF

from satker.models import Satker
from tests.informasi.pabrik import SENIN, buat_pengadilan, pukul


@pytest.fixture(autouse=True)
def _senin() -> Iterator[None]:
    with pukul(SENIN):
        yield


@pytest.fixture
def satker(db: None) -> Satker:
    """A court of the first instance in WIB with the holidays in its calendar."""
    return buat_pengadilan()


@pytest.fixture
def pta(db: None) -> Satker:
    """An appeal court, as PTA Bengkulu of the seed is."""
    return buat_pengadilan(tingkat="banding", nama="PTA Uji")


@pytest.fixture
def pdf() -> bytes:
    """A sound PDF of one page."""
    kertas = FPDF()
    kertas.add_page()
    return bytes(kertas.output())
