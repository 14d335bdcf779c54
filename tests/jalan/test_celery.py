"""Celery is doorbell and clock: it carries no data, and a broker that is down breaks no page."""

import logging
import subprocess
import sys
import time
from typing import Any

import pytest
from celery import Celery
from django.conf import settings
from django.utils.module_loading import import_string

from narahubung.celery import Bel, app
from narahubung.settings import alamat_celery


@pytest.fixture
def tanpa_broker() -> Celery:
    """The application with a broker that nobody answers for."""
    aplikasi = Celery("uji", task_cls=Bel, set_as_current=False)
    aplikasi.config_from_object("django.conf:settings", namespace="CELERY")
    aplikasi.conf.broker_url = "redis+socket:///tmp/tidak-ada.sock"
    return aplikasi


def test_a_ring_that_nobody_hears_is_logged_and_quick(tanpa_broker: Celery, caplog: pytest.LogCaptureFixture) -> None:
    @tanpa_broker.task(name="uji.bel")
    def bel() -> None: ...

    mulai = time.monotonic()
    with caplog.at_level(logging.WARNING):
        bel.delay()
    assert time.monotonic() - mulai < 5
    assert "uji.bel menunggu detak berikutnya" in caplog.text


def test_the_command_line_loads_no_interactive_shell() -> None:
    """Issue 3, section 6: what every worker and beat would carry for nothing."""
    lihat = "from narahubung.celery_cli import tanpa_repl as t; t(); import celery.bin.celery, sys; print(*sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", lihat], capture_output=True, text=True, check=True)
    termuat = hasil.stdout.split()
    assert "celery.bin.worker" in termuat
    assert "prompt_toolkit" not in termuat


def test_every_beat_names_a_task_that_exists_and_expires_with_the_next_one() -> None:
    jadwal: dict[str, Any] = settings.CELERY_BEAT_SCHEDULE
    detak = {entri["task"]: entri["schedule"].total_seconds() for entri in jadwal.values()}
    assert detak == {
        "perkara.tasks.sinkron_semua": 300,
        "perkara.tasks.rencanakan_semua": 60,
        "notifikasi.tasks.antar_semua": 30,
        "notifikasi.tasks.sapu": 60,
        "notifikasi.tasks.proses_masuk": 30,
        "notifikasi.tasks.cadangkan": 60,
        "notifikasi.tasks.rujuk_gateway": 300,
        "notifikasi.tasks.tarik_kabar": 30,
        "notifikasi.tasks.rapikan": 6 * 3600,
        "notifikasi.tasks.jaga": 60,
        "notifikasi.tasks.kirim_surel": 30,
        "layanan.tasks.periksa_tenggat": 600,
        "layanan.tasks.pindai_ulang": 300,
        "layanan.tasks.rapikan": 3600,
    }
    for entri in jadwal.values():
        assert import_string(entri["task"]).name == entri["task"]
        assert entri["options"]["expires"] == entri["schedule"].total_seconds()


def test_tasks_speak_json_only_and_survive_their_worker() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_acks_late is True
    assert app.conf.task_always_eager is False
    assert app.conf.broker_transport_options["visibility_timeout"] > app.conf.task_time_limit


@pytest.mark.parametrize(
    ("redis", "kombu"),
    [
        ("unix:///a/b.sock?db=0", "redis+socket:///a/b.sock?db=0"),
        ("redis://:sandi@redis:6379/0", "redis://:sandi@redis:6379/0"),
        ("rediss://redis:6379/1", "rediss://redis:6379/1"),
    ],
)
def test_kombu_gets_the_address_in_its_own_spelling(redis: str, kombu: str) -> None:
    assert alamat_celery(redis) == kombu
