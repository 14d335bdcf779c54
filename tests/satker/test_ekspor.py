"""Lists as files: nothing in them runs, nothing in them is lost, and a long list never stands in memory whole."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.http import StreamingHttpResponse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from satker.ekspor import JENIS_XLSX, csv_alir, xlsx

KEPALA = ("Perihal", "Penerima")
RUMUS = [
    '=HYPERLINK("http://jahat.example","klik")',
    "=1+1",
    "+62 812",
    "-2+3",
    "@SUM(A1:A9)",
    "|cmd",
    "%ENV%",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\x00=1+1",
    "\x0b=1+1",
]
# What a spreadsheet takes for the beginning of a formula, once blanks in front of it are gone.
PEMBUKA = ("=", "+", "-", "@", "|", "%")
SEL = st.text(st.characters(codec="utf-8"), max_size=30)


def isi_csv(baris: Sequence[Sequence[Any]], kepala: Sequence[str] = KEPALA) -> list[list[str]]:
    """What a spreadsheet reads back from the CSV, headings included."""
    jawaban = csv_alir("uji", kepala, baris)
    return baca_csv(jawaban.getvalue().decode("utf-8-sig"))  # type: ignore[attr-defined]


def baca_csv(teks: str, pemisah: str = ";") -> list[list[str]]:
    """As a spreadsheet reads it that cuts at `pemisah`, whoever wrote it for what other."""
    return list(csv.reader(StringIO(teks, newline=""), delimiter=pemisah))


def isi_xlsx(baris: Sequence[Sequence[Any]], kepala: Sequence[str] = KEPALA) -> list[list[Any]]:
    """The cells of the only sheet, read back."""
    (lembar,) = load_workbook(BytesIO(xlsx("uji", kepala, baris).content)).worksheets  # type: ignore[attr-defined]
    return [[sel.value for sel in satu] for satu in lembar.iter_rows()]


@pytest.mark.parametrize("jahat", RUMUS)
def test_no_cell_of_a_csv_begins_as_a_formula(jahat: str) -> None:
    (_, (sel, _)) = isi_csv([(jahat, "Siti")])
    assert not sel.strip().startswith(PEMBUKA)


@pytest.mark.parametrize("jahat", RUMUS)
def test_no_heading_of_a_csv_begins_as_a_formula(jahat: str) -> None:
    ((sel,),) = isi_csv([], kepala=[jahat])
    assert not sel.strip().startswith(PEMBUKA)


@pytest.mark.parametrize("jahat", RUMUS)
def test_every_text_of_a_workbook_is_stored_as_text(jahat: str) -> None:
    buku = load_workbook(BytesIO(xlsx("uji", KEPALA, [(jahat, "Siti")]).content))  # type: ignore[attr-defined]
    assert buku.worksheets[0]["A2"].data_type in ("s", "inlineStr")


@given(SEL)
def test_whatever_a_party_is_called_the_csv_holds_no_formula(teks: str) -> None:
    (_, (sel, penerima)) = isi_csv([(teks, "Siti")])
    assert not sel.lstrip().startswith(PEMBUKA)
    assert penerima == "Siti"


@given(st.lists(st.tuples(SEL, SEL), max_size=6))
def test_rows_and_columns_stay_where_they_are_whatever_they_hold(baris: list[tuple[str, str]]) -> None:
    assert [len(b) for b in isi_csv(baris)] == [2] * (len(baris) + 1)
    assert len(isi_xlsx(baris)) == len(baris) + 1


@given(SEL)
def test_a_workbook_opens_again_whatever_it_holds(teks: str) -> None:
    """Names come from SIPP, reasons from gateways: control characters are in both and no reason for an error page."""
    ((_, _), (sel, _)) = isi_xlsx([(teks, "Siti")])
    assert "".join(c for c in sel or "" if c.isalnum()) == "".join(c for c in teks if c.isalnum())


@pytest.mark.parametrize(
    "teks",
    [
        "Siti Nurhaliza, S.H.",
        'Ahmad "Mamat" bin Ali',
        "Ünïcödé ☃ 😀",
        "baris satu\nbaris dua",
        "a;b",
        "'sudah'",
        "0812",
    ],
)
def test_plain_texts_come_back_as_they_were_in_both_forms(teks: str) -> None:
    assert isi_csv([(teks, "x")])[1][0] == teks
    assert isi_xlsx([(teks, "x")])[1][0] == teks


@pytest.mark.parametrize("rusak", ["Siti\x0bAminah", "\x00Siti", "Siti\x1f", "\ufffeSiti\uffff", "\x08"])
def test_control_characters_leave_the_words_around_them(rusak: str) -> None:
    for isi in (isi_csv([(rusak, "x")]), isi_xlsx([(rusak, "x")])):
        terbaca = isi[1][0] or ""
        assert "Siti" in terbaca or "Siti" not in rusak
        assert not any(c < " " for c in terbaca)


@pytest.mark.parametrize(
    ("nilai", "di_csv", "di_xlsx"),
    [
        (3, "3", 3),
        (-5, "-5", -5),
        (0, "0", 0),
        (2.5, "2,5", 2.5),
        (-2.5, "-2,5", -2.5),
        (Decimal("350.00"), "350,00", 350),
        (None, "", None),
        ("", "", None),
        (date(2026, 11, 23), "2026-11-23", datetime(2026, 11, 23)),
    ],
)
def test_numbers_dates_and_gaps_keep_their_sort(nilai: Any, di_csv: str, di_xlsx: Any) -> None:
    """A negative number is no formula: it stays a number that can be summed."""
    assert isi_csv([(nilai, "x")])[1][0] == di_csv
    assert isi_xlsx([(nilai, "x")])[1][0] == di_xlsx


@pytest.mark.parametrize("tulis", [csv_alir, xlsx])
def test_an_empty_list_is_a_file_with_its_headings(tulis: Any) -> None:
    jawaban = tulis("pesan-20261123", KEPALA, [])
    assert jawaban.status_code == 200
    isi = isi_csv([]) if tulis is csv_alir else isi_xlsx([])
    assert isi == [list(KEPALA)]


def test_both_forms_say_what_they_are_and_are_saved_never_shown() -> None:
    teks, buku = csv_alir("pesan-20261123", KEPALA, []), xlsx("pesan-20261123", KEPALA, [])
    assert teks["Content-Type"] == "text/csv; charset=utf-8"
    assert buku["Content-Type"] == JENIS_XLSX
    assert teks["Content-Disposition"] == 'attachment; filename="pesan-20261123.csv"'
    assert buku["Content-Disposition"] == 'attachment; filename="pesan-20261123.xlsx"'


def test_excel_is_told_once_that_the_csv_is_unicode() -> None:
    mentah = csv_alir("uji", KEPALA, [("é", "x")] * 3).getvalue()  # type: ignore[attr-defined]
    assert mentah.startswith(b"\xef\xbb\xbfPerihal;Penerima\r\n")
    assert mentah.count(b"\xef\xbb\xbf") == 1


def test_a_csv_is_written_row_by_row_as_it_is_read() -> None:
    """The thousandth row is not asked for before somebody has taken the ones in front of it."""
    diminta: list[int] = []

    def baris() -> Iterator[tuple[int, str]]:
        for i in range(1000):
            diminta.append(i)
            yield i, "x"

    jawaban = csv_alir("uji", KEPALA, baris())
    assert isinstance(jawaban, StreamingHttpResponse)
    potongan = iter(jawaban)
    assert diminta == []
    next(potongan)
    assert diminta == []
    assert next(potongan) == b"0;x\r\n"
    assert diminta == [0]
    assert sum(1 for _ in potongan) == 999


DISELIPKAN = [
    "a,=1+1",
    "a;=1+1",
    'a,"=1+1"',
    'a,"" =1+1',
    "a, +cmd|'/C calc'!A0",
    "Rp10.000,- =1",
    "satu\n=1+1",
    "satu\r\n\t@SUM(A1)",
    "a,-2+3",
    "a,'=1+1",
]


@pytest.mark.parametrize("jahat", DISELIPKAN)
@pytest.mark.parametrize("pemisah", [";", ","], ids=["Indonesia", "negara lain"])
def test_a_cell_cut_open_at_another_countrys_separator_holds_no_formula_either(jahat: str, pemisah: str) -> None:
    """Excel cuts where its country's settings say: at ; in Indonesia, at , elsewhere, there also within our quotes."""
    for kolom in ((jahat, "x"), ("x", jahat), ("x;y", jahat)):
        mentah = csv_alir("uji", KEPALA, [kolom]).getvalue().decode("utf-8-sig")  # type: ignore[attr-defined]
        for sel in (sel for baris in baca_csv(mentah, pemisah) for sel in baris):
            assert not sel.strip(' \t\r\n"').startswith(PEMBUKA)


