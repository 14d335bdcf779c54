"""Following up by number and code: the same words and work whatever is wrong, and not too often (Bad input)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from time_machine import travel

from layanan import sandi
from layanan.alur.buka import Terbuka, buka
from layanan.models import Ember, Urusan
from layanan.pelacakan import PER_NOMOR, PER_PENANYA, PerluBukti, TerlaluSering, cari_urusan
from satker.models import Satker
from tests.layanan.meja import buka_uji, petugas, urusan_baru
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)
ASAL = "203.0.113.7"
SALAH = "CDFGHJKMNP"


@pytest.fixture
def terbuka(satker: Satker) -> Terbuka[Urusan]:
    """A matter and its code."""
    return buka_uji(satker)


def test_number_and_code_lead_to_the_matter(terbuka: Terbuka[Urusan], satker: Satker) -> None:
    urusan = cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL)
    assert urusan == terbuka.urusan
    assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL, satker) == urusan


def test_the_code_is_read_as_people_type_it(terbuka: Terbuka[Urusan]) -> None:
    nomor, kode = terbuka.urusan.nomor, terbuka.sandi
    for ejaan in (kode.lower(), sandi.tampil(kode), " ".join(kode), f" {kode}\n"):
        assert cari_urusan(nomor.lower().replace("/", " "), ejaan, ASAL) == terbuka.urusan


@pytest.mark.parametrize("kode", ["", SALAH, SALAH[:-1], "0" * 500, "ⅷ\x00'--", "A" * 10])
def test_a_wrong_code_finds_nothing(terbuka: Terbuka[Urusan], kode: str) -> None:
    assert cari_urusan(terbuka.urusan.nomor, kode, ASAL) is None


@pytest.mark.parametrize("nomor", ["", "/", "999/UJI/PA.X/2026", "' OR 1=1 --", "0" * 5000])
def test_an_unknown_number_finds_nothing(terbuka: Terbuka[Urusan], nomor: str) -> None:
    assert cari_urusan(nomor, terbuka.sandi, ASAL) is None


def test_the_code_of_one_matter_does_not_open_another(terbuka: Terbuka[Urusan], satker: Satker) -> None:
    lain = buka_uji(satker)
    assert cari_urusan(lain.urusan.nomor, terbuka.sandi, ASAL) is None


def test_a_matter_without_a_code_cannot_be_followed_up(satker: Satker) -> None:
    urusan = buka(urusan_baru(satker), pelaku=petugas(satker), sandi=False).urusan
    assert cari_urusan(urusan.nomor, "", ASAL) is None


def test_asked_within_a_court_only_its_own_matters_are_found(terbuka: Terbuka[Urusan]) -> None:
    assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL, buat_satker()) is None


def test_two_courts_of_one_abbreviation_are_told_apart_by_the_code() -> None:
    satu, dua = (buka_uji(buat_satker(singkatan="PA.Sama")) for _ in range(2))
    assert satu.urusan.nomor == dua.urusan.nomor
    assert cari_urusan(satu.urusan.nomor, dua.sandi, ASAL) == dua.urusan
    assert cari_urusan(satu.urusan.nomor, satu.sandi, ASAL) == satu.urusan


# --- the same whatever is wrong ------------------------------------------------------------------------------


def test_an_unknown_number_costs_the_same_work_as_a_wrong_code(
    terbuka: Terbuka[Urusan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One hash of the same number of rounds, and the same queries: no watch tells which it was."""
    putaran: list[int] = []
    asli = PBKDF2PasswordHasher.encode

    def hitung(diri: PBKDF2PasswordHasher, password: str, salt: str, iterations: int | None = None) -> str:
        putaran.append(iterations or 0)
        return asli(diri, password, salt, iterations)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", hitung)
    kerja = []
    for nomor in (terbuka.urusan.nomor, "999/UJI/PA.X/2026"):
        with CaptureQueriesContext(connection) as tangkapan:
            assert cari_urusan(nomor, SALAH, ASAL) is None
        kerja.append((list(putaran), [q["sql"].split()[0] for q in tangkapan]))
        putaran.clear()
    assert kerja[0] == kerja[1]
    assert kerja[0][0] == [sandi.PUTARAN]


