"""Every row of the requirements of seed 002 that is the information service's has a test that names it (issue 4, 1)."""

import re
from pathlib import Path

import pytest

RUMAH = Path(__file__).parent
# R-002-1 … R-002-40, R-002-75, R-002-76.
BARIS = [f"R-002-{n}" for n in (*range(1, 41), 75, 76)]
_SATU = re.compile(r"R-002-(\d+)(?:\s*…\s*(?:R-002-)?(\d+))?")


def disebut(teks: str) -> set[str]:
    """The ids a text names, ranges spelled out ("R-002-15 … R-002-18")."""
    ids = set()
    for awal, akhir in _SATU.findall(teks):
        ids |= {f"R-002-{n}" for n in range(int(awal), int(akhir or awal) + 1)}
    return ids


def kata_uji() -> dict[str, str]:
    """Test function → its name and docstring, of every test file of this room."""
    hasil = {}
    for berkas in RUMAH.glob("**/test_*.py"):
        if berkas.name == Path(__file__).name:
            continue
        for potong in re.split(r"\n(?=def test_)", berkas.read_text())[1:]:
            nama = potong[4 : potong.index("(")]
            catatan = re.search(r'"""(.*?)"""', potong, re.DOTALL)
            hasil[f"{berkas.name}:{nama}"] = catatan[1] if catatan else ""
    return hasil


UJI = kata_uji()


@pytest.mark.parametrize("baris", BARIS)
def test_a_row_is_proved_by_a_test_that_names_it(baris: str) -> None:
    assert [nama for nama, catatan in UJI.items() if baris in disebut(catatan)] != []


def test_ranges_are_read_as_people_write_them() -> None:
    assert disebut("R-002-15 … R-002-18; R-002-9") == {*(f"R-002-{n}" for n in (9, 15, 16, 17, 18))}
    assert disebut("R-002-22 … 24") == {"R-002-22", "R-002-23", "R-002-24"}
    assert len(UJI) > 200
