"""Settings from the environment: what is missing is said at once, one line each, and nothing is guessed."""

from pathlib import Path

import pytest

from narahubung.lingkungan import WAJIB, Lingkungan, mode_demo, pastikan_lengkap, yang_kurang
from tests.jalan.proses import Proses, lingkungan

LENGKAP = {
    "DATABASE_URL": "postgresql://n@localhost/n",
    "REDIS_URL": "redis://localhost:6379/0",
    "ALLOWED_HOSTS": "portal.contoh.go.id",
    "SECRET_KEY": "s" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789",
    "KUNCI_ENKRIPSI": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


@pytest.mark.parametrize(
    ("peta", "demo"),
    [
        ({}, True),
        ({"DATABASE_URL": "postgresql:///x"}, False),
        ({"DATABASE_URL_FILE": "/run/secrets/url"}, False),
        ({"DATABASE_URL": "postgresql:///x", "DEMO": "1"}, True),
        ({"DEMO": "0"}, False),
        ({"DEMO": "tidak"}, False),
    ],
)
def test_a_named_database_means_production_unless_demo_is_asked_for(peta: dict[str, str], demo: bool) -> None:
    assert mode_demo(peta) is demo


def test_every_missing_setting_has_a_line_of_its_own() -> None:
    assert [baris.split()[0] for baris in yang_kurang({})] == list(WAJIB)
    assert yang_kurang(LENGKAP) == []


@pytest.mark.parametrize("nama", list(WAJIB))
def test_each_single_missing_or_empty_setting_stops_production(nama: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        pastikan_lengkap(LENGKAP | {nama: "", "DEMO": "0"})
    baris = capsys.readouterr().err.splitlines()
    assert len(baris) == 1
    assert baris[0].startswith(f"{nama} belum diatur:")


@pytest.mark.parametrize(
    "perintah", [("manage.py", "check"), ("-m", "narahubung.jalan"), ("-c", "import narahubung.wsgi")]
)
def test_a_production_start_without_settings_prints_lines_and_no_traceback(perintah: tuple[str, ...]) -> None:
    with Proses(*perintah, DATABASE_URL="postgresql://n@localhost/n") as proses:
        assert proses.selesai() == 2
        assert [baris.split()[0] for baris in proses.keluaran] == [n for n in WAJIB if n != "DATABASE_URL"]


def test_demo_switched_off_without_a_database_asks_for_one() -> None:
    with Proses("manage.py", "check", DEMO="0") as proses:
        assert proses.selesai() == 2
        assert proses.keluaran[0].startswith("DATABASE_URL belum diatur:")


def test_secrets_may_lie_in_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kunci").write_text("dari-berkas\n")
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "kunci"))
    assert (
        yang_kurang(
            {k: v for k, v in LENGKAP.items() if k != "SECRET_KEY"} | {"SECRET_KEY_FILE": str(tmp_path / "kunci")}
        )
        == []
    )
    assert Lingkungan().str("SECRET_KEY") == "dari-berkas"


def test_production_turns_every_protection_on_and_starts_no_server() -> None:
    tanya = (
        "from narahubung import tertanam; tertanam.siapkan(); from narahubung import settings as s; "
        "print(s.DEMO, s.TERTANAM, s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0)"
    )
    with Proses("-c", tanya, **LENGKAP) as proses:
        assert proses.selesai() == 0
        assert proses.keluaran == ["False False False True True True"]


def test_the_clean_environment_of_these_tests_names_no_server() -> None:
    assert not {"DATABASE_URL", "REDIS_URL", "DEMO", "SECRET_KEY"} & set(lingkungan())
