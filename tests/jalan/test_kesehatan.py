"""Health pages: right about what is up and what is down, and silent to strangers about the rest."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from narahubung.tertanam import penjaga, postgres, redis_unix
from perkara.models import SumberSipp
from satker.models import Peran, Satker
from satker.waktu import pada
from tests.jalan.proses import Proses, port_bebas
from tests.notifikasi.pabrik import buat_pesan
from tests.pabrik import buat_pengguna, buat_satker, masuk, masuk_sandi_saja

KINI = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

# A process that owns the servers and starts nothing but the web server, with the configuration of the Procfile.
WEB = (
    "import subprocess, sys; from narahubung import tertanam; tertanam.siapkan(awet=False); sys.exit("
    "subprocess.call([sys.executable, '-m', 'gunicorn', '-c', 'narahubung/gunicorn_conf.py', 'narahubung.wsgi']))"
)


def ambil(port: int, jalur: str) -> tuple[int, dict[str, Any]]:
    """Status and content, whatever the status."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{jalur}", timeout=30) as jawaban:
            return jawaban.status, json.load(jawaban)
    except urllib.error.HTTPError as galat:
        with galat:
            return galat.code, json.load(galat)


@pytest.fixture
def web(data_dir: Path) -> Iterator[tuple[Path, int]]:
    """A web server on servers of its own."""
    port = port_bebas()
    with Proses("-c", WEB, DATA_DIR=str(data_dir), PORT=str(port), WEB_WORKERS="1") as proses:
        proses.tunggu("Booting worker")
        yield data_dir, port
    penjaga.tunggu_pergi(data_dir / "tertanam")


@pytest.mark.parametrize("matikan", [redis_unix.matikan, postgres.matikan])
def test_without_one_of_its_servers_the_portal_lives_but_is_not_ready(
    web: tuple[Path, int], matikan: Callable[[Path], None]
) -> None:
    data_dir, port = web
    assert ambil(port, "/readyz") == (200, {"status": "ok"})
    matikan(data_dir)
    assert ambil(port, "/readyz") == (503, {"status": "gagal"})
    assert ambil(port, "/healthz") == (200, {"status": "ok"})


def test_a_probe_needs_neither_a_known_host_nor_tls_nor_a_database(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.0.0.7:8000"}).json() == {"status": "ok"}


@pytest.fixture
def satker(transactional_db: None) -> Satker:
    satker = buat_satker(kode="pa-satu")
    SumberSipp.objects.create(
        satker=satker, url="sqlite:///x", mulai=date(2026, 1, 1), terakhir_selesai=KINI, galat="x"
    )
    buat_pesan(satker, siap_pada=KINI - timedelta(minutes=5))
    return satker


def test_staff_see_the_oldest_due_message_and_the_last_sync_of_their_court(client: Client, satker: Satker) -> None:
    """The case of another court must not show, neither in the list nor in the age."""
    lain = buat_satker(kode="pa-lain")
    buat_pesan(lain, siap_pada=KINI - timedelta(hours=5))
    with pada(KINI):
        isi = masuk(client, buat_pengguna(satker, Peran.PTSP)).get("/readyz").json()
    assert isi["pesan_tertua_detik"] == 300
    assert isi["sinkron"] == [{"satker": "pa-satu", "selesai": "2026-11-23T01:00:00Z", "galat": "x"}]
    assert (isi["basis_data"], isi["redis"]) == ("ok", "ok")


def test_a_message_that_is_not_due_yet_has_no_age(client: Client, satker: Satker) -> None:
    with pada(KINI - timedelta(hours=1)):
        isi = masuk(client, buat_pengguna(satker, Peran.PTSP)).get("/readyz").json()
    assert isi["pesan_tertua_detik"] is None


def test_strangers_and_half_signed_in_staff_see_one_word(client: Client, satker: Satker) -> None:
    orang = buat_pengguna(satker, Peran.PTSP)
    for siapa in (client, masuk_sandi_saja(Client(), orang), masuk(Client(), buat_pengguna())):
        assert siapa.get("/readyz").json() == {"status": "ok"}


@pytest.mark.parametrize("jalur", ["/healthz", "/readyz"])
def test_health_pages_are_never_cached(client: Client, jalur: str, transactional_db: None) -> None:
    assert "no-store" in client.get(jalur)["Cache-Control"]
