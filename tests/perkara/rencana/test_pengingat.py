"""N-04, pengingat sidang (R-000-11), and N-07b in its place for e-Court (R-000-14)."""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import Perkara, Sidang
from satker.models import Satker
from tests.perkara.pabrik import buat_putusan, buat_registrasi
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"
SENIN_DEPAN = dalam_hari(7)


def siapkan(satker: Satker, tanggal: date = SENIN_DEPAN, **isian: Any) -> Sidang:
    """A hearing known since Monday morning, whose schedule was told."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang = sidang_baru(perkara, tanggal, PAGI, **isian)
    rencana(PAGI)
    berangkat()
    return sidang


def test_a_monday_hearing_is_called_to_mind_on_sunday_morning_once_r_000_11(satker: Satker) -> None:
    """R-000-11: H-1 in calendar days at 08.00, week-ends too; not a minute earlier, and never twice."""
    siapkan(satker)
    assert rencana("2026-11-29 07:59") == {}
    assert rencana("2026-11-29 08:00") == {"N-04": 1}
    (pesan,) = antre()
    assert (pesan.kirim_mulai, pesan.kedaluwarsa) == (saat("2026-11-29 08:00"), saat("2026-11-30 09:00"))
    assert rencana("2026-11-29 12:00") == {}
    berangkat()
    assert rencana("2026-11-30 08:00") == {}


def test_an_ecourt_case_gets_n_07b_r_000_14(satker: Satker) -> None:
    """R-000-14: the reminder of an e-Court hearing."""
    siapkan(satker)
    Perkara.objects.update(ecourt=True)
    assert rencana("2026-11-29 08:00") == {"N-07b": 1}


def test_each_lead_once_and_each_expires_when_the_next_is_due() -> None:
    satker = buat_pengadilan(setelan={"pengingat": [1, 3, 3]})
    siapkan(satker)
    assert rencana("2026-11-27 08:00") == {"N-04": 1}
    assert antre()[0].kedaluwarsa == saat("2026-11-29 08:00")
    berangkat()
    assert rencana("2026-11-28 08:00") == {}
    assert rencana("2026-11-29 08:00") == {"N-04": 1}
    assert antre()[0].kedaluwarsa == saat("2026-11-30 09:00")


def test_a_missed_lead_is_not_made_up_for() -> None:
    """Planning was down from H-3 to H-1: one reminder, not two."""
    satker = buat_pengadilan(setelan={"pengingat": [3, 1]})
    siapkan(satker)
    assert rencana("2026-11-29 08:30") == {"N-04": 1}
    assert antre()[0].data["hari_sebelum"] == 1


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [("2026-11-29 23:59", 1), ("2026-11-30 08:59", 1), ("2026-11-30 09:00", 0), ("2026-11-30 15:00", 0)],
)
def test_a_late_worker_reminds_as_long_as_the_hearing_is_ahead(satker: Satker, teks: str, jumlah: int) -> None:
    siapkan(satker)
    assert rencana(teks).get("N-04", 0) == jumlah


@pytest.mark.parametrize(
    ("diketahui", "jumlah"),
    [("2026-11-29 07:59", 1), ("2026-11-29 08:00", 1), ("2026-11-29 08:01", 0)],
)
def test_a_schedule_known_after_the_hour_was_just_told_and_is_not_repeated(
    satker: Satker, diketahui: str, jumlah: int
) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, SENIN_DEPAN, diketahui)
    assert rencana("2026-11-29 08:05") == {"N-03": 1} | ({"N-04": 1} if jumlah else {})


@pytest.mark.parametrize(("dibuat", "jumlah"), [("2026-11-29 08:00", 1), ("2026-11-29 08:01", 0)])
def test_a_number_registered_after_the_hour_was_just_told_and_is_not_repeated(
    satker: Satker, dibuat: str, jumlah: int
) -> None:
    perkara = buat_perkara_lama(satker)
    sidang_baru(perkara, SENIN_DEPAN, PAGI)
    buat_registrasi(perkara, dibuat=saat(dibuat))
    assert rencana("2026-11-29 09:00").get("N-04", 0) == jumlah


def test_a_moved_hearing_is_called_to_mind_on_its_new_eve_only(satker: Satker) -> None:
    sidang = siapkan(satker)
    pindah(sidang, "2026-11-24 10:00", tanggal=dalam_hari(8))
    rencana("2026-11-24 10:00")
    berangkat()
    assert rencana("2026-11-29 08:00") == {}
    assert rencana("2026-11-30 08:00") == {"N-04": 1}


def test_a_move_after_the_reminder_gives_the_change_and_no_second_reminder(satker: Satker) -> None:
    sidang = siapkan(satker)
    rencana("2026-11-29 08:00")
    berangkat()
    pindah(sidang, "2026-11-29 10:00", ruang="Ruang Sidang II")
    assert rencana("2026-11-29 10:00") == {"N-03b": 1}


@pytest.mark.parametrize("ubah", [{"ditunda": True}, {"hilang_pada": saat(PAGI)}], ids=["ditunda", "hilang"])
def test_a_hearing_that_is_off_is_not_called_to_mind(satker: Satker, ubah: dict[str, Any]) -> None:
    siapkan(satker)
    Sidang.objects.update(**ubah)
    assert "N-04" not in rencana("2026-11-29 08:00")


@pytest.mark.parametrize(("ikrar", "jumlah"), [(False, 0), (True, 1)])
def test_a_decided_case_keeps_only_the_reminder_of_its_pledge(satker: Satker, ikrar: bool, jumlah: int) -> None:
    sidang = siapkan(satker, ikrar=ikrar)
    buat_putusan(sidang.perkara)
    assert rencana("2026-11-29 08:00").get("N-04", 0) == jumlah


def test_a_decision_takes_back_the_reminder_that_was_queued(satker: Satker) -> None:
    sidang = siapkan(satker)
    rencana("2026-11-29 08:00")
    buat_putusan(sidang.perkara)
    assert rencana("2026-11-29 08:01") == {"batal": 1}
    assert Pesan.objects.get(jenis="N-04").galat == "Perkara sudah diputus."


def test_a_court_may_do_without_reminders() -> None:
    siapkan(buat_pengadilan(setelan={"pengingat": []}))
    assert rencana("2026-11-29 08:00") == {}


@pytest.mark.parametrize(
    ("zona", "utc"), [("Asia/Jakarta", "01:00"), ("Asia/Makassar", "00:00"), ("Asia/Jayapura", "-1 23:00")]
)
def test_the_hour_is_that_of_the_court_s_wall(zona: str, utc: str) -> None:
    """08.00 in Jayapura is 23.00 UTC of the day before: the date is counted in the court's zone, too."""
    siapkan(buat_pengadilan(zona_waktu=zona), jam=time(8))
    tepat = f"2026-11-28T{utc[3:]}:00+00:00" if utc.startswith("-1") else f"2026-11-29T{utc}:00+00:00"
    assert rencana(tepat) == {"N-04": 1}
    assert antre()[0].kirim_mulai == saat(tepat)


@pytest.mark.parametrize("zona", ["Asia/Makassar", "Asia/Jayapura"])
def test_not_a_second_before_the_court_s_hour(zona: str) -> None:
    siapkan(buat_pengadilan(zona_waktu=zona))
    sebelum = {"Asia/Makassar": "2026-11-28T23:59:59+00:00", "Asia/Jayapura": "2026-11-28T22:59:59+00:00"}
    assert rencana(sebelum[zona]) == {}


def test_a_reminder_hour_at_midnight_belongs_to_the_day_that_begins() -> None:
    siapkan(buat_pengadilan(setelan={"jam_pengingat": time(0)}, zona_waktu="Asia/Jayapura"))
    assert rencana("2026-11-28T14:59:59+00:00") == {}
    assert rencana("2026-11-28T15:00:00+00:00") == {"N-04": 1}
