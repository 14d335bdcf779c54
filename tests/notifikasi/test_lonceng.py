"""The doorbell: rings after the commit and not without one; a broker that is down breaks no page (design 5)."""

import json
import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from uuid import uuid4

import pytest
from celery import Celery, current_app
from django.conf import settings
from django.db import transaction
from django.test import Client
from kombu.message import Message

from notifikasi import lonceng
from notifikasi.lonceng import bunyikan, bunyikan_jarang
from notifikasi.models import KotakWebhook, Pesan
from notifikasi.outbox import antrekan
from notifikasi.services import coba_lagi, lanjutkan
from notifikasi.tasks import antar_semua
from satker.models import Satker
from tests.notifikasi.pabrik import UJI, buat_gateway, buat_nomor, buat_pesan
from tests.notifikasi.rencana import baris, rencanakan
from tests.notifikasi.test_webhook import ketuk
from tests.pabrik import buat_pengguna, buat_satker
from tests.palsu.waha import WahaPalsu

SEBENTAR = 4.0  # seconds; less than the worker would wait, and room for a busy machine

pytestmark = pytest.mark.django_db(transaction=True)


class Bel:
    """What the broker holds, as a worker would read it."""

    def __init__(self, aplikasi: Celery) -> None:
        self._sambungan = aplikasi.connection_for_read()
        self._antrean = self._sambungan.SimpleQueue(aplikasi.conf.task_default_queue)
        self._pesan: list[Message] = []

    def bunyi(self) -> list[Message]:
        """The rings so far, oldest first."""
        with suppress(self._antrean.Empty):
            while True:
                self._pesan.append(self._antrean.get(block=False))
        return self._pesan

    def tugas(self) -> list[str]:
        """Which tasks were rung for."""
        return [b.headers["task"].rpartition(".")[2] for b in self.bunyi()]

    def tutup(self) -> None:
        """Hang up."""
        self._antrean.close()
        self._sambungan.release()


@contextmanager
def aplikasi(broker: str, **pilihan: Any) -> Iterator[Celery]:
    """A Celery application on this broker, the current one inside the block."""
    asli = current_app._get_current_object()
    # A queue of its own: the tests beside this one ring too.
    app = Celery("uji", broker=broker, task_default_queue=uuid4().hex, broker_transport_options=pilihan)
    app.set_current()
    try:
        yield app
    finally:
        asli.set_current()
        app.close()


@pytest.fixture
def bel() -> Iterator[Bel]:
    """A broker of this process's own, and its listener."""
    with aplikasi("memory://") as app:
        pendengar = Bel(app)
        yield pendengar
        pendengar.tutup()


@pytest.fixture
def broker_mati() -> Iterator[None]:
    """A broker nobody answers for."""
    with aplikasi("redis://127.0.0.1:9/0", socket_connect_timeout=0.2, max_retries=0):
        yield


def antrekan_satu(satker: Satker, kunci: str = "k") -> Pesan | None:
    """Queue one message."""
    return antrekan(UJI, satker=satker, kunci=kunci, subjek="s", subjek_id=1, nomor=buat_nomor(satker))


def test_it_rings_when_the_rows_can_be_seen_and_not_before(bel: Bel) -> None:
    satker = buat_satker()
    with transaction.atomic():
        antrekan_satu(satker)
        assert bel.tugas() == []
    assert bel.tugas() == ["antar_semua"]


def test_a_transaction_that_fails_rings_for_nobody(bel: Bel) -> None:
    satker = buat_satker()

    def gagal() -> None:
        with transaction.atomic():
            antrekan_satu(satker)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        gagal()
    assert bel.tugas() == []


def test_a_key_that_exists_rings_for_nobody(bel: Bel) -> None:
    satker = buat_satker()
    nomor = buat_nomor(satker)
    assert rencanakan(baris(nomor, "a")) == 1
    assert bel.tugas() == ["antar_semua"]
    assert rencanakan(baris(nomor, "a")) == 0
    assert antrekan_satu(satker, "a") is None
    assert bel.tugas() == ["antar_semua"]


def test_a_plan_of_a_hundred_rings_once(bel: Bel) -> None:
    nomor = buat_nomor(buat_satker())
    rencanakan(*[baris(nomor, f"k{n}") for n in range(100)])
    assert bel.tugas() == ["antar_semua"]


def test_what_staff_do_rings_too(bel: Bel) -> None:
    satker = buat_satker()
    petugas = buat_pengguna(satker, "ptsp")
    coba_lagi(buat_pesan(satker, status="gagal"), petugas)
    lanjutkan(buat_gateway(satker, dijeda=True), petugas)
    assert bel.tugas() == ["antar_semua", "antar_semua"]


