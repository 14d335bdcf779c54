"""Readers of single values in a court's file, good and bad; values from the environment."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satker.muat import pembaca
from satker.muat.bagian import NilaiKeliru
from satker.muat.lingkungan import bentangkan

Pembaca = Callable[[Any], Any]
daftar = pembaca.daftar_bulat(1, 30, 5)


@pytest.mark.parametrize(
    ("baca", "nilai", "hasil"),
    [
        (pembaca.teks, "  PA Banyu ", "PA Banyu"),
        (pembaca.teks_boleh_kosong, " ", ""),
        (pembaca.benar_salah, False, False),
        (pembaca.bulat(), 0, 0),
        (pembaca.bulat(1, 5), 5, 5),
        (pembaca.angka, 2, 2.0),
        (pembaca.angka, 0.25, 0.25),
        (pembaca.tanggal, date(2026, 1, 31), date(2026, 1, 31)),
        (pembaca.tanggal, "2026-01-31", date(2026, 1, 31)),
        (pembaca.jam, time(7, 30), time(7, 30)),
        (pembaca.jam, "7:30", time(7, 30)),
        (pembaca.jam, "07.30", time(7, 30)),
        (pembaca.jam, "00:00", time(0)),
        (pembaca.rentang_jam, ["07:00", "20.00"], (time(7), time(20))),
        (pembaca.rentang_jam, [time(7), time(20)], (time(7), time(20))),
        (daftar, [1, 3, 1], [3, 1]),
        (daftar, [], []),
        (pembaca.pilihan(("a", "b")), "b", "b"),
        (pembaca.nomor_wa, "0812-3456-7890", "+6281234567890"),
        (pembaca.nomor_wa, "wa.me/6281234567890", "+6281234567890"),
        (pembaca.nomor_wa, "081234567890 / (0286) 591234", "+6281234567890"),
        (pembaca.nomor_wa, "", ""),
    ],
)
def test_a_good_value_is_read(baca: Pembaca, nilai: Any, hasil: Any) -> None:
    assert baca(nilai) == hasil


@pytest.mark.parametrize(
    ("baca", "nilai", "kalimat"),
    [
        *[(pembaca.teks, n, "harus teks") for n in ("", "  ", 5, None, ["a"], True)],
        *[(pembaca.teks_boleh_kosong, n, "harus teks") for n in (5, None, {"a": 1})],
        *[(pembaca.benar_salah, n, "true atau false") for n in ("ya", 1, 0, None)],
        *[(pembaca.bulat(), n, "bilangan bulat") for n in ("5", 1.0, True, None)],
        *[(pembaca.bulat(1, 5), n, "antara 1 dan 5") for n in (0, 6, -1)],
        (pembaca.bulat(), 2**31, "antara 0 dan"),
        *[(pembaca.angka, n, "harus angka") for n in ("2", None, True, [1])],
        *[(pembaca.angka, n, "nol atau lebih") for n in (-0.1, float("inf"), float("nan"))],
        *[
            (pembaca.tanggal, n, "harus tanggal")
            for n in ("31-01-2026", "2026-02-30", 2026, None, datetime(2026, 1, 1))
        ],
        *[(pembaca.jam, n, "harus jam") for n in ("24:00", "7", "pagi", 7, None, "07:00:00:00", "")],
        *[(pembaca.rentang_jam, n, "harus dua jam") for n in ("07:00", ["07:00"], [], None)],
        *[(pembaca.rentang_jam, n, "lebih awal") for n in (["20:00", "07:00"], ["07:00", "07:00"])],
        (pembaca.rentang_jam, ["07:00", 20], "harus jam"),
        *[(daftar, n, "daftar bilangan bulat") for n in (3, "3,1", {"a": 1})],
        *[(daftar, n, "antara 1 dan 30") for n in ([0], [31], [3, -1])],
        (daftar, ["3"], "bilangan bulat"),
        (daftar, [1, 2, 3, 4, 5, 6], "paling banyak 5"),
        *[(pembaca.pilihan(("a", "b")), n, "salah satu dari a, b") for n in ("c", "A", 1, None)],
        (pembaca.nomor_wa, 81234567890, "harus teks"),
        (pembaca.nomor_wa, "+60 12-345 6789", "luar negeri"),
        (pembaca.nomor_wa, "3201012345678901", "NIK"),
    ],
)
def test_a_bad_value_is_refused_with_what_it_should_be(baca: Pembaca, nilai: Any, kalimat: str) -> None:
    with pytest.raises(NilaiKeliru, match=kalimat):
        baca(nilai)


def test_a_number_is_marked_as_not_to_be_repeated() -> None:
    with pytest.raises(NilaiKeliru) as tangkap:
        pembaca.nomor_wa("(0286) 591234")
    assert not tangkap.value.gema


@given(st.text(max_size=60))
def test_whatever_stands_in_a_number_field_is_a_number_or_a_reason(teks: str) -> None:
    try:
        hasil = pembaca.nomor_wa(teks)
    except NilaiKeliru as galat:
        hasil = str(galat)
    assert hasil == "" or hasil.startswith(("+62", "tidak dapat dipakai: ", "harus teks", "memuat tanda"))


@pytest.mark.parametrize(
    ("nilai", "hasil"),
    [
        ("${A}", "satu"),
        ("x-${A}-${B_2}", "x-satu-dua"),
        ("$${A}", "${A}"),
        ("$A dan %A% dan {A}", "$A dan %A% dan {A}"),
        ("harga $5", "harga $5"),
        (["${A}", 5], ["satu", 5]),
        ({"k": "${A}"}, {"k": "satu"}),
        (7, 7),
        ("${SARANG}", "${A}"),  # what the environment holds is taken as it is
    ],
)
def test_names_in_braces_are_replaced_from_the_environment(nilai: Any, hasil: Any) -> None:
    assert bentangkan(nilai, {"A": "satu", "B_2": "dua", "SARANG": "${A}"}) == hasil


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [
        ("${HILANG}", "variabel lingkungan HILANG, yang belum diatur"),
        (["a", "${HILANG}"], "HILANG"),
        ({"k": {"l": "${HILANG}"}}, "HILANG"),
        ("${}", "tanpa nama"),
        ("${1A}", "tanpa nama"),
        ("${A", "tanpa nama"),
        ("${A B}", "tanpa nama"),
    ],
)
def test_a_name_that_is_missing_or_none_is_refused_and_no_value_shown(nilai: Any, kalimat: str) -> None:
    with pytest.raises(NilaiKeliru, match=kalimat) as tangkap:
        bentangkan(nilai, {"A": "rahasia"})
    assert "rahasia" not in str(tangkap.value)
    assert not tangkap.value.gema


@given(st.text(alphabet="ab$ {}", max_size=20).filter(lambda t: "${" not in t))
def test_text_without_a_reference_stays_as_it_is(teks: str) -> None:
    assert bentangkan(teks, {}) == teks
