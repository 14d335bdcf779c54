"""The random gap: never evenly, never two at once, and not forgotten between two runs (gateways.md 4)."""

import time
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from notifikasi.antar import antar, antar_bergilir
from notifikasi.antar.batas import Batas, berhenti
from notifikasi.antar.laju import Laju
from notifikasi.antar.putaran import sampai_boleh
from notifikasi.models import Gateway
from satker.models import Satker
from satker.waktu import sekarang
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, status
from tests.notifikasi.test_rem import Jam, WahaBerjam
from tests.palsu.waha import WahaPalsu


def test_gaps_differ_and_stay_between_the_fixed_and_the_longest() -> None:
    jam = Jam()
    tiba: list[float] = []
    laju = Laju(1, jam, acak=3)
    while len(tiba) < 200:
        if laju.ambil(10):
            tiba.append(jam.kini)
        jam.kini += 0.01
    jeda = [b - a for a, b in pairwise(tiba)]
    assert min(jeda) >= 0.98
    assert max(jeda) <= 4.02
    assert len({round(j, 1) for j in jeda}) > 20
    assert 2.1 < sum(jeda) / len(jeda) < 2.9


def test_a_random_gap_alone_is_a_pace_too() -> None:
    jam = Jam()
    laju = Laju(0, jam, acak=5)
    assert laju.ambil(10) == 1
    assert laju.ambil(10) == 0
    assert 0 <= (laju.tunggu() or 0) <= 5


def test_after_a_hold_up_one_leaves_and_no_more() -> None:
    jam = Jam()
    laju = Laju(2, jam, acak=1)
    laju.ambil(1)
    jam.kini += 3600
    assert [laju.ambil(50), laju.ambil(50)] == [1, 0]


def test_a_slot_of_an_earlier_run_is_waited_for_but_never_longer_than_the_pace_asks() -> None:
    """A clock that was put back must not hold a gateway for an hour."""
    assert Laju(1, Jam(), tunda=0.6).tunggu() == pytest.approx(0.6)
    assert Laju(1, Jam(), acak=2, tunda=3600).tunggu() == pytest.approx(3)
    assert Laju(0, Jam(), tunda=3600).tunggu() is None


def test_the_gap_can_be_changed_while_running() -> None:
    jam = Jam()
    laju = Laju(1, jam, acak=30)
    laju.ganti(0, 0)
    assert (laju.ambil(7), laju.tunggu()) == (7, None)


@pytest.mark.parametrize("detik", [-0.1, 601])
@pytest.mark.django_db
def test_a_gap_that_makes_no_sense_is_refused_by_the_database(satker: Satker, detik: float) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_gateway(satker, jeda_acak=detik)


@pytest.mark.django_db
def test_messages_leave_with_the_gaps_between_them(satker: Satker) -> None:
    with WahaBerjam() as waha:
        buat_gateway(satker, waha.setelan(), laju=20, jeda_acak=0.1)
        for _ in range(8):
            buat_pesan(satker)
        mulai = time.monotonic()
        antar(satker)
    jeda = [b - a for a, b in pairwise(waha.saat)]
    assert len(waha.saat) == 8
    assert min(jeda) > 0.03
    assert time.monotonic() - mulai >= 7 * 0.05


@pytest.mark.django_db
def test_the_next_run_knows_when_the_last_one_called(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), laju=0.001)
    pertama, kedua = buat_pesan(satker), buat_pesan(satker)
    antar(satker, sabar=2)
    assert status(pertama, kedua) == ["diterima", "antre"]
    gateway.refresh_from_db()
    assert 900 < sampai_boleh(gateway) <= 1000
    hitung = antar(satker, sabar=2)
    assert hitung.diklaim == 0
    assert status(kedua) == ["antre"]


@pytest.mark.django_db
def test_when_its_turn_has_come_the_waiting_message_leaves(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), laju=0.001)
    pesan = [buat_pesan(satker) for _ in range(2)]
    antar(satker, sabar=2)
    Gateway.objects.filter(pk=gateway.pk).update(boleh_pada=sekarang() - timedelta(seconds=1))
    antar(satker, sabar=2)
    assert status(*pesan) == ["diterima", "diterima"]


@pytest.mark.django_db
def test_what_waits_for_its_slot_is_not_held_claimed(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), jeda_acak=600)
    pesan = [buat_pesan(satker) for _ in range(5)]
    antar(satker, sabar=0)
    assert set(status(*pesan)) <= {"diterima", "antre"}
    assert status(*pesan).count("diterima") >= 1


@pytest.mark.django_db
def test_a_fast_pace_writes_no_slot(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), laju=50)
    buat_pesan(satker)
    antar(satker)
    gateway.refresh_from_db()
    assert gateway.boleh_pada is None


@pytest.mark.django_db
def test_a_shared_worker_rings_once_for_the_slot_and_an_idle_run_does_not(
    satker: Satker, waha: WahaPalsu, django_capture_on_commit_callbacks: object
) -> None:
    buat_gateway(satker, waha.setelan(), laju=0.001)
    for _ in range(2):
        buat_pesan(satker)
    with django_capture_on_commit_callbacks() as lonceng:  # type: ignore[operator]
        assert antar_bergilir(satker, 60).diterima == 1
    assert len(lonceng) == 1
    assert lonceng[0].args == ("notifikasi.tasks.antar_satu", satker.pk)
    assert 900 < lonceng[0].keywords["nanti"] <= 1000
    with django_capture_on_commit_callbacks() as lonceng:  # type: ignore[operator]
        assert antar_bergilir(satker, 60).diterima == 0
    assert lonceng == []


@pytest.mark.django_db
def test_nothing_left_rings_nobody(satker: Satker, waha: WahaPalsu, django_capture_on_commit_callbacks: object) -> None:
    buat_gateway(satker, waha.setelan(), laju=0.001)
    buat_pesan(satker)
    with django_capture_on_commit_callbacks() as lonceng:  # type: ignore[operator]
        antar_bergilir(satker, 60)
    assert lonceng == []


@pytest.mark.django_db
def test_a_process_asked_to_stop_does_not_wait_for_its_slot(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), laju=0.01)
    pesan = [buat_pesan(satker) for _ in range(2)]
    berhenti.set()
    mulai = time.monotonic()
    try:
        antar(satker)
    finally:
        berhenti.clear()
    assert time.monotonic() - mulai < 5
    assert status(*pesan) == ["antre", "antre"]


@pytest.mark.parametrize(
    ("sabar", "tunggu", "lama"), [(None, 1e9, False), (2, None, False), (2, 1, False), (2, 3, True)]
)
def test_patience_is_asked_only_where_it_is_limited(sabar: float | None, tunggu: float | None, lama: bool) -> None:
    assert Batas(None, sabar).terlalu_lama(tunggu) is lama
