"""The completeness check of SK 2-144/2022 (domain 6.B, B3): three working days to check, three to add what is missing.

Off for every court that follows another rule. And what happens when nobody checks.
"""

from datetime import date

import pytest
from django.test import Client

from informasi.services import alasan_keberatan, kurang, tutup_tidak_lengkap
from informasi.services.dasar import semua_dasar
from informasi.services.langkah import daftarkan, jawab_koordinasi, koordinasikan, perpanjang
from informasi.services.publik import lengkapi_dari_web
from layanan.alur.galat import BelumLengkap, Ditolak, TakBolehDariSini
from layanan.models import Riwayat
from layanan.peringatan import periksa_tenggat
from notifikasi.models import Pesan
from satker.models import Satker
from tests.halaman import sebagai
from tests.informasi.keadaan import belum_lengkap, dicari, diterima, diterima_2_144, tidak_lengkap
from tests.informasi.pabrik import PETUGAS, PJ, pukul, segar, staf
from tests.informasi.petugas.meja import buka, jadi, lakukan, teks, tombol

pytestmark = pytest.mark.django_db
# Monday 5 January 2026, and the days that follow from it.
SENIN, KAMIS, JUMAT = "2026-01-05 09:00", "2026-01-08 09:00", "2026-01-09 09:00"
KABAR = {"nomor_wa": "0812-3456-7890", "kabari_wa": True}


def kurang_kabar(satker: Satker) -> list[str]:
    """The kinds of what was queued for the applicant."""
    return list(Pesan.objects.filter(satker=satker).order_by("pk").values_list("jenis", flat=True))


def test_what_is_missing_stops_the_clock_and_gives_three_working_days(satker: Satker) -> None:
    with pukul(SENIN):
        p = diterima_2_144(satker, **KABAR)
        assert p.jatuh_tempo == date(2026, 1, 8)
        p = kurang(p, pelaku=staf(satker), kekurangan="Nomor putusannya")
    assert (p.keadaan, p.jatuh_tempo, p.batas_lengkap) == ("belum_lengkap", None, date(2026, 1, 8))
    assert "Permohonan belum lengkap: Nomor putusannya. Lengkapi paling lambat Kamis, 8 Januari 2026." in str(
        Riwayat.objects.latest("pk").kalimat
    )
    assert kurang_kabar(satker) == ["N-31b"]
    isi = Pesan.objects.get().data["isi"]
    assert (isi["kekurangan"], isi["batas_lengkap"]) == ("Nomor putusannya", "Kamis, 8 Januari 2026")


def test_what_was_completed_is_checked_anew_and_counts_from_that_day(satker: Satker) -> None:
    with pukul(SENIN):
        p = belum_lengkap(satker)
    with pukul(KAMIS):
        p = lengkapi_dari_web(p, "Nomor 1/Pdt.G/2025/PA.Bjh")
        assert (p.keadaan, p.lengkap_tanggal, p.jatuh_tempo) == ("diterima", date(2026, 1, 8), date(2026, 1, 13))
        p = daftarkan(p, pelaku=staf(satker))
    # Ten working days from Thursday 8 January; 16 January is a holiday.
    assert p.batas_keterangan == p.jatuh_tempo == date(2026, 1, 23)
    assert "Catatan: Nomor 1/Pdt.G/2025/PA.Bjh" in teks(buka(sebagai(satker, PETUGAS), p))


def test_completed_after_closing_time_it_is_received_the_next_working_day(satker: Satker) -> None:
    with pukul("2026-01-05 09:00"):
        p = belum_lengkap(satker)
    with pukul("2026-01-09 17:01"):
        assert lengkapi_dari_web(p, "x").lengkap_tanggal == date(2026, 1, 12)


def test_who_brings_it_to_the_counter_is_entered_at_once(satker: Satker) -> None:
    with pukul(SENIN):
        p = belum_lengkap(satker)
    with pukul(KAMIS):
        p = daftarkan(p, pelaku=staf(satker))
    assert (p.keadaan, p.lengkap_tanggal, p.batas_keterangan) == ("terdaftar", date(2026, 1, 8), date(2026, 1, 23))


def test_it_is_closed_only_after_its_days_and_can_be_objected_to(satker: Satker) -> None:
    """R-002-30."""
    with pukul(SENIN):
        p = belum_lengkap(satker)
    with pukul(KAMIS), pytest.raises(Ditolak, match="sampai Kamis, 8 Januari 2026"):
        tutup_tidak_lengkap(p, pelaku=staf(satker))
    with pukul(JUMAT):
        p = tutup_tidak_lengkap(p, pelaku=staf(satker))
        assert p.keadaan == "tidak_lengkap"
        assert [d.kode for d in alasan_keberatan(p)] == ["tidak_semestinya"]
        with pytest.raises(TakBolehDariSini):
            lengkapi_dari_web(p, "Terlambat")


def test_until_it_is_closed_a_late_completion_is_taken(satker: Satker) -> None:
    with pukul(SENIN):
        p = belum_lengkap(satker)
    with pukul("2026-01-20 09:00"):
        assert lengkapi_dari_web(p, "Maaf terlambat").keadaan == "diterima"