def test_the_ring_carries_no_data_and_grows_stale(bel: Bel) -> None:
    """A number or a name in the broker would be a copy of personal data nobody looks after."""
    satker = buat_satker()
    pesan = antrekan_satu(satker)
    assert pesan is not None
    (bunyi,) = bel.bunyi()
    assert bunyi.payload[:2] == [[], {}]
    assert bunyi.headers["expires"]
    assert pesan.nomor.e164[1:] not in json.dumps([bunyi.payload, bunyi.headers])


def test_the_first_bell_rings_once_per_court_that_owes_something(bel: Bel) -> None:
    berutang, tenang = [buat_satker() for _ in range(2)], buat_satker()
    for s in berutang:
        buat_pesan(s)
        buat_pesan(s)
    buat_pesan(tenang, status="diterima")
    antar_semua()
    assert bel.tugas() == ["antar_satu", "antar_satu"]
    kepada = [b.payload[0] for b in bel.bunyi()]
    assert sorted(kepada) == sorted([s.pk] for s in berutang)


@pytest.mark.usefixtures("broker_mati")
def test_a_broker_that_is_down_costs_the_ring_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    satker = buat_satker()
    with caplog.at_level(logging.WARNING):
        pesan = antrekan_satu(satker)
        assert rencanakan(baris(buat_nomor(satker), "b")) == 1
    assert pesan is not None
    assert Pesan.objects.filter(status="antre").count() == 2
    kalimat = [r.getMessage() for r in caplog.records if r.name == "notifikasi.lonceng"]
    assert len(kalimat) == 1  # the second did not even try: see the test of a Redis that hangs
    assert kalimat[0].startswith("lonceng tidak berbunyi")


def test_a_redis_that_hangs_holds_up_one_page_and_not_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes the connection and never says a word; the ring waits less than a worker would, and then not at all."""
    with bisu() as (_, tersambung):
        assert 0.5 <= _lama(bunyikan) < SEBENTAR
        assert tersambung()
        for _ in range(20):
            bunyikan()
            bunyikan_jarang("notifikasi.tasks.proses_masuk")
        assert tersambung() == 0, "nobody was asked, so nobody was waited for"
        monkeypatch.setattr(lonceng, "BISU", 0.0)
        lonceng._bisu.clear()
        for _ in range(2):
            assert 0.5 <= _lama(bunyikan) < SEBENTAR
            assert tersambung()


def test_a_webhook_is_taken_while_redis_hangs_and_the_next_ones_at_once(client: Client, waha: WahaPalsu) -> None:
    """A gateway that is answered late knocks again; what it told is in PostgreSQL before anybody rings."""
    gateway = buat_gateway(buat_satker(), waha.setelan())

    def ketukan(n: int) -> None:
        jawab = ketuk(client, gateway, waha, waha.badan_ack(f"3EB0{n}", "+6281234567890", 2))
        assert (jawab.status_code, jawab.content) == (200, b"")

    lonceng._peredam.clear()
    with bisu() as (app, tersambung):
        ketukan(0)
        assert app in lonceng._bisu
        assert tersambung()
        for n in range(1, 21):
            ketukan(n)
        assert tersambung() == 0, "only the first one waits"
    assert KotakWebhook.objects.count() == 21


@contextmanager
def bisu() -> Iterator[tuple[Celery, Callable[[], int]]]:
    """A Redis that takes connections and never says a word; and how many came since last asked."""
    with socket.create_server(("127.0.0.1", 0)) as pintu, ExitStack() as tamu:
        pintu.setblocking(False)

        def tersambung() -> int:
            banyak = 0
            with suppress(BlockingIOError):
                while True:
                    tamu.enter_context(pintu.accept()[0])
                    banyak += 1
            return banyak

        alamat = f"redis://127.0.0.1:{pintu.getsockname()[1]}/0"
        with aplikasi(alamat, **settings.CELERY_BROKER_TRANSPORT_OPTIONS) as app:
            yield app, tersambung


def test_the_workers_own_patience_with_the_broker_is_not_the_rings() -> None:
    """It waits a second for work in one call: a shorter time-out would end that call every time."""
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["socket_timeout"] > 1 > lonceng.SABAR["socket_timeout"]


def _lama(bel: Callable[[], None]) -> float:
    mulai = time.monotonic()
    bel()
    return time.monotonic() - mulai


@pytest.mark.usefixtures("broker_mati")
def test_a_broker_that_is_down_says_so_without_an_address(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        bunyikan("notifikasi.tasks.proses_masuk")
    assert "127.0.0.1" not in caplog.text
