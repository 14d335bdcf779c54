"""Logs carry neither phone numbers nor secrets (design 9), not even inside a traceback."""

import logging
import sys
from typing import Any

import pytest

from narahubung.catatan import FormatAman, samarkan_teks


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("kirim ke +6281234567890 gagal", "kirim ke +62812•••90 gagal"),
        ("kirim ke 6281234567890 gagal", "kirim ke 62812•••90 gagal"),
        ("nomor 0812-3456-7890.", "nomor 0812•••90."),
        ("nomor 0812 3456 7890", "nomor 0812•••90"),
        ("6281234567890@c.us", "62812•••90@c.us"),
        ("postgresql://narahubung:rahasia@db:5432/n", "postgresql://narahubung:•••@db:5432/n"),
        ("mysql://u:p%40ss@10.0.0.1/sipp", "mysql://u:•••@10.0.0.1/sipp"),
        ("POST /webhook/waha/AbC_123-xyz/ 200", "POST /webhook/waha/•••/ 200"),
        ("Authorization: Bearer EAAG123abc", "Authorization: •••"),
        ("{'X-Api-Key': 'kunci-waha'}", "{'X-Api-Key': •••'}"),
        ("?token=abc123&x=1", "?token=•••&x=1"),
    ],
)
def test_numbers_and_secrets_are_cut(teks: str, hasil: str) -> None:
    assert samarkan_teks(teks) == hasil


@pytest.mark.parametrize(
    "teks",
    [
        "perkara 123/Pdt.G/2026/PA.Ba",
        "2026-11-23T08:00:00+07:00",
        "menyinkronkan 3500 perkara dalam 12.5 detik",
        "pid 62812, 081 baris",
        "NIP 198001012005011001",
    ],
)
def test_what_is_no_number_stays_readable(teks: str) -> None:
    assert samarkan_teks(teks) == teks


def test_the_keys_of_this_portal_never_appear(settings: Any) -> None:
    settings.SECRET_KEY, settings.KUNCI_ENKRIPSI = "kunci-besar", ["kunci-lama"]
    assert samarkan_teks("x kunci-besar y kunci-lama z") == "x ••• y ••• z"


def test_a_traceback_is_cut_as_well() -> None:
    try:
        int("tidak terkirim ke 081234567890")
    except ValueError:
        catatan = logging.LogRecord("x", logging.ERROR, __file__, 1, "galat %s", ("0813-1111-2222",), sys.exc_info())
    teks = FormatAman().format(catatan)
    assert "Traceback" in teks
    assert "081234567890" not in teks
    assert "1111" not in teks