def test_the_closing_is_told_with_the_window_to_object(satker: Satker) -> None:
    with pukul(SENIN):
        p = kurang(diterima_2_144(satker, **KABAR), pelaku=staf(satker), kekurangan="KTP")
    with pukul(JUMAT):
        tutup_tidak_lengkap(p, pelaku=staf(satker))
    assert kurang_kabar(satker) == ["N-31b", "N-31c"]
    isi = Pesan.objects.latest("pk").data["isi"]
    assert isi["batas_keberatan"] == "Minggu, 8 Februari 2026"  # thirty days of the calendar


def test_no_warning_blames_the_court_while_the_applicant_has_to_add_something(satker: Satker) -> None:
    with pukul(SENIN):
        p = belum_lengkap(satker)
    with pukul("2026-02-05 09:00"):
        assert periksa_tenggat(satker)["lewat"] == 0
        assert semua_dasar(segar(p)) == []


@pytest.mark.parametrize("kekurangan", ["", "  ", "x" * 1001])
def test_without_words_or_with_too_many_nothing_changes(satker: Satker, kekurangan: str) -> None:
    p = diterima_2_144(satker)
    with pytest.raises(BelumLengkap) as galat:
        kurang(p, pelaku=staf(satker), kekurangan=kekurangan)
    assert set(galat.value.keliru) == {"kekurangan"}
    assert segar(p).versi == p.versi


def test_a_court_under_another_rule_knows_no_such_step(satker: Satker) -> None:
    """B3: off by default."""
    p = diterima(satker)
    with pytest.raises(Ditolak, match="tidak mengenal pemeriksaan kelengkapan"):
        kurang(p, pelaku=staf(satker), kekurangan="KTP")
    petugas = sebagai(satker, PETUGAS)
    assert "kurang" not in tombol(petugas, p)
    assert "pemeriksaan kelengkapan" not in teks(buka(petugas, p))


class TestHalaman:
    @pytest.fixture
    def petugas(self, satker: Satker) -> Client:
        return sebagai(satker, PETUGAS)

    def test_the_officer_says_what_is_missing(self, satker: Satker, petugas: Client) -> None:
        p = diterima_2_144(satker)
        assert {"daftarkan", "kurang"} <= tombol(petugas, p)
        assert "Ada yang perlu diperbaiki" in teks(lakukan(petugas, p, "kurang", kekurangan=" "))
        p = jadi(petugas, p, "kurang", kekurangan="Surat kuasa.")
        halaman = teks(buka(petugas, p))
        assert "Belum lengkap Surat kuasa. Dilengkapi paling lambat" in halaman
        assert "Pemohon masih dapat melengkapinya sampai" in halaman

    def test_after_its_days_he_may_close_it(self, satker: Satker, petugas: Client) -> None:
        assert tidak_lengkap(satker).keadaan == "tidak_lengkap"
        with pukul(SENIN):
            p = belum_lengkap(satker)
        with pukul(JUMAT):
            assert "tutup_tidak_lengkap" in tombol(petugas, p)
            assert jadi(petugas, p, "tutup_tidak_lengkap").keadaan == "tidak_lengkap"


class TestTidakDiperiksa:
    """A form that nobody checks is no way round the deadlines."""

    def test_after_the_days_of_the_check_it_was_not_answered_properly(self, satker: Satker) -> None:
        """R-002-30: what the timeline promises then, there is."""
        with pukul(SENIN):
            p = diterima_2_144(satker)
            assert semua_dasar(p) == []
        with pukul(JUMAT):
            assert periksa_tenggat(satker)["lewat"] == 1
            (dasar,) = alasan_keberatan(segar(p))
            assert (dasar.kode, dasar.mulai) == ("tidak_semestinya", date(2026, 1, 8))

    def test_after_those_of_the_statement_it_is_late(self, satker: Satker) -> None:
        """R-002-32: ten working days from Monday 5 January; 16 January is a holiday."""
        with pukul(SENIN):
            p = diterima_2_144(satker)
        with pukul("2026-01-20 09:00"):
            assert "terlambat" not in {d.kode for d in alasan_keberatan(p)}
        with pukul("2026-01-21 09:00"):
            assert {"terlambat", "tidak_ditanggapi"} <= {d.kode for d in alasan_keberatan(p)}


class TestKoordinasi:
    """R-002-7, R-002-20: who waits for the Penanggung Jawab extends, and still gets his answer."""

    def test_an_extension_does_not_end_the_question(self, satker: Satker) -> None:
        p = koordinasikan(dicari(satker), pelaku=staf(satker), pertanyaan="Boleh?")
        p = perpanjang(p, pelaku=staf(satker), alasan="perlu_konsultasi")
        assert "jawab_koordinasi" in tombol(sebagai(satker, PJ), p)
        p = jawab_koordinasi(p, pelaku=staf(satker, PJ), konsultasi="Boleh.")
        assert (p.keadaan, p.konsultasi) == ("dicari", "Boleh.")

    def test_where_nobody_asked_there_is_nothing_to_answer(self, satker: Satker) -> None:
        p = perpanjang(dicari(satker), pelaku=staf(satker), alasan="volume_besar")
        assert "jawab_koordinasi" not in tombol(sebagai(satker, PJ), p)
        with pytest.raises(Ditolak):
            jawab_koordinasi(p, pelaku=staf(satker, PJ), konsultasi="Boleh.")
