"""The last look before a message leaves: what changed since it was planned stops it, with the reason in words."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi.jenis import Batal, ambil
from notifikasi.models import Pesan
from perkara.models import AktaCerai, EFiling, Perkara, Putusan, Registrasi, Sidang
from perkara.pesan.batal import JENIS_PIHAK
from satker.models import Pegawai, Satker
from tests.perkara.pabrik import buat_akta, buat_efiling, buat_perkara, buat_putusan, buat_registrasi
from tests.perkara.pesan.baca import PAGI, sebab
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
from tests.perkara.rencana.test_jalan import SORE, isi_pengadilan

JADWAL = ("N-03", "N-04", "N-07", "N-07b")
PEGAWAI = ("N-11", "N-12", "N-13", "N-14", "N-15")


@pytest.fixture
def satker() -> Satker:
    return buat_pengadilan()


@pytest.fixture
def antrean(satker: Satker) -> Satker:
    """One queued message of every kind but N-03b, on Monday at 16.00."""
    isi_pengadilan(satker)
    perkara_berakta = AktaCerai.objects.get().perkara
    sidang_baru(perkara_berakta, dalam_hari(5), SORE, ikrar=True)
    rencana(SORE)
    Pesan.objects.filter(induk_id=perkara_berakta.pk, jenis="N-03").delete()
    Pesan.objects.filter(jenis="N-02", induk_id=Perkara.objects.get(ecourt=True).pk).delete()
    return satker


def sebab_semua(*kode: str) -> set[str]:
    return {sebab(k, SORE) for k in kode}


@pytest.mark.usefixtures("antrean")
def test_what_still_holds_leaves() -> None:
    assert sebab_semua(*JADWAL, "N-02", "N-05", "N-06", *PEGAWAI) == {""}


@pytest.mark.usefixtures("antrean")
def test_a_case_that_vanished_stops_everything_about_it() -> None:
    Perkara.objects.update(hilang_pada=saat(SORE))
    assert sebab_semua(*JADWAL, "N-02", "N-05", "N-06") == {"Perkara tidak ada lagi di SIPP."}


@pytest.mark.usefixtures("antrean")
@pytest.mark.parametrize("status", ["dicabut", "salah"])
def test_a_registration_that_ended_stops_everything_to_it(status: str) -> None:
    Registrasi.objects.update(status=status)
    alasan = {"Nomor ini tidak terdaftar lagi pada perkara tersebut."}
    assert sebab_semua(*JADWAL, "N-02", "N-05", "N-06") == alasan


@pytest.mark.usefixtures("antrean")
@pytest.mark.parametrize(
    ("ubah", "alasan"),
    [
        ({"versi": 2}, "Jadwal sidang berubah."),
        ({"ditunda": True}, "Sidang ditunda."),
        ({"hilang_pada": saat(SORE)}, "Sidang tidak ada lagi di SIPP."),
        ({"tanggal": date(2026, 11, 23), "jam": time(15)}, "Waktu sidang sudah lewat."),
        ({"tanggal": date(2026, 11, 23), "jam": time(16)}, "Waktu sidang sudah lewat."),
        ({"tanggal": date(2026, 11, 23), "jam": None}, "Waktu sidang sudah lewat."),
        ({"tanggal": date(2026, 11, 23), "jam": time(16, 1)}, ""),
    ],
)
def test_a_hearing_that_moved_vanished_or_passed_stops_its_messages(ubah: dict[str, Any], alasan: str) -> None:
    Sidang.objects.update(**ubah)
    assert sebab_semua(*JADWAL) == {alasan}


@pytest.mark.usefixtures("antrean")
@pytest.mark.parametrize(
    ("ubah", "alasan"),
    [({}, "Perkara sudah diputus."), ({"ikrar": True}, ""), ({"verzet": True}, "")],
    ids=["biasa", "ikrar", "verzet"],
)
def test_a_decision_stops_ordinary_hearings_only(ubah: dict[str, Any], alasan: str) -> None:
    Sidang.objects.update(**ubah)
    for perkara in Perkara.objects.filter(putusan=None):
        buat_putusan(perkara)
    assert sebab_semua(*JADWAL) == {alasan}
    assert sebab_semua("N-02", "N-05") == {""}


@pytest.mark.usefixtures("antrean")
def test_a_hearing_whose_row_is_gone_stops_its_messages() -> None:
    Sidang.objects.all().delete()
    assert sebab_semua(*JADWAL) == {"Sidang tidak ada lagi di SIPP."}


@pytest.mark.usefixtures("antrean")
@pytest.mark.parametrize(
    ("ubah", "alasan"),
    [
        ({"nomor": ""}, "Akta cerai belum terbit."),
        ({"tanggal": None}, "Akta cerai belum terbit."),
        ({"diserahkan1": date(2026, 11, 23)}, "Akta cerai sudah diserahkan."),
        ({"diserahkan2": date(2026, 11, 23)}, ""),
    ],
)
def test_a_certificate_taken_back_or_collected_stops_its_notice(ubah: dict[str, Any], alasan: str) -> None:
    AktaCerai.objects.update(**ubah)
    assert sebab("N-05", SORE) == alasan


@pytest.mark.usefixtures("antrean")
def test_an_e_filing_that_vanished_stops_its_notice() -> None:
    EFiling.objects.update(hilang_pada=saat(SORE))
    assert sebab("N-06", SORE) == "Pendaftaran e-Court tidak ada lagi di SIPP."


@pytest.mark.usefixtures("antrean")
def test_work_done_since_stops_the_list() -> None:
    Putusan.objects.update(edoc_ada=True, anonimisasi_ada=True)
    Sidang.objects.update(bas_ada=True)
    assert sebab_semua("N-14", "N-15") == {"Semua sudah diunggah."}


@pytest.mark.usefixtures("antrean")
def test_an_officer_who_left_since_gets_nothing() -> None:
    Pegawai.objects.update(aktif=False)
    assert sebab_semua("N-14", "N-15") == {"Penerima tidak aktif lagi."}
    assert sebab_semua("N-11", "N-12", "N-13") == {"Penerima bukan lagi pejabat penerima rekap."}


def test_a_leader_whose_office_changed_since_gets_no_recap(antrean: Satker) -> None:
    antrean.pegawai.update(jabatan="hakim")
    assert sebab_semua("N-11", "N-12", "N-13") == {"Penerima bukan lagi pejabat penerima rekap."}


@pytest.fixture
def sidang_diberitahukan(satker: Satker) -> Sidang:
    """A hearing whose schedule was told."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang = sidang_baru(perkara, dalam_hari(7), PAGI)
    rencana(PAGI)
    berangkat()
    return sidang


