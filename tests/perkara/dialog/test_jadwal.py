"""JADWAL (N-80): what the hearing notices say, no more; and what is left out."""

from datetime import date, time, timedelta

import pytest

from notifikasi.models import Templat
from perkara.models import Perkara
from satker.models import Satker
from satker.waktu import sekarang
from tests.perkara.dialog.conftest import Tanya
from tests.perkara.pabrik import buat_efiling, buat_putusan, buat_setelan, buat_sidang, buat_sumber

DEPAN = date(2026, 11, 30)


def test_the_next_hearing_with_day_hour_zone_room_and_agenda(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_sidang(terdaftar, DEPAN, urutan=3, jam=time(9, 30), ruang="Ruang Sidang II", agenda="Pembuktian")
    assert tanya("JADWAL").splitlines() == [
        "Yth. Bapak/Ibu, jadwal sidang perkara 123/Pdt.G/2026/PA.Bjh:",
        "Sidang ke-3: Senin, 30 November 2026 pukul 09.30 WIB, Ruang Sidang II",
        "Agenda: Pembuktian",
        "Pesan otomatis Pengadilan Agama Banjarharja, bukan panggilan resmi (relaas). Balas INFO untuk menu.",
    ]


@pytest.mark.parametrize(
    ("zona", "singkat"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_the_zone_is_the_courts(satker: Satker, terdaftar: Perkara, tanya: Tanya, zona: str, singkat: str) -> None:
    Satker.objects.filter(pk=satker.pk).update(zona_waktu=zona)
    buat_sidang(terdaftar, DEPAN, jam=time(9))
    assert f"pukul 09.00 {singkat}," in tanya("JADWAL")


def test_a_hearing_without_hour_is_told_with_the_courts_usual_one(
    satker: Satker, terdaftar: Perkara, tanya: Tanya
) -> None:
    buat_setelan(satker, jam_sidang_bawaan=time(8, 30))
    buat_sidang(terdaftar, DEPAN, ruang="")
    assert "pukul 08.30 WIB\n" in tanya("JADWAL")


def test_todays_hearing_is_told_all_day(terdaftar: Perkara, tanya: Tanya) -> None:
    """Somebody who waits in the corridor asks too."""
    buat_sidang(terdaftar, date(2026, 11, 23), jam=time(8))
    assert "Senin, 23 November 2026 pukul 08.00 WIB" in tanya("JADWAL")


def test_past_adjourned_and_deleted_hearings_are_left_out(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_sidang(terdaftar, date(2026, 11, 20))
    buat_sidang(terdaftar, DEPAN, ditunda=True)
    buat_sidang(terdaftar, DEPAN + timedelta(1), hilang_pada=sekarang())
    assert "belum ada jadwal sidang berikutnya untuk perkara 123/Pdt.G/2026/PA.Bjh" in tanya("JADWAL")


def test_three_hearings_at_most_nearest_first(terdaftar: Perkara, tanya: Tanya) -> None:
    for hari in (40, 10, 30, 20):
        buat_sidang(terdaftar, date(2026, 11, 23) + timedelta(hari), urutan=hari)
    urutan = [b.split(":")[0] for b in tanya("JADWAL").splitlines() if b.startswith("Sidang ke-")]
    assert urutan == ["Sidang ke-10", "Sidang ke-20", "Sidang ke-30"]


def test_after_the_decision_only_a_pledge_is_still_heard(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_putusan(terdaftar, date(2026, 11, 16))
    buat_sidang(terdaftar, DEPAN)
    assert "sudah diputus; tidak ada sidang berikutnya" in tanya("JADWAL")
    buat_sidang(terdaftar, DEPAN, ikrar=True, agenda="Sidang Ikrar Talak")
    assert "30 November 2026" in tanya("JADWAL")


def test_a_court_with_neutral_words_has_them_here_too(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    buat_setelan(satker, kata_netral=True)
    buat_sidang(terdaftar, DEPAN, ikrar=True, agenda="Sidang Ikrar Talak")
    jawaban = tanya("JADWAL")
    assert "Agenda: sidang lanjutan" in jawaban
    assert "talak" not in jawaban.lower()


def test_a_court_whose_notice_names_no_agenda_names_none_here(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    Templat.objects.create(satker=satker, jenis="N-03", teks="Sidang {{hari}}, {{tanggal}}.\n{{footer_pihak}}")
    buat_sidang(terdaftar, DEPAN, agenda="Pembuktian")
    assert "Pembuktian" not in tanya("JADWAL")


def test_an_ecourt_case_follows_the_ecourt_notice(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    Templat.objects.create(satker=satker, jenis="N-03", teks="Sidang {{hari}}.\n{{footer_pihak}}")
    buat_efiling(satker, terdaftar)
    buat_sidang(terdaftar, DEPAN, agenda="Jawaban")
    jawaban = tanya("JADWAL")
    assert "(sidang elektronik)" in jawaban
    assert "Agenda: Jawaban" in jawaban


def test_a_hearing_on_the_road_names_no_room(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_sidang(terdaftar, DEPAN, keliling=True, ruang="Ruang Sidang I")
    jawaban = tanya("JADWAL")
    assert "tempat sesuai panggilan resmi (sidang keliling)" in jawaban
    assert "Ruang Sidang I" not in jawaban


def test_it_says_when_sipp_was_last_read(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    buat_sumber(satker, terakhir_selesai=sekarang())
    assert "\nMenurut SIPP per 23 November 2026 pukul 10.00 WIB.\n" in tanya("JADWAL")


def test_no_name_and_no_kind_of_case_is_ever_said(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    buat_setelan(satker, tampilkan_jenis=True)
    buat_sidang(terdaftar, DEPAN)
    for kata in ("JADWAL", "PERKARA", "BIAYA"):
        jawaban = tanya(kata)
        assert "Siti" not in jawaban
        assert "cerai" not in jawaban.lower()
        assert len(jawaban) <= 700


def test_the_longest_agenda_still_fits(terdaftar: Perkara, tanya: Tanya) -> None:
    for hari in range(3):
        buat_sidang(terdaftar, DEPAN + timedelta(hari), agenda="Pembuktian " * 45, ruang="R" * 50)
    assert len(tanya("JADWAL")) <= 1024
