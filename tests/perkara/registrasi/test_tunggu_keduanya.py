"""One phone that waits for a case number and for an e-Court register number of one case, in any order of arrival."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import EFiling, Perkara, Registrasi
from perkara.registrasi import daftarkan_di_loket, pasangkan
from perkara.rencana import rencanakan
from satker.models import Satker
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_efiling, buat_perkara, buat_registrasi, buat_setelan, buat_sumber

NOMOR, REGISTER, HP = "12/Pdt.G/2026/PA.Bjh", "PA.Bjh-23112026ABC", "0812-3456-7890"
HARI = date(2026, 11, 20)


@pytest.fixture
def pengadilan(satker: Satker) -> Satker:
    buat_sumber(satker, mulai=date(2026, 11, 1))
    buat_setelan(satker)
    return satker


def tunggu(satker: Satker, petugas: Any, apa: str, hp: str = HP, **isian: Any) -> Registrasi:
    lengkap: Any = {"nomor_ditunggu": apa, "nama": "Siti Aminah", "sisi": 1, "nomor_teks": hp, "setuju": True}
    return daftarkan_di_loket(satker, petugas, **lengkap | isian).registrasi


def datang_perkara(satker: Satker) -> None:
    """The court numbers the case; a filing that is there already is tied to it."""
    perkara = buat_perkara(satker, nomor=NOMOR, tanggal_daftar=HARI)
    EFiling.objects.filter(satker=satker).update(perkara=perkara)


def datang_efiling(satker: Satker) -> None:
    """The filing appears, tied to its case where that has a number already."""
    perkara = Perkara.objects.filter(satker=satker, nomor=NOMOR).first()
    buat_efiling(satker, perkara, nomor_register=REGISTER, tanggal_daftar=HARI)


DATANG = {"perkara": datang_perkara, "efiling": datang_efiling}


def keadaan() -> list[str]:
    return sorted(Registrasi.objects.values_list("status", flat=True))


@pytest.mark.parametrize("urutan", list(permutations(DATANG)), ids="-".join)
@pytest.mark.parametrize("daftar", list(permutations([NOMOR, REGISTER])), ids=["nomor dulu", "register dulu"])
def test_both_waits_end_as_one_registration(
    pengadilan: Satker, petugas: Any, urutan: tuple[str, ...], daftar: tuple[str, ...]
) -> None:
    for apa in daftar:
        tunggu(pengadilan, petugas, apa)
    assert keadaan() == ["menunggu", "menunggu"]
    for apa in urutan:
        DATANG[apa](pengadilan)
        pasangkan(pengadilan)
    assert keadaan() == ["aktif", "dicabut"]
    assert {r.perkara.nomor for r in Registrasi.objects.select_related("perkara") if r.perkara} == {NOMOR}
    assert Registrasi.objects.get(status="dicabut").sebab_dicabut == "Nomor ini sudah terdaftar pada perkaranya."
    assert pasangkan(pengadilan) == 0


@pytest.mark.parametrize("urutan", list(permutations(DATANG)), ids="-".join)
def test_every_notice_of_the_case_comes_once_to_that_phone(
    pengadilan: Satker, petugas: Any, urutan: tuple[str, ...]
) -> None:
    """R-000-9, R-000-13: two registrations were typed, one person reads."""
    for apa in (NOMOR, REGISTER):
        tunggu(pengadilan, petugas, apa)
    for apa in urutan:
        DATANG[apa](pengadilan)
        pasangkan(pengadilan)
        rencanakan(pengadilan)
    rencanakan(pengadilan)
    hidup = Pesan.objects.filter(status="antre").exclude(jenis="N-01")
    assert sorted(hidup.values_list("jenis", flat=True)) == ["N-02", "N-06"]


def test_the_filing_is_told_while_the_case_has_no_number_and_not_again_after(pengadilan: Satker, petugas: Any) -> None:
    tunggu(pengadilan, petugas, REGISTER)
    datang_efiling(pengadilan)
    assert pasangkan(pengadilan) == 0
    assert rencanakan(pengadilan)["N-06"] == 1
    Pesan.objects.filter(jenis="N-06").update(status="terkirim")
    datang_perkara(pengadilan)
    assert pasangkan(pengadilan) == 1
    jumlah = rencanakan(pengadilan)
    assert (jumlah["N-06"], jumlah["N-02"]) == (0, 1)


def test_the_same_wait_in_another_spelling_is_the_same_wait(pengadilan: Satker, petugas: Any) -> None:
    pertama = tunggu(pengadilan, petugas, NOMOR)
    for tulisan in ("12 / pdt.g / 2026 / pa bjh", "12/Pdt.G/2026"):
        assert tunggu(pengadilan, petugas, tulisan) == pertama
    register = tunggu(pengadilan, petugas, REGISTER)
    assert tunggu(pengadilan, petugas, f" {REGISTER.lower()} ") == register
    assert Registrasi.objects.count() == 2


def test_two_phones_may_wait_for_one_case_and_both_get_it(pengadilan: Satker, petugas: Any) -> None:
    tunggu(pengadilan, petugas, NOMOR)
    tunggu(pengadilan, petugas, REGISTER, hp="0813-0000-1234", nama="Budi Santoso", sisi=2)
    datang_efiling(pengadilan)
    datang_perkara(pengadilan)
    assert pasangkan(pengadilan) == 2
    assert keadaan() == ["aktif", "aktif"]


def test_a_phone_active_on_the_case_already_gains_nothing_by_waiting(pengadilan: Satker, petugas: Any) -> None:
    register = tunggu(pengadilan, petugas, REGISTER)
    datang_perkara(pengadilan)
    buat_registrasi(Perkara.objects.get(), register.nomor)
    datang_efiling(pengadilan)
    assert pasangkan(pengadilan) == 0
    assert keadaan() == ["aktif", "dicabut"]


def test_a_filing_that_vanished_before_it_was_numbered_leaves_its_registration_waiting(
    pengadilan: Satker, petugas: Any
) -> None:
    """Nothing is lost: the filing may be typed anew, and the case number may still come by itself."""
    tunggu(pengadilan, petugas, REGISTER)
    datang_efiling(pengadilan)
    pasangkan(pengadilan)
    EFiling.objects.update(hilang_pada="2026-11-23T01:00Z")
    assert pasangkan(pengadilan) == 0
    assert keadaan() == ["menunggu"]
    baru = buat_perkara(pengadilan, nomor=NOMOR)
    buat_efiling(pengadilan, baru, nomor_register=REGISTER)
    assert pasangkan(pengadilan) == 1
    assert Registrasi.objects.get().perkara == baru


def test_another_court_s_filing_of_the_same_register_number_is_not_taken(pengadilan: Satker, petugas: Any) -> None:
    lain = buat_satker(singkatan="PA.Lain")
    tunggu(pengadilan, petugas, REGISTER)
    buat_efiling(lain, buat_perkara(lain), nomor_register=REGISTER)
    assert pasangkan(pengadilan) == 0
    assert pasangkan(lain) == 0
    assert keadaan() == ["menunggu"]
