"""N-06, pendaftaran e-Court (R-000-13)."""

from datetime import date
from typing import Any

import pytest

from notifikasi.models import Pesan
from perkara.models import EFiling, Perkara, Registrasi
from satker.models import Satker
from tests.perkara.pabrik import buat_efiling, buat_kuasa, buat_nomor, buat_registrasi
from tests.perkara.rencana.langkah import SENIN, antre, berangkat, buat_pengadilan, buat_perkara_lama, rencana, saat

PAGI = "2026-11-23 10:00"


def daftar_menunggu(satker: Satker, efiling: EFiling) -> Registrasi:
    """A number registered at the counter for an e-Court register number that has no case yet."""
    return Registrasi.objects.create(
        satker=satker,
        efiling=efiling,
        ditunggu=efiling.nomor_register,
        ditunggu_tampil=efiling.nomor_register,
        nomor=buat_nomor(satker),
        nama="Siti",
        sisi=1,
        sumber="loket",
        status="menunggu",
        dibuat=saat(PAGI),
    )


def test_the_filing_side_and_its_counsel_hear_of_the_registration_once_r_000_13(satker: Satker) -> None:
    """R-000-13: side 1 and its counsel, not the other side."""
    perkara = buat_perkara_lama(satker)
    pihak = buat_registrasi(perkara, sisi=1)
    kuasa = buat_registrasi(perkara, sisi=None, kuasa=buat_kuasa(perkara, 1))
    buat_registrasi(perkara, sisi=2)
    buat_registrasi(perkara, sisi=None, kuasa=buat_kuasa(perkara, 2))
    efiling = buat_efiling(satker, perkara)
    assert rencana(PAGI) == {"N-06": 2}
    assert {p.nomor for p in antre()} == {pihak.nomor, kuasa.nomor}
    assert {(p.subjek, p.subjek_id, p.induk_id) for p in antre()} == {("efiling", efiling.pk, perkara.pk)}
    berangkat()
    assert rencana(PAGI) == {}


def test_a_registration_without_a_case_number_hears_of_its_e_filing(satker: Satker) -> None:
    efiling = buat_efiling(satker)
    registrasi = daftar_menunggu(satker, efiling)
    assert rencana(PAGI) == {"N-06": 1}
    (pesan,) = antre()
    assert (pesan.nomor, pesan.induk_id, pesan.perihal) == (registrasi.nomor, None, efiling.nomor_register)


def test_the_number_given_later_does_not_tell_it_again(satker: Satker) -> None:
    efiling = buat_efiling(satker)
    registrasi = daftar_menunggu(satker, efiling)
    rencana(PAGI)
    perkara = buat_perkara_lama(satker, ecourt=True)
    EFiling.objects.update(perkara=perkara)
    Registrasi.objects.filter(pk=registrasi.pk).update(perkara=perkara, status="aktif", ditunggu="")
    assert rencana(PAGI) == {}
    berangkat()
    assert rencana(PAGI) == {}


def test_of_two_e_filings_of_a_case_the_newest_counts(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    baru = buat_efiling(satker, perkara, tanggal_daftar=SENIN, sipp_id=9001)
    buat_efiling(satker, perkara, tanggal_daftar=date(2026, 11, 20), sipp_id=9002)
    buat_efiling(satker, perkara, tanggal_daftar=SENIN, sipp_id=9000)
    assert rencana(PAGI) == {"N-06": 1}
    assert antre()[0].subjek_id == baru.pk


@pytest.mark.parametrize(
    ("isian", "jumlah"),
    [
        ({}, 1),
        ({"nomor_register": ""}, 0),
        ({"tanggal_daftar": date(2026, 11, 9)}, 1),
        ({"tanggal_daftar": date(2026, 11, 8)}, 0),
        ({"tanggal_daftar": None}, 0),
        ({"hilang_pada": saat(PAGI)}, 0),
    ],
    ids=["ada", "tanpa nomor register", "14 hari", "15 hari", "tanpa tanggal", "hilang"],
)
def test_only_recent_registrations_with_a_register_number(satker: Satker, isian: dict[str, Any], jumlah: int) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    buat_efiling(satker, perkara, **isian)
    assert rencana(PAGI).get("N-06", 0) == jumlah


def test_nothing_older_than_the_start_date_is_announced() -> None:
    satker = buat_pengadilan(mulai=date(2026, 11, 21))
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    buat_efiling(satker, perkara, tanggal_daftar=date(2026, 11, 20))
    assert rencana(PAGI) == {}


def test_an_e_filing_that_vanished_takes_the_notice_back(satker: Satker) -> None:
    daftar_menunggu(satker, buat_efiling(satker))
    rencana(PAGI)
    EFiling.objects.update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {"batal": 1}
    assert Pesan.objects.get().galat == "Pendaftaran e-Court tidak ada lagi di SIPP."


def test_a_waiting_registration_that_was_revoked_takes_the_notice_back(satker: Satker) -> None:
    daftar_menunggu(satker, buat_efiling(satker))
    rencana(PAGI)
    Registrasi.objects.update(status="dicabut")
    assert rencana(PAGI) == {"batal": 1}


def test_a_deleted_case_is_silent(satker: Satker) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    buat_efiling(satker, perkara)
    Perkara.objects.update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {}
