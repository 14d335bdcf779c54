"""The generated SIPP is true in itself: every reference leads somewhere, every date follows from the one before."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from perkara.contoh import buat
from perkara.contoh.ddl import TABEL
from perkara.contoh.tujuan import SudahBerisi
from perkara.models import Karantina, Perkara, Sidang, SumberSipp
from perkara.nomor import baca_nomor_perkara
from perkara.sipp.sinkron import sinkron
from satker.waktu import pada
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_setelan
from tests.perkara.sinkron.conftest import HARI_INI, PAGI

BANYAK = 900
# Child table and column -> parent table and column; in SIPP not all of them are foreign keys.
RUJUKAN = [
    *((f"perkara_pihak{sisi}", "perkara_id", "perkara", "perkara_id") for sisi in (1, 2, 4, 5)),
    *((f"perkara_pihak{sisi}", "pihak_id", "pihak", "id") for sisi in (1, 2, 4, 5)),
    ("perkara_pengacara", "perkara_id", "perkara", "perkara_id"),
    ("perkara_biaya", "perkara_id", "perkara", "perkara_id"),
    ("perkara_pengacara", "pengacara_id", "pihak", "id"),
    ("perkara_pengacara", "pihak_id", "pihak", "id"),
    ("perkara_hakim_pn", "perkara_id", "perkara", "perkara_id"),
    ("perkara_hakim_pn", "hakim_id", "hakim_pn", "id"),
    ("perkara_hakim_pn", "diganti_oleh_id", "hakim_pn", "id"),
    ("perkara_panitera_pn", "perkara_id", "perkara", "perkara_id"),
    ("perkara_panitera_pn", "panitera_id", "panitera_pn", "id"),
    ("perkara_panitera_pn", "diganti_oleh_id", "panitera_pn", "id"),
    ("perkara_jadwal_sidang", "perkara_id", "perkara", "perkara_id"),
    ("perkara_jadwal_sidang", "ruangan_id", "ruangan_sidang", "id"),
    ("perkara_putusan", "perkara_id", "perkara", "perkara_id"),
    ("perkara_ikrar_talak", "perkara_id", "perkara_putusan", "perkara_id"),
    ("perkara_akta_cerai", "perkara_id", "perkara_putusan", "perkara_id"),
    ("perkara_penetapan", "perkara_id", "perkara", "perkara_id"),
    ("perkara_efiling_id", "perkara_id", "perkara", "perkara_id"),
    ("perkara_efiling_id", "efiling_id", "perkara_efiling", "efiling_id"),
    ("dirput_dokumen", "perkara_id", "perkara_putusan", "perkara_id"),
    ("perkara", "jenis_perkara_id", "jenis_perkara", "id"),
    ("perkara", "alur_perkara_id", "alur_perkara", "id"),
]
# What may never be found, each a question that must come back empty.
MUSTAHIL = {
    "a hearing before the registration": """SELECT 1 FROM perkara_jadwal_sidang s JOIN perkara p USING (perkara_id)
        WHERE s.tanggal_sidang <= p.tanggal_pendaftaran""",
    "an ordinary hearing after the decision": """SELECT 1 FROM perkara_jadwal_sidang s
        JOIN perkara_putusan u USING (perkara_id) WHERE s.tanggal_sidang > u.tanggal_putusan AND s.ikrar_talak = 'T'""",
    "a decision on a day without a hearing": """SELECT 1 FROM perkara_putusan u WHERE NOT EXISTS (
        SELECT 1 FROM perkara_jadwal_sidang s
        WHERE s.perkara_id = u.perkara_id AND s.tanggal_sidang = u.tanggal_putusan)""",
    "a final day before the decision": """SELECT 1 FROM perkara_putusan
        WHERE tanggal_bht > '1' AND tanggal_bht <> '0000-00-00' AND tanggal_bht < tanggal_putusan""",
    "a certificate before the judgment is final": """SELECT 1 FROM perkara_akta_cerai a
        JOIN perkara_putusan u USING (perkara_id) WHERE a.tgl_akta_cerai < u.tanggal_bht""",
    "a certificate of something else than a granted divorce": """SELECT 1 FROM perkara_akta_cerai a
        JOIN perkara p USING (perkara_id) JOIN perkara_putusan u USING (perkara_id)
        WHERE p.jenis_perkara_id NOT IN (346, 347) OR u.status_putusan_id <> 62""",
    "a certificate of a talak never pledged": """SELECT 1 FROM perkara_akta_cerai a JOIN perkara p USING (perkara_id)
        LEFT JOIN perkara_ikrar_talak i USING (perkara_id)
        WHERE p.jenis_perkara_id = 346 AND a.tgl_akta_cerai IS NOT NULL AND i.tgl_ikrar_talak IS NULL""",
    "more spent than paid in": """SELECT 1 FROM perkara_biaya GROUP BY perkara_id
        HAVING SUM(jenis_transaksi * jumlah) < 0""",
    "an entry before the case": """SELECT 1 FROM perkara_biaya b JOIN perkara p USING (perkara_id)
        WHERE b.tanggal_transaksi < p.tanggal_pendaftaran""",
    "a case without a deposit": """SELECT 1 FROM perkara p WHERE NOT EXISTS (SELECT 1 FROM perkara_biaya b
        WHERE b.perkara_id = p.perkara_id AND b.jenis_transaksi = 1)""",
    "half a certificate": """SELECT 1 FROM perkara_akta_cerai
        WHERE (nomor_akta_cerai IS NULL) <> (tgl_akta_cerai IS NULL)""",
    "two certificates of one number": """SELECT 1 FROM perkara_akta_cerai WHERE nomor_akta_cerai IS NOT NULL
        GROUP BY nomor_akta_cerai HAVING COUNT(*) > 1""",
    "a certificate handed over before it was made": """SELECT 1 FROM perkara_akta_cerai
        WHERE tgl_penyerahan_akta_cerai < tgl_akta_cerai""",
    "a pledge hearing in a case that is no cerai talak": """SELECT 1 FROM perkara_jadwal_sidang s
        JOIN perkara p USING (perkara_id) WHERE s.ikrar_talak = 'Y' AND p.jenis_perkara_id <> 346""",
    "a case without a first party": """SELECT 1 FROM perkara p WHERE NOT EXISTS (
        SELECT 1 FROM perkara_pihak1 s WHERE s.perkara_id = p.perkara_id)""",
    "a voluntary case with an opponent": """SELECT 1 FROM perkara p JOIN perkara_pihak2 s USING (perkara_id)
        WHERE p.alur_perkara_id = 16""",
    "one person on both sides": """SELECT 1 FROM perkara_pihak1 a JOIN perkara_pihak2 b
        ON b.perkara_id = a.perkara_id AND b.pihak_id = a.pihak_id""",
    "a hearing without a panel": """SELECT 1 FROM perkara_jadwal_sidang s WHERE NOT EXISTS (
        SELECT 1 FROM perkara_hakim_pn h WHERE h.perkara_id = s.perkara_id AND h.aktif = 'Y')""",
    "a stage with two presiding judges at work": """SELECT 1 FROM perkara_hakim_pn
        WHERE aktif = 'Y' AND jabatan_hakim_id = 1 GROUP BY perkara_id, tahapan_id HAVING COUNT(*) > 1""",
    "a stage with two clerks at work": """SELECT 1 FROM perkara_panitera_pn WHERE aktif = 'Y'
        GROUP BY perkara_id, tahapan_id HAVING COUNT(*) > 1""",
    "one judge twice on one panel": """SELECT 1 FROM perkara_hakim_pn WHERE aktif = 'Y'
        GROUP BY perkara_id, tahapan_id, hakim_id HAVING COUNT(*) > 1""",
    "an officer who has left at work": """SELECT 1 FROM perkara_hakim_pn t JOIN hakim_pn h ON h.id = t.hakim_id
        WHERE t.aktif = 'Y' AND h.aktif = 'T'""",
    "an adjourned hearing without a reason": """SELECT 1 FROM perkara_jadwal_sidang
        WHERE (ditunda = 'Y') <> (alasan_ditunda IS NOT NULL)""",
    "minutes of a hearing not held yet": """SELECT 1 FROM perkara_jadwal_sidang
        WHERE tanggal_sidang >= '2026-11-23' AND TRIM(COALESCE(edoc_bas, '')) NOT IN ('', '0')""",
    "a numbered filing that was not paid": """SELECT 1 FROM perkara_efiling
        WHERE nomor_perkara IS NOT NULL AND status_pembayaran <> '1'""",
    "a filing whose case bears another number": """SELECT 1 FROM perkara_efiling e
        JOIN perkara_efiling_id i USING (efiling_id) JOIN perkara p USING (perkara_id)
        WHERE e.nomor_perkara <> p.nomor_perkara""",
    "a paid filing without a time of payment": """SELECT 1 FROM perkara_efiling
        WHERE (status_pembayaran = '1') <> (tanggal_bayar IS NOT NULL)""",
    "an e-filing after its case": """SELECT 1 FROM perkara_efiling e JOIN perkara_efiling_id i USING (efiling_id)
        JOIN perkara p USING (perkara_id) WHERE e.tanggal_pendaftaran > p.tanggal_pendaftaran""",
}


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("kebenaran") / "sipp.db"
    buat(f"sqlite:///{berkas}", BANYAK, HARI_INI, benih=5)
    return berkas


@pytest.fixture
def sipp(berkas: Path) -> Iterator[sqlite3.Connection]:
    sambungan = sqlite3.connect(berkas)
    yield sambungan
    sambungan.close()


@pytest.mark.parametrize(("anak", "kolom", "induk", "kunci"), RUJUKAN, ids=[f"{a}.{k}" for a, k, _, _ in RUJUKAN])
def test_every_reference_leads_to_a_row(
    sipp: sqlite3.Connection, anak: str, kolom: str, induk: str, kunci: str
) -> None:
    ada = {b[0] for b in sipp.execute(f"SELECT {kunci} FROM {induk}")}
    dirujuk = {b[0] for b in sipp.execute(f"SELECT {kolom} FROM {anak} WHERE {kolom} IS NOT NULL")}
    assert dirujuk, "nothing refers at all"
    assert dirujuk <= ada


@pytest.mark.parametrize("apa", MUSTAHIL)
def test_what_no_court_has_is_not_in_it(sipp: sqlite3.Connection, apa: str) -> None:
    assert sipp.execute(f"SELECT COUNT(*) FROM ({MUSTAHIL[apa]})").fetchone()[0] == 0, apa


def test_numbers_rise_with_the_dates_within_each_flow_and_year(sipp: sqlite3.Connection) -> None:
    urut: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for nomor, tanggal in sipp.execute("SELECT nomor_perkara, tanggal_pendaftaran FROM perkara ORDER BY perkara_id"):
        terbaca = baca_nomor_perkara(nomor)
        assert terbaca.tampil == nomor
        assert f"/{tanggal[:4]}/" in nomor
        urut.setdefault((nomor.split("/")[1], int(tanggal[:4])), []).append((tanggal, int(nomor.split("/")[0])))
    for kelompok, baris in urut.items():
        assert baris == sorted(baris), kelompok
        assert len({n for _, n in baris}) == len(baris), kelompok


def test_the_sync_takes_every_row_over_and_sets_nothing_aside(db: None, berkas: Path, sipp: sqlite3.Connection) -> None:
    with pada(PAGI):
        satker = buat_satker(singkatan="PA.Bjh", nama="Pengadilan Agama Banjarharja")
        SumberSipp.objects.create(satker=satker, url=f"sqlite:///{berkas}", mulai=date(2025, 11, 1))
        buat_setelan(satker, daftar_otomatis=False)
        hasil = sinkron(satker)
    assert (hasil.galat, hasil.disisihkan, Karantina.objects.count()) == ("", 0, 0)
    assert Perkara.objects.count() == BANYAK
    assert Sidang.objects.count() == sipp.execute("SELECT COUNT(*) FROM perkara_jadwal_sidang").fetchone()[0]


@pytest.mark.parametrize("benih", [2, 3, 4])
def test_every_seed_and_size_is_as_true(tmp_path: Path, benih: int) -> None:
    """Small courts of other seeds: rare shapes in other mixtures."""
    buat(f"sqlite:///{tmp_path / 'sipp.db'}", 90 * benih, HARI_INI, benih)
    sambungan = sqlite3.connect(tmp_path / "sipp.db")
    melanggar = [apa for apa, sql in MUSTAHIL.items() if sambungan.execute(sql).fetchone()]
    assert not sambungan.execute("PRAGMA foreign_key_check").fetchall()
    sambungan.close()
    assert melanggar == []


def test_a_refused_overwrite_leaves_every_row_as_it_was(tmp_path: Path) -> None:
    url, berkas = f"sqlite:///{tmp_path / 'sipp.db'}", tmp_path / "sipp.db"
    buat(url, 20, HARI_INI)
    sebelum = berkas.read_bytes()
    with pytest.raises(SudahBerisi):
        buat(url, 30, HARI_INI, benih=9)
    assert berkas.read_bytes() == sebelum


def test_a_database_that_holds_something_else_keeps_it(tmp_path: Path) -> None:
    """Only SIPP's own tables are made, and only they are replaced under --timpa."""
    berkas = tmp_path / "sipp.db"
    sambungan = sqlite3.connect(berkas)
    sambungan.execute("CREATE TABLE milik_orang (isi TEXT)")
    sambungan.execute("INSERT INTO milik_orang VALUES ('jangan hilang')")
    sambungan.commit()
    for timpa in (False, True):
        buat(f"sqlite:///{berkas}", 5, HARI_INI, timpa=timpa)
        assert sambungan.execute("SELECT isi FROM milik_orang").fetchall() == [("jangan hilang",)]
    tabel = {b[0] for b in sambungan.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    sambungan.close()
    assert set(TABEL) < tabel
