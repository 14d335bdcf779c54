"""Rings for a crowd: nobody waits long, nobody is forgotten, and the door is not walked to a hundred times."""

import threading

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from notifikasi import lonceng
from notifikasi.lonceng import LONGGAR, Peredam, bunyikan_jarang
from tests.notifikasi.test_lonceng import Bel, aplikasi
from tests.notifikasi.test_rem import Jam

JEDA = 0.5


def test_one_alone_rings_at_once() -> None:
    jam = Jam()
    peredam = Peredam(jam, JEDA)
    assert peredam() == 0
    jam.kini += 2 * JEDA
    assert peredam() == 0


def test_a_crowd_rings_once_at_once_and_once_behind_it() -> None:
    jam = Jam()
    peredam = Peredam(jam, JEDA)
    dering = []
    for _ in range(100):
        dering.append(peredam())
        jam.kini += 0.001
    assert [d for d in dering if d is not None] == [0, JEDA]


@given(st.lists(st.floats(0, 1.2), max_size=60))
def test_whoever_comes_is_followed_by_a_bell_within_the_gap(jeda: list[float]) -> None:
    """The row is there before we are called: a bell later than now, or now, will find it."""
    jam = Jam()
    peredam, datang, bunyi = Peredam(jam, JEDA), [], []
    for j in jeda:
        jam.kini += j
        datang.append(jam.kini)
        if (nanti := peredam()) is not None:
            bunyi.append(jam.kini + nanti)
    for saat in datang:
        assert any(b == saat or LONGGAR - 1e-9 <= b - saat <= JEDA + 1e-9 for b in bunyi)
    lama = datang[-1] - datang[0] if datang else 0
    assert len(bunyi) <= 2 + 2 * lama / (JEDA - LONGGAR)


def test_threads_do_not_ring_twice_for_one_crowd() -> None:
    peredam, dering = Peredam(jeda=60), []
    siap = threading.Barrier(16)

    def datang() -> None:
        siap.wait(10)
        dering.append(peredam())

    utas = [threading.Thread(target=datang) for _ in range(16)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(10)
    assert sorted(d for d in dering if d is not None) == [0, 60]


@pytest.mark.django_db(transaction=True)
def test_the_broker_gets_two_for_fifty_and_none_for_what_was_rolled_back(redis_url: str) -> None:
    lonceng._peredam.clear()
    with aplikasi(lonceng_broker(redis_url)) as app:
        bel = Bel(app)
        for _ in range(50):
            with transaction.atomic():
                bunyikan_jarang("notifikasi.tasks.proses_masuk")
                transaction.set_rollback(True)
        assert bel.tugas() == []
        for _ in range(50):
            bunyikan_jarang("notifikasi.tasks.proses_masuk")
        assert 1 <= len(bel.tugas()) <= 4
        assert set(bel.tugas()) == {"proses_masuk"}
        bel.tutup()


def lonceng_broker(redis_url: str) -> str:
    """Kombu's spelling of the address."""
    return redis_url.replace("unix://", "redis+socket://", 1)
