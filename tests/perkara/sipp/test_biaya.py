"""The deposit (panjar) as the cashier's book adds up (SIPP notes 1.10), on SQLite and MariaDB alike."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp import bersih
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisBiaya, BarisRusak
from perkara.sipp.galat import NilaiTakTerbaca
from perkara.sipp.jendela import Jendela
from tests.perkara.sipp.test_skema import _buang


def baca(url: str, jendela: Jendela) -> list[BarisBiaya | BarisRusak]:
    """All books of the window."""
    with PembacaSipp(url) as sipp:
        return list(sipp.biaya(jendela))


def test_what_came_in_and_what_went_out_is_added_up(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 700_000)
    tulis.biaya(perkara, "125000.50", -1, tanggal_transaksi=date(2026, 11, 10))
    tulis.biaya(perkara, 75_000, -1, tanggal_transaksi=date(2026, 11, 9))
    assert baca(url, jendela) == [
        BarisBiaya(perkara, Decimal("700000.00"), Decimal("200000.50"), date(2026, 11, 10), prodeo=False)
    ]


def test_a_case_without_entries_has_no_book(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.perkara()
    assert baca(url, jendela) == []


@pytest.mark.parametrize("tahapan", [20, 30, None])
def test_another_instance_has_a_deposit_of_its_own(
    url: str, tulis: PenulisSipp, jendela: Jendela, tahapan: int | None
) -> None:
    """Balance of the first instance: tahapan 10 only."""
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000)
    tulis.biaya(perkara, 150_000, tahapan_id=tahapan)
    (satu,) = baca(url, jendela)
    assert isinstance(satu, BarisBiaya)
    assert satu.masuk == 500_000


def test_the_column_sisa_is_not_believed(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000, sisa=999_999)
    (satu,) = baca(url, jendela)
    assert isinstance(satu, BarisBiaya)
    assert (satu.masuk, satu.keluar) == (Decimal("500000.00"), Decimal("0.00"))


@pytest.mark.parametrize("pembiayaan", [2, 3])
def test_what_the_state_pays_is_not_the_partys_money(
    url: str, tulis: PenulisSipp, jendela: Jendela, pembiayaan: int
) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000, id_pembiayaan=pembiayaan)
    tulis.biaya(perkara, 100_000, id_pembiayaan=None)
    assert baca(url, jendela) == [BarisBiaya(perkara, Decimal("100000.00"), Decimal("0.00"), date(2026, 11, 2), True)]


@pytest.mark.parametrize(
    "ganjil",
    [{"jenis": 0, "jumlah": 1000}, {"jenis": 2, "jumlah": 1000}, {"jenis": -1, "jumlah": -1000}],
    ids=["tanpa arah", "arah asing", "jumlah negatif"],
)
def test_one_odd_entry_sets_the_book_aside_and_takes_its_sums_away(
    url: str, tulis: PenulisSipp, jendela: Jendela, ganjil: dict[str, Any]
) -> None:
    """A wrong balance is worse than none."""
    perkara, lain = tulis.perkara(), tulis.perkara()
    tulis.biaya(perkara, 500_000)
    tulis.biaya(perkara, **ganjil)
    tulis.biaya(lain, 300_000)
    hasil = baca(url, jendela)
    rusak = [b for b in hasil if isinstance(b, BarisRusak)]
    assert [(b.tabel, b.kunci) for b in rusak] == [("perkara_biaya", f"perkara_id={perkara}")]
    assert "1 transaksi panjar" in rusak[0].sebab
    assert [(b.perkara_id, b.masuk) for b in hasil if isinstance(b, BarisBiaya)] == [
        (perkara, None),
        (lain, Decimal("300000.00")),
    ]


def test_a_sum_no_party_ever_paid_is_set_aside(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    perkara = tulis.perkara()
    tulis.biaya(perkara, 9_000_000_000_000)
    rusak, kosong = baca(url, jendela)
    assert isinstance(rusak, BarisRusak)
    assert "tidak wajar" in rusak.sebab
    assert kosong == BarisBiaya(perkara, None, None, None, prodeo=False)


def test_a_zero_date_is_no_date(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    tulis.biaya(tulis.perkara(), 500_000, tanggal_transaksi="0000-00-00")
    (satu,) = baca(url, jendela)
    assert isinstance(satu, BarisBiaya)
    assert satu.terakhir is None


def test_an_old_sipp_without_the_table_says_so_and_has_no_books(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _buang(tulis, "perkara_biaya")
    with PembacaSipp(url) as sipp:
        assert "Tabel perkara_biaya tidak ada; isinya tidak dibaca." in sipp.periksa().catatan
        assert list(sipp.biaya(jendela)) == []


def test_without_the_optional_columns_the_sums_still_stand(url: str, tulis: PenulisSipp, jendela: Jendela) -> None:
    _buang(tulis, "perkara_biaya", "id_pembiayaan", "tanggal_transaksi")
    perkara = tulis.perkara()
    tulis.biaya(perkara, 500_000)
    assert baca(url, jendela) == [BarisBiaya(perkara, Decimal("500000.00"), Decimal("0.00"), None, prodeo=False)]


@pytest.mark.parametrize(("nilai", "harap"), [(None, "0.00"), (0.1, "0.10"), ("12.5", "12.50"), (7, "7.00")])
def test_an_amount_is_read_to_the_cent(nilai: object, harap: str) -> None:
    assert str(bersih.rupiah(nilai)) == harap


@pytest.mark.parametrize("nilai", ["Rp10", "sepuluh", "1.000.000"])
def test_an_amount_in_words_is_none(nilai: str) -> None:
    with pytest.raises(NilaiTakTerbaca):
        bersih.rupiah(nilai)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([1, -1]), st.integers(0, 5_000_000)), min_size=1, max_size=8))
def test_the_balance_is_the_sum_of_amount_times_direction(
    url: str, tulis: PenulisSipp, jendela: Jendela, buku: list[tuple[int, int]]
) -> None:
    perkara = tulis.perkara()
    for jenis, jumlah in buku:
        tulis.biaya(perkara, jumlah, jenis)
    satu = next(b for b in baca(url, jendela) if isinstance(b, BarisBiaya) and b.perkara_id == perkara)
    assert satu.masuk is not None
    assert satu.keluar is not None
    assert satu.masuk - satu.keluar == sum(j * n for j, n in buku)
