"""Registering before SIPP has the case (R-000-3): the number waits for it."""

from datetime import timedelta
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import Registrasi
from perkara.registrasi import IsianDitolak, cabut, daftarkan_di_loket, pasangkan
from satker.models import JejakAudit, Satker
from satker.waktu import pada, sekarang
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_efiling, buat_perkara, buat_pihak, buat_registrasi
from tests.perkara.registrasi.conftest import PAGI


def tunggu(satker: Satker, petugas: Any, nomor: str, **isian: Any) -> Registrasi:
    bawaan: dict[str, Any] = {"nama": "Siti Rahayu", "sisi": 1, "nomor_teks": "081234567890", "setuju": True}
    return daftarkan_di_loket(satker, petugas, nomor_ditunggu=nomor, **bawaan | isian).registrasi


@pytest.mark.parametrize("ejaan", ["77/Pdt.G/2026/PA.Bjh", "0077/pdt.g/2026/PA BJH.", "77.G.2026", "Nomor: 77/G/2026"])
def test_it_waits_for_a_case_number_in_any_spelling_and_is_greeted_at_once(
    satker: Satker, petugas: Any, ejaan: str
) -> None:
    kita = tunggu(satker, petugas, ejaan)
    assert (kita.status, kita.perkara, kita.ditunggu) == ("menunggu", None, "77/PDT.G/2026/PA.BJH")
    assert kita.ditunggu_tampil == "77/Pdt.G/2026/PA.Bjh"
    pesan = Pesan.objects.get()
    assert (pesan.jenis, pesan.induk_id, pesan.perihal) == ("N-01", None, "77/Pdt.G/2026/PA.Bjh")


def test_it_gets_its_case_and_its_party_when_sipp_has_them(satker: Satker, petugas: Any) -> None:
    kita = tunggu(satker, petugas, "77/Pdt.G/2026/PA.Bjh")
    assert pasangkan(satker) == 0
    perkara = buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    pihak = buat_pihak(perkara, nama="SITI RAHAYU")
    buat_pihak(perkara, 2, nama="Siti Rahayu")
    assert pasangkan(satker) == 1
    kita.refresh_from_db()
    assert (kita.status, kita.perkara, kita.pihak) == ("aktif", perkara, pihak)
    assert pasangkan(satker) == 0
    assert Pesan.objects.count() == 1
    assert JejakAudit.objects.get(tindakan="registrasi.pasangkan").rincian == {"jumlah": 1}


def test_a_case_that_is_there_by_now_is_taken_at_once(satker: Satker, petugas: Any) -> None:
    perkara = buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    kita = tunggu(satker, petugas, "77.g.2026")
    assert (kita.status, kita.perkara) == ("aktif", perkara)


def test_it_waits_for_an_e_court_register_number_and_then_for_the_case(satker: Satker, petugas: Any) -> None:
    """R-000-13: the filer is told of the e-Court registration before there is a case number."""
    kita = tunggu(satker, petugas, "pabjh-22112026 A1")
    assert (kita.ditunggu, kita.ditunggu_tampil) == ("PABJH-22112026A1", "pabjh-22112026 A1")
    filing = buat_efiling(satker, nomor_register="PABJH-22112026A1")
    assert pasangkan(satker) == 0
    kita.refresh_from_db()
    assert (kita.status, kita.efiling, kita.perkara) == ("menunggu", filing, None)
    filing.perkara = buat_perkara(satker)
    filing.save()
    assert pasangkan(satker) == 1
    kita.refresh_from_db()
    assert (kita.status, kita.perkara) == ("aktif", filing.perkara)


def test_of_two_filings_with_one_register_number_the_newest_counts(satker: Satker, petugas: Any) -> None:
    tunggu(satker, petugas, "PABJH-1A")
    buat_efiling(satker, buat_perkara(satker), sipp_id=2, nomor_register="PABJH-1A")
    baru = buat_efiling(satker, buat_perkara(satker), sipp_id=9, nomor_register="PABJH-1A")
    pasangkan(satker)
    assert Registrasi.objects.get().perkara == baru.perkara


