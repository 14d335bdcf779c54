"""Token buckets: what is let through, what waits and how long, and that nobody's address is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from layanan.batas import ambil, hash_kunci, kalimat_tunggu, pangkas
from layanan.models import Ember
from satker.waktu import pada
from tests.notifikasi.serentak import tanpa_galat

KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SEMENIT = 1 / 60


def lacak(kunci: str = "203.0.113.7", detik: float = 0, *, nama: str = "lacak", isi: int = 3) -> float:
    """Ask under a limit of three, one more a minute, so many seconds after KINI."""
    with pada(KINI + timedelta(seconds=detik)):
        return ambil(nama, kunci, isi=isi, per_detik=SEMENIT)


@pytest.mark.django_db
class TestSatuEmber:
    def test_so_many_as_it_holds_then_the_seconds_until_the_next(self) -> None:
        assert [lacak() for _ in range(4)] == [0, 0, 0, pytest.approx(60)]
        assert lacak(detik=45) == pytest.approx(15)

    def test_what_was_used_comes_back_one_by_one(self) -> None:
        [lacak() for _ in range(3)]
        assert lacak(detik=60) == 0
        assert lacak(detik=60) == pytest.approx(60)
        assert lacak(detik=119) == pytest.approx(1)

    def test_a_long_silence_fills_it_to_the_brim_and_no_further(self) -> None:
        [lacak() for _ in range(3)]
        assert [lacak(detik=86_400) for _ in range(4)] == [0, 0, 0, pytest.approx(60)]

    def test_refusals_cost_nothing_who_knocks_on_waits_no_longer(self) -> None:
        [lacak() for _ in range(50)]
        assert lacak() == pytest.approx(60)
        assert lacak(detik=60) == 0

    def test_a_clock_that_jumps_back_opens_no_door(self) -> None:
        [lacak() for _ in range(3)]
        assert lacak(detik=-3600) > 60

    def test_others_and_other_limits_have_their_own(self) -> None:
        [lacak() for _ in range(4)]
        assert lacak("203.0.113.8") == 0
        assert lacak(nama="kirim") == 0

    def test_a_name_and_a_key_cannot_be_confused_with_another_pair(self) -> None:
        assert hash_kunci("a", "b\0c") != hash_kunci("a\0", "bc")

    def test_one_statement_lets_through(self) -> None:
        lacak()
        with CaptureQueriesContext(connection) as tangkapan:
            lacak()
        assert len(tangkapan) == 1

    @pytest.mark.parametrize(("isi", "laju"), [(0, 1.0), (-1, 1.0), (1, 0.0), (1, -2.0)])
    def test_a_bucket_that_could_never_give_is_a_mistake_of_ours(self, isi: int, laju: float) -> None:
        with pytest.raises(ValueError, match="paling sedikit 1"):
            ambil("lacak", "x", isi=isi, per_detik=laju)
        assert not Ember.objects.exists()


@pytest.mark.django_db
class TestTanpaJejak:
    def test_no_address_stands_in_the_table(self) -> None:
        lacak("203.0.113.7")
        baris = Ember.objects.get()
        assert "203" not in str(vars(baris))
        assert len(baris.pk) == 64
        assert str(baris) == baris.pk[:8]

    def test_another_key_of_the_installation_hashes_otherwise(self, settings: Settings) -> None:
        lama = hash_kunci("lacak", "203.0.113.7")
        settings.SECRET_KEY = "lain-" * 10
        assert hash_kunci("lacak", "203.0.113.7") != lama

    def test_full_buckets_are_forgotten_and_used_ones_kept(self) -> None:
        lacak("a")
        [lacak("b") for _ in range(3)]
        with pada(KINI + timedelta(seconds=90)):
            assert pangkas() == 1
            assert pangkas() == 0
        assert Ember.objects.get().pk == hash_kunci("lacak", "b")

    def test_forgetting_changes_no_answer(self) -> None:
        lacak()
        with pada(KINI + timedelta(seconds=61)):
            pangkas()
        assert [lacak(detik=61) for _ in range(4)] == [0, 0, 0, pytest.approx(60)]


@pytest.mark.django_db(transaction=True)
def test_twelve_at_once_take_no_more_than_there_is() -> None:
    with pada(KINI):
        hasil = tanpa_galat(*[lacak for _ in range(12)])
    assert sorted(hasil)[:4] == [0, 0, 0, pytest.approx(60)]


@pytest.mark.django_db
@given(
    isi=st.integers(1, 6),
    selang=st.lists(st.integers(0, 200), min_size=1, max_size=25),
)
def test_never_more_than_its_content_plus_what_came_back(isi: int, selang: list[int]) -> None:
    """Whatever the rhythm: in no window passes more than isi + window × rate."""
    Ember.objects.all().delete()
    kini, lolos = 0, []
    for jeda in selang:
        kini += jeda
        if lacak(detik=kini, isi=isi) == 0:
            lolos.append(kini)
    for awal, pertama in enumerate(lolos):
        for akhir in range(awal, len(lolos)):
            assert akhir - awal + 1 <= isi + (lolos[akhir] - pertama) * SEMENIT + 1e-6


@pytest.mark.parametrize(
    ("detik", "kata"),
    [(0.001, "1 detik"), (12.2, "13 detik"), (60, "60 detik"), (61, "2 menit"), (3600, "60 menit"), (3601, "2 jam")],
)
def test_a_wait_is_said_rounded_up(detik: float, kata: str) -> None:
    assert kalimat_tunggu(detik) == kata
