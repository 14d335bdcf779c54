"""The demo court of `make run`."""

import io
import json
import sqlite3
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection

from notifikasi.models import Gateway, Pesan
from notifikasi.simulator import klien
from notifikasi.simulator.peladen import Simulator
from perkara import demo
from perkara.demo.berkas import KODE
from perkara.models import Perkara, Registrasi, RiwayatSidang, Sidang
from perkara.sipp.sinkron import sinkron
from satker import faktor_kedua
from satker.models import Keanggotaan, Pegawai, Satker
from satker.waktu import hari_ini, pada, sekarang

TABEL = ("satker_satker", "satker_pegawai", "satker_keanggotaan", "auth_user", "notifikasi_gateway", "perkara_sidang")


@pytest.fixture
def data_dir(db: None, tmp_path: Path, settings: Any) -> Path:
    """An empty DATA_DIR of the embedded demo, its simulator not up yet."""
    settings.DEMO = settings.TERTANAM = True
    settings.SIMULATOR_URL, settings.SIMULATOR_TOKEN = "http://127.0.0.1:9", "token-simulator-uji"
    return tmp_path


@pytest.fixture
def simulator(tmp_path: Path, settings: Any, data_dir: Path) -> Iterator[Simulator]:
    """The running simulator, and the settings that point to it."""
    server = Simulator(tmp_path / "simulator.db", 0, settings.SIMULATOR_TOKEN, 0.0)
    benang = threading.Thread(target=server.layani)
    benang.start()
    settings.SIMULATOR_URL = server.url
    yield server
    server.berhenti()
    benang.join()


def sidik() -> dict[str, Any]:
    isi = {}
    with connection.cursor() as kursor:
        for tabel in TABEL:
            kursor.execute(f"SELECT id, xmin::text, ctid::text FROM {tabel} ORDER BY id")
            isi[tabel] = kursor.fetchall()
    return isi


def test_it_makes_a_court_with_cases_staff_and_accounts(data_dir: Path) -> None:
    hasil = demo.muat_demo(data_dir)
    satker = Satker.objects.get(kode=KODE)
    assert (hasil["dibuat"], hasil["akun"]) == (True, 7)
    assert Perkara.objects.filter(satker=satker).count() > 100
    assert Sidang.objects.filter(perkara__satker=satker, tanggal__gte=hari_ini(satker)).exists()
    staf = Pegawai.objects.filter(satker=satker).exclude(jabatan="ptsp")  # the desks' own are not in SIPP
    assert set(staf.values_list("jabatan", flat=True)) == {
        *("ketua", "wakil_ketua", "hakim", "panitera", "panmud_hukum", "panitera_pengganti")
    }
    assert not staf.filter(hakim_id=None, panitera_id=None).exists()
    assert not staf.exclude(hakim_id=None).exclude(panitera_id=None).exists()
    assert staf.values("nomor_wa").distinct().count() == staf.count()


def test_every_account_signs_in_with_the_printed_password_and_the_known_second_factor(data_dir: Path) -> None:
    demo.muat_demo(data_dir)
    semua = demo.akun()
    assert [nama for nama, _, _ in semua] == [
        *("admin", "ptsp", "ketua", "hakim", "pp", "petugas_informasi", "pj_informasi")
    ]
    for nama, peran, sandi in semua:
        user = get_user_model().objects.get(username=nama)
        assert user.check_password(sandi)
        assert faktor_kedua.kode_demo(user)
        assert Keanggotaan.objects.get(user=user).get_peran_display() == peran
    assert get_user_model().objects.get(username="admin").is_staff
    assert Pegawai.objects.get(user__username="hakim").hakim_id is not None


def test_a_second_start_changes_nothing(data_dir: Path) -> None:
    demo.muat_demo(data_dir)
    sebelum = sidik()
    hasil = demo.muat_demo(data_dir)
    assert sidik() == sebelum
    assert (hasil["dibuat"], hasil["sipp"], hasil["akun"], hasil["sinkron"]["baru"]) == (False, 0, 0, 0)


