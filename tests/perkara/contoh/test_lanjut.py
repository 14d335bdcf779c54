"""A sample that lives on: started again after days, the demo has new cases and hearings ahead."""

import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from perkara.contoh import buat, lanjut, lanjutkan
from perkara.contoh.ddl import TABEL
from perkara.contoh.tujuan import Tujuan
from perkara.models import Karantina, Perkara, Sidang, SumberSipp
from perkara.sipp.sinkron import sinkron
from satker.waktu import pada
from tests.pabrik import buat_satker
from tests.perkara.contoh.test_kebenaran import MUSTAHIL, RUJUKAN

SENIN = date(2026, 11, 23)
BANYAK = 250
SEBULAN = SENIN + timedelta(days=30)


def isi(berkas: Path) -> list[str]:
    with sqlite3.connect(berkas) as db:
        return sorted(db.iterdump())


def tanya(berkas: Path, sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
    with sqlite3.connect(berkas) as db:
        return db.execute(sql, nilai).fetchall()


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    berkas = tmp_path / "sipp.db"
    buat(f"sqlite:///{berkas}", BANYAK, SENIN, 7)
    return berkas


def lanjut_ke(berkas: Path, hari: date) -> dict[str, int]:
    return lanjutkan(f"sqlite:///{berkas}", hari, 7)


def benar(berkas: Path, hari: date) -> None:
    """Nothing is in it that no court has, that day."""
    for nama, sql in MUSTAHIL.items():
        assert tanya(berkas, sql.replace("2026-11-23", hari.isoformat())) == [], nama


@pytest.mark.parametrize("hari", [1, 2, 12, 30, 200, 500])
def test_whatever_was_missed_there_are_hearings_ahead_and_what_must_be_true_is_true(contoh: Path, hari: int) -> None:
    nanti = SENIN + timedelta(days=hari)
    assert lanjut_ke(contoh, nanti)["perkara_jadwal_sidang"] > 0
    ahead = "SELECT COUNT(*) FROM perkara_jadwal_sidang WHERE tanggal_sidang >= ? AND ditunda = 'T'"
    assert tanya(contoh, ahead, nanti.isoformat())[0][0] > 10
    benar(contoh, nanti)
    for anak, kolom, induk, kunci in RUJUKAN:
        yatim = f"SELECT {kolom} FROM {anak} WHERE {kolom} IS NOT NULL AND {kolom} NOT IN (SELECT {kunci} FROM {induk})"
        assert tanya(contoh, yatim) == [], (anak, kolom)


def test_a_month_brings_as_many_cases_as_a_month_of_the_year_before(contoh: Path) -> None:
    tertinggi = tanya(contoh, "SELECT MAX(perkara_id) FROM perkara")[0][0]
    baru = lanjut_ke(contoh, SEBULAN)["perkara"]
    assert baru == round(BANYAK * 30 / 365)
    tanggal = tanya(contoh, "SELECT tanggal_pendaftaran FROM perkara WHERE perkara_id > ?", tertinggi)
    assert len(tanggal) == baru
    assert all(SENIN.isoformat() < hari <= SEBULAN.isoformat() for (hari,) in tanggal)
    assert tanya(contoh, "SELECT nomor_perkara FROM perkara GROUP BY nomor_perkara HAVING COUNT(*) > 1") == []


def test_cases_go_on_some_to_their_end_and_files_and_certificates_follow(contoh: Path) -> None:
    putus = "SELECT COUNT(*) FROM perkara_putusan WHERE tanggal_putusan >= ?"
    terbit = "SELECT COUNT(*) FROM perkara_akta_cerai WHERE tgl_akta_cerai > ?"
    assert tanya(contoh, putus, SENIN.isoformat())[0][0] == 0
    lanjut_ke(contoh, SEBULAN)
    assert tanya(contoh, putus, SENIN.isoformat())[0][0] > 5
    assert tanya(contoh, terbit, SENIN.isoformat())[0][0] > 0
    terbuka = """SELECT COUNT(*) FROM perkara_jadwal_sidang s WHERE s.tanggal_sidang < ? AND s.ditunda = 'T'
        AND s.ikrar_talak = 'T' AND NOT EXISTS (SELECT 1 FROM perkara_putusan u WHERE u.perkara_id = s.perkara_id)"""
    assert tanya(contoh, terbuka, SEBULAN.isoformat())[0][0] == 0
    belum = "SELECT COUNT(*) FROM perkara_jadwal_sidang WHERE tanggal_sidang < ? AND COALESCE(TRIM(edoc_bas), '') = ''"
    assert 0 < tanya(contoh, belum, "2026-11-01")[0][0] < BANYAK / 5  # a backlog, but not a growing one


def test_the_same_day_again_and_a_clock_set_back_change_nothing(contoh: Path) -> None:
    lanjut_ke(contoh, SEBULAN)
    sebelum = isi(contoh)
    assert lanjut_ke(contoh, SEBULAN) == lanjut_ke(contoh, SENIN) == {}
    assert isi(contoh) == sebelum


def test_it_lives_on_day_by_day_too_with_no_number_given_twice(contoh: Path) -> None:
    for hari in range(1, 15):
        lanjut_ke(contoh, SENIN + timedelta(days=hari))
    benar(contoh, SENIN + timedelta(days=14))
    kembar = """SELECT telepon FROM pihak WHERE LENGTH(telepon) = 12 AND telepon LIKE '08%000%' AND id > 65000
        GROUP BY telepon HAVING COUNT(*) > 3"""
    assert tanya(contoh, kembar) == []


def test_the_same_seed_lives_the_same_life(tmp_path: Path) -> None:
    for nama in ("a", "b"):
        buat(f"sqlite:///{tmp_path / nama}", 60, SENIN, 7)
        lanjut_ke(tmp_path / nama, SEBULAN)
    assert isi(tmp_path / "a") == isi(tmp_path / "b")


def test_a_sample_of_an_older_program_goes_on_from_its_last_registration(contoh: Path) -> None:
    with sqlite3.connect(contoh) as db:
        db.execute("DELETE FROM sys_config WHERE name = 'HariContoh'")
    assert lanjut_ke(contoh, SEBULAN)["perkara"] > 0


def test_an_empty_sample_stays_empty(tmp_path: Path) -> None:
    buat(f"sqlite:///{tmp_path / 'kosong'}", 0, SENIN)
    with sqlite3.connect(tmp_path / "kosong") as db:
        db.execute("DELETE FROM sys_config WHERE name = 'HariContoh'")
    assert lanjut_ke(tmp_path / "kosong", SEBULAN) == {}


def test_what_is_killed_half_way_leaves_the_sample_as_it_was(contoh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sebelum = isi(contoh)

    class Putus(Tujuan):
        def banyak(self, tabel: str, *isi: Any) -> None:
            if tabel == "perkara_putusan":
                raise KeyboardInterrupt
            super().banyak(tabel, *isi)

    monkeypatch.setattr(lanjut, "Tujuan", Putus)
    with pytest.raises(KeyboardInterrupt):
        lanjut_ke(contoh, SEBULAN)
    assert isi(contoh) == sebelum
    monkeypatch.undo()
    assert lanjut_ke(contoh, SEBULAN)


@pytest.mark.django_db
def test_the_sync_reads_on_and_sets_nothing_aside(contoh: Path) -> None:
    satker = buat_satker(singkatan="PA.Bjh")
    SumberSipp.objects.create(satker=satker, url=f"sqlite:///{contoh}", mulai=SENIN - timedelta(days=30))
    for hari in (SENIN, SEBULAN):
        lanjut_ke(contoh, hari)
        with pada(datetime.fromisoformat(f"{hari}T03:00:00+00:00")):
            hasil = sinkron(satker).kamus()
        assert (hasil["hilang"], hasil["disisihkan"]) == (0, 0)
    assert hasil["baru"] > 50
    assert hasil["berubah"] > 20
    assert not Karantina.objects.exists()
    assert Perkara.objects.filter(tanggal_daftar__gt=SENIN).count() > 10
    assert Sidang.objects.filter(tanggal__gte=SEBULAN, ditunda=False).count() > 10
    assert not Sidang.objects.filter(versi__gt=1).exists()


@pytest.mark.mariadb
def test_the_same_life_on_mariadb(mariadb_url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path / 'sipp.db'}"
    for url in (sqlite, mariadb_url):
        buat(url, 60, SENIN, 7)
    assert lanjutkan(sqlite, SEBULAN, 7) == lanjutkan(mariadb_url, SEBULAN, 7)
    isinya = []
    for url in (sqlite, mariadb_url):
        tujuan = Tujuan(url)
        isinya.append({t: tujuan.jalankan(f"SELECT COUNT(*) FROM {t}") for t in TABEL})
        tujuan.tutup()
    assert isinya[0] == isinya[1]
