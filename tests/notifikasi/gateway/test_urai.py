"""Reading what strangers send: an empty value instead of a crash, and nothing a database could not store."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifikasi.gateway import urai
from satker.waktu import pada

SAAT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
_APA_SAJA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda anak: st.lists(anak, max_size=3) | st.dictionaries(st.sampled_from("abk"), anak, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("raw", "isi"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b" {} ", {}),
        (b"[]", None),
        (b"1", None),
        (b"", None),
        (b"{", None),
        (b"\xff", None),
        (b'{"a": ' * 100_000, None),
    ],
)
def test_only_a_json_object_is_an_object(raw: bytes, isi: Any) -> None:
    assert urai.json_objek(raw) == isi


@pytest.mark.parametrize(
    ("raw", "isi"),
    [
        (b'[{"a": 1}, 5, null, [], {"b": 2}]', [{"a": 1}, {"b": 2}]),
        (b"[]", []),
        (b'{"a": 1}', []),
        (b"bukan json", []),
        (b"\xff", []),
        (b"[" * 100_000, []),
    ],
)
def test_a_json_list_gives_its_objects(raw: bytes, isi: Any) -> None:
    assert urai.json_daftar(raw) == isi


@pytest.mark.parametrize(
    ("nilai", "saat"),
    [
        ("2026-11-23T02:00:00Z", SAAT),
        ("2026-11-23T09:00:00+07:00", SAAT),
        ("2026-11-23T02:00:00.000000000Z", SAAT),
        ("2026-11-23T02:00:00", None),
        ("2026-11-23", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_a_moment_is_read_from_rfc_3339_and_is_now_without_a_zone(nilai: str, saat: datetime | None) -> None:
    kini = SAAT + timedelta(days=3)
    with pada(kini):
        assert urai.waktu(nilai) == (saat or kini)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        ("a", "a"),
        (5, "5"),
        (1.5, "1.5"),
        (True, ""),
        (None, ""),
        (["a"], ""),
        ({}, ""),
        ("a\0b", "ab"),
        ("\ud800", "?"),
    ],
)
def test_text_is_text_or_a_number(nilai: Any, teks: str) -> None:
    assert urai.teks({"k": nilai}, "k") == teks


def test_text_is_cut_to_what_fits() -> None:
    assert len(urai.teks({"k": "x" * 10_000}, "k")) == urai.BATAS_TEKS
    assert urai.teks({"k": "abcdef"}, "k", 3) == "abc"


@pytest.mark.parametrize(
    ("nilai", "angka"),
    [
        (5, 5),
        ("5", 5),
        ("-1", -1),
        (" 7 ", 7),
        ("5.0", None),
        (5.0, None),
        (True, None),
        ("x", None),
        ("9" * 5000, None),
    ],
)
def test_a_number_is_whole_or_none(nilai: Any, angka: int | None) -> None:
    assert urai.angka({"k": nilai}, "k") == angka


@given(_APA_SAJA, _APA_SAJA)
def test_no_shape_breaks_the_readers(isi: Any, lain: Any) -> None:
    assert isinstance(urai.objek(isi, "a", "b"), dict)
    assert all(isinstance(o, dict) for o in urai.daftar(isi, "k"))
    urai.teks(isi, "k").encode()
    assert urai.angka(isi, "k") is None or isinstance(urai.angka(isi, "k"), int)
    assert urai.waktu(lain).tzinfo is not None


@given(st.datetimes(datetime(1975, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_seconds_and_milliseconds_mean_the_same_moment(saat: datetime) -> None:
    saat = saat.replace(microsecond=0)
    detik = int(saat.timestamp())
    assert urai.waktu(detik) == urai.waktu(str(detik)) == urai.waktu(detik * 1000) == saat


@pytest.mark.parametrize(
    ("nilai", "detik"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("99999999999", 86_400),
        ("-5", None),
        ("1.5", None),
        ("nanti", None),
        ("", None),
        ("٥", None),
        ("Mon, 23 Nov 2026 02:02:00 GMT", 120),
        ("Mon, 23 Nov 2026 02:02:00", 120),
        ("Mon, 23 Nov 2026 01:00:00 GMT", 0),
        ("Mon, 23 Nov 2099 01:00:00 GMT", 86_400),
        ("Mon, 99 Nov 2026 01:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_date(nilai: str, detik: int | None) -> None:
    with pada(SAAT):
        assert urai.coba_lagi({"retry-after": nilai}) == detik


def test_a_header_is_found_in_any_case() -> None:
    assert urai.kepala({"X-Hub-Signature-256": "a"}, "x-hub-signature-256") == "a"
    assert urai.kepala({}, "x") == ""


def test_a_signature_matches_only_its_own_secret_and_body() -> None:
    tanda = "a9fbac5aab48b37a31eb8a7ad7ad79c76b6ab63a21fb64ff8b33f6d2e0c9ea3f"
    assert not urai.tanda_tangan_cocok(tanda, b"isi", ("a", "b"), "sha256")
    assert not urai.tanda_tangan_cocok("", b"isi", (), "sha256")


def test_the_clock_is_ours() -> None:
    with pada(SAAT + timedelta(days=1)):
        assert urai.waktu(None) == SAAT + timedelta(days=1)
