"""LOG_FORMAT=json: one object a line, still without numbers and secrets."""

import json
import logging
import sys
from typing import Any

import pytest
from pytest_django import Settings

from narahubung.catatan import FormatJson
from tests.jalan.proses import Proses


def baris(pesan: str, *args: Any, galat: bool = False) -> dict[str, str]:
    """What is written for one record, read back."""
    catatan = logging.LogRecord("uji.x", logging.WARNING, __file__, 1, pesan, args, sys.exc_info() if galat else None)
    teks = FormatJson().format(catatan)
    assert "\n" not in teks
    isi: dict[str, str] = json.loads(teks)
    return isi


def test_a_line_is_one_object_with_what_a_collector_needs() -> None:
    isi = baris("menyinkronkan %s perkara", 3500)
    assert (isi["tingkat"], isi["nama"], isi["pesan"]) == ("WARNING", "uji.x", "menyinkronkan 3500 perkara")
    assert isi["waktu"].endswith("+00:00")
    assert "galat" not in isi


@pytest.mark.parametrize(
    ("pesan", "rahasia"),
    [
        ("kirim ke +6281234567890", "1234567"),
        ('token="abc\\"def" 0812-3456-7890', "3456"),
        ("Authorization: Bearer EAAG123abc", "EAAG123abc"),
        ("postgresql://n:rahasia@db/n", "rahasia"),
        ('kutip " dan \\ dan \n baris 081234567890', "345678"),
    ],
)
def test_numbers_and_secrets_are_cut_and_it_stays_json(pesan: str, rahasia: str) -> None:
    assert rahasia not in json.dumps(baris(pesan))


def test_a_traceback_is_one_value_and_cut_as_well() -> None:
    try:
        int("ke 081234567890")
    except ValueError:
        isi = baris("galat", galat=True)
    assert "Traceback" in isi["galat"]
    assert "345678" not in isi["galat"]


def test_the_token_of_the_metrics_never_appears(settings: Settings) -> None:
    settings.METRICS_TOKEN = "kunci-metrik"
    assert baris("x kunci-metrik y")["pesan"] == "x ••• y"


def test_the_environment_chooses_the_form() -> None:
    tanya = "import logging, django; django.setup(); logging.getLogger('uji').warning('ke 081234567890')"
    with Proses("-c", tanya, DJANGO_SETTINGS_MODULE="narahubung.settings", LOG_FORMAT="json") as proses:
        assert proses.selesai() == 0
        assert json.loads(proses.keluaran[-1])["pesan"] == "ke 0812•••90"
    with Proses("-c", tanya, DJANGO_SETTINGS_MODULE="narahubung.settings", LOG_FORMAT="entah") as proses:
        assert proses.selesai() == 0
        assert proses.keluaran[-1].endswith("WARNING uji ke 0812•••90")
