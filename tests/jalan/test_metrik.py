"""/metrics: not there for strangers; true, bounded and without anybody's data for those who may read it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from notifikasi import denyut, metrik
from notifikasi.antar import antar, pemutus
from notifikasi.models import KotakWebhook, Surel
from notifikasi.surel import antrekan_surel
from perkara.models import SumberSipp
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jenis_uji
from tests.pabrik import buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TOKEN = "kunci-metrik-uji"
pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    """A court with a known code."""
    jenis_uji()
    return buat_satker(kode="pa-satu")


def nilai(nama: str, **label: str) -> float | None:
    """One value as a scraper would read it at KINI; None when it is not there."""
    with pada(KINI):
        keluarga = text_string_to_metric_families(metrik.teks().decode())
    contoh = [s for k in keluarga for s in k.samples if s.name == f"narahubung_{nama}"]
    return next((s.value for s in contoh if label.items() <= s.labels.items()), None)


def ambil(client: Client, **kepala: str) -> int:
    """The status of one scrape."""
    return int(client.get("/metrics", headers=kepala).status_code)


def test_it_is_not_there_unless_it_was_switched_on(client: Client) -> None:
    assert ambil(client) == 404
    assert ambil(client, authorization="Bearer ") == 404


@pytest.mark.parametrize("kepala", ["", "Bearer", f"Bearer {TOKEN}x", TOKEN, f"Basic {TOKEN}", "Bearer kunci-métrik"])
def test_only_the_right_token_opens_it(client: Client, settings: Settings, kepala: str) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert ambil(client, authorization=f"Bearer {TOKEN}") == 200
    assert ambil(client, authorization=kepala) == 404


@pytest.mark.parametrize("alamat", ["127.0.0.1", "::1"])
def test_this_machine_needs_no_token_where_that_is_allowed(client: Client, settings: Settings, alamat: str) -> None:
    settings.METRICS_LOKAL = True
    assert client.get("/metrics", REMOTE_ADDR=alamat).status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="bukan alamat").status_code == 404
    assert client.get("/metrics", REMOTE_ADDR=alamat, headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404


def test_a_scraper_needs_neither_a_known_host_nor_tls(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN, settings.SECURE_SSL_REDIRECT = TOKEN, True
    assert ambil(client, authorization=f"Bearer {TOKEN}", host="10.0.0.7:8000") == 200


def test_it_is_read_only(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN
    assert client.post("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 404


def test_a_database_that_is_down_is_said_without_a_traceback(client: Client, settings: Settings) -> None:
    settings.METRICS_TOKEN = TOKEN

    def rusak() -> Any:
        raise OperationalError("basis data mati")

    metrik.daftarkan(rusak)
    try:
        jawaban = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    finally:
        metrik._sumber.remove(rusak)
    assert (jawaban.status_code, jawaban.content) == (503, b"")


def test_the_queue_is_counted_by_court_and_kind_with_its_age(satker: Satker) -> None:
    for menit in (5, 90):
        buat_pesan(satker, siap_pada=KINI - timedelta(minutes=menit), kirim_mulai=KINI - timedelta(days=1))
    buat_pesan(satker, siap_pada=KINI + timedelta(minutes=1), kirim_mulai=KINI)
    buat_pesan(satker, siap_pada=KINI, kirim_mulai=KINI, status="sampai")
    assert nilai("antrean_pesan", satker="pa-satu", jenis="U-01") == 2
    assert nilai("antrean_umur_detik", satker="pa-satu", jenis="U-01") == 5400


def test_calls_of_the_last_hour_are_counted_by_outcome_and_verdict(satker: Satker) -> None:
    with WahaPalsu() as waha:
        buat_gateway(satker, waha.setelan(), nama="WA")
        for menit, akhir in ((10, ajaib.BIASA), (20, ajaib.TOLAK_200), (90, ajaib.BIASA)):
            with pada(KINI - timedelta(minutes=menit)):
                buat_pesan(satker, nomor=buat_nomor(satker, e164=ajaib.nomor(akhir, 3000 + menit)))
                antar(satker)
    label = {"satker": "pa-satu", "gateway": "WA"}
    assert nilai("panggilan_sejam", **label, hasil="diterima") == 1
    assert nilai("panggilan_sejam", **label, hasil="ditolak", verdict="tidak_dikenal") == 1


def test_a_gateway_is_ready_or_it_is_not(satker: Satker) -> None:
    keadaan: dict[str, dict[str, Any]] = {"a": {}, "b": {"dijeda": True}, "c": {"aktif": False}, "d": {}}
    for nama, isian in keadaan.items():
        buat_gateway(satker, nama=nama, **isian)
    pemutus.buka(satker.gateway.get(nama="d"), "putus")
    assert [nilai("gateway_siap", gateway=n) for n in "abcd"] == [1, 0, 0, 0]


def test_webhooks_that_wait_show_their_number_and_age(satker: Satker) -> None:
    gateway = buat_gateway(satker)
    for n, proses in enumerate((None, None, KINI)):
        saat = KINI - timedelta(seconds=30 * (n + 1))
        KotakWebhook.objects.create(gateway=gateway, kunci=str(n), badan="{}", diterima_pada=saat, diproses_pada=proses)
    assert nilai("webhook_menunggu", satker="pa-satu") == 2
    assert nilai("webhook_umur_detik", satker="pa-satu") == 60
    assert nilai("webhook_rusak", satker="pa-satu") is None
    KotakWebhook.objects.filter(kunci="2").update(galat="ValueError: rusak")
    assert nilai("webhook_rusak", satker="pa-satu") == 1


def test_mail_beat_and_workers_show(satker: Satker) -> None:
    with pada(KINI - timedelta(seconds=40)):
        antrekan_surel(satker=satker, kunci="a", kepada="a@contoh.test", perihal="Hal", teks="Isi")
        denyut.catat("beat")
        denyut.catat("worker:celery@satu")
    assert nilai("surel", status="antre") == 1
    assert nilai("surel", status="gagal") == 0
    assert nilai("surel_umur_detik") == 40
    assert nilai("denyut_umur_detik", proses="beat") == 40
    assert nilai("denyut_umur_detik", proses="worker:celery@satu") == 40
    Surel.objects.update(status="terkirim")
    assert nilai("surel_umur_detik") == 0


def test_each_courts_sync_shows_its_age_and_its_failure(satker: Satker) -> None:
    lain, baru = buat_satker(kode="pa-dua"), buat_satker(kode="pa-tiga")
    isian: dict[str, Any] = {"url": "sqlite:///x", "mulai": date(2026, 1, 1)}
    SumberSipp.objects.create(satker=satker, terakhir_selesai=KINI - timedelta(minutes=10), **isian)
    SumberSipp.objects.create(satker=lain, terakhir_selesai=KINI - timedelta(hours=3), galat="putus", **isian)
    SumberSipp.objects.create(satker=baru, **isian)
    assert [nilai("sinkron_umur_detik", satker=s) for s in ("pa-satu", "pa-dua", "pa-tiga")] == [600, 10800, None]
    assert [nilai("sinkron_gagal", satker=s) for s in ("pa-satu", "pa-dua", "pa-tiga")] == [0, 1, 0]


def test_nobodys_number_name_or_text_is_in_it(satker: Satker) -> None:
    nomor = buat_nomor(satker, e164="+6281234567890")
    buat_pesan(satker, nomor=nomor, nama_penerima="Siti Rahasia", perihal="7/Pdt.G/2026")
    antrekan_surel(satker=satker, kunci="a", kepada="siti@contoh.test", perihal="Rahasia", teks="Isi rahasia")
    isi = metrik.teks().decode()
    for rahasia in ("812345", "Siti", "Rahasia", "rahasia", "7/Pdt.G", "contoh.test"):
        assert rahasia not in isi


def test_its_cost_does_not_grow_with_courts_or_messages(satker: Satker) -> None:
    def biaya() -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            metrik.teks()
        return len(tangkapan)

    buat_pesan(satker)
    satu = biaya()
    for _ in range(10):
        lain = buat_satker()
        buat_gateway(lain)
        buat_pesan(lain)
    assert biaya() == satu
