"""Texts as SMS: every part fits, none is cut inside a character, and together they are the text (R-000-7)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.gateway.sms import GSM7, GSM7_DUA, baca_udh, bagian, gsm7, polos, udh


def septet(teks: str) -> int:
    """Counted another way: the length, and one more for each escaped character."""
    return len(teks) + sum(teks.count(c) for c in GSM7_DUA)


@pytest.mark.parametrize(
    ("teks", "banyak"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 159 + "€", 2),
        ("ء" * 70, 1),
        ("ء" * 71, 2),
        ("ء" * 134, 2),
        ("ء" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("a" * 159 + "é", 1),
        ("a" * 159 + "ê", 3),
    ],
)
def test_a_text_costs_as_many_sms_as_the_standard_says(teks: str, banyak: int) -> None:
    assert len(bagian(teks)) == banyak


def test_a_character_of_two_units_is_never_parted() -> None:
    assert [len(b) for b in bagian("a" * 152 + "€" + "b" * 100)] == [152, 101]
    assert bagian("ء" * 66 + "😀" + "ء" * 66)[0] == "ء" * 66


@given(st.text(alphabet=st.sampled_from(sorted(GSM7 | GSM7_DUA)), max_size=900))
def test_parts_of_the_small_alphabet_fit_and_join_to_the_text(teks: str) -> None:
    potong = bagian(teks)
    assert gsm7(teks)
    assert "".join(potong) == teks
    assert all(septet(p) <= (160 if len(potong) == 1 else 153) for p in potong)
    assert len(potong) == 1 or septet(teks) > 160


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_parts_of_any_text_fit_and_join_to_the_text(teks: str) -> None:
    potong = bagian(teks)
    assert "".join(potong) == teks
    if not gsm7(teks):
        assert all(len(p.encode("utf-16-le")) // 2 <= (70 if len(potong) == 1 else 67) for p in potong)


@pytest.mark.parametrize(
    ("wa", "sms"),
    [
        ("*Pengingat Sidang*", "Pengingat Sidang"),
        ("Yth. *Siti*, ruang _Kartika_ ~lama~.", "Yth. Siti, ruang Kartika lama."),
        ("*_tebal miring_*", "tebal miring"),
        ("```7/Pdt.G/2026```", "7/Pdt.G/2026"),
        ("7/Pdt.G/2026/PA.Ba", "7/Pdt.G/2026/PA.Ba"),
        ("a_b_c dan 2*3*4", "a_b_c dan 2*3*4"),
        ("* satu\n* dua", "* satu\n* dua"),
        ("09.00–10.00 “ruang” Ma’ruf…", '09.00-10.00 "ruang" Ma\'ruf...'),
        ("Rp\u00a010.000\u200b", "Rp 10.000"),
    ],
)
def test_what_only_whatsapp_understands_is_taken_off(wa: str, sms: str) -> None:
    assert polos(wa) == sms


@given(st.text(max_size=200))
def test_plain_text_stays_plain(teks: str) -> None:
    assert polos(polos(teks)) == polos(teks)


def test_a_usual_message_leaves_in_the_small_alphabet() -> None:
    """One typographic dash would more than double the price."""
    assert gsm7(polos("Yth. *Siti* – sidang “ikrar” … Rp\u00a050.000 • ruang 1’s"))


@pytest.mark.parametrize(("banyak", "ke", "hex_udh"), [(1, 1, ""), (3, 1, "0500032A0301"), (255, 255, "0500032AFFFF")])
def test_the_header_ties_the_parts_of_a_text(banyak: int, ke: int, hex_udh: str) -> None:
    assert udh(42, banyak, ke) == hex_udh
    assert baca_udh(hex_udh) == ((42, banyak, ke) if hex_udh else (0, 1, 1))


@pytest.mark.parametrize(
    ("hex_udh", "arti"),
    [
        ("06080412340302", (0x1234, 3, 2)),  # a reference of 16 bits
        ("0B05040B8423F00003AB0201", (0xAB, 2, 1)),  # behind another element
        ("0500032A0304", (0, 1, 1)),  # part 4 of 3
        ("0500032A0300", (0, 1, 1)),
        ("0500", (0, 1, 1)),
        ("bukan hex", (0, 1, 1)),
        ("00", (0, 1, 1)),
    ],
)
def test_headers_of_others_are_read_without_trust(hex_udh: str, arti: tuple[int, int, int]) -> None:
    assert baca_udh(hex_udh) == arti


@given(st.binary(max_size=20))
def test_no_header_crashes_the_reader(isi: bytes) -> None:
    _, banyak, ke = baca_udh(isi.hex())
    assert 1 <= ke <= banyak <= 255
