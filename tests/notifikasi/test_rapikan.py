"""Retention: what is past its time goes, in batches, one run at a time; the court's record stays."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi import denyut, rapikan
from notifikasi.antar.kunci import RUANG_RAPIKAN
from notifikasi.models import (
    Denyut,
    Gateway,
    KotakWebhook,
    Percobaan,
    Persetujuan,
    Pesan,
    PesanMasuk,
    SetelanNotifikasi,
    TandaTerima,
)
from notifikasi.rapikan import TERHAPUS
from notifikasi.tasks import rapikan as tugas
from satker.models import Satker
from satker.waktu import pada
from tests.basis_data import dipegang_yang_lain
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam

pytestmark = pytest.mark.django_db
KINI = jam("02:00")


@pytest.fixture
def gateway(satker: Satker) -> Gateway:
    """The court's gateway."""
    return buat_gateway(satker)


def hari(n: float) -> Any:
    """So many days before KINI."""
    return KINI - timedelta(days=n)


def jalankan(**pilihan: bool) -> dict[str, int]:
    """Tidy up as of KINI; only the counts that are not zero."""
    with pada(KINI):
        return {k: v for k, v in rapikan.rapikan(**pilihan).items() if v}


def kotak(gateway: Gateway, diterima: float, diproses: float | None, galat: str = "") -> KotakWebhook:
    """A webhook that came and was processed so many days ago."""
    n = KotakWebhook.objects.count()
    usai = None if diproses is None else hari(diproses)
    return KotakWebhook.objects.create(
        gateway=gateway, kunci=str(n), badan="{}", diterima_pada=hari(diterima), diproses_pada=usai, galat=galat
    )


def masuk(gateway: Gateway, umur: float, teks: str = "Kapan sidang saya?") -> PesanMasuk:
    """A text of somebody, so many days old."""
    n = PesanMasuk.objects.count()
    nomor = buat_nomor(gateway.satker)
    return PesanMasuk.objects.create(
        gateway=gateway, id_luar=str(n), pengirim="x", nomor=nomor, teks=teks, waktu=hari(umur)
    )


@pytest.mark.parametrize(
    ("diterima", "diproses", "galat", "tinggal"),
    [
        (29.9, 29.9, "", True),
        (31, 30.1, "", False),
        (400, 1, "", True),  # found again and processed yesterday
        (400, None, "", True),  # not processed yet: never thrown away unread
        (179, 179, "tidak terbaca", True),
        (181, 181, "tidak terbaca", False),
        (181, None, "tidak terbaca", False),
    ],
)
def test_raw_webhooks_go_a_month_after_they_were_processed(
    gateway: Gateway, diterima: float, diproses: float | None, galat: str, tinggal: bool
) -> None:
    kotak(gateway, diterima, diproses, galat)
    jalankan()
    assert KotakWebhook.objects.exists() is tinggal


def test_receipts_without_a_message_go_and_matched_ones_stay(satker: Satker, gateway: Gateway) -> None:
    pesan = buat_pesan(satker, gateway=gateway, status="sampai")
    for n, (umur, milik) in enumerate([(31, None), (29, None), (400, pesan)]):
        TandaTerima.objects.create(gateway=gateway, id_gateway=str(n), status="sampai", waktu=hari(umur), pesan=milik)
    assert jalankan() == {"tanda_yatim": 1}
    assert set(TandaTerima.objects.values_list("id_gateway", flat=True)) == {"1", "2"}


def test_a_years_old_text_is_emptied_and_that_somebody_wrote_stays(gateway: Gateway) -> None:
    lama, baru = masuk(gateway, 366), masuk(gateway, 364)
    assert jalankan() == {"teks_masuk": 1}
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert (lama.teks, lama.nomor is None, lama.waktu) == (TERHAPUS, False, hari(366))
    assert baru.teks == "Kapan sidang saya?"


