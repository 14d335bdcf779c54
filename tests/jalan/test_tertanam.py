"""Embedded servers: started by the first user, stopped with the last one, however that one ends."""

import os
import signal
from pathlib import Path

import pytest

from narahubung.tertanam import pemilik, penjaga, postgres, rahasia, redis_unix, soket
from tests.jalan.proses import BATAS, Proses, proses_dengan, soket_di

PEMAKAI = (
    "import os, sys; from narahubung import tertanam; tertanam.siapkan(awet=False); "
    "print('SIAP', os.environ['DATABASE_URL'], flush=True); sys.stdin.readline()"
)


def pemakai(data_dir: Path, **tambah: str) -> Proses:
    """A process that uses the servers until it is told to stop."""
    proses = Proses("-c", PEMAKAI, DATA_DIR=str(data_dir), **tambah)
    proses.tunggu("^SIAP")
    return proses


def hidup(data_dir: Path) -> tuple[bool, bool]:
    """Whether PostgreSQL and Redis of this folder answer."""
    ruang = data_dir / "tertanam"
    return (
        soket.menjawab((ruang / "soket-postgres").resolve() / postgres.SOKET),
        soket.menjawab((ruang / "soket-redis").resolve() / redis_unix.SOKET),
    )


def test_servers_run_until_their_last_user_ends(data_dir: Path) -> None:
    with pemakai(data_dir) as pertama, pemakai(data_dir) as kedua:
        assert pertama.hentikan() == 128 + signal.SIGTERM
        assert hidup(data_dir) == (True, True)
        kedua.hentikan()
        assert hidup(data_dir) == (False, False)
    assert proses_dengan(data_dir) == []
    assert soket_di(data_dir) == []


def test_a_killed_user_does_not_count_for_those_who_are_left(data_dir: Path) -> None:
    with pemakai(data_dir) as pertama, pemakai(data_dir) as kedua:
        pertama.hentikan(signal.SIGKILL)
        assert hidup(data_dir) == (True, True)
        kedua.hentikan()
    assert proses_dengan(data_dir) == []


def test_servers_stop_although_their_last_user_was_killed(data_dir: Path) -> None:
    with pemakai(data_dir) as satu_satunya:
        satu_satunya.hentikan(signal.SIGKILL)
    penjaga.tunggu_pergi(data_dir / "tertanam")
    assert hidup(data_dir) == (False, False)
    assert soket_di(data_dir) == []


def test_users_that_start_at_once_share_one_server(data_dir: Path) -> None:
    banyak = [Proses("-c", PEMAKAI, DATA_DIR=str(data_dir)) for _ in range(4)]
    try:
        assert len({proses.tunggu("^SIAP") for proses in banyak}) == 1
        assert len([p for p in proses_dengan(data_dir) if "/postgres -D" in p]) == 1
    finally:
        for proses in banyak:
            with proses:
                proses.hentikan()
    assert proses_dengan(data_dir) == []


def test_a_user_joins_again_after_the_servers_stopped(data_dir: Path) -> None:
    for _ in range(2):
        with pemakai(data_dir):
            assert hidup(data_dir) == (True, True)
    assert hidup(data_dir) == (False, False)


def test_a_long_path_gets_its_sockets_elsewhere_and_takes_them_away(data_dir: Path) -> None:
    """R: a socket path has room for about 100 characters."""
    panjang = data_dir / ("folder-" * 16)
    panjang.mkdir()
    with pemakai(panjang):
        assert hidup(panjang) == (True, True)
        tempat = (panjang / "tertanam" / "soket-postgres").resolve()
        assert len(str(tempat)) < 40
    assert not tempat.exists()


def test_without_any_redis_one_line_says_what_to_install(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(data_dir))
    monkeypatch.setattr("importlib.util.find_spec", lambda _nama: None)
    assert redis_unix.program() is None
    with pytest.raises(SystemExit):
        redis_unix._jalankan(data_dir / "s", data_dir, awet=False)


def test_data_of_another_postgresql_version_is_refused_in_words(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lama = data_dir / "postgres"
    lama.mkdir()
    (lama / "PG_VERSION").write_text("12\n")
    with pytest.raises(SystemExit):
        postgres._pastikan_terbentuk(postgres._bin(), lama, pemilik.pemilik_server())
    assert "PostgreSQL 12" in capsys.readouterr().err


def test_a_private_folder_is_never_opened_up(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rumah = data_dir / "rumah"
    rumah.mkdir(mode=0o700)
    monkeypatch.setattr(pemilik, "RUANG_UMUM", data_dir / "umum")
    orang_lain = pemilik.Pemilik(os.geteuid(), os.getegid(), "orang-lain")
    folder = pemilik.folder_untuk(rumah, "postgres", orang_lain)
    assert folder.parent == data_dir / "umum"
    assert rumah.stat().st_mode & 0o777 == 0o700
    assert pemilik.folder_untuk(rumah, "postgres", orang_lain) == folder
    assert str(folder) in capsys.readouterr().err


def test_keys_are_made_once_and_only_their_owner_reads_them(data_dir: Path) -> None:
    pertama: dict[str, str] = {}
    kedua: dict[str, str] = {"SECRET_KEY": "sudah-ada"}
    rahasia.lengkapi(pertama, data_dir)
    rahasia.lengkapi(kedua, data_dir)
    assert set(pertama) == set(rahasia.PEMBUAT)
    assert kedua == pertama | {"SECRET_KEY": "sudah-ada"}
    assert {f.stat().st_mode & 0o777 for f in (data_dir / "rahasia").iterdir()} == {0o600}


def test_a_forked_child_that_outlives_its_parent_does_not_hold_up_the_end(data_dir: Path) -> None:
    """Gunicorn and multiprocessing fork; the child inherits the open lock file."""
    cabang = PEMAKAI.replace("sys.stdin.readline()", "os.fork() or (sys.stdin.readline(), os._exit(0))")
    with pemakai(data_dir) as _, Proses("-c", cabang, DATA_DIR=str(data_dir)) as induk:
        induk.tunggu("^SIAP")
        induk.anak.wait(BATAS)
        assert hidup(data_dir) == (True, True)
        induk.anak.stdin.close()  # type: ignore[union-attr]
