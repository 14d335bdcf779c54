"""N-02, notifikasi pendaftaran perkara (R-000-9)."""

from datetime import date
from typing import Any

import pytest

from notifikasi.models import Nomor
from perkara.models import Registrasi
from satker.models import Satker
from tests.perkara.pabrik import buat_nomor, buat_perkara, buat_putusan, buat_registrasi
from tests.perkara.rencana.langkah import antre, berangkat, buat_pengadilan, rencana, saat

PAGI = "2026-11-23 10:00"


def test_a_registered_case_is_announced_to_every_active_number_once_r_000_9(satker: Satker) -> None:
    """R-000-9: both numbers of the case, each once, with the case number for staff and the case for its page."""
    perkara = buat_perkara(satker)
    nomor = {buat_registrasi(perkara, nama="Siti").nomor, buat_registrasi(perkara, nama="Budi", sisi=2).nomor}
    assert rencana(PAGI) == {"N-02": 2}
    pesan = antre("N-02")
    assert {p.nomor for p in pesan} == nomor
    assert {(p.subjek, p.subjek_id, p.induk_id, p.perihal) for p in pesan} == {
        ("perkara", perkara.pk, perkara.pk, perkara.nomor)
    }
    assert sorted(p.nama_penerima for p in pesan) == ["Budi", "Siti"]
    assert rencana(PAGI) == {}
    berangkat()
    assert rencana("2026-11-24 10:00") == {}


@pytest.mark.parametrize(
    ("isian", "jumlah"),
    [
        ({"tanggal_daftar": date(2026, 11, 23)}, 1),
        ({"tanggal_daftar": date(2026, 11, 9)}, 1),  # fourteen days ago, typed late
        ({"tanggal_daftar": date(2026, 11, 8)}, 0),
        ({"tanggal_daftar": date(2026, 11, 24)}, 0),  # a slip of the pen in SIPP: not before its day
        ({"tanggal_daftar": None}, 0),
        ({"hilang_pada": saat(PAGI)}, 0),
    ],
    ids=["hari ini", "14 hari", "15 hari", "besok", "tanpa tanggal", "hilang"],
)
def test_only_cases_of_the_last_two_weeks_are_news(satker: Satker, isian: dict[str, Any], jumlah: int) -> None:
    buat_registrasi(buat_perkara(satker, **isian))
    assert rencana(PAGI).get("N-02", 0) == jumlah


def test_a_case_that_is_decided_already_is_promised_no_schedule(satker: Satker) -> None:
    """Withdrawn within its first days, mostly."""
    perkara = buat_perkara(satker)
    buat_registrasi(perkara)
    buat_putusan(perkara, date(2026, 11, 23))
    assert rencana(PAGI).get("N-02", 0) == 0


@pytest.mark.parametrize(("mulai", "jumlah"), [(date(2026, 11, 20), 1), (date(2026, 11, 21), 0)])
def test_nothing_older_than_the_start_date_is_announced(mulai: date, jumlah: int) -> None:
    buat_registrasi(buat_perkara(buat_pengadilan(mulai), tanggal_daftar=date(2026, 11, 20)))
    assert rencana(PAGI).get("N-02", 0) == jumlah


@pytest.mark.parametrize("status", [Registrasi.Status.DICABUT, Registrasi.Status.SALAH])
def test_a_registration_that_ended_gets_nothing(satker: Satker, status: str) -> None:
    buat_registrasi(buat_perkara(satker), status=status)
    assert rencana(PAGI) == {}


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_a_number_that_may_not_be_written_to_gets_nothing(satker: Satker, keadaan: str) -> None:
    nomor = buat_nomor(satker, keadaan=keadaan)
    buat_registrasi(buat_perkara(satker), nomor)
    assert rencana(PAGI) == {}
    Nomor.objects.update(keadaan="aktif")
    assert rencana(PAGI) == {"N-02": 1}


def test_one_number_in_two_cases_hears_of_both(satker: Satker) -> None:
    nomor = buat_nomor(satker)
    for _ in range(2):
        buat_registrasi(buat_perkara(satker), nomor)
    assert rencana(PAGI) == {"N-02": 2}


def test_a_number_registered_some_days_later_still_hears_of_its_case(satker: Satker) -> None:
    perkara = buat_perkara(satker, tanggal_daftar=date(2026, 11, 16))
    assert rencana(PAGI) == {}
    buat_registrasi(perkara)
    assert rencana(PAGI) == {"N-02": 1}


def test_midnight_of_the_zone_decides_which_day_it_is() -> None:
    """A case of the 24th: that day begins in Jayapura at 15.00 UTC, in Makassar at 16.00, in Jakarta at 17.00."""
    for zona in ("Asia/Jayapura", "Asia/Makassar", "Asia/Jakarta"):
        buat_registrasi(buat_perkara(buat_pengadilan(zona_waktu=zona), tanggal_daftar=date(2026, 11, 24)))
    assert rencana("2026-11-23T14:59:59+00:00") == {}
    assert rencana("2026-11-23T15:00:00+00:00") == {"N-02": 1}
    assert rencana("2026-11-23T16:00:00+00:00") == {"N-02": 1}
    assert rencana("2026-11-23T17:00:00+00:00") == {"N-02": 1}


def test_courts_do_not_mix(satker: Satker) -> None:
    lain = buat_pengadilan()
    buat_registrasi(buat_perkara(satker))
    buat_registrasi(buat_perkara(lain))
    assert rencana(PAGI, satker) == {"N-02": 1}
    assert [p.satker for p in antre()] == [satker]


def test_a_court_that_does_not_read_its_sipp_any_more_is_silent(satker: Satker) -> None:
    buat_registrasi(buat_perkara(satker))
    satker.sumber_sipp.aktif = False
    satker.sumber_sipp.save()
    assert rencana(PAGI) == {}
