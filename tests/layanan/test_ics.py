"""The calendar file: read by every phone, and no value becomes a line of its own."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from layanan.ics import kalender
from satker.waktu import pada

SAAT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def tulis(judul: str = "Batas waktu", uraian: str = "Paling lambat", uid: str = "pa-1@narahubung") -> bytes:
    with pada(SAAT):
        return kalender(uid, date(2026, 1, 8), judul, uraian)


def baris(isi: bytes) -> list[str]:
    """Unfolded lines, as a calendar reads them."""
    assert isi.endswith(b"\r\n")
    return isi.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_it_is_one_whole_day_with_a_reminder() -> None:
    isi = baris(tulis())
    assert isi[0] == "BEGIN:VCALENDAR"
    assert isi[-1] == "END:VCALENDAR"
    for satu in (
        "UID:pa-1@narahubung",
        "DTSTAMP:20260105T020000Z",
        "DTSTART;VALUE=DATE:20260108",
        "DTEND;VALUE=DATE:20260109",
        "SUMMARY:Batas waktu",
        "TRIGGER:-PT15H",
    ):
        assert satu in isi


def test_commas_semicolons_and_backslashes_are_text() -> None:
    assert "SUMMARY:a\\, b\\; c\\\\d\\ne" in baris(tulis("a, b; c\\d\r\ne"))


@given(st.text(), st.text(), st.text())
def test_no_value_adds_a_line_or_a_property(uid: str, judul: str, uraian: str) -> None:
    polos = [b.split(":")[0] for b in baris(tulis())]
    isi = tulis(judul, uraian, uid)
    assert [b.split(":")[0] for b in baris(isi)] == polos
    assert all(len(b) <= 75 for b in isi.split(b"\r\n"))
    assert b"\n" not in isi.replace(b"\r\n", b"")


def test_a_header_cannot_be_smuggled_in() -> None:
    isi = baris(tulis("x\r\nATTENDEE:mailto:a@b\rORGANIZER:x\x85y\u2028z"))
    assert not [b for b in isi if b.startswith(("ATTENDEE", "ORGANIZER"))]
    assert "SUMMARY:x\\nATTENDEE:mailto:a@b\\nORGANIZER:xyz" in isi


def test_long_lines_are_folded_between_characters() -> None:
    isi = tulis("é" * 200)
    assert max(len(b) for b in isi.split(b"\r\n")) <= 75
    assert "SUMMARY:" + "é" * 200 in baris(isi)
