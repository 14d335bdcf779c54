"""The dead-man signal end to end: beat and worker speak from their own loops, and /readyz hears when they stop."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from celery.signals import heartbeat_sent
from django.test import Client

from narahubung import detak, kesehatan
from narahubung.celery import app
from notifikasi import denyut
from notifikasi.denyut import SUNYI
from notifikasi.models import Denyut
from satker.models import Peran
from satker.waktu import pada
from tests.pabrik import buat_pengguna, buat_satker, masuk

KINI = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _segar() -> Iterator[None]:
    """Every test begins with nothing said."""
    detak._pencatat.clear()
    yield
    detak._pencatat.clear()


@pytest.mark.django_db
def test_every_turn_of_the_scheduler_says_that_the_beat_lives() -> None:
    penjadwal = detak.Penjadwal(app, lazy=True)
    penjadwal.merge_inplace({})
    assert penjadwal.tick() <= app.conf.beat_max_loop_interval
    assert Denyut.objects.get().nama == "beat"


def test_the_scheduler_in_use_is_the_one_that_speaks_and_turns_often_enough() -> None:
    assert app.conf.beat_scheduler == "narahubung.detak:Penjadwal"
    assert app.conf.beat_max_loop_interval <= denyut.DETIK
    assert timedelta(seconds=4 * denyut.DETIK) < SUNYI


@pytest.mark.django_db
def test_a_workers_own_heartbeat_is_its_sign_of_life() -> None:
    class Jantung:
        class eventer:  # noqa: N801 -- as Celery calls it
            hostname = "celery@satu"

    heartbeat_sent.send(sender=Jantung())
    assert Denyut.objects.get().nama == "worker:celery@satu"


@pytest.mark.django_db
@pytest.mark.parametrize(("mati", "lain"), [("beat", "worker"), ("worker", "beat")])
def test_silence_makes_the_portal_not_ready_with_the_reason(client: Client, mati: str, lain: str) -> None:
    with pada(KINI):
        denyut.catat("beat")
        denyut.catat("worker:celery@satu")
    with pada(KINI + SUNYI + timedelta(seconds=30)):
        denyut.catat(lain if lain == "beat" else "worker:celery@satu")
        assert client.get("/readyz").status_code == 503
        assert client.get("/readyz").json() == {"status": "gagal"}
        satker = buat_satker()
        jawaban = masuk(client, buat_pengguna(satker, Peran.PTSP)).get("/readyz")
        isi: dict[str, Any] = jawaban.json()
    assert jawaban.status_code == 503
    assert isi[mati] == "sunyi 210 detik"
    assert isi[lain] == "ok"


@pytest.mark.django_db
def test_a_server_without_beat_and_workers_is_ready() -> None:
    assert kesehatan.periksa() == {"status": "ok", "basis_data": "ok", "redis": "ok", "beat": "ok", "worker": "ok"}
