"""N-03b for a hearing moved into the past: whoever still waits for the old day must not come in vain.

domain 5.1: N-03b when date, hour or room changed *or the hearing is off*. A schedule that has passed cannot be kept,
so for its reader the hearing is off until another one is set.
"""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import Perkara, Sidang
from satker.models import Satker
from tests.perkara.pabrik import buat_putusan, buat_registrasi
from tests.perkara.pesan.baca import bunyi, sebab
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    hilang,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"
SIANG = "2026-11-23 13:00"
SORE = "2026-11-23 15:00"
LALU = date(2026, 11, 16)
HARI_INI = date(2026, 11, 23)


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    return perkara


@pytest.fixture
def sidang(perkara: Perkara) -> Sidang:
    """A hearing in a week, told this morning."""
    sidang = sidang_baru(perkara, dalam_hari(7), PAGI)
    assert rencana(PAGI) == {"N-03": 1}
    berangkat()
    return sidang


@pytest.mark.parametrize(
    "jadwal",
    [{"tanggal": LALU}, {"tanggal": HARI_INI, "jam": time(8)}, {"tanggal": LALU, "ditunda": True}],
    ids=["minggu lalu", "tadi pagi", "ditunda"],
)
def test_it_is_called_off_once_for_those_who_wait_for_the_old_day(sidang: Sidang, jadwal: dict[str, Any]) -> None:
    pindah(sidang, SIANG, **jadwal)
    assert rencana(SIANG) == {"N-03b": 1}
    (pesan,) = antre()
    assert (pesan.data["ditiadakan"], pesan.data["semula"]["tanggal"]) == (True, "2026-11-30")
    assert pesan.urutan == pesan.kedaluwarsa == saat("2026-11-30 09:00")
    berangkat()
    assert rencana(SORE) == {}


def test_the_text_says_that_the_old_day_is_off_and_names_no_past_day(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    rencana(SIANG)
    assert sebab("N-03b", SIANG) == ""
    isi = bunyi("N-03b", SIANG)
    assert "Semula: Senin, 30 November 2026 pukul 09.00 WIB" in isi
    assert "Menjadi: ditiadakan, jadwal baru akan kami beritahukan" in isi
    assert "16 November" not in isi


def test_once_the_old_hour_has_passed_too_there_is_nothing_to_say(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    rencana(SIANG)
    assert sebab("N-03b", "2026-11-30 09:00") == "Waktu sidang sudah lewat."
    Pesan.objects.filter(jenis="N-03b").delete()
    assert rencana("2026-11-30 09:01") == {}


def test_a_date_corrected_again_before_the_news_left_is_no_news(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    rencana(SIANG)
    pindah(sidang, SORE, tanggal=dalam_hari(7))
    assert rencana(SORE) == {"batal": 1}
    assert antre() == []


def test_a_date_corrected_after_the_news_left_is_told_as_the_new_schedule(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    rencana(SIANG)
    berangkat()
    pindah(sidang, SORE, tanggal=dalam_hari(14))
    assert rencana(SORE) == {"N-03b": 1}
    (pesan,) = antre()
    assert (pesan.data["ditiadakan"], pesan.data["semula"]) == (False, None)


def test_two_past_dates_in_a_row_are_one_cancellation(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    assert rencana(SIANG) == {"N-03b": 1}
    pindah(sidang, SORE, tanggal=date(2026, 11, 17))
    assert rencana(SORE) == {"batal": 1, "N-03b": 1}
    berangkat()
    assert rencana(SORE) == {}


def test_one_that_is_deleted_afterwards_is_called_off_all_the_same(sidang: Sidang) -> None:
    pindah(sidang, SIANG, tanggal=LALU)
    hilang(sidang, SIANG)
    assert rencana(SIANG) == {"N-03b": 1}
    berangkat()
    assert rencana(SORE) == {}


def test_the_hour_typed_in_after_the_hearing_is_no_news(perkara: Perkara) -> None:
    """It was called early and the clerk writes down when: the reader was in the room."""
    sidang = sidang_baru(perkara, HARI_INI, PAGI, jam=time(14))
    rencana(PAGI)
    berangkat()
    pindah(sidang, SIANG, jam=time(11))
    assert rencana(SIANG) == {}


def test_another_row_on_the_very_same_hour_and_room_leaves_the_appointment_standing(sidang: Sidang) -> None:
    sidang_baru(sidang.perkara, sidang.tanggal, SIANG, ruang=sidang.ruang)
    pindah(sidang, SIANG, tanggal=LALU)
    assert "N-03b" not in rencana(SIANG)


def test_a_hearing_that_was_never_ahead_of_anyone_stays_silent(perkara: Perkara) -> None:
    """Dates of old hearings are corrected all the time."""
    sidang = sidang_baru(perkara, date(2026, 11, 9), "2026-11-01 10:00")
    pindah(sidang, SIANG, tanggal=date(2026, 11, 10))
    assert rencana(SIANG) == {}


def test_who_was_told_nothing_and_a_decided_case_hear_nothing(sidang: Sidang) -> None:
    buat_registrasi(sidang.perkara, sisi=2)
    pindah(sidang, SIANG, tanggal=LALU)
    assert rencana(SIANG) == {"N-03b": 1}
    Pesan.objects.filter(jenis="N-03b").delete()
    buat_putusan(sidang.perkara)
    assert rencana(SIANG) == {}


def test_the_neighbouring_court_keeps_its_own(sidang: Sidang) -> None:
    lain = buat_pengadilan(kode="pa-lain")
    pindah(sidang, SIANG, tanggal=LALU)
    assert rencana(SIANG, lain) == {}
    assert rencana(SIANG) == {"N-03b": 1}
