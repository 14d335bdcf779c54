"""What the tests of this room share."""

from collections.abc import Iterator

import pytest

from satker.models import Satker
from tests.notifikasi.pabrik import Jawaban, jenis_uji
from tests.pabrik import buat_satker
from tests.palsu.gammu import Smsd
from tests.palsu.waha import WahaPalsu


@pytest.fixture(autouse=True)
def _jenis() -> Iterator[None]:
    jenis_uji()
    Jawaban.khusus, Jawaban.panggilan, Jawaban.galat = {}, 0, None
    yield
    Jawaban.khusus, Jawaban.galat = {}, None


@pytest.fixture
def satker(db: None) -> Satker:
    """A court."""
    return buat_satker()


@pytest.fixture
def waha() -> Iterator[WahaPalsu]:
    """A WAHA server that answers at once."""
    with WahaPalsu() as palsu:
        yield palsu


@pytest.fixture
def smsd(mariadb_url: str) -> Iterator[Smsd]:
    """An SMSD database on a real MariaDB."""
    palsu = Smsd(mariadb_url)
    yield palsu
    palsu.tutup()
