"""The preview of each text on the court's real data."""

import pytest

from notifikasi.jenis import ambil, semua
from notifikasi.templat import pratinjau
from satker.models import Satker
from tests.perkara.rencana.langkah import buat_pengadilan
from tests.perkara.rencana.test_jalan import isi_pengadilan

KODE = sorted(j.kode for j in semua() if j.isi.__module__.startswith("perkara."))
TANPA_DATA = {"N-11", "N-12", "N-13", "N-73", "N-84"}  # zeros, and a sentence without data


@pytest.fixture
def satker() -> Satker:
    return buat_pengadilan()


@pytest.mark.parametrize("kode", KODE)
def test_an_empty_court_has_no_example_and_the_preview_shows_what_each_field_means(satker: Satker, kode: str) -> None:
    jenis = ambil(kode)
    assert (jenis.contoh(satker) is None) is (kode not in TANPA_DATA)
    teks = pratinjau(jenis, satker, "")
    assert satker.nama in teks
    assert "{{" not in teks


@pytest.mark.parametrize("kode", KODE)
def test_a_court_with_cases_sees_its_newest_ones(satker: Satker, kode: str) -> None:
    isi_pengadilan(satker)
    contoh = ambil(kode).contoh(satker)
    assert contoh is not None
    assert set(contoh) <= set(ambil(kode).bidang)
    teks = pratinjau(ambil(kode), satker, "")
    assert "[" not in teks, teks


def test_a_preview_stays_in_its_court(satker: Satker) -> None:
    isi_pengadilan(buat_pengadilan())
    for kode in KODE:
        assert kode in TANPA_DATA or ambil(kode).contoh(satker) is None
