"""Register numbers: consecutive per court, register and year, and found in any spelling."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from time_machine import travel

from layanan.models import NomorRegister, Urusan
from layanan.nomor import bulan_romawi, kunci_nomor, nomor_berikut
from satker.models import Satker
from tests.layanan.meja import REGISTER, buka_uji
from tests.pabrik import buat_satker

PENUH = "001/INF/PA.Bjh/XI/2026"


@pytest.mark.django_db
def test_each_court_register_and_year_counts_for_itself(satker: Satker) -> None:
    lain = buat_satker()
    minta = [(satker, "a", 2026), (satker, "a", 2026), (satker, "b", 2026), (satker, "a", 2027), (lain, "a", 2026)]
    assert [nomor_berikut(*m) for m in minta] == [1, 2, 1, 1, 1]
    assert nomor_berikut(satker, "a", 2026) == 3


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_no_number_is_given() -> None:
    with pytest.raises(RuntimeError, match="di dalam transaksi"):
        nomor_berikut(buat_satker(), "a", 2026)
    assert not NomorRegister.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("zona", "jam_utc"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)])
def test_the_year_turns_at_midnight_of_the_court_s_own_clock(zona: str, jam_utc: int) -> None:
    """WIB, WITA and WIT: the register of the old year is closed two hours apart."""
    satker = buat_satker(zona_waktu=zona)
    tengah_malam = datetime(2026, 12, 31, jam_utc, tzinfo=UTC)
    hasil = []
    for geser in (-2, -1, 0, 1):
        with travel(tengah_malam + timedelta(seconds=geser), tick=False):
            urusan = buka_uji(satker).urusan
        hasil.append((urusan.tahun, urusan.urut))
    assert hasil == [(2026, 1), (2026, 2), (2027, 1), (2027, 2)]


@pytest.mark.django_db
def test_a_letter_of_last_year_entered_today_stands_in_today_s_register(satker: Satker) -> None:
    with travel("2027-01-04T03:00:00Z", tick=False):
        urusan = buka_uji(satker, diterima_pada=datetime(2026, 12, 30, 3, tzinfo=UTC)).urusan
    assert (urusan.tahun, urusan.urut, urusan.diterima_pada.year) == (2027, 1, 2026)


@pytest.mark.django_db
def test_the_number_is_written_by_the_desk_and_stored_with_its_key(satker: Satker) -> None:
    urusan = buka_uji(satker).urusan
    assert urusan.nomor == f"001/UJI/{satker.singkatan}/{urusan.tahun}"
    assert Urusan.objects.get(nomor_kunci=kunci_nomor(urusan.nomor), register=REGISTER) == urusan


@pytest.mark.parametrize(
    "ejaan",
    [
        *(PENUH, PENUH.lower(), " 1/INF/PA.BJH/XI/2026 ", "001 INF PA Bjh XI 2026", "001-INF-PA-Bjh-XI-2026"),
        *("1INFPABJHXI2026", "001\\INF\\PA.Bjh\\XI\\2026", "No 1".removeprefix("No ") + "/inf/pa.bjh/xi/2026"),
        "0001 / INF / PA. Bjh / XI / 2026",
    ],
)
def test_any_spelling_of_a_number_is_that_number(ejaan: str) -> None:
    assert kunci_nomor(ejaan) == kunci_nomor(PENUH) == "1INFPABJHXI2026"


@pytest.mark.parametrize(
    "lain",
    ["002/INF/PA.Bjh/XI/2026", "001/KEB/PA.Bjh/XI/2026", "001/INF/PA.Ba/XI/2026", "001/INF/PA.Bjh/XI/2027", "", "/"],
)
def test_another_number_is_another(lain: str) -> None:
    assert kunci_nomor(lain) != kunci_nomor(PENUH)


@given(st.text(max_size=300))
@example("0:0")
def test_whatever_is_typed_becomes_a_key_that_fits_the_column(teks: str) -> None:
    kunci = kunci_nomor(teks)
    assert len(kunci) <= 80
    assert "\x00" not in kunci
    assert kunci_nomor(kunci) == kunci


def test_months_are_written_in_roman_figures() -> None:
    assert [bulan_romawi(b) for b in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]
