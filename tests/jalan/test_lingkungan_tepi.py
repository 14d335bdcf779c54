"""The environment at its edges: secrets in files, odd spellings, folders and ports; nothing wrong passes in silence."""

import runpy
import socket
from pathlib import Path
from typing import Any

import pytest

from narahubung.lingkungan import (
    AKAR,
    WAJIB,
    Lingkungan,
    PetaBerkas,
    folder_data,
    mode_demo,
    pastikan_lengkap,
    yang_kurang,
)
from narahubung.pelabuhan import bebas, pelabuhan, pelabuhan_bebas
from tests.jalan.proses import Proses
from tests.jalan.test_lingkungan import LENGKAP

SEMUA = "0.0.0.0"  # noqa: S104  every interface of the machine, as in a container


@pytest.fixture
def dipakai() -> Any:
    """A port of this machine that somebody listens on."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        yield soket.getsockname()[1]


def dari_berkas(nama: str, berkas: Path) -> dict[str, str]:
    """A complete environment in which one setting lies in a file."""
    return {k: v for k, v in LENGKAP.items() if k != nama} | {f"{nama}_FILE": str(berkas)}


# --- secrets in files ---


@pytest.mark.parametrize("nama", list(WAJIB))
def test_every_required_setting_may_lie_in_a_file(nama: str, tmp_path: Path) -> None:
    (tmp_path / "isi").write_text(f"{LENGKAP[nama]}\n")
    assert yang_kurang(dari_berkas(nama, tmp_path / "isi")) == []


@pytest.mark.parametrize("isi", ["", "\n", "  \n\n"])
@pytest.mark.parametrize("nama", ["SECRET_KEY", "KUNCI_ENKRIPSI"])
def test_an_empty_file_is_no_secret(nama: str, isi: str, tmp_path: Path) -> None:
    """Each process would make up a key of its own, and nobody would stay signed in."""
    (tmp_path / "isi").write_text(isi)
    (baris,) = yang_kurang(dari_berkas(nama, tmp_path / "isi"))
    assert baris == f"{nama}_FILE: berkas {tmp_path / 'isi'} kosong."


def test_a_file_that_is_not_there_is_named_in_one_line(tmp_path: Path) -> None:
    (baris,) = yang_kurang(dari_berkas("SECRET_KEY", tmp_path / "salah-ketik"))
    assert baris.startswith("SECRET_KEY_FILE: berkas")
    assert "salah-ketik tidak dapat dibaca" in baris


@pytest.mark.parametrize("isi", [b"\xff\xfe\x00a", b"\x80abc"])
def test_a_file_that_holds_no_text_is_named_and_not_quoted(isi: bytes, tmp_path: Path) -> None:
    (tmp_path / "kunci").write_bytes(isi)
    (baris,) = yang_kurang(dari_berkas("SECRET_KEY", tmp_path / "kunci"))
    assert "tidak dapat dibaca (UnicodeDecodeError)" in baris


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (baris,) = yang_kurang(dari_berkas("REDIS_URL", tmp_path))
    assert "tidak dapat dibaca (IsADirectoryError)" in baris


def test_a_start_with_an_empty_secret_file_ends_with_its_line_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "kosong").touch()
    with Proses("manage.py", "check", **dari_berkas("SECRET_KEY", tmp_path / "kosong")) as proses:
        assert proses.selesai() == 2
        assert proses.keluaran == [f"SECRET_KEY_FILE: berkas {tmp_path / 'kosong'} kosong."]


def test_missing_settings_come_first_and_bad_files_after_them(tmp_path: Path) -> None:
    peta = {"SECRET_KEY_FILE": str(tmp_path / "x"), "DATABASE_URL": "postgresql:///n"}
    awal = [baris.partition(" ")[0] for baris in yang_kurang(peta)]
    assert awal == ["ALLOWED_HOSTS", "REDIS_URL", "KUNCI_ENKRIPSI", "SECRET_KEY_FILE:"]


def test_the_file_wins_over_the_value_and_loses_its_newline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kunci").write_text("  dari-berkas \r\n")
    monkeypatch.setenv("UJI_KUNCI", "dari-lingkungan")
    monkeypatch.setenv("UJI_KUNCI_FILE", str(tmp_path / "kunci"))
    assert PetaBerkas()["UJI_KUNCI"] == "dari-berkas"
    assert Lingkungan().str("UJI_KUNCI") == "dari-berkas"


def test_blanks_around_a_value_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UJI_ANGKA", " 3 ")
    monkeypatch.setenv("UJI_DAFTAR", "a,b")
    assert Lingkungan().int("UJI_ANGKA") == 3
    assert Lingkungan().list("UJI_DAFTAR") == ["a", "b"]


# --- mode ---


@pytest.mark.parametrize("kata", ["1", "true", "TRUE", " ya ", "Yes", "on"])
def test_demo_is_switched_on_by_any_word_for_yes(kata: str) -> None:
    assert mode_demo({"DEMO": kata, "DATABASE_URL": "postgresql:///x"})


@pytest.mark.parametrize("kata", ["0", "false", "tidak", "off", "no", "2", "benar?"])
def test_any_other_word_switches_it_off(kata: str) -> None:
    """The safe side: a slip of the pen must not open a demo with known passwords."""
    assert not mode_demo({"DEMO": kata})


@pytest.mark.parametrize("kosong", ["", "  "])
def test_an_empty_demo_says_nothing_either_way(kosong: str) -> None:
    assert mode_demo({"DEMO": kosong})
    assert not mode_demo({"DEMO": kosong, "DATABASE_URL": "postgresql:///x"})


def test_in_the_demo_nothing_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    pastikan_lengkap({})
    pastikan_lengkap({"DEMO": "1", "DATABASE_URL": "postgresql:///x"})
    assert capsys.readouterr().err == ""


def test_a_complete_production_start_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    pastikan_lengkap(LENGKAP)
    assert capsys.readouterr().err == ""


def test_all_that_is_missing_is_said_at_once_and_no_value_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as akhir:
        pastikan_lengkap({"DATABASE_URL": "postgresql://n:sandi-gawat@db/n"})
    galat = capsys.readouterr().err
    assert akhir.value.code == 2
    assert len(galat.splitlines()) == len(WAJIB) - 1
    assert "sandi-gawat" not in galat


# --- folders ---


@pytest.mark.parametrize("peta", [{}, {"DATA_DIR": ""}])
def test_without_a_folder_data_lies_in_the_project(peta: dict[str, str]) -> None:
    assert folder_data(peta) == AKAR / "data"


def test_a_folder_is_made_absolute_wherever_the_process_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    assert folder_data({"DATA_DIR": "isi/../data"}) == tmp_path.resolve() / "data"
    assert folder_data({"DATA_DIR": "~/data"}) == tmp_path.resolve() / "rumah" / "data"
    assert folder_data({"DATA_DIR": str(tmp_path)}) == tmp_path.resolve()


# --- ports ---


def test_a_port_somebody_listens_on_is_taken_and_then_free_again() -> None:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        assert not bebas(port)
        assert pelabuhan_bebas(port) != port
    assert bebas(port)
    assert pelabuhan_bebas(port) == port


@pytest.mark.parametrize("diharap", [65536, 70000])
def test_a_wish_beyond_the_last_port_is_answered_with_a_free_one(diharap: int) -> None:
    port = pelabuhan_bebas(diharap)
    assert 0 < port < 65536
    assert bebas(port)


@pytest.mark.parametrize("teks", ["0", "65536", "-1", "8000.5", "http", " 8000", "8e3", "²", "99999999999"])
def test_what_is_no_port_is_refused_in_one_line(teks: str) -> None:
    with pytest.raises(SystemExit, match="bukan nomor port: pakai angka 1 sampai 65535") as akhir:
        pelabuhan({"PORT": teks})
    assert "\n" not in str(akhir.value)


def test_a_taken_port_is_refused_with_what_to_do(dipakai: int) -> None:
    with pytest.raises(
        SystemExit, match=f"Port {dipakai} sedang dipakai program lain: hentikan program itu, atau pilih"
    ):
        pelabuhan({"PORT": str(dipakai)})
    with pytest.raises(SystemExit, match="sedang dipakai"):
        pelabuhan({"PORT": str(dipakai), "BIND": SEMUA})


def test_a_free_port_is_taken_as_asked() -> None:
    port = pelabuhan_bebas(65536)
    assert pelabuhan({"PORT": str(port)}) == port


# --- the web server's own file ---


def konfigurasi(monkeypatch: pytest.MonkeyPatch, **peta: str) -> dict[str, Any]:
    """The web server's settings under this environment."""
    for nama in ("BIND", "PORT", "WEB_WORKERS", "WEB_THREADS"):
        monkeypatch.delenv(nama, raising=False)
    for nama, nilai in peta.items():
        monkeypatch.setenv(nama, nilai)
    return runpy.run_path(str(AKAR / "narahubung" / "gunicorn_conf.py"))


def test_the_web_server_listens_on_this_machine_only_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert konfigurasi(monkeypatch)["bind"] == "127.0.0.1:8000"
    assert konfigurasi(monkeypatch, BIND=SEMUA, PORT="9000")["bind"] == f"{SEMUA}:9000"
    assert konfigurasi(monkeypatch, BIND="", PORT="")["bind"] == "127.0.0.1:8000"


def test_the_web_server_has_as_many_workers_as_asked_and_ends_before_it_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bawaan, diatur = konfigurasi(monkeypatch), konfigurasi(monkeypatch, WEB_WORKERS="5", WEB_THREADS="3")
    assert (bawaan["workers"], bawaan["threads"]) == (2, 8)
    assert (diatur["workers"], diatur["threads"]) == (5, 3)
    assert bawaan["graceful_timeout"] < bawaan["timeout"]
    with pytest.raises(ValueError, match="banyak"):
        konfigurasi(monkeypatch, WEB_WORKERS="banyak")