def kerubuti(nomor: str) -> None:
    """Many addresses try the number until its limit is used up."""
    for ke in range(int(PER_NOMOR["isi"])):
        assert cari_urusan(nomor, SALAH, f"{ASAL}-{nomor}-{ke}") is None


def test_limits_hit_known_and_unknown_numbers_alike(terbuka: Terbuka[Urusan]) -> None:
    pesan = []
    for nomor in (terbuka.urusan.nomor, "999/UJI/PA.X/2026"):
        with travel(SENIN, tick=False):
            kerubuti(nomor)
            with pytest.raises(PerluBukti) as galat:
                cari_urusan(nomor, SALAH, "lain")
            assert cari_urusan(nomor, SALAH, "lain", berbukti=True) is None
        pesan.append(str(galat.value))
    assert pesan[0] == pesan[1]


def test_strangers_cannot_shut_out_whose_matter_it_is(terbuka: Terbuka[Urusan]) -> None:
    """However many addresses guess: with a proof of work the right code opens it; without one no code is tried."""
    with travel(SENIN, tick=False) as jam:
        kerubuti(terbuka.urusan.nomor)
        with pytest.raises(PerluBukti):
            cari_urusan(terbuka.urusan.nomor, terbuka.sandi, "pemilik")
        assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, "pemilik", berbukti=True) == terbuka.urusan
        jam.shift(timedelta(seconds=61))
        assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, "pemilik") == terbuka.urusan


def test_a_proof_lifts_no_limit_of_one_asker(terbuka: Terbuka[Urusan]) -> None:
    with travel(SENIN, tick=False):
        for ke in range(int(PER_PENANYA["isi"])):
            cari_urusan(f"{ke}/UJI/X/2026", SALAH, ASAL)
        with pytest.raises(TerlaluSering):
            cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL, berbukti=True)


# --- not too often -------------------------------------------------------------------------------------------


def test_one_asker_is_slowed_down_whatever_he_asks_for(terbuka: Terbuka[Urusan]) -> None:
    with travel(SENIN, tick=False) as jam:
        for ke in range(int(PER_PENANYA["isi"])):
            assert cari_urusan(f"{ke}/UJI/X/2026", SALAH, ASAL) is None
        with pytest.raises(TerlaluSering) as galat:
            cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL)
        assert galat.value.detik == pytest.approx(30, abs=1)
        jam.shift(timedelta(seconds=31))
        assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL) == terbuka.urusan
        with pytest.raises(TerlaluSering):
            cari_urusan(terbuka.urusan.nomor, terbuka.sandi, ASAL)


def test_another_asker_is_not_held_up_by_the_first(terbuka: Terbuka[Urusan]) -> None:
    with travel(SENIN, tick=False):
        for ke in range(int(PER_PENANYA["isi"])):
            cari_urusan(f"{ke}/UJI/X/2026", SALAH, ASAL)
        assert cari_urusan(terbuka.urusan.nomor, terbuka.sandi, "198.51.100.9") == terbuka.urusan


def test_neither_address_nor_number_is_kept_in_clear(terbuka: Terbuka[Urusan]) -> None:
    cari_urusan(terbuka.urusan.nomor, SALAH, ASAL)
    kunci = list(Ember.objects.values_list("kunci", flat=True))
    assert len(kunci) == 2
    assert all(ASAL not in k and "UJI" not in k for k in kunci)


# --- codes ---------------------------------------------------------------------------------------------------


def test_codes_have_no_lookalikes_and_no_vowels() -> None:
    assert not set(sandi.HURUF) & set("0O1IL2Z5S8BAEU")
    assert len({sandi.buat() for _ in range(1000)}) == 1000


def test_a_code_is_shown_in_halves_and_read_back() -> None:
    kode = sandi.buat(10)
    assert sandi.tampil(kode) == f"{kode[:5]}-{kode[5:]}"
    assert sandi.rapikan(sandi.tampil(kode)) == kode


def test_equal_codes_have_different_hashes() -> None:
    assert sandi.cincang(SALAH) != sandi.cincang(SALAH)


@given(st.text(max_size=100))
def test_whatever_is_typed_as_a_code_is_answered(teks: str) -> None:
    assert sandi.cocok(teks, "") is False
    assert len(sandi.rapikan(teks)) <= 64
