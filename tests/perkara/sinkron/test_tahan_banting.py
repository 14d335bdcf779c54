"""Runs that are killed, doubled or overtaken: the old state stays whole (issue 2, section 3)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, connections

from perkara.contoh.tulis import PenulisSipp
from perkara.models import EFiling, JalanSinkron, Perkara, Pihak, Sidang, SumberSipp
from perkara.sipp.sinkron import sinkron
from satker.waktu import pada
from tests.basis_data import DI_SINI, SABAR, tunggu, tunggu_tanpa_kunci
from tests.pabrik import buat_satker
from tests.perkara.sinkron.conftest import PAGI

AKAR = Path(__file__).parents[3]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tulis(tmp_path: Path) -> Iterator[PenulisSipp]:
    with PenulisSipp(f"sqlite:///{tmp_path / 'sipp.db'}") as penulis:
        yield penulis


@pytest.fixture
def sumber(transactional_db: None, tulis: PenulisSipp, tmp_path: Path) -> SumberSipp:
    """A court with one case taken over, and in SIPP by now a second, numbered e-Court case."""
    satker = buat_satker(singkatan="PA.Bjh")
    sumber = SumberSipp.objects.create(satker=satker, url=f"sqlite:///{tmp_path / 'sipp.db'}", mulai=date(2026, 11, 1))
    lama = tulis.perkara()
    tulis.sidang(lama, date(2026, 12, 1))
    with pada(PAGI):
        sinkron(satker)
    baru = tulis.perkara()
    tulis.pihak(baru)
    tulis.efiling(date(2026, 11, 20), baru)
    tulis.ubah("perkara_jadwal_sidang", {"perkara_id": lama}, tanggal_sidang="2026-12-08")
    return sumber


def alamat_uji() -> str:
    """DATABASE_URL of the test's own database."""
    bagian = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}"))


@contextmanager
def proses_sinkron(satker: Any) -> Iterator[subprocess.Popen[str]]:
    """`manage.py sinkron` in a process of its own, on the test's database."""
    perintah = [sys.executable, "manage.py", "sinkron", "--satker", satker.kode, "--pada", PAGI.isoformat()]
    lingkungan = os.environ | {"DATABASE_URL": alamat_uji(), "DJANGO_SETTINGS_MODULE": "narahubung.settings"}
    with subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=subprocess.PIPE, text=True) as proses:
        try:
            yield proses
        finally:
            proses.kill()


@contextmanager
def penghalang(tabel: str) -> Iterator[None]:
    """Hold a table, so that a run that wants to write to it waits there, in the middle of its transaction."""
    lain = connections.create_connection("default")
    try:
        lain.set_autocommit(False)
        with lain.cursor() as kursor:
            kursor.execute(f"LOCK TABLE {tabel} IN EXCLUSIVE MODE")
        yield
    finally:
        lain.rollback()
        lain.close()


ADA_YANG_MENUNGGU = (
    f"SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND relation = 'perkara_efiling'::regclass AND {DI_SINI}"
)


def test_a_run_killed_in_the_middle_of_writing_leaves_the_old_state(sumber: SumberSipp) -> None:
    """Planning must never see a case without its e-Court flag, nor a moved hearing without its version."""
    with penghalang("perkara_efiling"), proses_sinkron(sumber.satker) as proses:
        tunggu(ADA_YANG_MENUNGGU)  # cases, people and hearings are written by now, filings are not
        assert not Perkara.objects.filter(ecourt=True).exists()
        proses.kill()
        proses.wait()
    tunggu_tanpa_kunci()
    assert (Perkara.objects.count(), Pihak.objects.count(), EFiling.objects.count()) == (1, 0, 0)
    assert (Sidang.objects.get().versi, Sidang.objects.get().tanggal) == (1, date(2026, 12, 1))
    assert JalanSinkron.objects.filter(selesai=None).count() == 1  # the dead run is there to be seen
    with pada(PAGI):
        hasil = sinkron(sumber.satker)
    assert (hasil.galat, hasil.tabel["perkara"].baru) == ("", 1)
    assert Perkara.objects.get(ecourt=True).efiling.count() == 1
    assert Sidang.objects.get().versi == 2


def test_a_second_run_at_the_same_time_says_so_and_does_nothing(sumber: SumberSipp) -> None:
    with proses_sinkron(sumber.satker) as proses:
        with penghalang("perkara_efiling"):
            tunggu(ADA_YANG_MENUNGGU)
            hasil = sinkron(sumber.satker)
            assert (hasil.dilewati, hasil.dibaca) == (True, 0)
            assert "sedang berjalan" in hasil.galat
            assert JalanSinkron.objects.count() == 2
        keluaran, _ = proses.communicate(timeout=SABAR)
    assert proses.returncode == 0
    assert json.loads(keluaran)["baru"] == 3
    assert Perkara.objects.count() == 2


def test_another_court_is_not_held_up(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    lain = SumberSipp.objects.create(satker=buat_satker(), url=sumber.url, mulai=sumber.mulai)
    with penghalang("perkara_efiling"), proses_sinkron(sumber.satker):
        tunggu(ADA_YANG_MENUNGGU)
        tulis.jalankan("DELETE FROM perkara_efiling")
        tulis.jalankan("DELETE FROM perkara_efiling_id")
        with pada(PAGI):
            assert sinkron(lain.satker).tabel["perkara"].baru == 2