@given(SEL, SEL)
def test_whatever_stands_in_two_cells_no_other_country_finds_a_formula(satu: str, dua: str) -> None:
    mentah = csv_alir("uji", KEPALA, [(satu, dua)]).getvalue().decode("utf-8-sig")  # type: ignore[attr-defined]
    for sel in (re.sub(r'^[\s"]+', "", sel) for baris in baca_csv(mentah, ",") for sel in baris):
        assert not sel.startswith(PEMBUKA) or re.fullmatch(r"-[.)]?\s*(;.*)?", sel, re.DOTALL)


@pytest.mark.parametrize("teks", ["Rp10.000,-", "Rp10.000,-.", "Bin, Ahmad - S.H.", "1,5", "a=b", "(Rp5.000,-)"])
def test_money_and_names_are_not_taken_for_formulas(teks: str) -> None:
    assert isi_csv([("x", teks)])[1][1] == teks


def test_an_excel_in_indonesia_opens_the_csv_in_its_columns_and_adds_its_numbers() -> None:
    """There ; stands between cells and , within numbers; texts keep both."""
    mentah = csv_alir("uji", KEPALA, [("a;b, c", 2.5)]).getvalue().decode("utf-8-sig")  # type: ignore[attr-defined]
    assert mentah == 'Perihal;Penerima\r\n"a;b, c";2,5\r\n'


def test_a_long_title_and_a_very_long_text_fit_the_workbook() -> None:
    """A sheet's title holds 31 characters, a cell 32,767: both limits are Excel's."""
    buku = load_workbook(BytesIO(xlsx("pesan" * 20, KEPALA, [("x" * 40_000, "y")]).content))  # type: ignore[attr-defined]
    (lembar,) = buku.worksheets
    assert lembar.title == ("pesan" * 20)[:31]
    assert lembar["A2"].value == "x" * 32_767
    assert lembar["B2"].value == "y"


@pytest.mark.parametrize("salah", ["#N/A", "#REF!", "#DIV/0!", "TRUE", "2026-11-23", "00812", "1E5"])
def test_text_that_looks_like_something_else_stays_text_in_a_workbook(salah: str) -> None:
    buku = load_workbook(BytesIO(xlsx("uji", KEPALA, [(salah, "x")]).content))  # type: ignore[attr-defined]
    assert buku.worksheets[0]["A2"].value == salah
