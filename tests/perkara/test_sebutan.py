"""What the sides are called, and who is listed as what."""

import pytest

from perkara.models import Perkara
from perkara.sebutan import sebutan_sisi

GUGATAN, PERMOHONAN, SEDERHANA = 15, 16, 17


@pytest.mark.parametrize(
    ("alur", "jenis", "sebutan"),
    [
        (GUGATAN, 347, ["Penggugat", "Tergugat", "Intervensi", "Turut Tergugat"]),
        (GUGATAN, None, ["Penggugat", "Tergugat", "Intervensi", "Turut Tergugat"]),
        (SEDERHANA, 369, ["Penggugat", "Tergugat", "Intervensi", "Turut Tergugat"]),
        (8, None, ["Penggugat", "Tergugat", "Intervensi", "Turut Tergugat"]),
        (125, None, ["Penggugat", "Tergugat", "Intervensi", "Turut Tergugat"]),
        # Cerai talak is numbered Pdt.G, yet the husband is Pemohon.
        (GUGATAN, 346, ["Pemohon", "Termohon", "Intervensi", "Turut Termohon"]),
        (GUGATAN, 341, ["Pemohon", "Termohon", "Intervensi", "Turut Termohon"]),
        (PERMOHONAN, 361, ["Pemohon", "Termohon", "Intervensi", "Turut Termohon"]),
        (PERMOHONAN, 347, ["Pemohon", "Termohon", "Intervensi", "Turut Termohon"]),
    ],
)
def test_each_side_has_its_name_by_flow_and_type(alur: int, jenis: int | None, sebutan: list[str]) -> None:
    perkara = Perkara(alur_id=alur, jenis_id=jenis)
    assert [sebutan_sisi(perkara, sisi) for sisi in (1, 2, 3, 4)] == sebutan


@pytest.mark.parametrize("sisi", [None, 0, 5, 99])
def test_who_stands_on_no_side_has_no_name(sisi: int | None) -> None:
    assert sebutan_sisi(Perkara(alur_id=GUGATAN), sisi) == ""
