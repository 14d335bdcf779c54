"""Phone numbers at their edges: lengths, prefixes, ways to join two, and marks that only look like digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satker.telepon import JenisNomor, baca_nomor, baca_pengirim, nomor_tunggal, operator, samarkan, tampilkan, wa_me
from satker.telepon.baca import PANJANG_TERBACA
from satker.telepon.bersih import bagian, belah, buka_alamat, calon, ratakan
from satker.telepon.ganjil import tanda_kosong

J = JenisNomor
AWALAN = ("0", "62", "+62", "+62 0", "")
SELULER = st.from_regex(r"8(1[1-9]|3[1-3]|5[1-9]|7[78]|9[5-9])[0-9]{4}(0[1-9]|1[02-9])[0-9]{0,2}", fullmatch=True)


@pytest.mark.parametrize("awalan", AWALAN)
@pytest.mark.parametrize(
    ("nasional", "sah"),
    [
        ("8123456", False),
        ("81234567", False),
        ("811234567", True),
        ("8123456789", True),
        ("81234567890", True),
        ("812345678901", True),
        ("8123456789012", False),
    ],
)
def test_the_length_of_a_mobile_number_decides_whatever_stands_in_front(awalan: str, nasional: str, sah: bool) -> None:
    hasil = nomor_tunggal(f"{awalan}{nasional}")
    assert (hasil.jenis is J.MOBILE, hasil.e164) == (sah, f"+62{nasional}" if sah else None)


@pytest.mark.parametrize("jumlah", [PANJANG_TERBACA - 1, PANJANG_TERBACA, PANJANG_TERBACA + 1, 100_000])
def test_a_field_is_read_up_to_its_longest_and_then_sent_to_a_person(jumlah: int) -> None:
    teks = "081234567890".ljust(jumlah)
    hasil = nomor_tunggal(teks)
    if jumlah <= PANJANG_TERBACA:
        assert (hasil.jenis, hasil.e164) == (J.MOBILE, "+6281234567890")
    else:
        assert hasil.jenis is J.REVIEW
        assert "terlalu panjang" in hasil.sebab


@pytest.mark.parametrize("teks", ["+0812345678", "+ 0812345678", "+062812345678"])
def test_a_plus_before_a_zero_is_not_guessed_away(teks: str) -> None:
    hasil = nomor_tunggal(teks)
    assert hasil.jenis is J.REVIEW
    assert hasil.e164 is None


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("3304061203800001", "NIK"),
        ("33 0406 120380 0001", "NIK"),
        ("6262812345678", "dua kali"),
        ("+62628123456789", "dua kali"),
        ("0000000000", "terlalu banyak"),
        ("1234567890", "tidak diawali"),
        ("712345678", "tidak diawali"),
        ("08123456789012345678", "terlalu banyak"),
    ],
)
def test_digits_that_are_something_else_say_what_they_look_like(teks: str, kata: str) -> None:
    (hasil,) = baca_nomor(teks)
    assert hasil.jenis is J.REVIEW
    assert kata in hasil.sebab


@pytest.mark.parametrize("pisah", [" / ", "/", ", ", ";", " & ", " dan ", " atau ", "\n", "|", " serta ", " or "])
def test_two_numbers_are_read_as_two_however_they_are_joined(pisah: str) -> None:
    hasil = baca_nomor(f"081234567890{pisah}085712345678")
    assert [h.e164 for h in hasil] == ["+6281234567890", "+6285712345678"]
    pilih = nomor_tunggal(f"081234567890{pisah}085712345678")
    assert pilih.jenis is J.REVIEW
    assert "Ada 2 nomor" in pilih.sebab


@given(SELULER, SELULER, st.sampled_from(["/", ", ", " dan ", "\n"]))
def test_neither_of_two_numbers_is_ever_preferred(satu: str, dua: str, pisah: str) -> None:
    hasil = nomor_tunggal(f"0{satu}{pisah}0{dua}")
    assert hasil.e164 == (f"+62{satu}" if satu == dua else None)


@given(SELULER, st.integers(0, 99_999))
def test_a_stray_piece_beside_a_number_stops_it(nasional: str, ekor: int) -> None:
    """In "0812345678/90" the 90 may be another ending of the number: nobody knows."""
    assert nomor_tunggal(f"0{nasional}/{ekor}").e164 is None


@given(SELULER, st.sampled_from("²①½Ⅷ๐٨"))
def test_a_mark_that_looks_like_a_digit_is_read_as_one_only_when_it_is(nasional: str, tanda: str) -> None:
    hasil = nomor_tunggal(f"0{nasional}{tanda}")
    assert hasil.e164 != f"+62{nasional}"


@pytest.mark.parametrize(
    "angka",
    [
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "０８１２３４５６７８９０",
        "०८१२३४५६७८९०",
        "\u200e081234567890\u202c",
        "0812\u20113456\u20117890",
    ],
)
def test_digits_of_other_scripts_and_invisible_marks_are_read(angka: str) -> None:
    assert nomor_tunggal(angka).e164 == "+6281234567890"


@pytest.mark.parametrize(
    ("alamat", "e164"),
    [
        ("https://wa.me/6281234567890", "+6281234567890"),
        ("http://wa.me/+6281234567890/", "+6281234567890"),
        ("wa.me/6281234567890?text=halo%20081999", "+6281234567890"),
        ("https://api.whatsapp.com/send?phone=6281234567890&text=x", "+6281234567890"),
        ("https://web.whatsapp.com/send/?phone=6281234567890", "+6281234567890"),
        ("tel:+6281234567890", "+6281234567890"),
        ("whatsapp:081234567890", "+6281234567890"),
        ("6281234567890@c.us", "+6281234567890"),
        ("6281234567890:7@s.whatsapp.net", "+6281234567890"),
        ("https://contoh.example/6281234567890x", None),
        ("6281234567890@g.us", None),
        ("siti6281234567890@surel.example", None),
    ],
)
def test_links_and_ids_are_opened_only_where_they_hold_a_number(alamat: str, e164: str | None) -> None:
    assert nomor_tunggal(alamat).e164 == e164


@pytest.mark.parametrize(
    ("teks", "kosong"),
    [
        ("", True),
        ("-", True),
        ("0", True),
        ("0000", True),
        ("00000", False),
        ("tidak punya hp", True),
        ("Blm ada No. WA", True),
        ("n/a", True),
        ("tanya tetangga", False),
        ("²", False),
        ("1", False),
    ],
)
def test_only_words_and_signs_for_nothing_say_nothing(teks: str, kosong: bool) -> None:
    assert tanda_kosong(ratakan(teks)) is kosong


@given(st.text(max_size=60))
def test_flattening_is_done_once_and_keeps_the_count_of_digits(teks: str) -> None:
    rata = ratakan(teks)
    assert ratakan(rata) == rata
    assert sum(c.isdecimal() for c in rata) >= sum(c.isascii() and c.isdigit() for c in teks)


@given(st.text(alphabet="0123456789 .-()+/,", max_size=50))
def test_pieces_hold_the_digits_of_the_text_in_their_order(teks: str) -> None:
    def angka(t: str) -> str:
        return "".join(c for c in t if c.isdigit())

    rata = ratakan(teks)
    assert "".join(angka(b) for b in bagian(rata)) == angka(rata)
    assert "".join(angka(b) for _, b in calon(rata)) == angka(rata)
    for potongan in belah(rata):
        assert "".join(angka(b) for b in potongan) == angka(rata)


def test_a_text_of_many_numbers_is_cut_in_reasonable_many_ways() -> None:
    assert len(belah("0 " * 150)) <= 8 + 28
    assert buka_alamat("tel:" * 70 + "0812") != ""


@pytest.mark.parametrize("awalan", ["811", "853", "814", "858", "817", "838", "895", "881"])
def test_the_operator_is_known_by_three_digits_and_never_by_two(awalan: str) -> None:
    assert operator(f"+62{awalan}1234567") != ""
    assert operator(f"+62{awalan[:2]}") == ""
    assert operator(f"62{awalan}1234567") == ""


@given(st.text(max_size=20))
def test_showing_hiding_and_linking_never_fail(teks: str) -> None:
    assert samarkan(teks)
    assert isinstance(tampilkan(teks), str)
    assert wa_me(teks).startswith("https://wa.me/")
    assert wa_me("+6281234567890", teks).isascii()
    if len(teks) > 6:
        assert teks not in samarkan(teks)


@given(st.from_regex(r"628[1-9][0-9]{8,9}", fullmatch=True), st.integers(0, 99))
def test_one_person_keeps_one_id_on_every_device(nomor: str, perangkat: int) -> None:
    tulisan = [
        f"{nomor}@c.us",
        f"{nomor}:{perangkat}@c.us",
        f"{nomor}@s.whatsapp.net",
        f" {nomor}:{perangkat}@S.WHATSAPP.NET ",
    ]
    assert len({baca_pengirim(t) for t in tulisan}) == 1


@given(
    st.from_regex(r"[0-9]{10,15}", fullmatch=True), st.sampled_from(["lid", "g.us", "broadcast", "newsletter", "LID"])
)
def test_an_id_that_is_no_person_never_becomes_a_number(angka: str, induk: str) -> None:
    assert baca_pengirim(f"{angka}@{induk}")[0] is None
