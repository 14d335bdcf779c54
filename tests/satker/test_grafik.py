"""Geometry of the charts: every bar in its box, whatever the figures."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satker.grafik import TINGGI, batang_harian, skala, titik_garis

AWAL = date(2026, 10, 25)
ANGKA = st.integers(min_value=0, max_value=2_000_000)


def hari(*pasangan: tuple[int, int]) -> list[tuple[date, int, int]]:
    return [(AWAL + timedelta(i), baik, gagal) for i, (baik, gagal) in enumerate(pasangan)]


@pytest.mark.parametrize(
    ("terbesar", "puncak"), [(0, 2), (2, 2), (3, 4), (9, 10), (11, 20), (41, 60), (150, 200), (1001, 2000)]
)
def test_the_scale_ends_at_the_next_round_and_even_number(terbesar: int, puncak: int) -> None:
    assert skala(terbesar) == puncak


@given(ANGKA)
def test_the_scale_never_cuts_a_bar_and_never_leaves_the_chart_mostly_empty(terbesar: int) -> None:
    assert terbesar <= skala(terbesar) <= max(2, 2 * terbesar)


def test_failures_stand_on_top_of_what_was_sent() -> None:
    satu = batang_harian(hari((6, 2))).batang[0]
    assert (satu.y_baik, satu.tinggi_baik) == (25, 75)
    assert (satu.y_gagal, satu.tinggi_gagal) == (0, 25)


@given(st.lists(st.tuples(ANGKA, ANGKA), max_size=40))
def test_every_bar_stays_inside_the_plot(pasangan: list[tuple[int, int]]) -> None:
    grafik = batang_harian(hari(*pasangan))
    for b in grafik.batang:
        assert -0.02 <= b.y_gagal <= b.y_baik <= TINGGI
        assert b.y_baik + b.tinggi_baik == pytest.approx(TINGGI, abs=0.02)
        assert 0 < b.x < grafik.lebar


def test_the_axis_names_the_first_the_middle_and_the_last_day() -> None:
    grafik = batang_harian(hari(*[(1, 0)] * 30))
    assert grafik.sumbu == [AWAL, AWAL + timedelta(15), AWAL + timedelta(29)]
    assert grafik.lebar == 300


def test_two_days_are_named_once_each() -> None:
    assert batang_harian(hari((1, 0), (2, 0))).sumbu == [AWAL, AWAL + timedelta(1)]


@pytest.mark.parametrize("baris", [[], hari((0, 0), (0, 0))])
def test_without_figures_the_chart_knows_that_it_is_empty(baris: list[tuple[date, int, int]]) -> None:
    grafik = batang_harian(baris)
    assert grafik.kosong
    assert grafik.lebar > 0


def test_one_failure_alone_is_not_empty() -> None:
    assert not batang_harian(hari((0, 1))).kosong


@pytest.mark.parametrize(
    ("nilai", "titik"),
    [
        ([], "0,30 100,30"),
        ([0, 0], "0.0,30.0 100.0,30.0"),
        ([5], "0.0,0.0"),
        ([0, 5, 10], "0.0,30.0 50.0,15.0 100.0,0.0"),
    ],
)
def test_a_sparkline_runs_from_edge_to_edge(nilai: list[int], titik: str) -> None:
    assert titik_garis(nilai) == titik
