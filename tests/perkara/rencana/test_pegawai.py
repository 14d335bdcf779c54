"""When staff messages are owed: recaps N-11 … N-13 (R-000-15 … R-000-17), lists N-14 and N-15 (R-000-18 … R-000-20)."""

from datetime import date, time
from typing import Any

import pytest

from notifikasi.models import Nomor, Persetujuan, Pesan, SetelanNotifikasi
from perkara.models import Penugasan, Putusan, Sidang
from satker.models import HariLibur, Jabatan, Pegawai, Satker
from tests.pabrik import buat_pegawai
from tests.perkara.pabrik import buat_penugasan, buat_putusan
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    rencana,
    saat,
    sidang_baru,
)

REKAP = {"N-11", "N-12", "N-13"}
FOUR = (Jabatan.KETUA, Jabatan.WAKIL_KETUA, Jabatan.PANITERA, Jabatan.PANMUD_HUKUM)
JUMAT = date(2026, 11, 20)


@pytest.fixture
def pimpinan(satker: Satker) -> list[Pegawai]:
    """The four leaders, each with a number."""
    return [buat_pegawai(satker, jabatan=jabatan) for jabatan in FOUR]


@pytest.fixture
def hakim(satker: Satker) -> Pegawai:
    """A judge with one decision of Friday that is not uploaded."""
    perkara = buat_perkara_lama(satker)
    buat_putusan(perkara, JUMAT)
    buat_penugasan(perkara, 51)
    return buat_pegawai(satker, hakim_id=51)


@pytest.fixture
def pp(satker: Satker) -> Pegawai:
    """A clerk with one hearing of Friday without minutes."""
    perkara = buat_perkara_lama(satker)
    sidang_baru(perkara, JUMAT, "2026-11-01 10:00")
    buat_penugasan(perkara, 71, Penugasan.Tugas.PANITERA)
    return buat_pegawai(satker, jabatan=Jabatan.PANITERA_PENGGANTI, panitera_id=71)


def kode(hasil: dict[str, int]) -> set[str]:
    return set(hasil)


def test_all_four_leaders_get_the_three_recaps_at_16_00_once_r_000_15_16_17(pimpinan: list[Pegawai]) -> None:
    """R-000-15, R-000-16, R-000-17: Ketua, Wakil Ketua, Panitera, Panitera Muda Hukum; with zeros, too."""
    assert rencana("2026-11-23 15:59") == {}
    assert rencana("2026-11-23 16:00") == {"N-11": 4, "N-12": 4, "N-13": 4}
    for kind in REKAP:
        assert {p.subjek_id for p in antre(kind)} == {g.pk for g in pimpinan}
    assert {p.data["tanggal"] for p in antre()} == {"2026-11-23"}
    assert {p.kedaluwarsa for p in antre()} == {saat("2026-11-24 00:00")}
    berangkat()
    assert rencana("2026-11-23 18:00") == {}
    assert rencana("2026-11-24 16:00") == {"N-11": 4, "N-12": 4, "N-13": 4}


@pytest.mark.parametrize(
    ("teks", "terkirim"),
    [("2026-11-23 16:20", True), ("2026-11-23 23:59", True), ("2026-11-24 00:00", False), ("2026-11-24 07:00", False)],
)
def test_a_worker_that_was_down_sends_late_but_not_tomorrow(pimpinan: list[Pegawai], teks: str, terkirim: bool) -> None:
    assert kode(rencana(teks)) == (REKAP if terkirim else set())


@pytest.mark.parametrize("jabatan", [j for j in Jabatan if j not in FOUR])
def test_no_other_office_gets_recaps(satker: Satker, jabatan: str) -> None:
    buat_pegawai(satker, jabatan=jabatan)
    assert rencana("2026-11-23 16:00") == {}


@pytest.mark.parametrize("isian", [{"aktif": False}, {"nomor_wa": ""}], ids=["tidak aktif", "tanpa nomor"])
def test_who_left_or_has_no_number_gets_nothing(satker: Satker, isian: dict[str, Any]) -> None:
    buat_pegawai(satker, jabatan=Jabatan.KETUA, **isian)
    assert rencana("2026-11-23 16:00") == {}


@pytest.mark.parametrize(
    ("tanggal", "libur", "kerja"),
    [
        ("2026-11-21", None, False),  # Saturday
        ("2026-11-22", None, False),
        ("2026-11-24", HariLibur.Jenis.NASIONAL, False),
        ("2026-11-24", HariLibur.Jenis.CUTI_BERSAMA, False),
        ("2026-11-24", HariLibur.Jenis.DAERAH, False),
        ("2026-11-24", None, True),
    ],
)
@pytest.mark.usefixtures("pimpinan", "hakim")
def test_recaps_and_lists_on_working_days_only(satker: Satker, tanggal: str, libur: str | None, kerja: bool) -> None:
    if libur:
        HariLibur.objects.create(satker=satker, tanggal=tanggal, nama="Libur", jenis=libur)
    assert kode(rencana(f"{tanggal} 16:00")) == ({*REKAP, "N-14"} if kerja else set())


@pytest.mark.parametrize(
    ("zona", "tepat"),
    [("Asia/Jakarta", "09:00"), ("Asia/Makassar", "08:00"), ("Asia/Jayapura", "07:00")],
)
def test_sixteen_hundred_is_the_court_s_own(zona: str, tepat: str) -> None:
    buat_pegawai(buat_pengadilan(zona_waktu=zona), jabatan=Jabatan.KETUA)
    assert rencana(f"2026-11-23T{int(tepat[:2]) - 1:02}:59:59+00:00") == {}
    assert kode(rencana(f"2026-11-23T{tepat}:00+00:00")) == REKAP