def test_the_court_says_how_long_texts_are_kept(satker: Satker, gateway: Gateway) -> None:
    lain = buat_gateway()
    SetelanNotifikasi.objects.create(satker=satker, simpan_masuk_hari=30)
    SetelanNotifikasi.objects.create(satker=lain.satker, simpan_masuk_hari=1000)
    pendek, panjang = masuk(gateway, 31), masuk(lain, 900)
    assert jalankan() == {"teks_masuk": 1}
    pendek.refresh_from_db()
    panjang.refresh_from_db()
    assert (pendek.teks == TERHAPUS, panjang.teks == TERHAPUS) == (True, False)


def test_doing_it_again_does_nothing(gateway: Gateway) -> None:
    masuk(gateway, 500)
    masuk(gateway, 500, teks="")  # a picture: there is no text to take away
    assert jalankan() == {"teks_masuk": 1}
    assert jalankan() == {}


def test_the_courts_record_is_kept_for_good(satker: Satker, gateway: Gateway) -> None:
    nomor = buat_nomor(satker, dibuat=hari(3000))
    pesan = buat_pesan(
        satker, nomor=nomor, gateway=gateway, status="dibaca", teks="Yth. Siti", dibuat=hari(3000),
        kirim_mulai=hari(3000), siap_pada=hari(3000),
    )  # fmt: skip
    Percobaan.objects.create(pesan=pesan, ke=1, gateway=gateway, mulai=hari(3000), selesai=hari(3000))
    Persetujuan.objects.create(
        nomor=nomor, tindakan="beri", dasar="persetujuan", kanal="loket", versi_teks="1", waktu=hari(3000)
    )
    assert jalankan() == {}
    pesan.refresh_from_db()
    assert (pesan.teks, Percobaan.objects.count(), Persetujuan.objects.count()) == ("Yth. Siti", 1, 1)


def test_silent_workers_of_long_ago_are_forgotten(gateway: Gateway) -> None:
    with pada(hari(3)):
        denyut.catat("worker:a")
        denyut.catat("worker:b")
    with pada(hari(2)):
        denyut.catat("worker:c")
    assert jalankan() == {"denyut": 2}
    assert Denyut.objects.get().nama == "worker:c"


def test_a_simulation_counts_and_changes_nothing(gateway: Gateway) -> None:
    kotak(gateway, 40, 40)
    masuk(gateway, 400)
    assert jalankan(simulasi=True) == {"webhook": 1, "teks_masuk": 1}
    assert KotakWebhook.objects.exists()
    assert jalankan() == {"webhook": 1, "teks_masuk": 1}


def test_many_go_in_batches(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapikan, "BATCH", 10)
    for _ in range(25):
        kotak(gateway, 40, 40)
    with CaptureQueriesContext(connection) as tangkapan:
        assert jalankan() == {"webhook": 25}
    assert len([q for q in tangkapan if q["sql"].startswith('DELETE FROM "notifikasi_kotakwebhook"')]) == 3


def test_when_the_time_is_up_the_rest_waits_for_the_next_run(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    kotak(gateway, 40, 40)
    monkeypatch.setattr(rapikan, "DETIK_PER_TUGAS", 0)
    assert jalankan() == {}
    monkeypatch.setattr(rapikan, "DETIK_PER_TUGAS", 60)
    assert jalankan() == {"webhook": 1}


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_do_not_meet(gateway: Gateway) -> None:
    kotak(gateway, 40, 40)
    with dipegang_yang_lain(RUANG_RAPIKAN):
        assert jalankan() == {}
    assert jalankan() == {"webhook": 1}


def test_the_command_prints_one_line_of_json(gateway: Gateway) -> None:
    kotak(gateway, 40, 40)
    keluaran = StringIO()
    call_command("rapikan", "--simulasi", "--pada", KINI.isoformat(), stdout=keluaran)
    assert json.loads(keluaran.getvalue()) == {"webhook": 1, "tanda_yatim": 0, "teks_masuk": 0}
    call_command("rapikan", "--pada", KINI.isoformat(), stdout=StringIO())
    assert not KotakWebhook.objects.exists()
    with pytest.raises(CommandError, match="zona"):
        call_command("rapikan", "--pada", "2026-11-23T02:00:00")


def test_the_task_does_it(gateway: Gateway) -> None:
    kotak(gateway, 40, 40)
    with pada(KINI):
        tugas()
    assert not KotakWebhook.objects.exists()
    assert not Pesan.objects.exists()
