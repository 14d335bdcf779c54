"""The example court: plausible, awkward where SIPP is, the same for the same seed, and read without a broken row."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from perkara.contoh import buat
from perkara.contoh.ddl import TABEL
from perkara.contoh.tujuan import SudahBerisi
from perkara.nomor import baca_nomor_perkara
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisPerkara, BarisRusak
from perkara.sipp.jendela import Jendela
from satker.telepon import baca_nomor

SENIN = date(2026, 11, 23)
BANYAK = 1200


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("contoh") / "sipp.db"
    buat(f"sqlite:///{berkas}", BANYAK, SENIN)
    return berkas


@pytest.fixture
def db(contoh: Path) -> Iterator[sqlite3.Connection]:
    sambungan = sqlite3.connect(contoh)
    yield sambungan
    sambungan.close()


def _satu(db: sqlite3.Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def test_every_row_of_the_example_is_readable(contoh: Path) -> None:
    jendela = Jendela(date(2025, 11, 1), SENIN)
    with PembacaSipp(f"sqlite:///{contoh}") as sipp:
        assert sipp.periksa().catatan == ()
        assert sipp.identitas().nama == "Pengadilan Agama Banjarharja"
        perkara = [b for b in sipp.perkara(jendela) if isinstance(b, BarisPerkara)]
        for baca in (
            sipp.pihak,
            sipp.kuasa,
            sipp.penugasan,
            sipp.sidang,
            sipp.putusan,
            sipp.ikrar,
            sipp.akta,
            sipp.biaya,
            sipp.efiling,
        ):
            baris = list(baca(jendela))
            assert baris, baca.__name__
            assert not [b for b in baris if isinstance(b, BarisRusak)]
    assert len(perkara) == BANYAK
    assert {baca_nomor_perkara(b.nomor).pengadilan for b in perkara} == {"PA.Bjh"}


def test_three_quarters_are_divorces_and_wives_file_three_times_as_often(db: sqlite3.Connection) -> None:
    jenis = Counter(dict(db.execute("SELECT jenis_perkara_id, COUNT(*) FROM perkara GROUP BY 1")))
    assert 0.70 < (jenis[346] + jenis[347]) / BANYAK < 0.78
    assert 2.4 < jenis[347] / jenis[346] < 3.8


def test_hearings_lie_on_working_days_with_some_today_and_ahead(db: sqlite3.Connection) -> None:
    hari = Counter(
        {
            date.fromisoformat(h): n
            for h, n in db.execute("SELECT tanggal_sidang, COUNT(*) FROM perkara_jadwal_sidang GROUP BY 1")
        }
    )
    assert not [h for h in hari if h.weekday() > 4]
    assert date(2026, 8, 17) not in hari
    assert hari[SENIN] >= 3
    assert hari[date(2026, 11, 24)] >= 3
    assert sum(n for h, n in hari.items() if h > SENIN) > 50


def test_a_case_that_had_hearings_has_three_to_six_or_ended_early(db: sqlite3.Connection) -> None:
    banyak = [
        n for (n,) in db.execute("SELECT COUNT(*) FROM perkara_jadwal_sidang WHERE ikrar_talak='T' GROUP BY perkara_id")
    ]
    assert max(banyak) <= 6
    assert sum(n >= 3 for n in banyak) > len(banyak) / 3


def test_nothing_has_happened_after_today(db: sqlite3.Connection) -> None:
    for tabel, kolom in (
        *(
            ("perkara", "tanggal_pendaftaran"),
            ("perkara_putusan", "tanggal_putusan"),
            ("perkara_putusan", "tanggal_bht"),
        ),
        *(("perkara_akta_cerai", "tgl_akta_cerai"), ("perkara_ikrar_talak", "tgl_ikrar_talak")),
    ):
        assert _satu(db, f"SELECT COUNT(*) FROM {tabel} WHERE {kolom} > '2026-11-23'") == 0


def test_undecided_cases_have_at_most_one_hearing_ahead(db: sqlite3.Connection) -> None:
    nanti = "SELECT perkara_id FROM perkara_jadwal_sidang WHERE tanggal_sidang >= '2026-11-23'"
    sql = f"{nanti} GROUP BY 1 HAVING COUNT(*) > 1"
    assert db.execute(sql).fetchall() == []


def test_the_awkward_shapes_are_all_there(db: sqlite3.Connection) -> None:
    sidang, putusan = "SELECT COUNT(*) FROM perkara_jadwal_sidang WHERE ", "SELECT COUNT(*) FROM perkara_putusan WHERE "
    for sql in (
        *(sidang + "edoc_bas IS NULL", sidang + "edoc_bas = '0'", sidang + "edoc_bas = ' '", sidang + "edoc_bas = ''"),
        *(sidang + "jam_sidang IS NULL", sidang + "jam_sidang = '00:00:00'", sidang + "alasan_ditunda LIKE '%<br />%'"),
        *(putusan + "tanggal_bht = '0000-00-00'", putusan + "amar_putusan_dok IS NULL", sidang + "ikrar_talak = 'Y'"),
        *(
            "SELECT COUNT(*) FROM perkara_hakim_pn WHERE aktif = 'T'",
            "SELECT COUNT(*) FROM perkara_hakim_pn WHERE tahapan_id = 18",
        ),
        "SELECT COUNT(*) FROM perkara_panitera_pn WHERE aktif = 'T'",
        "SELECT COUNT(*) FROM dirput_dokumen WHERE filename LIKE '%anonimisasi%'",
        "SELECT COUNT(*) FROM perkara_efiling WHERE nomor_perkara IS NULL AND status_pembayaran = '0'",
        "SELECT COUNT(*) FROM perkara_akta_cerai WHERE tgl_akta_cerai IS NULL",
        "SELECT COUNT(*) FROM perkara_pihak5",
        "SELECT COUNT(*) FROM pihak WHERE nama LIKE '%â€™%'",
        "SELECT COUNT(*) FROM pihak WHERE nama LIKE '%''%'",
        "SELECT COUNT(*) FROM perkara_efiling_id GROUP BY perkara_id HAVING COUNT(*) = 2",
        "SELECT MAX(perkara_id) - MIN(perkara_id) + 1 - COUNT(*) FROM perkara",
    ):
        assert _satu(db, sql) > 0, sql


def test_mobile_numbers_are_all_of_invented_blocks_and_most_filers_have_one(db: sqlite3.Connection) -> None:
    sql = "SELECT h.telepon FROM perkara_pihak1 t JOIN pihak h ON h.id = t.pihak_id WHERE t.urutan = 1"
    isian = [telepon for (telepon,) in db.execute(sql)]
    seluler = [
        hasil.e164 for telepon in isian for hasil in baca_nomor(telepon or "") if hasil.jenis == "mobile" and hasil.e164
    ]
    assert len(seluler) > 0.6 * len(isian)
    assert {nomor[6:9] for nomor in seluler} == {"000"}


def test_both_spouses_sometimes_give_the_same_number(db: sqlite3.Connection) -> None:
    sql = """SELECT COUNT(*) FROM perkara_pihak1 a JOIN perkara_pihak2 b ON b.perkara_id = a.perkara_id
        JOIN pihak p ON p.id = a.pihak_id JOIN pihak q ON q.id = b.pihak_id
        WHERE p.telepon = q.telepon AND LENGTH(p.telepon) > 9"""
    assert _satu(db, sql) > 3


def _isi(berkas: Path) -> list[str]:
    db = sqlite3.connect(berkas)
    isi = list(db.iterdump())
    db.close()
    return isi


def test_the_same_seed_gives_the_same_court_and_another_another(tmp_path: Path) -> None:
    for nama, benih in (("a", 7), ("b", 7), ("c", 8)):
        buat(f"sqlite:///{tmp_path / nama}", 60, SENIN, benih)
    assert _isi(tmp_path / "a") == _isi(tmp_path / "b")
    assert _isi(tmp_path / "a") != _isi(tmp_path / "c")


@pytest.mark.parametrize("hari_ini", [SENIN, date(2026, 11, 21), date(2027, 1, 1), date(2028, 2, 29)])
@pytest.mark.parametrize("banyak", [0, 1, 40])
def test_any_size_on_any_day_works(tmp_path: Path, hari_ini: date, banyak: int) -> None:
    hasil = buat(f"sqlite:///{tmp_path / 'sub' / 'sipp.db'}", banyak, hari_ini)
    assert hasil.get("perkara", 0) == banyak
    assert set(hasil) <= set(TABEL)


def test_a_small_example_too_has_hearings_on_the_next_working_day(tmp_path: Path) -> None:
    buat(f"sqlite:///{tmp_path / 'sipp.db'}", 60, date(2026, 11, 21))
    db = sqlite3.connect(tmp_path / "sipp.db")
    assert _satu(db, "SELECT COUNT(*) FROM perkara_jadwal_sidang WHERE tanggal_sidang = '2026-11-23'") >= 3
    db.close()


def test_a_database_with_cases_is_not_overwritten_unasked(contoh: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'sipp.db'}"
    buat(url, 5, SENIN)
    with pytest.raises(SudahBerisi, match="--timpa"):
        buat(url, 6, SENIN)
    assert buat(url, 6, SENIN, timpa=True)["perkara"] == 6


@pytest.mark.mariadb
def test_the_same_court_on_mariadb_reads_as_on_sqlite(mariadb_url: str, tmp_path: Path) -> None:
    sqlite = f"sqlite:///{tmp_path / 'sipp.db'}"
    jendela = Jendela(date(2025, 11, 1), SENIN)
    isi = []
    for url in (sqlite, mariadb_url):
        assert buat(url, 150, SENIN)["perkara"] == 150
        with PembacaSipp(url) as sipp:
            semua = (
                sipp.perkara,
                sipp.pihak,
                sipp.kuasa,
                sipp.penugasan,
                sipp.sidang,
                sipp.putusan,
                sipp.ikrar,
                sipp.akta,
                sipp.biaya,
                sipp.efiling,
            )
            isi.append([sorted(baca(jendela), key=repr) for baca in semua])
    assert isi[0] == isi[1]
