"""What must never stand in a log line (design 9): every spelling of a number, every sort of secret, in every place."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narahubung.catatan import TUTUP, FormatAman, samarkan_teks

JEDA = ("", " ", "-", ".", "\u2011", "\u2013", "\u00a0")
AWALAN = ("0", "62", "+62", "+62 ", "+62-")
TENGAH = "7654"  # of every number below: the part that must not be read


@pytest.mark.parametrize("jeda", JEDA)
@pytest.mark.parametrize("awalan", AWALAN)
def test_a_number_is_cut_in_every_spelling(awalan: str, jeda: str) -> None:
    teks = samarkan_teks(f"kirim ke {awalan}812{jeda}{TENGAH}{jeda}3210 gagal")
    assert TENGAH not in teks
    assert teks.startswith("kirim ke ")
    assert teks.endswith("10 gagal")
    assert TUTUP in teks


@pytest.mark.parametrize(
    "teks",
    [
        "(0812) 7654-3210",
        "+62 (812) 7654 3210",
        "true_6281276543210@c.us_3EB0C767D71D1F2C",
        "false_6281276543210@s.whatsapp.net_AB12",
        "6281276543210:12@s.whatsapp.net",
        "whatsapp:+6281276543210",
        "tel:081276543210",
        "https://wa.me/6281276543210?text=halo",
        '{"chatId": "6281276543210@c.us"}',
        "nomor=081276543210;nama=Siti",
        "[081276543210]",
        "<081276543210>",
        "081276543210\n081276543211",
        "n_081276543210_1",
    ],
)
def test_a_number_is_cut_wherever_it_stands(teks: str) -> None:
    """A gateway's message id holds the whole number between underscores."""
    assert TENGAH not in samarkan_teks(teks).replace("3EB0C767D71D1F2C", "")


@pytest.mark.parametrize(
    "nomor", ["+60123476543", "+60 12-3476 543", "+966 50 347 6543", "+15550347654", "+852 3476 5432"]
)
def test_a_number_of_another_country_is_cut_too(nomor: str) -> None:
    """Parties work abroad; their numbers are kept in E.164."""
    hasil = samarkan_teks(f"kirim ke {nomor} gagal")
    assert "3476" not in hasil.replace(" ", "").replace("-", "")
    assert "347 6" not in hasil
    assert hasil.endswith(f"{nomor[-2:]} gagal")


@pytest.mark.parametrize("teks", ["2026-11-23T10:00:00+07:00", "jeda +300 detik", "1+12345678", "naik +12345"])
def test_a_zone_and_a_sum_are_no_numbers(teks: str) -> None:
    assert samarkan_teks(teks) == teks


@given(st.from_regex(r"8[1-9][0-9]{8,10}", fullmatch=True), st.sampled_from(["0", "62", "+62"]), st.text(max_size=20))
def test_no_mobile_number_passes_whole_beside_any_words(nasional: str, awalan: str, kata: str) -> None:
    assert nasional not in samarkan_teks(f"{kata} {awalan}{nasional} {kata}")


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=60).filter(lambda t: not set(t) & set(":=")))
def test_text_without_digits_and_without_values_is_left_alone(teks: str) -> None:
    assert samarkan_teks(teks) == teks


@given(st.text(max_size=80))
def test_what_is_cut_once_is_not_cut_further(teks: str) -> None:
    """The same line passes two handlers in tests and in containers."""
    sekali = samarkan_teks(teks)
    assert samarkan_teks(sekali) == sekali


