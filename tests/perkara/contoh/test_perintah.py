"""manage.py sipp_contoh: one line of JSON, or one clear line saying why not."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from perkara.sipp.baca import PembacaSipp
from satker.waktu import pada


def test_the_command_writes_and_prints_one_line_of_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path / 'sipp.db'}"
    call_command("sipp_contoh", "--url", url, "--perkara", "20", "--hari-ini", "2026-11-23", "--benih", "3")
    keluar = capsys.readouterr().out
    assert keluar.count("\n") == 1
    assert json.loads(keluar)["perkara"] == 20
    with PembacaSipp(url) as sipp:
        assert sipp.periksa().identitas.kode == "PA.Bjh"


def test_without_a_date_the_clock_of_the_portal_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wib = timezone(timedelta(hours=7))
    keluar = []
    for saat, nama in (
        (datetime(2026, 11, 23, 0, 30, tzinfo=wib), "a"),
        (datetime(2026, 11, 23, 23, 0, tzinfo=wib), "b"),
    ):
        with pada(saat):
            call_command("sipp_contoh", "--url", f"sqlite:///{tmp_path / nama}", "--perkara", "30")
        keluar.append(capsys.readouterr().out)
    call_command("sipp_contoh", "--url", f"sqlite:///{tmp_path / 'c'}", "--perkara", "30", "--hari-ini", "2026-11-23")
    assert keluar == [capsys.readouterr().out] * 2


def test_a_filled_database_is_refused_until_told_to_overwrite(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pilihan = ["--url", f"sqlite:///{tmp_path / 'sipp.db'}", "--perkara", "5", "--hari-ini", "2026-11-23"]
    call_command("sipp_contoh", *pilihan)
    with pytest.raises(CommandError, match="--timpa"):
        call_command("sipp_contoh", *pilihan)
    call_command("sipp_contoh", *pilihan, "--timpa")
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["perkara"] == 5


@pytest.mark.parametrize("url", ["postgres://u:sandi@h/db", "mysql://u:sandi@127.0.0.1:1/db"])
def test_a_wrong_or_silent_address_is_said_without_the_password(url: str) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("sipp_contoh", "--url", url, "--perkara", "5")
    assert "sandi@" not in str(galat.value)


def test_a_negative_number_of_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--perkara"):
        call_command("sipp_contoh", "--url", f"sqlite:///{tmp_path / 'sipp.db'}", "--perkara", "-1")