def test_a_monday_in_jayapura_begins_while_it_is_sunday_in_utc() -> None:
    buat_pegawai(buat_pengadilan(zona_waktu="Asia/Jayapura", setelan={"jam_rekap": time(1)}), jabatan=Jabatan.KETUA)
    assert rencana("2026-11-22T15:59:59+00:00") == {}
    assert kode(rencana("2026-11-22T16:00:00+00:00")) == REKAP


def test_staff_numbers_are_noted_once_as_public_duty(pimpinan: list[Pegawai]) -> None:
    """R-000-6: staff are entered by the admin; UU PDP asks for the basis of each number."""
    for teks in ("2026-11-23 16:00", "2026-11-23 16:01", "2026-11-24 16:00"):
        rencana(teks)
    assert set(Nomor.objects.values_list("e164", flat=True)) == {p.nomor_wa for p in pimpinan}
    dasar = Persetujuan.objects.values_list("tindakan", "dasar", "kanal")
    assert list(dasar) == [("beri", "tugas_publik", "admin")] * 4


def test_a_leader_who_replied_berhenti_is_left_in_peace(pimpinan: list[Pegawai]) -> None:
    rencana("2026-11-23 16:00")
    Nomor.objects.filter(e164=pimpinan[0].nomor_wa).update(keadaan="berhenti")
    assert rencana("2026-11-24 16:00") == {"N-11": 3, "N-12": 3, "N-13": 3}


def test_a_judge_gets_his_list_at_08_00_once_a_day_while_something_is_open_r_000_18_19(hakim: Pegawai) -> None:
    """R-000-18, R-000-19: E-Doc and anonymisation in one list, only when it is not empty."""
    assert rencana("2026-11-23 07:59") == {}
    assert rencana("2026-11-23 08:00") == {"N-14": 1}
    (pesan,) = antre()
    assert (pesan.subjek, pesan.subjek_id, pesan.kedaluwarsa) == ("pegawai", hakim.pk, saat("2026-11-23 20:00"))
    assert rencana("2026-11-23 12:00") == {}
    berangkat()
    assert rencana("2026-11-24 08:00") == {"N-14": 1}
    Putusan.objects.update(edoc_ada=True)
    berangkat()
    assert rencana("2026-11-25 08:00") == {"N-14": 1}
    Putusan.objects.update(anonimisasi_ada=True)
    berangkat()
    assert rencana("2026-11-26 08:00") == {}


def test_a_clerk_gets_his_list_at_08_00_while_minutes_are_missing_r_000_20(pp: Pegawai) -> None:
    """R-000-20: Berita Acara Sidang."""
    assert rencana("2026-11-23 07:59") == {}
    assert rencana("2026-11-23 08:00") == {"N-15": 1}
    assert antre()[0].subjek_id == pp.pk
    berangkat()
    Sidang.objects.update(bas_ada=True)
    assert rencana("2026-11-24 08:00") == {}


@pytest.mark.parametrize(("teks", "jumlah"), [("2026-11-23 19:59", 1), ("2026-11-23 20:00", 0)])
@pytest.mark.usefixtures("hakim")
def test_a_list_is_owed_until_the_sending_window_closes(teks: str, jumlah: int) -> None:
    assert rencana(teks).get("N-14", 0) == jumlah


@pytest.mark.usefixtures("hakim")
def test_the_window_is_the_court_s_own(satker: Satker) -> None:
    SetelanNotifikasi.objects.create(satker=satker, jendela_selesai=time(12))
    assert rencana("2026-11-23 12:00") == {}
    assert rencana("2026-11-23 11:59") == {"N-14": 1}


@pytest.mark.usefixtures("satker")
def test_nobody_is_asked_in_the_afternoon_for_what_he_decided_that_morning(hakim: Pegawai) -> None:
    Putusan.objects.update(tanggal=date(2026, 11, 23))
    assert rencana("2026-11-23 14:00") == {}
    assert rencana("2026-11-24 08:00") == {"N-14": 1}


def test_a_judge_without_open_work_and_a_replaced_one_get_nothing(satker: Satker, hakim: Pegawai) -> None:
    buat_pegawai(satker, hakim_id=52)
    Penugasan.objects.update(aktif=False)
    buat_penugasan(Penugasan.objects.get().perkara, 53)
    assert rencana("2026-11-23 08:00") == {}
    ganti = buat_pegawai(satker, hakim_id=53)
    assert rencana("2026-11-23 08:00") == {"N-14": 1}
    assert antre()[0].subjek_id == ganti.pk


def test_ids_of_judges_and_clerks_are_different_lists(satker: Satker, hakim: Pegawai) -> None:
    """Judge 51 and clerk 51 are two people in SIPP."""
    buat_pegawai(satker, jabatan=Jabatan.PANITERA_PENGGANTI, panitera_id=51)
    assert rencana("2026-11-23 08:00") == {"N-14": 1}
    assert antre()[0].subjek_id == hakim.pk


def test_a_leader_who_sits_gets_both(satker: Satker, hakim: Pegawai) -> None:
    Pegawai.objects.filter(pk=hakim.pk).update(jabatan=Jabatan.KETUA)
    assert rencana("2026-11-23 16:00") == {"N-11": 1, "N-12": 1, "N-13": 1, "N-14": 1}
    assert Pesan.objects.filter(subjek_id=hakim.pk).count() == 4


def test_courts_do_not_mix(satker: Satker, hakim: Pegawai) -> None:
    """A judge of another court with the same id in that court's SIPP."""
    lain = buat_pengadilan()
    buat_pegawai(lain, hakim_id=hakim.hakim_id)
    assert rencana("2026-11-23 08:00") == {"N-14": 1}
    assert antre()[0].satker == satker
