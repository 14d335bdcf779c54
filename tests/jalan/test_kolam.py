"""A worker whose pool hangs: its loop lives, its threads take nothing. That is silence, not life."""

import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from celery.concurrency.thread import TaskPool
from celery.signals import heartbeat_sent, worker_ready

from narahubung import detak
from narahubung.detak import MACET, Kolam
from notifikasi.models import Denyut
from notifikasi.tasks import DETIK_PER_TUGAS
from tests.notifikasi.test_rem import Jam


class KolamUji:
    """Celery's own pool with two threads, and a task that keeps both until it is let go."""

    def __init__(self) -> None:
        self.pool = TaskPool(2)
        self.lepas = threading.Event()
        self.jam = Jam()
        self.kolam = Kolam(self.pool, self.jam)

    def penuhi(self) -> None:
        """Every thread is inside a task that does not end."""
        self._masing_masing(lambda: self.lepas.wait(60))

    def tuntas(self) -> None:
        """Both threads are free again: all that went in before has come out."""
        self.lepas.set()
        self._masing_masing(lambda: None)

    def _masing_masing(self, lalu: Callable[[], object]) -> None:
        kumpul = threading.Barrier(3)

        def tugas() -> None:
            kumpul.wait(10)
            lalu()

        for _ in range(2):
            self.pool.apply_async(tugas, callback=lambda _: None)
        kumpul.wait(10)


class Pengirim:
    """What sends Celery's signals: the consumer with its pool, the heart with its host name."""

    def __init__(self, **isi: Any) -> None:
        self.__dict__ |= isi


JANTUNG = Pengirim(eventer=Pengirim(hostname="celery@satu"))


@pytest.fixture
def uji() -> Iterator[KolamUji]:
    kolam = KolamUji()
    yield kolam
    kolam.lepas.set()
    kolam.pool.on_stop()


def test_a_pool_that_takes_tasks_moves_for_ever(uji: KolamUji) -> None:
    for _ in range(5):
        assert uji.kolam.bergerak()
        uji.tuntas()
        uji.jam.kini += 10 * MACET


def test_a_pool_that_hangs_is_found_out_and_found_well_again(uji: KolamUji, caplog: pytest.LogCaptureFixture) -> None:
    uji.penuhi()
    assert uji.kolam.bergerak()
    uji.jam.kini += MACET
    assert uji.kolam.bergerak(), "busy is not stuck"
    uji.jam.kini += 1
    with caplog.at_level(logging.ERROR):
        assert [uji.kolam.bergerak() for _ in range(3)] == [False] * 3
    assert [r.message for r in caplog.records] == [
        "kolam tidak mengambil tugas selama 600 detik: worker ini dianggap sunyi"
    ]
    uji.tuntas()
    assert uji.kolam.bergerak()


def test_no_task_of_ours_is_so_long_that_a_busy_worker_is_taken_for_a_stuck_one() -> None:
    assert DETIK_PER_TUGAS < MACET / 2


@pytest.mark.django_db
def test_a_worker_whose_pool_hangs_says_nothing_any_more(uji: KolamUji, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detak, "_kolam", [])
    monkeypatch.setattr(detak, "_pencatat", {})
    worker_ready.send(sender=Pengirim(pool=uji.pool))
    monkeypatch.setattr(detak._kolam[0], "_jam", uji.jam)
    uji.penuhi()
    heartbeat_sent.send(sender=JANTUNG)
    assert Denyut.objects.get().nama == "worker:celery@satu"
    Denyut.objects.all().delete()
    detak._pencatat.clear()
    uji.jam.kini += MACET + 1
    heartbeat_sent.send(sender=JANTUNG)
    assert not Denyut.objects.exists()
    uji.tuntas()
    heartbeat_sent.send(sender=JANTUNG)
    assert Denyut.objects.exists()