@pytest.mark.parametrize(
    "teks",
    [
        "Authorization: Bearer kunci-gawat",
        "Authorization: Basic kunci-gawat",
        "authorization=kunci-gawat",
        "X-Api-Key: kunci-gawat",
        "access_token=kunci-gawat&x=1",
        "'access_token': 'kunci-gawat'",
        '"app_secret": "kunci-gawat"',
        "rahasia_webhook = kunci-gawat",
        "token_lama: kunci-gawat",
        "SECRET_KEY=kunci-gawat",
        "kata sandi: kunci-gawat",
        "password='kunci-gawat'",
        'password="spasi di kunci-gawat"',
        '{"password": "spasi di kunci-gawat", "x": 1}',
        "mysql://sipp:kunci-gawat@10.0.0.1/sipp",
        "mysql://sipp:at@kunci-gawat@10.0.0.1/sipp",
        "postgresql://n:kunci-gawat@db:5432/n gagal",
        "redis://:kunci-gawat@redis:6379/0",
        "POST /webhook/waha/kunci-gawat/ 200",
        "http://portal/webhook/cloud/kunci-gawat/?hub.mode=subscribe",
    ],
)
def test_a_secret_is_hidden_in_every_dress(teks: str) -> None:
    assert "kunci-gawat" not in samarkan_teks(teks)
    assert TUTUP in samarkan_teks(teks)


@pytest.mark.parametrize(
    ("teks", "sisa"),
    [
        ("mysql://sipp:x@10.0.0.1/sipp", "mysql://sipp:•••@10.0.0.1/sipp"),
        ("access_token=abc&x=1", "access_token=•••&x=1"),
        ('{"password": "a b", "x": 1}', '{"password": •••", "x": 1}'),
        ("GET https://graph.example/v1?x=1", "GET https://graph.example/v1?x=1"),
        ("http://127.0.0.1:8000/healthz", "http://127.0.0.1:8000/healthz"),
        ("surel: ptsp@pa-banyu.go.id", "surel: ptsp@pa-banyu.go.id"),
        ("12/Pdt.G/2026/PA.Ba: 0.812 detik", "12/Pdt.G/2026/PA.Ba: 0.812 detik"),
        ("versi 3.0.8123456789", "versi 3.0.8123456789"),
    ],
)
def test_what_an_operator_needs_stays_readable(teks: str, sisa: str) -> None:
    assert samarkan_teks(teks) == sisa


@pytest.mark.parametrize("nama", ["SECRET_KEY", "SIMULATOR_TOKEN"])
def test_our_own_secrets_are_hidden_by_value_wherever_they_come_from(nama: str, settings: Any) -> None:
    setattr(settings, nama, "nilai-kita-sendiri")
    assert samarkan_teks("a nilai-kita-sendiri b") == f"a {TUTUP} b"


def test_an_empty_secret_hides_nothing(settings: Any) -> None:
    settings.SIMULATOR_TOKEN, settings.KUNCI_ENKRIPSI = "", []
    assert samarkan_teks("abc") == "abc"


def catatan(pesan: str, *isi: object, galat: bool = False) -> str:
    """One line as the handler writes it."""
    satu = logging.LogRecord("x", logging.INFO, __file__, 1, pesan, isi, sys.exc_info() if galat else None)
    return FormatAman("{levelname} {message}", style="{").format(satu)


def test_arguments_of_a_message_are_cut_like_its_text() -> None:
    assert (
        catatan("ke %s lewat %s", "081276543210", "mysql://a:b@c/d")
        == f"INFO ke 0812{TUTUP}10 lewat mysql://a:{TUTUP}@c/d"
    )
    assert TENGAH not in catatan("%s", {"nomor": "+6281276543210"})


def test_the_cause_of_a_cause_is_cut_in_the_traceback() -> None:
    try:
        try:
            json.loads("081276543210x")
        except ValueError as dalam:
            raise RuntimeError("token=rahasia-dalam untuk 081276543210") from dalam
    except RuntimeError:
        teks = catatan("gagal", galat=True)
    assert "direct cause" in teks
    assert "rahasia-dalam" not in teks.splitlines()[-1]
    assert TENGAH not in teks.splitlines()[-1]


def test_a_very_long_line_is_cut_in_reasonable_time() -> None:
    """The body of an answer may be a megabyte; no pattern may take its square."""
    for potong in ("0812-", "a-a_", "token", "x:'", "://a:", "/webhook/"):
        assert samarkan_teks(potong * 20_000)
