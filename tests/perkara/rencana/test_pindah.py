"""N-03b: a hearing moved. Once per move, to those who may believe something else."""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import Perkara, Registrasi, Sidang
from satker.models import Satker
from tests.perkara.pabrik import buat_putusan, buat_registrasi
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_perkara_lama,
    dalam_hari,
    ganti,
    hilang,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"
SIANG = "2026-11-23 13:00"
SORE = "2026-11-23 15:00"
MAY_HAVE_LEFT = ("dikirim", "diterima", "terkirim", "sampai", "dibaca", "tak_pasti")


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    """A case with one registered number."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    return perkara


@pytest.fixture
def sidang(perkara: Perkara) -> Sidang:
    """A hearing in a week, known since this morning."""
    return sidang_baru(perkara, dalam_hari(7), PAGI)


def sudah_diberi_tahu(status: str = "terkirim") -> None:
    assert rencana(PAGI) == {"N-03": 1}
    berangkat(status)


@pytest.mark.parametrize("status", MAY_HAVE_LEFT)
def test_a_move_is_told_once_to_those_who_were_told(sidang: Sidang, status: str) -> None:
    sudah_diberi_tahu(status)
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    assert rencana(SIANG) == {"N-03b": 1}
    (pesan,) = antre()
    assert pesan.data["versi"] == 2
    assert pesan.data["semula"]["tanggal"] == "2026-11-30"
    assert pesan.data["semula"]["jam"] == "09:00:00"
    assert not pesan.data["ditiadakan"]
    assert rencana(SIANG) == {}
    berangkat()
    assert rencana(SORE) == {}


@pytest.mark.parametrize("status", ["gagal", "batal", "kedaluwarsa"])
def test_who_was_never_reached_gets_the_plain_schedule(sidang: Sidang, status: str) -> None:
    sudah_diberi_tahu(status)
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    assert rencana(SIANG) == {"N-03": 1}


def test_a_move_before_anything_left_gives_one_message_with_the_truth(sidang: Sidang) -> None:
    assert rencana(PAGI) == {"N-03": 1}
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    assert rencana(SIANG) == {"batal": 1, "N-03": 1}
    pindah(sidang, SORE, tanggal=dalam_hari(7))
    assert rencana(SORE) == {"batal": 1, "N-03": 1}
    (pesan,) = antre()
    assert (pesan.jenis, pesan.data["versi"], pesan.urutan) == ("N-03", 3, saat("2026-11-30 09:00"))


def test_a_move_there_and_back_before_the_news_left_is_no_news(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    assert rencana(SIANG) == {"N-03b": 1}
    pindah(sidang, SORE, tanggal=dalam_hari(7))
    assert rencana(SORE) == {"batal": 1}
    assert antre() == []


def test_a_move_there_and_back_that_was_told_is_told_both_times(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    rencana(SIANG)
    berangkat()
    pindah(sidang, SORE, tanggal=dalam_hari(7))
    assert rencana(SORE) == {"N-03b": 1}
    assert antre()[0].data["semula"]["tanggal"] == "2026-12-07"


def test_two_moves_before_the_first_news_left_start_from_what_was_told(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    rencana(SIANG)
    pindah(sidang, SORE, tanggal=dalam_hari(21))
    assert rencana(SORE) == {"batal": 1, "N-03b": 1}
    (pesan,) = antre()
    assert (pesan.data["semula"]["tanggal"], pesan.data["versi"]) == ("2026-11-30", 3)


@pytest.mark.parametrize(
    ("jadwal", "jumlah"),
    [
        ({"jam": time(13)}, 1),
        ({"ruang": "Ruang Sidang II"}, 1),
        ({"jam": None}, 0),  # SIPP lost the hour, but 09.00 is the court's usual one: nothing changes for the reader
    ],
    ids=["jam", "ruang", "jam bawaan"],
)
def test_hour_and_room_count_as_a_move_too(sidang: Sidang, jadwal: dict[str, Any], jumlah: int) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, **jadwal)
    assert rencana(SIANG).get("N-03b", 0) == jumlah


def test_a_hearing_brought_forward_is_as_urgent_as_its_new_date(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(1))
    rencana(SIANG)
    (pesan,) = antre()
    assert pesan.urutan == pesan.kedaluwarsa == saat("2026-11-24 09:00")


def test_a_hearing_put_off_is_as_urgent_as_the_date_people_would_come_in_vain(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(60))
    rencana(SIANG)
    assert antre()[0].urutan == saat("2026-11-30 09:00")


def test_a_row_in_place_of_a_vanished_one_is_a_move(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    baru = ganti(sidang, dalam_hari(9), SIANG)
    assert rencana(SIANG) == {"N-03b": 1}
    (pesan,) = antre()
    assert (pesan.subjek_id, pesan.data["semula"]["tanggal"]) == (baru.pk, "2026-11-30")
    berangkat()
    assert rencana(SORE) == {}


def test_a_row_in_place_of_one_adjourned_beforehand_is_a_move(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    Sidang.objects.update(ditunda=True)
    sidang_baru(sidang.perkara, dalam_hari(9), SIANG, menggantikan=sidang)
    assert rencana(SIANG) == {"N-03b": 1}


def test_a_row_typed_again_with_the_same_schedule_is_no_news(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    ganti(sidang, sidang.tanggal, SIANG)
    assert rencana(SIANG) == {}


def test_who_was_not_told_of_the_replaced_hearing_gets_the_plain_schedule(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    baru = buat_registrasi(sidang.perkara, sisi=2)
    ganti(sidang, dalam_hari(9), SIANG)
    assert rencana(SIANG) == {"N-03": 1, "N-03b": 1}
    assert antre("N-03")[0].nomor == baru.nomor


def test_a_chain_of_replacements_starts_from_what_was_told(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    kedua = ganti(sidang, dalam_hari(9), SIANG)
    assert rencana(SIANG) == {"N-03b": 1}
    ketiga = ganti(kedua, dalam_hari(11), SORE)
    assert rencana(SORE) == {"batal": 1, "N-03b": 1}
    (pesan,) = antre()
    assert (pesan.subjek_id, pesan.data["semula"]["tanggal"]) == (ketiga.pk, "2026-11-30")


def test_a_ring_in_the_data_does_not_spin_for_ever(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    kedua = sidang_baru(sidang.perkara, dalam_hari(9), SIANG, menggantikan=sidang)
    Sidang.objects.filter(pk=sidang.pk).update(menggantikan=kedua)
    assert rencana(SIANG) == {"N-03b": 1}


def test_a_hearing_that_vanished_without_another_is_called_off_once(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    hilang(sidang, SIANG)
    assert rencana(SIANG) == {"N-03b": 1}
    (pesan,) = antre()
    assert pesan.data["ditiadakan"]
    assert pesan.data["semula"]["tanggal"] == "2026-11-30"
    berangkat()
    assert rencana(SORE) == {}


def test_a_hearing_adjourned_beforehand_without_another_is_called_off(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    Sidang.objects.update(ditunda=True)
    assert rencana(SIANG) == {"N-03b": 1}


def test_an_adjournment_on_the_day_itself_calls_nothing_off(perkara: Perkara) -> None:
    sidang_baru(perkara, date(2026, 11, 23), PAGI, jam=time(14))
    sudah_diberi_tahu()
    Sidang.objects.update(ditunda=True)
    assert rencana(SIANG) == {}


def test_a_hearing_called_off_before_anyone_was_told_is_silent(sidang: Sidang) -> None:
    assert rencana(PAGI) == {"N-03": 1}
    hilang(sidang, SIANG)
    assert rencana(SIANG) == {"batal": 1}
    assert antre() == []


def test_a_new_date_that_comes_before_the_cancellation_left_takes_its_place(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    hilang(sidang, SIANG)
    assert rencana(SIANG) == {"N-03b": 1}
    baru = sidang_baru(sidang.perkara, dalam_hari(9), SORE, menggantikan=sidang)
    assert rencana(SORE) == {"batal": 1, "N-03b": 1}
    (pesan,) = antre()
    assert (pesan.subjek_id, pesan.data["semula"]["tanggal"]) == (baru.pk, "2026-11-30")


def test_a_new_date_after_the_cancellation_left_says_so(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    hilang(sidang, SIANG)
    rencana(SIANG)
    berangkat()
    sidang_baru(sidang.perkara, dalam_hari(9), SORE, menggantikan=sidang)
    assert rencana(SORE) == {"N-03b": 1}
    assert antre()[0].data["semula"] is None


def test_a_hearing_that_comes_back_after_the_cancellation_left_is_told_again(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    hilang(sidang, SIANG)
    rencana(SIANG)
    berangkat()
    Sidang.objects.update(hilang_pada=None)
    assert rencana(SORE) == {"N-03b": 1}
    assert not antre()[0].data["ditiadakan"]
    berangkat()
    assert rencana(SORE) == {}
    hilang(sidang, SORE)
    assert rencana(SORE) == {"N-03b": 1}


def test_a_hearing_that_comes_back_before_the_cancellation_left_is_no_news(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    hilang(sidang, SIANG)
    rencana(SIANG)
    Sidang.objects.update(hilang_pada=None)
    assert rencana(SORE) == {"batal": 1}


def test_a_decided_or_deleted_case_calls_nothing_off(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    buat_putusan(sidang.perkara)
    hilang(sidang, SIANG)
    assert rencana(SIANG) == {}
    sidang.perkara.putusan.delete()
    Perkara.objects.update(hilang_pada=saat(SIANG))
    assert rencana(SIANG) == {}


def test_a_revoked_registration_hears_of_no_move(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    Registrasi.objects.update(status="dicabut")
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    assert rencana(SIANG) == {}


def test_a_reminder_that_arrived_counts_as_told(sidang: Sidang) -> None:
    """N-03 failed, the reminder came through: the move is a move to its reader."""
    assert rencana(PAGI) == {"N-03": 1}
    berangkat("gagal")
    assert rencana("2026-11-29 08:00") == {"N-04": 1}
    berangkat()
    pindah(sidang, "2026-11-29 09:00", tanggal=dalam_hari(14))
    assert rencana("2026-11-29 09:00") == {"N-03b": 1}


def test_everything_twice_more_sends_nothing_new(sidang: Sidang) -> None:
    sudah_diberi_tahu()
    pindah(sidang, SIANG, tanggal=dalam_hari(14))
    rencana(SIANG)
    jumlah = Pesan.objects.count()
    for status in ("dikirim", "terkirim", "dibaca"):
        berangkat(status)
        assert rencana(SIANG) == rencana(SORE) == {}
    assert Pesan.objects.count() == jumlah