def lagi(sidang: Sidang) -> None:
    pindah(sidang, PAGI, tanggal=dalam_hari(21))


def hapus(sidang: Sidang) -> None:
    hilang(sidang, PAGI)


@pytest.mark.parametrize(
    ("terjadi", "alasan"),
    [(lagi, "Jadwal sidang berubah."), (hapus, "Sidang tidak ada lagi di SIPP."), (lambda _: None, "")],
    ids=["pindah lagi", "hilang", "tetap"],
)
def test_a_change_that_changed_again_does_not_leave(
    sidang_diberitahukan: Sidang, terjadi: Callable[[Sidang], None], alasan: str
) -> None:
    pindah(sidang_diberitahukan, PAGI, tanggal=dalam_hari(14))
    rencana(PAGI)
    terjadi(sidang_diberitahukan)
    assert sebab("N-03b") == alasan


def kembali(sidang: Sidang) -> None:
    Sidang.objects.filter(pk=sidang.pk).update(hilang_pada=None)


def diganti(sidang: Sidang) -> None:
    sidang_baru(sidang.perkara, dalam_hari(9), PAGI, menggantikan=sidang)


@pytest.mark.parametrize(
    ("terjadi", "alasan"),
    [(kembali, "Jadwal sidang berubah."), (diganti, "Jadwal sidang berubah."), (lambda _: None, "")],
    ids=["kembali", "diganti", "tetap"],
)
def test_a_cancellation_that_no_longer_holds_does_not_leave(
    sidang_diberitahukan: Sidang, terjadi: Callable[[Sidang], None], alasan: str
) -> None:
    hilang(sidang_diberitahukan, PAGI)
    rencana(PAGI)
    terjadi(sidang_diberitahukan)
    assert sebab("N-03b") == alasan


def test_a_number_registered_anew_still_gets_what_was_queued(satker: Satker) -> None:
    """Not the old registration counts, but whether the number is registered to the case now."""
    perkara = buat_perkara(satker)
    registrasi = buat_registrasi(perkara)
    rencana(PAGI)
    Registrasi.objects.update(status="dicabut")
    buat_registrasi(perkara, registrasi.nomor)
    assert sebab("N-02") == ""


def test_a_batch_of_fifty_takes_the_queries_of_one(satker: Satker) -> None:
    isi_pengadilan(satker, 50)
    rencana(SORE)
    kode = [k for k in (*JENIS_PIHAK, *PEGAWAI) if k not in {"N-01", "N-03b"}]
    assert {k: jumlah_kueri(k) for k in kode} == {k: [jumlah_kueri(k)[0]] * 2 for k in kode}


def jumlah_kueri(kode: str) -> list[int]:
    """Queries for one message of that kind, and for all of them, of which none may stay unanswered."""
    pesan = antre(kode)
    assert len(pesan) >= 50
    jumlah = []
    for batch in (pesan[:1], pesan):
        with CaptureQueriesContext(connection) as kueri:
            hasil = ambil(kode).isi(batch)
        assert set(hasil) == {p.pk for p in batch}
        assert not any(isinstance(h, Batal) for h in hasil.values())
        jumlah.append(len(kueri))
    assert max(jumlah) <= 8
    return jumlah


def test_n_06_of_a_vanished_e_filing_and_of_a_numbered_one(satker: Satker) -> None:
    """Two e-filings of one case: the notice of the one that vanished stops, that of the other leaves."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    lama = buat_efiling(satker, perkara)
    rencana(PAGI)
    baru = buat_efiling(satker, perkara)
    EFiling.objects.filter(pk=lama.pk).update(hilang_pada=saat(PAGI))
    assert rencana(PAGI) == {"batal": 1, "N-06": 1}
    assert antre()[0].subjek_id == baru.pk
    assert sebab("N-06") == ""


def test_a_certificate_s_side_counts_not_the_number(satker: Satker) -> None:
    """One phone for both spouses: it is told while either copy is still there."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara, sisi=2)
    akta = buat_akta(perkara)
    rencana(PAGI)
    AktaCerai.objects.filter(pk=akta.pk).update(diserahkan1=date(2026, 11, 23))
    assert sebab("N-05") == ""
