"""The connection: addresses, refusals in words without passwords, one snapshot, never a write."""

import socket
from contextlib import suppress
from pathlib import Path

import pymysql
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp import sambung
from perkara.sipp.alamat import AlamatMySQL, AlamatSQLite, baca_alamat
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisSidang
from perkara.sipp.galat import AlamatSippKeliru, GalatSipp, SippTidakTerjangkau
from perkara.sipp.jendela import Jendela
from perkara.sipp.sambung import SambunganMySQL, _angka_versi
from tests.mariadb import ServerMariaDB

RAHASIA = "r@h/s:a 1%"
RAHASIA_URL = "r%40h%2Fs%3Aa%201%25"


def test_a_mysql_address_is_read_with_percent_signs_decoded() -> None:
    assert baca_alamat(f"mysql://baca%40sipp:{RAHASIA_URL}@10.1.2.3:3307/sipp") == AlamatMySQL(
        "10.1.2.3", 3307, "baca@sipp", RAHASIA, "sipp"
    )


def test_port_and_password_may_be_left_out_and_a_socket_given() -> None:
    alamat = baca_alamat("mariadb://root@localhost/sipp?unix_socket=/run/my%20sql.sock")
    assert alamat == AlamatMySQL("localhost", 3306, "root", "", "sipp", "/run/my sql.sock")
    assert baca_alamat("mysql://root@/sipp?unix_socket=/s") == AlamatMySQL("localhost", 3306, "root", "", "sipp", "/s")


def test_a_sqlite_address_is_relative_with_three_strokes_and_absolute_with_four() -> None:
    assert baca_alamat("sqlite:///data/sipp%20contoh.db") == AlamatSQLite(Path("data/sipp contoh.db"))
    assert baca_alamat("sqlite:////srv/sipp.db") == AlamatSQLite(Path("/srv/sipp.db"))


@pytest.mark.parametrize(
    ("url", "kata"),
    [
        ("", "berawalan"),
        ("postgres://u:sandi@h/sipp", "berawalan"),
        ("mysql://u:sandi@h:abc/sipp", "port"),
        ("mysql://u:sandi@h:99999/sipp", "port"),
        ("mysql://u:sandi@h", "nama basis data"),
        ("mysql://u:sandi@h/a/b", "nama basis data"),
        ("mysql://u:sandi@/sipp", "host"),
        ("sqlite://", "sqlite:///jalur"),
        ("sqlite://data.db", "sqlite:///jalur"),
    ],
)
def test_a_wrong_address_is_refused_without_repeating_it(url: str, kata: str) -> None:
    with pytest.raises(AlamatSippKeliru, match=kata) as galat:
        baca_alamat(url)
    assert "sandi" not in galat.value.sebab.replace("pengguna:sandi@host", "")


@given(st.text(max_size=40))
def test_any_text_as_an_address_is_read_or_refused(url: str) -> None:
    with suppress(AlamatSippKeliru):
        assert baca_alamat(url)


def test_the_password_is_in_no_repr() -> None:
    alamat = baca_alamat(f"mysql://baca:{RAHASIA_URL}@10.1.2.3/sipp")
    pembaca = PembacaSipp(f"mysql://baca:{RAHASIA_URL}@10.1.2.3/sipp")
    for teks in (repr(alamat), str(alamat), repr(pembaca)):
        assert RAHASIA not in teks
        assert RAHASIA_URL not in teks


def test_a_server_that_is_not_there_is_said_in_words() -> None:
    with socket.socket() as kosong:
        kosong.bind(("127.0.0.1", 0))  # bound and never listening: every knock is refused
        with (
            pytest.raises(SippTidakTerjangkau, match="tidak menjawab") as galat,
            PembacaSipp(_di(kosong.getsockname()[1])),
        ):
            pytest.fail("no server listens there")
    assert RAHASIA not in str(galat.value)


def test_a_server_that_stays_silent_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sambung, "BATAS_BACA", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as bisu,
        pytest.raises(SippTidakTerjangkau, match="terlalu lama diam"),
        PembacaSipp(_di(bisu.getsockname()[1])),
    ):
        pytest.fail("that server never greets")


def _di(port: int) -> str:
    return f"mysql://baca:{RAHASIA_URL}@127.0.0.1:{port}/sipp"


@pytest.mark.mariadb
def test_a_refused_user_and_a_missing_database_are_said_in_words(server_mariadb: ServerMariaDB) -> None:
    with (
        pytest.raises(SippTidakTerjangkau, match="menolak pengguna “baca”") as galat,
        PembacaSipp(_di(server_mariadb.port)),
    ):
        pytest.fail("no such user")
    assert RAHASIA not in repr(galat.value)
    with pytest.raises(SippTidakTerjangkau, match="“tiada” tidak ada"), PembacaSipp(server_mariadb.url("tiada")):
        pytest.fail("no such database")


def test_a_missing_sqlite_file_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(SippTidakTerjangkau, match="tidak ada"), PembacaSipp(f"sqlite:///{tmp_path / 'tiada.db'}"):
        pytest.fail("no such file")
    assert not (tmp_path / "tiada.db").exists()


