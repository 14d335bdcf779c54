"""Showing a number, hiding it, and reading who wrote to us."""

import pytest

from satker.telepon import baca_pengirim, operator, samarkan, tampilkan, wa_me


@pytest.mark.parametrize(
    ("e164", "samar"),
    [
        ("+6281234567890", "+62 812-••••-7890"),
        ("+628123456789012", "+62 812-••••-9012"),
        ("+62811234567", "+62 811-••••-67"),  # nine digits: four shown at the end would leave two hidden
        ("+60123456789", "+60 123-••••-89"),
        ("bukan nomor", "••••or"),
        ("abc", "••••"),
        ("", "••••"),
        ("+", "••••"),
    ],
)
def test_a_masked_number_shows_its_ends_only(e164: str, samar: str) -> None:
    assert samarkan(e164) == samar


def test_a_number_is_shown_in_groups() -> None:
    assert tampilkan("+6281234567890") == "+62 812-3456-7890"
    assert tampilkan("+62286321456") == "+62 286 321456"
    assert tampilkan("tak terbaca") == "tak terbaca"
    assert tampilkan("+٦٢") == "+٦٢"


@pytest.mark.parametrize(
    ("e164", "nama"),
    [
        ("+6281234567890", "Telkomsel"),
        ("+6285712345678", "Indosat"),
        ("+6287812345678", "XL/Axis"),
        ("+6289612345678", "Tri"),
        ("+6288112345678", "Smartfren"),
        ("+6286812345678", ""),
        ("+60812345678", ""),
        ("", ""),
    ],
)
def test_the_operator_is_a_hint_from_the_prefix(e164: str, nama: str) -> None:
    assert operator(e164) == nama


def test_a_chat_link_carries_the_text_encoded() -> None:
    assert wa_me("+6281234567890") == "https://wa.me/6281234567890"
    assert (
        wa_me("+6281234567890", "DAFTAR 12/Pdt.G & ya")
        == "https://wa.me/6281234567890?text=DAFTAR%2012/Pdt.G%20%26%20ya"
    )


@pytest.mark.parametrize(
    ("pengirim", "e164", "tanda"),
    [
        ("6281234567890@c.us", "+6281234567890", "6281234567890@c.us"),
        ("6281234567890:12@s.whatsapp.net", "+6281234567890", "6281234567890@c.us"),
        ("6281234567890@s.whatsapp.net", "+6281234567890", "6281234567890@c.us"),
        ("6281234567890", "+6281234567890", "6281234567890"),
        ("+6281234567890", "+6281234567890", "6281234567890"),
        ("60123456789", "+60123456789", "60123456789"),
        ("251556368777322@lid", None, "251556368777322@lid"),
        ("251556368777322:4@lid", None, "251556368777322@lid"),
        ("ID.13491208655302741918", None, "ID.13491208655302741918"),
        ("120363025@g.us", None, "120363025@g.us"),
        ("status@broadcast", None, "status@broadcast"),
        ("081234567890", None, "081234567890"),
        ("٦٢٨١٢٣٤٥٦٧٨٩٠", None, "٦٢٨١٢٣٤٥٦٧٨٩٠"),
        ("999999999999", None, "999999999999"),
        ("", None, ""),
    ],
)
def test_a_sender_is_a_number_only_when_it_is_one(pengirim: str, e164: str | None, tanda: str) -> None:
    """One person keeps one opaque id whichever device he writes from; a linked id never becomes a number."""
    assert baca_pengirim(pengirim) == (e164, tanda)
