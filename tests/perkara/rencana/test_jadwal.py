"""N-03, informasi jadwal sidang (R-000-10), and N-07 in its place for e-Court (R-000-14)."""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import Perkara, Sidang
from satker.models import Satker
from tests.perkara.pabrik import buat_efiling, buat_putusan, buat_registrasi, buat_sidang
from tests.perkara.rencana.langkah import (
    SENIN,
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    rencana,
    saat,
    sidang_baru,
)

PAGI = "2026-11-23 10:00"


def test_a_new_hearing_ahead_is_told_once_to_every_active_number_r_000_10(satker: Satker) -> None:
    """R-000-10: it expires when the hearing starts and leaves in the order of the hearings."""
    perkara = buat_perkara_lama(satker)
    for sisi in (1, 2):
        buat_registrasi(perkara, sisi=sisi)
    sidang = sidang_baru(perkara, dalam_hari(7), PAGI, jam=time(13, 30))
    assert rencana(PAGI) == {"N-03": 2}
    for pesan in antre("N-03"):
        assert (pesan.subjek, pesan.subjek_id, pesan.induk_id) == ("sidang", sidang.pk, perkara.pk)
        assert pesan.kedaluwarsa == pesan.urutan == saat("2026-11-30 13:30")
        assert pesan.data["versi"] == 1
    assert rencana(PAGI) == {}
    berangkat()
    assert rencana("2026-11-23 16:00") == {}


def test_an_ecourt_case_gets_n_07_instead_r_000_14(satker: Satker) -> None:
    """R-000-14: Notifikasi Sidang E-Court replaces the ordinary one."""
    perkara = buat_perkara_lama(satker)
    buat_efiling(satker, perkara, tanggal_daftar=date(2026, 3, 1))
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    assert rencana(PAGI) == {"N-07": 1}


@pytest.mark.parametrize("terkirim", [True, False])
def test_a_case_that_turns_out_to_be_ecourt_is_not_told_twice(satker: Satker, terkirim: bool) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    assert rencana(PAGI) == {"N-03": 1}
    if terkirim:
        berangkat()
    Perkara.objects.update(ecourt=True)
    assert rencana(PAGI) == {}


def test_two_hearings_of_one_case_on_one_day_are_two_notices(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    for jam in (time(9), time(13)):
        sidang_baru(perkara, dalam_hari(2), PAGI, jam=jam)
    assert rencana(PAGI) == {"N-03": 2}
    assert [p.urutan for p in antre()] == [saat("2026-11-25 09:00"), saat("2026-11-25 13:00")]


@pytest.mark.parametrize(
    ("isian", "jumlah"),
    [
        ({"jam": time(10, 1)}, 1),
        ({"jam": time(10)}, 0),
        ({"jam": time(9)}, 0),
        ({"jam": None}, 0),  # SIPP names no hour: the court's usual 09.00 has passed
        ({"tanggal": dalam_hari(-1)}, 0),
        ({"tanggal": dalam_hari(1), "jam": None}, 1),
        ({"tanggal": dalam_hari(1), "ditunda": True}, 0),
        ({"tanggal": dalam_hari(1), "hilang_pada": saat(PAGI)}, 0),
    ],
    ids=["semenit lagi", "sekarang", "tadi", "tanpa jam", "kemarin", "besok tanpa jam", "ditunda", "hilang"],
)
def test_only_a_hearing_that_stands_and_is_still_ahead(satker: Satker, isian: dict[str, Any], jumlah: int) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    buat_sidang(perkara, **{"tanggal": SENIN} | isian)
    assert rencana(PAGI).get("N-03", 0) == jumlah


@pytest.mark.parametrize(("zona", "jumlah"), [("Asia/Jakarta", 1), ("Asia/Makassar", 1), ("Asia/Jayapura", 0)])
def test_the_hour_in_sipp_is_the_court_s_own(zona: str, jumlah: int) -> None:
    """11.30 on the wall is still ahead at 10.00 WIB (11.00 WITA), and past in Jayapura (12.00 WIT)."""
    perkara = buat_perkara_lama(buat_pengadilan(zona_waktu=zona))
    buat_registrasi(perkara)
    sidang_baru(perkara, SENIN, PAGI, jam=time(11, 30))
    assert rencana(PAGI).get("N-03", 0) == jumlah


@pytest.mark.parametrize(
    ("isian", "jumlah"), [({}, 0), ({"ikrar": True}, 1), ({"verzet": True}, 1)], ids=["biasa", "ikrar", "verzet"]
)
def test_after_the_decision_only_pledges_and_oppositions_are_heard(
    satker: Satker, isian: dict[str, Any], jumlah: int
) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    buat_putusan(perkara, dalam_hari(-30))
    sidang_baru(perkara, dalam_hari(7), PAGI, **isian)
    assert rencana(PAGI).get("N-03", 0) == jumlah


def test_hearings_before_the_start_date_stay_silent() -> None:
    perkara = buat_perkara_lama(buat_pengadilan(mulai=dalam_hari(3)))
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(2), PAGI)
    ada = sidang_baru(perkara, dalam_hari(3), PAGI)
    assert rencana(PAGI) == {"N-03": 1}
    assert antre()[0].subjek_id == ada.pk


def test_a_number_registered_later_hears_of_the_hearing_too(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    rencana(PAGI)
    berangkat()
    baru = buat_registrasi(perkara, sisi=2)
    assert rencana("2026-11-24 10:00") == {"N-03": 1}
    assert antre()[0].nomor == baru.nomor


def test_a_deleted_case_cancels_what_was_queued(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    rencana(PAGI)
    Perkara.objects.update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {"batal": 1}
    assert Pesan.objects.get().galat == "Perkara tidak ada lagi di SIPP."
    assert rencana(PAGI) == {}


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"ditunda": True}, "Sidang ditunda."),
        ({"hilang_pada": saat(PAGI)}, "Sidang tidak ada lagi di SIPP."),
        ({"versi": 2}, "Jadwal sidang berubah."),
    ],
)
def test_what_no_longer_holds_is_taken_back_with_its_reason(satker: Satker, ubah: dict[str, Any], sebab: str) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    rencana(PAGI)
    Sidang.objects.update(**ubah)
    assert rencana(PAGI)["batal"] == 1
    assert Pesan.objects.get(status="batal").galat == sebab


def test_what_comes_back_is_told_after_all(satker: Satker) -> None:
    """A row deleted and restored, a decision entered by mistake, a registration made anew."""
    perkara = buat_perkara_lama(satker)
    registrasi = buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    assert rencana(PAGI) == {"N-03": 1}

    Sidang.objects.update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {"batal": 1}
    Sidang.objects.update(hilang_pada=None)
    assert rencana(PAGI) == {"N-03": 1}

    putusan = buat_putusan(perkara)
    assert rencana(PAGI) == {"batal": 1}
    putusan.delete()
    assert rencana(PAGI) == {"N-03": 1}

    registrasi.status = "dicabut"
    registrasi.save()
    assert rencana(PAGI) == {"batal": 1}
    buat_registrasi(perkara, registrasi.nomor)
    assert rencana(PAGI) == {"N-03": 1}
    assert len(antre()) == 1


@pytest.mark.parametrize("status", ["batal", "gagal", "kedaluwarsa"])
def test_what_a_person_cancelled_or_what_failed_for_good_is_not_queued_again(satker: Satker, status: str) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), PAGI)
    rencana(PAGI)
    berangkat(status)
    assert rencana(PAGI) == {}