def test_a_file_that_is_no_database_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "bukan.db").write_text("bukan basis data " * 100)
    with (
        pytest.raises(GalatSipp, match="tidak dapat dibaca"),
        PembacaSipp(f"sqlite:///{tmp_path / 'bukan.db'}") as sipp,
    ):
        sipp.periksa()


def test_the_reader_cannot_write(url: str, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    with PembacaSipp(url) as sipp, pytest.raises(SippTidakTerjangkau):
        sipp._sambungan.semua("DELETE FROM perkara")
    assert tulis.jalankan("SELECT perkara_id FROM perkara") == [(perkara,)]


@pytest.mark.mariadb
def test_one_reading_sees_one_moment(mariadb_url: str, jendela: Jendela) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        perkara = tulis.perkara()
        lama = tulis.sidang(perkara, "2026-11-24")
        with PembacaSipp(mariadb_url) as sipp:
            assert len(list(sipp.perkara(jendela))) == 1
            tulis.sidang(perkara, "2026-12-01")
            tulis.perkara()
            assert [b.sipp_id for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)] == [lama]
            assert len(list(sipp.perkara(jendela))) == 1


def test_a_second_stream_before_the_first_has_ended_is_an_error_of_ours(
    url: str, tulis: PenulisSipp, jendela: Jendela
) -> None:
    tulis.sidang(tulis.perkara(), "2026-11-24")
    with PembacaSipp(url) as sipp:
        sipp.periksa()
        terbuka = sipp.perkara(jendela)
        next(terbuka)
        with pytest.raises(RuntimeError, match="still open"):
            next(sipp.sidang(jendela))
        terbuka.close()  # type: ignore[attr-defined]
        assert len(list(sipp.sidang(jendela))) == 1


def test_reading_outside_the_context_is_an_error_of_ours(url: str, tulis: PenulisSipp) -> None:
    tulis.perkara()
    with pytest.raises(RuntimeError, match="context manager"):
        PembacaSipp(url).periksa()


@pytest.mark.mariadb
def test_a_connection_cut_while_reading_is_said_in_words(
    mariadb_url: str, server_mariadb: ServerMariaDB, jendela: Jendela
) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        tulis.perkara()
    with PembacaSipp(mariadb_url) as sipp:
        nomor = sipp._sambungan.semua("SELECT CONNECTION_ID()")[0][0]
        server_mariadb.jalankan(f"KILL {nomor}")
        with pytest.raises(SippTidakTerjangkau, match="terputus"):
            list(sipp.perkara(jendela))


@pytest.mark.mariadb
def test_a_user_who_may_only_select_is_enough(
    mariadb_url: str, server_mariadb: ServerMariaDB, jendela: Jendela
) -> None:
    nama = mariadb_url.rpartition("/")[2]
    with PenulisSipp(mariadb_url) as tulis:
        tulis.perkara()
    server_mariadb.jalankan(f"CREATE USER baca@'%' IDENTIFIED BY '{RAHASIA}'", f"GRANT SELECT ON {nama}.* TO baca@'%'")
    try:
        with PembacaSipp(f"mysql://baca:{RAHASIA_URL}@127.0.0.1:{server_mariadb.port}/{nama}") as sipp:
            assert len(list(sipp.perkara(jendela))) == 1
    finally:
        server_mariadb.jalankan("DROP USER baca@'%'")


@pytest.mark.mariadb
def test_a_server_on_a_unix_socket_is_read(mariadb_url: str, server_mariadb: ServerMariaDB, jendela: Jendela) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        tulis.perkara()
    with PembacaSipp(f"mysql://root@/{mariadb_url.rpartition('/')[2]}?unix_socket={server_mariadb.soket}") as sipp:
        assert len(list(sipp.perkara(jendela))) == 1


@pytest.mark.mariadb
def test_the_server_itself_refuses_a_write_in_our_transaction(mariadb_url: str) -> None:
    with PenulisSipp(mariadb_url) as tulis:
        tulis.perkara()
    alamat = baca_alamat(mariadb_url)
    assert isinstance(alamat, AlamatMySQL)
    sambungan = SambunganMySQL(alamat)
    try:
        with pytest.raises(pymysql.MySQLError) as galat:
            sambungan._kursor().execute("DELETE FROM perkara")
    finally:
        sambungan.tutup()
    assert galat.value.args[0] == 1792


@pytest.mark.parametrize(
    ("versi", "angka"),
    [
        ("5.5.68-MariaDB", (5, 5)),
        ("5.5.5-10.11.19-MariaDB-0+deb12u1", (10, 11)),
        ("10.3.39-MariaDB", (10, 3)),
        ("5.6.51", (5, 6)),
        ("8.0.36", (8, 0)),
        ("lain", (0, 0)),
    ],
)
def test_server_versions_are_compared_as_numbers(versi: str, angka: tuple[int, int]) -> None:
    assert _angka_versi(versi) == angka
