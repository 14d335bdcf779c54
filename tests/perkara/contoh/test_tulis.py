"""The test writer itself: minimal valid rows, SIPP's traps kept by the tables."""

import sqlite3
from datetime import date
from pathlib import Path

import pymysql
import pytest

from perkara.contoh.tulis import PenulisSipp, kacaukan


@pytest.fixture(params=["sqlite", pytest.param("mariadb", marks=pytest.mark.mariadb)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return (
        f"sqlite:///{tmp_path / 's.db'}" if request.param == "sqlite" else str(request.getfixturevalue("mariadb_url"))
    )


def test_ids_go_on_from_what_stands_there(url: str) -> None:
    with PenulisSipp(url) as satu:
        pertama = satu.perkara()
    with PenulisSipp(url) as dua:
        assert dua.perkara() == pertama + 1
        assert dua.perkara(perkara_id=5) == 5


def test_a_case_number_stands_once_only(url: str) -> None:
    with PenulisSipp(url) as tulis:
        tulis.perkara("1/Pdt.G/2026/PA.Bjh")
        with pytest.raises((sqlite3.IntegrityError, pymysql.err.IntegrityError)):
            tulis.perkara("1/Pdt.G/2026/PA.Bjh")


def test_deleting_a_case_takes_its_children_along(url: str) -> None:
    with PenulisSipp(url) as tulis:
        perkara = tulis.perkara()
        tulis.sidang(perkara, date(2026, 11, 24))
        tulis.pihak(perkara, 2, ghaib=1)
        tulis.putusan(perkara, "2026-11-20")
        tulis.hapus("perkara", perkara_id=perkara)
        for tabel in ("perkara_jadwal_sidang", "perkara_pihak2", "perkara_putusan"):
            assert tulis.jalankan(f"SELECT COUNT(*) FROM {tabel}")[0][0] == 0
        assert tulis.jalankan("SELECT COUNT(*) FROM pihak")[0][0] == 1


def test_a_case_may_have_two_decisions_but_not_on_one_day(url: str) -> None:
    with PenulisSipp(url) as tulis:
        perkara = tulis.perkara()
        tulis.putusan(perkara, "2026-11-20")
        tulis.putusan(perkara, "2026-11-21")
        with pytest.raises((sqlite3.IntegrityError, pymysql.err.IntegrityError)):
            tulis.putusan(perkara, "2026-11-21")


def test_defaults_give_way_where_a_column_is_gone_but_named_columns_do_not(url: str) -> None:
    with PenulisSipp(url) as tulis:
        tulis.jalankan("ALTER TABLE perkara DROP COLUMN proses_terakhir_id")
        tulis.perkara()
        with pytest.raises((sqlite3.OperationalError, pymysql.MySQLError)):
            tulis.perkara(proses_terakhir_id=210)


@pytest.mark.mariadb
def test_tables_on_mariadb_are_latin1(mariadb_url: str) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        sql = "SELECT DISTINCT table_collation FROM information_schema.tables WHERE table_schema = DATABASE()"
        assert tulis.jalankan(sql) == [("latin1_swedish_ci",)]


def test_broken_text_looks_as_it_does_in_courts() -> None:
    assert kacaukan("Nur’aini") == "Nurâ€™aini"
    assert kacaukan("biasa") == "biasa"