@pytest.mark.parametrize(
    ("nomor", "kata"),
    [
        ("77/Pdt.G/2026/PA.Lain", "pengadilan lain"),
        ("77/Pdt.X/2026/PA.Bjh", "tidak dikenal"),
        ("abcdef", "diawali nomor urut"),
        ("99/2026", "Jenis perkara"),
    ],
)
def test_a_number_that_could_never_come_is_refused_with_the_reason(
    satker: Satker, petugas: Any, nomor: str, kata: str
) -> None:
    with pytest.raises(IsianDitolak) as tolak:
        tunggu(satker, petugas, nomor)
    assert kata in tolak.value.galat["nomor_ditunggu"]
    assert not Registrasi.objects.exists()


def test_a_double_click_and_a_second_day_while_waiting(satker: Satker, petugas: Any) -> None:
    kita = tunggu(satker, petugas, "77.G.2026")
    assert tunggu(satker, petugas, "77/Pdt.G/2026/PA.Bjh") == kita
    with pada(PAGI + timedelta(days=1)), pytest.raises(IsianDitolak, match="sudah terdaftar"):
        tunggu(satker, petugas, "77.G.2026")


def test_a_number_registered_on_the_case_meanwhile_is_not_doubled(satker: Satker, petugas: Any) -> None:
    kita = tunggu(satker, petugas, "77.G.2026")
    perkara = buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    buat_registrasi(perkara, kita.nomor)
    assert pasangkan(satker) == 0
    kita.refresh_from_db()
    assert (kita.status, kita.perkara, kita.dicabut_pada) == ("dicabut", perkara, sekarang())
    assert "sudah terdaftar" in kita.sebab_dicabut


def test_two_waiting_rows_of_one_number_that_mean_one_case_become_one(satker: Satker, petugas: Any) -> None:
    tunggu(satker, petugas, "77.G.2026")
    tunggu(satker, petugas, "PABJH-1A")
    perkara = buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    buat_efiling(satker, perkara, nomor_register="PABJH-1A")
    assert pasangkan(satker) == 1
    assert sorted(Registrasi.objects.values_list("status", flat=True)) == ["aktif", "dicabut"]


def test_another_courts_case_of_the_same_number_is_not_taken(satker: Satker, petugas: Any) -> None:
    tunggu(satker, petugas, "77.G.2026")
    buat_perkara(buat_satker(singkatan="PA.Bjh"), nomor="77/Pdt.G/2026/PA.Bjh")
    assert pasangkan(satker) == 0


def test_a_waiting_number_can_be_taken_back(satker: Satker, petugas: Any) -> None:
    kita = tunggu(satker, petugas, "77.G.2026")
    assert cabut(kita, petugas, "Keliru")
    buat_perkara(satker, nomor="77/Pdt.G/2026/PA.Bjh")
    assert pasangkan(satker) == 0
    assert Pesan.objects.get().status == "batal"


def test_a_party_entered_anew_keeps_its_registration(satker: Satker) -> None:
    """A clerk deletes the row and types it again: the person is the same."""
    perkara = buat_perkara(satker)
    kita = buat_registrasi(perkara, nama="Siti Rahayu")
    keluarga = buat_registrasi(perkara, nama="Siti Rahayu", hubungan="keluarga")
    pihak = buat_pihak(perkara, nama="SITI RAHAYU")
    pasangkan(satker)
    kita.refresh_from_db()
    keluarga.refresh_from_db()
    assert (kita.pihak, keluarga.pihak) == (pihak, None)


def test_namesakes_on_one_side_are_not_guessed_between(satker: Satker) -> None:
    perkara = buat_perkara(satker)
    kita = buat_registrasi(perkara, nama="Siti")
    for _ in range(2):
        buat_pihak(perkara, nama="Siti")
    pasangkan(satker)
    kita.refresh_from_db()
    assert kita.pihak is None
