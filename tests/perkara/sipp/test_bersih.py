"""Cleaning of single values: SIPP notes 4.1 (character sets), 4.2 (HTML in texts), 4.3 (empty values)."""

from datetime import date, datetime, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perkara.contoh.tulis import kacaukan
from perkara.sipp import bersih
from perkara.sipp.galat import NilaiTakTerbaca


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (None, ""),
        ("", ""),
        ("  Sidang   Pertama ", "Sidang Pertama"),
        ("Pembuktian<br />Penggugat", "Pembuktian Penggugat"),
        ("Hakim Ketua</br>Hakim Anggota", "Hakim Ketua Hakim Anggota"),
        ("1.SITI<br>2.BUDI<BR/>", "1.SITI 2.BUDI"),
        ("<p class='x'>Saksi&nbsp;belum&nbsp;hadir</p>", "Saksi belum hadir"),
        ("Panggil\r\n\tTergugat", "Panggil Tergugat"),
        ("Nur&#039;aini &amp; Ma&apos;ruf", "Nur'aini & Ma'ruf"),
        ("&lt;br&gt;x&amp;nbsp;y", "x y"),
        ("<!-- catatan -->isi", "isi"),
        ("a < b dan c > d", "a < b dan c > d"),
        ("Budi <alias Kentut>", "Budi <alias Kentut>"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("Nurâ€™aini", "Nur’aini"),
        ("Nur’aini – Ma’ruf", "Nur’aini – Ma’ruf"),
        ("Jos\u00c3\u00a9", "José"),
        ("José", "José"),
        ("Sidang\u200b Pertama\ufeff", "Sidang Pertama"),
        (12, "12"),
    ],
)
def test_texts_are_cleaned_of_html_blanks_and_broken_letters(isi: object, hasil: str) -> None:
    assert bersih.teks(isi) == hasil


def test_quotes_whose_last_byte_windows_leaves_empty_are_repaired_too() -> None:
    assert bersih.pulihkan("â€œSahâ€\x9d") == "“Sah”"


def test_text_broken_twice_is_repaired() -> None:
    assert bersih.pulihkan(kacaukan(kacaukan("Nur’aini"))) == "Nur’aini"


def test_arabic_names_are_repaired_though_no_familiar_mark_is_in_them() -> None:
    assert bersih.pulihkan(kacaukan("محمد")) == "محمد"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
def test_any_text_broken_once_comes_back_as_it_was(asli: str) -> None:
    assume(bersih.pulihkan(asli) == asli)
    assert bersih.pulihkan(kacaukan(asli)) == asli


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"])))
def test_cleaning_twice_is_cleaning_once(isi: str) -> None:
    assert bersih.teks(bersih.teks(isi)) == bersih.teks(isi)


@given(st.text())
def test_clean_text_is_one_line_without_outer_blanks(isi: str) -> None:
    hasil = bersih.teks(isi)
    assert hasil == hasil.strip()
    assert "\n" not in hasil
    assert "  " not in hasil


@given(st.text(alphabet="abc <>/br&;ltgnsp#0'", max_size=40))
def test_no_line_break_tag_is_left_however_it_is_hidden(isi: str) -> None:
    assert "<br>" not in bersih.teks(isi)


@pytest.mark.parametrize("isi", [None, "", " ", "0", " 0 ", 0])
def test_the_four_kinds_of_no_file_are_no_file(isi: object) -> None:
    assert bersih.ada_berkas(isi) is False


@pytest.mark.parametrize("isi", ["bas/1.pdf", "00", "1"])
def test_a_path_is_a_file(isi: str) -> None:
    assert bersih.ada_berkas(isi) is True


@pytest.mark.parametrize(
    ("isi", "hasil"), [("Y", True), ("y ", True), (1, True), ("1", True), ("T", False), (0, False), ("N", False)]
)
def test_yes_and_no_are_read_in_both_notations(isi: object, hasil: bool) -> None:
    assert bersih.ya(isi) is hasil
    assert bersih.ya(isi, kosong=True) is hasil


@pytest.mark.parametrize("isi", [None, "", " "])
def test_an_empty_yes_or_no_is_what_the_caller_says(isi: object) -> None:
    assert bersih.ya(isi) is False
    assert bersih.ya(isi, kosong=True) is True


@pytest.mark.parametrize(
    "isi",
    [
        None,
        "",
        " ",
        "0",
        "-",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "2026-00-00",
        "2026-11-00",
        "0001-01-01",
        "1970-01-01",
    ],
)
def test_zero_dates_and_placeholders_are_no_date(isi: str | None) -> None:
    assert bersih.tanggal(isi) is None
    assert bersih.waktu(isi) is None


@pytest.mark.parametrize(("isi", "hasil"), [("2026-11-23", date(2026, 11, 23)), ("2026-1-5 10:00", date(2026, 1, 5))])
def test_dates_are_read(isi: str, hasil: date) -> None:
    assert bersih.tanggal(isi) == hasil


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("2026-02-31", "kalender"),
        ("besok", "bukan tanggal"),
        ("20266-11-23", "bukan"),
        ("2206-11-23", "wajar"),
        ("2026-11-235", "bukan"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(isi: str, kata: str) -> None:
    with pytest.raises(NilaiTakTerbaca, match=kata):
        bersih.tanggal(isi)


@given(st.dates(date(1980, 1, 1), date(2100, 12, 31)))
def test_every_date_of_a_court_is_read_as_it_stands(hari: date) -> None:
    assert bersih.tanggal(hari.isoformat()) == hari


@given(st.text(max_size=30))
def test_any_text_as_a_date_is_read_or_refused(isi: str) -> None:
    try:
        hasil = bersih.tanggal(isi)
    except NilaiTakTerbaca:
        return
    assert hasil is None or hasil.year >= 1980


@pytest.mark.parametrize(
    ("isi", "hasil"), [("09:30:00", time(9, 30)), ("9:05", time(9, 5)), ("13:00:00.000000", time(13))]
)
def test_hours_are_read(isi: str, hasil: time) -> None:
    assert bersih.jam(isi) == hasil


@pytest.mark.parametrize("isi", [None, "", "00:00:00", "00:00", "24:00:00", "-01:00:00", "838:59:59", "09.00", "pagi"])
def test_midnight_and_what_is_no_hour_is_an_hour_not_filled(isi: str | None) -> None:
    assert bersih.jam(isi) is None


def test_moments_keep_their_hour() -> None:
    assert bersih.waktu("2026-11-23 10:05:07") == datetime(2026, 11, 23, 10, 5, 7)
    assert bersih.waktu("2026-11-23") == datetime(2026, 11, 23)


@pytest.mark.parametrize(
    ("isi", "hasil"), [(None, None), ("", None), (12, 12), ("12", 12), ("450000.00", 450000), (1.0, 1)]
)
def test_numbers_are_read(isi: object, hasil: int | None) -> None:
    assert bersih.bulat(isi) == hasil


@pytest.mark.parametrize("isi", ["dua", "NaN", "Infinity", "1,2"])
def test_what_is_no_number_is_refused(isi: str) -> None:
    with pytest.raises(NilaiTakTerbaca, match="bukan angka"):
        bersih.bulat(isi)


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (None, ""),
        (" 0812-0000-1234 ", "0812-0000-1234"),
        (81200001234, "81200001234"),
        ("0812\xa00000", "0812\xa00000"),
    ],
)
def test_a_phone_field_stays_as_it_was_typed(isi: object, hasil: str) -> None:
    assert bersih.telepon(isi) == hasil
