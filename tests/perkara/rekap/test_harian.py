"""The figures of one day (R-000-15 … R-000-17)."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perkara import harian
from perkara.models import EFiling, Perkara
from satker.models import Satker
from tests.perkara.pabrik import buat_efiling, buat_perkara, buat_putusan
from tests.perkara.rencana.langkah import SENIN, buat_pengadilan, buat_perkara_lama, dalam_hari, saat

PAGI = "2026-11-23 10:00"


@pytest.mark.parametrize(
    ("alur", "nama"),
    [(15, "gugatan"), (16, "permohonan"), (17, "gugatan_sederhana"), (8, "gugatan_sederhana"), (125, "lainnya")],
)
def test_tracks_are_told_by_sipp_s_alur(satker: Satker, alur: int, nama: str) -> None:
    buat_perkara(satker, alur_id=alur)
    assert dict(harian.pendaftaran(satker, SENIN).alur) == {nama: 1}


@pytest.mark.parametrize(
    ("status", "nama"),
    [
        (62, "dikabulkan"),
        (63, "ditolak"),
        (61, "tidak_dapat_diterima"),
        (64, "tidak_dapat_diterima"),
        (65, "gugur"),
        (93, "gugur"),
        (66, "dicoret"),
        (67, "dicabut"),
        (7, "dicabut"),
        (85, "perdamaian"),
        (92, "dismissal"),
        (1234, "lainnya"),
        (None, "lainnya"),
    ],
)
def test_results_are_told_by_sipp_s_status(satker: Satker, status: int | None, nama: str) -> None:
    """Domain 8.3; an unknown status is counted, never dropped."""
    buat_putusan(buat_perkara_lama(satker), SENIN, status_id=status)
    assert dict(harian.putus(satker, SENIN).hasil) == {nama: 1}


@pytest.mark.parametrize(
    ("tanggal", "hari", "bulan", "tahun"),
    [
        (date(2026, 11, 23), 1, 1, 1),
        (date(2026, 11, 22), 0, 1, 1),
        (date(2026, 11, 1), 0, 1, 1),
        (date(2026, 10, 31), 0, 0, 1),
        (date(2026, 1, 1), 0, 0, 1),
        (date(2025, 12, 31), 0, 0, 0),
        (date(2026, 11, 24), 0, 0, 0),
    ],
)
def test_month_and_year_run_up_to_the_day_itself(
    satker: Satker, tanggal: date, hari: int, bulan: int, tahun: int
) -> None:
    buat_perkara(satker, tanggal_daftar=tanggal)
    h = harian.pendaftaran(satker, SENIN)
    assert (h.alur.total(), h.bulan, h.tahun) == (hari, bulan, tahun)


def test_what_vanished_or_belongs_to_another_court_is_not_counted(satker: Satker) -> None:
    lain = buat_pengadilan()
    for s, isian in ((satker, {"hilang_pada": saat(PAGI)}), (lain, {})):
        perkara = buat_perkara(s, **isian)
        buat_putusan(perkara, SENIN)
        buat_efiling(s, perkara)
    EFiling.objects.filter(satker=satker).update(hilang_pada=saat(PAGI))
    h, p, e = harian.pendaftaran(satker, SENIN), harian.putus(satker, SENIN), harian.ecourt(satker, SENIN)
    assert (h.alur.total(), h.tahun, p.hasil.total(), p.sisa, e.masuk) == (0, 0, 0, 0, 0)


def test_what_is_left_is_reckoned_as_of_the_day(satker: Satker) -> None:
    """A recap of Friday counts a case decided on Monday as still open, and not one registered on Monday."""
    buat_putusan(buat_perkara_lama(satker), SENIN)
    buat_putusan(buat_perkara_lama(satker), dalam_hari(-3))
    buat_perkara_lama(satker)
    buat_perkara(satker)
    assert harian.putus(satker, dalam_hari(-3)).sisa == 2
    assert harian.putus(satker, SENIN).sisa == 2


def test_ecourt_cases_are_a_share_of_the_day(satker: Satker) -> None:
    buat_perkara(satker, ecourt=True, jenis_nama="Cerai Gugat")
    buat_perkara(satker, jenis_nama="")
    h = harian.pendaftaran(satker, SENIN)
    assert (h.ecourt, h.jenis) == (1, {"Cerai Gugat": 1, "Tanpa jenis": 1})


def test_a_big_day_takes_no_more_queries_than_a_small_one(satker: Satker) -> None:
    jumlah = []
    for banyak in (1, 30):
        for _ in range(banyak):
            buat_putusan(buat_perkara(satker), SENIN)
            buat_efiling(satker)
        with CaptureQueriesContext(connection) as kueri:
            harian.pendaftaran(satker, SENIN)
            harian.putus(satker, SENIN)
            harian.ecourt(satker, SENIN)
        jumlah.append(len(kueri))
    assert jumlah == [5, 5]
    assert Perkara.objects.count() == 31
