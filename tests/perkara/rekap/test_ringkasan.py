"""The dashboard's figures."""

from datetime import date, time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from perkara import ringkasan
from perkara.models import Penugasan
from perkara.tunggakan import Unggahan
from satker.models import Satker
from tests.pabrik import buat_pegawai
from tests.perkara.pabrik import buat_penugasan, buat_perkara, buat_putusan
from tests.perkara.rencana.langkah import SENIN, buat_pengadilan, buat_perkara_lama, dalam_hari, saat, sidang_baru

PAGI = "2026-11-23 10:00"


def test_today_s_hearings_by_hour_and_room_with_the_usual_hour_where_sipp_has_none(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker, ecourt=True)
    for jam, ruang in ((time(13), "A"), (None, "B"), (time(9), "A")):
        sidang_baru(perkara, SENIN, PAGI, jam=jam, ruang=ruang)
    baris = ringkasan.sidang_hari_ini(satker)
    assert [(b.mulai, b.ruang, b.jam_pasti) for b in baris] == [
        (saat("2026-11-23 09:00"), "A", True),
        (saat("2026-11-23 09:00"), "B", False),
        (saat("2026-11-23 13:00"), "A", True),
    ]
    assert {(b.nomor, b.perkara_id, b.ecourt) for b in baris} == {(perkara.nomor, perkara.pk, True)}


def test_other_days_vanished_rows_and_other_courts_are_not_today_s(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    sidang_baru(perkara, dalam_hari(1), PAGI)
    sidang_baru(perkara, SENIN, PAGI, hilang_pada=saat(PAGI))
    sidang_baru(buat_perkara_lama(satker, hilang_pada=saat(PAGI)), SENIN, PAGI)
    sidang_baru(buat_perkara_lama(buat_pengadilan()), SENIN, PAGI)
    assert ringkasan.sidang_hari_ini(satker) == []


def test_an_adjourned_hearing_stays_on_the_list_and_says_so(satker: Satker) -> None:
    sidang_baru(buat_perkara_lama(satker), SENIN, PAGI, ditunda=True)
    (baris,) = ringkasan.sidang_hari_ini(satker)
    assert baris.ditunda


def test_thirty_days_of_registrations_and_decisions_without_gaps(satker: Satker) -> None:
    buat_perkara(satker)
    buat_perkara(satker)
    buat_putusan(buat_perkara_lama(satker), SENIN)
    buat_perkara(satker, tanggal_daftar=date(2026, 10, 25))
    buat_perkara(satker, tanggal_daftar=date(2026, 10, 24))
    buat_perkara(satker, hilang_pada=saat(PAGI))
    deret = ringkasan.deret_harian(satker)
    assert len(deret) == 30
    assert deret[0] == (date(2026, 10, 25), 1, 0)
    assert deret[-1] == (SENIN, 2, 1)
    assert deret[1:-1] == [(dalam_hari(i), 0, 0) for i in range(-28, 0)]


def test_the_backlog_counts_each_upload_once(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_putusan(perkara, dalam_hari(-1), edoc_ada=True)
    sidang_baru(perkara, dalam_hari(-2), PAGI)
    assert ringkasan.tunggakan_unggah(satker) == {"edoc": 0, "anonimisasi": 1, "bas": 1}


def test_a_judge_who_is_also_a_clerk_sees_both_lists_oldest_first_and_nobody_else_s(satker: Satker) -> None:
    perkara, lain = buat_perkara_lama(satker), buat_perkara_lama(satker)
    buat_putusan(perkara, dalam_hari(-2), anonimisasi_ada=True)
    sidang_baru(lain, dalam_hari(-9), PAGI)
    buat_penugasan(perkara, 51)
    buat_penugasan(lain, 51, Penugasan.Tugas.PANITERA)
    rangkap = buat_pegawai(satker, hakim_id=51, panitera_id=51)
    butir = ringkasan.tunggakan_pegawai(satker, rangkap)
    assert [(t.unggahan, t.nomor) for t in butir] == [(Unggahan.BAS, lain.nomor), (Unggahan.EDOC, perkara.nomor)]
    assert ringkasan.tunggakan_pegawai(satker, buat_pegawai(satker, hakim_id=52)) == []
    assert ringkasan.tunggakan_pegawai(satker, buat_pegawai(satker)) == []


def test_as_many_queries_for_fifty_hearings_as_for_one(satker: Satker) -> None:
    jumlah = []
    for banyak in (1, 49):
        for _ in range(banyak):
            perkara = buat_perkara(satker)
            sidang_baru(perkara, SENIN, PAGI)
            buat_putusan(perkara, dalam_hari(-1))
        with CaptureQueriesContext(connection) as kueri:
            ringkasan.sidang_hari_ini(satker)
            ringkasan.deret_harian(satker)
            ringkasan.tunggakan_unggah(satker)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] == 7