def test_a_start_weeks_later_finds_a_court_that_lived_on(data_dir: Path) -> None:
    """The day moves on while the demo is off: it has new cases and hearings ahead all the same, once."""
    demo.muat_demo(data_dir)
    with pada(sekarang() + timedelta(days=20)):
        satker = Satker.objects.get(kode=KODE)
        hari = hari_ini(satker)
        hasil = demo.muat_demo(data_dir)
        assert (hasil["dibuat"], hasil["akun"], hasil["sinkron"]["hilang"]) == (False, 0, 0)
        assert hasil["sipp"] > 100
        baru = Perkara.objects.filter(satker=satker, tanggal_daftar__gt=hari - timedelta(days=20))
        assert baru.count() > 20
        assert Sidang.objects.filter(perkara__satker=satker, tanggal__gte=hari, ditunda=False).count() > 50
        assert not RiwayatSidang.objects.exists()  # an adjournment in court is no move
        assert demo.muat_demo(data_dir)["sipp"] == 0


@pytest.mark.parametrize("isi", ["", "bukan basis data", "tanggal"])
def test_a_sample_that_somebody_spoilt_does_not_stop_the_portal(data_dir: Path, isi: str) -> None:
    demo.muat_demo(data_dir)
    berkas = data_dir / "sipp-contoh.db"
    if isi == "tanggal":
        with sqlite3.connect(berkas) as db:
            db.execute("UPDATE sys_config SET value = 'kemarin' WHERE name = 'HariContoh'")
    else:
        berkas.write_text(isi)
    hasil = demo.muat_demo(data_dir)
    assert (hasil["sipp"], hasil["sinkron"]["hilang"]) == (0, 0)
    assert Perkara.objects.filter(hilang_pada=None).count() > 100


def test_what_somebody_changed_in_the_demo_stays(data_dir: Path) -> None:
    demo.muat_demo(data_dir)
    Pegawai.objects.filter(jabatan="ketua").update(nama="Diganti, S.H.")
    get_user_model().objects.get(username="pp").delete()
    demo.muat_demo(data_dir)
    assert Pegawai.objects.filter(nama="Diganti, S.H.").count() == 1
    assert "pp" in [nama for nama, _, _ in demo.akun()]  # an account that is missing is made again


def test_another_port_of_the_simulator_is_followed(data_dir: Path, settings: Any) -> None:
    demo.muat_demo(data_dir)
    settings.SIMULATOR_URL = "http://127.0.0.1:10"
    assert demo.muat_demo(data_dir)["gateway"] == 1
    assert Gateway.objects.get().url == "http://127.0.0.1:10"


def test_a_start_that_was_killed_while_writing_the_sample_begins_it_anew(data_dir: Path) -> None:
    (data_dir / "sipp-contoh.sementara").write_bytes(b"half a database")
    assert demo.muat_demo(data_dir)["sipp"] > 1000


@pytest.mark.parametrize("nama", ["DEMO", "TERTANAM"])
def test_nothing_of_it_outside_the_embedded_demo(data_dir: Path, settings: Any, nama: str) -> None:
    """Issue 2, section 1: demo accounts exist only in the embedded demo."""
    demo.muat_demo(data_dir)
    setattr(settings, nama, False)
    assert demo.akun() == []
    with pytest.raises(demo.BukanDemo):
        demo.muat_demo(data_dir)
    with pytest.raises(CommandError, match="tertanam"):
        call_command("muat_demo")


def test_the_command_prints_one_line(data_dir: Path, settings: Any) -> None:
    settings.DATA_DIR = data_dir
    keluaran = io.StringIO()
    call_command("muat_demo", stdout=keluaran)
    assert json.loads(keluaran.getvalue())["satker"] == KODE


def test_filers_are_registered_and_answers_find_the_way_home(data_dir: Path, simulator: Simulator) -> None:
    """R-000-4 on the demo: the next due notices are there as soon as the simulator is."""
    demo.muat_demo(data_dir)
    assert demo.sambungkan_simulator() == 1
    while sinkron(Satker.objects.get(kode=KODE)).registrasi["ditunda"]:
        assert Registrasi.objects.exists()
    terdaftar = Registrasi.objects.filter(sumber="otomatis", status="aktif").count()
    assert terdaftar > 20
    assert Pesan.objects.filter(jenis="N-01").count() == terdaftar


def test_a_simulator_that_is_not_up_yet_is_said_so(data_dir: Path) -> None:
    demo.muat_demo(data_dir)
    with pytest.raises(klien.SimulatorMati):
        demo.sambungkan_simulator()
