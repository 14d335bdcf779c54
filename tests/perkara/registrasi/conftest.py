"""A court with a SIPP started on 1 November 2026 and a gateway on loopback that can check numbers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from notifikasi.models import Gateway
from perkara.models import Perkara, SumberSipp
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu
from tests.perkara.pabrik import buat_perkara, buat_sumber

PAGI = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, 08.00 WIB


@pytest.fixture
def satker(db: None) -> Iterator[Satker]:
    """The clock stands at Monday, 23 November 2026, 08.00."""
    with pada(PAGI):
        yield buat_satker(singkatan="PA.Bjh", nama="Pengadilan Agama Banjarharja")


@pytest.fixture
def sumber(satker: Satker) -> SumberSipp:
    return buat_sumber(satker, mulai=date(2026, 11, 1))


@pytest.fixture
def waha() -> Iterator[WahaPalsu]:
    with WahaPalsu() as peladen:
        yield peladen


@pytest.fixture
def gateway(satker: Satker, waha: WahaPalsu) -> Gateway:
    return buat_gateway(satker, waha.setelan())


@pytest.fixture
def petugas(satker: Satker) -> Any:
    """A PTSP officer."""
    return buat_pengguna(satker, Peran.PTSP, first_name="Rina", last_name="Wati")


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    return buat_perkara(satker, nomor="12/Pdt.G/2026/PA.Bjh", tanggal_daftar=date(2026, 11, 2))
