"""After a large sync the database knows its tables, so that the planning that follows is not slow."""

from pathlib import Path

from django.db import connection

from perkara.contoh import buat
from perkara.models import Sidang
from perkara.sipp.sinkron import HitunganSinkron, sinkron, statistik
from satker.models import Satker
from satker.waktu import pada
from tests.perkara.pabrik import buat_sumber
from tests.perkara.sinkron.conftest import HARI_INI, PAGI


def _terhitung() -> int:
    """How many hearings PostgreSQL believes there are; -1: it has never looked."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT reltuples FROM pg_class WHERE relname = %s", [Sidang._meta.db_table])
        return int(kursor.fetchone()[0])


def test_a_first_sync_leaves_fresh_statistics(satker: Satker, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sipp.db'}"
    buat(url, 200, HARI_INI)
    with pada(PAGI):
        buat_sumber(satker, url=url, mulai=HARI_INI.replace(year=2025))
        hasil = sinkron(satker)
    assert hasil.baru >= statistik.BANYAK
    assert _terhitung() == Sidang.objects.count() > 100


def test_a_few_rows_are_not_worth_a_look(db: None) -> None:
    assert statistik.segarkan(HitunganSinkron(baru=statistik.BANYAK - 1)) is False
    assert statistik.segarkan(HitunganSinkron(baru=statistik.BANYAK - 1, berubah=1)) is True
