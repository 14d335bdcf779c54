"""Steps of a procedure: what each one does at once, and every way in which it is refused (design 7)."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from layanan.alur.galat import BelumLengkap, Ditolak, SudahBerubah, TakBerhak, TakBolehDariSini
from layanan.alur.jalan import WAJIB, boleh, jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from satker.models import Peran, Satker
from tests.layanan.meja import PJ, buka_uji, petugas
from tests.pabrik import buat_pengguna, buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)  # 09.00 in Jakarta


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    """A matter received on Monday 23 November 2026, due on Thursday."""
    return buka_uji(satker, diterima_pada=SENIN).urusan


@pytest.fixture
def rina(satker: Satker) -> Pelaku:
    """The information officer."""
    return petugas(satker, first_name="Rina", last_name="Sari")


def test_a_step_moves_the_state_raises_the_version_and_writes_who_did_it(urusan: Urusan, rina: Pelaku) -> None:
    sesudah = jalankan(urusan, "cari", pelaku=rina)
    assert (sesudah.keadaan, sesudah.versi) == ("dicari", 2)
    baris = Riwayat.objects.get(urusan=urusan, tindakan="cari")
    assert (baris.dari, baris.ke, baris.sebagai, baris.pelaku) == (
        "diterima",
        "dicari",
        Peran.PETUGAS_INFORMASI,
        rina.user,
    )
    assert baris.kalimat == "Petugas mulai mencari."
    assert Urusan.objects.get(pk=urusan.pk).keadaan == "dicari"


def test_the_answer_is_the_matter_as_it_stands_and_the_one_passed_in_stays_as_it_was(
    urusan: Urusan, rina: Pelaku
) -> None:
    sesudah = jalankan(urusan, "cari", pelaku=rina, isian={"petugas": rina.user})
    assert sesudah is not urusan
    assert (urusan.keadaan, urusan.versi) == ("diterima", 1)
    assert sesudah.petugas == rina.user


def test_a_step_may_set_the_due_date_and_the_timeline_keeps_how_it_moved(urusan: Urusan, rina: Pelaku) -> None:
    urusan = jalankan(urusan, "cari", pelaku=rina)
    with travel(SENIN, tick=False):
        urusan = jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "volume"})
    assert urusan.jatuh_tempo == date(2026, 11, 30)
    baris = Riwayat.objects.get(urusan=urusan, tindakan="perpanjang")
    assert baris.data == {"alasan": "volume", "jatuh_tempo_lama": "2026-11-26", "jatuh_tempo": "2026-11-30"}
    assert baris.kalimat == "Diperpanjang karena volume."


def test_a_step_that_does_the_duty_stops_the_clock_and_leaves_the_matter_open(urusan: Urusan, rina: Pelaku) -> None:
    urusan = jalankan(urusan, "jawab", pelaku=rina, isian={"hasil": "siap", "biaya": 0})
    assert (urusan.jatuh_tempo, urusan.selesai_pada) == (None, None)
    assert Riwayat.objects.get(urusan=urusan, tindakan="jawab").data["jatuh_tempo_lama"] == "2026-11-26"


def test_a_final_state_closes_the_matter_and_its_clock(urusan: Urusan, rina: Pelaku) -> None:
    with travel(SENIN, tick=False):
        urusan = jalankan(urusan, "jawab", pelaku=rina, isian={"hasil": "ditolak", "biaya": 0})
    assert urusan.keadaan == "ditolak"
    assert (urusan.jatuh_tempo, urusan.selesai_pada) == (None, SENIN)
    assert boleh(urusan, rina) == []


def test_a_step_that_keeps_the_state_writes_its_note_for_staff_only(urusan: Urusan, rina: Pelaku) -> None:
    urusan = jalankan(urusan, "catat", pelaku=rina, isian={"catatan": "Sudah ditelepon."})
    baris = Riwayat.objects.get(urusan=urusan, tindakan="catat")
    assert (urusan.keadaan, urusan.versi) == ("diterima", 2)
    assert (baris.catatan, baris.kalimat) == ("Sudah ditelepon.", "")
    assert urusan.jatuh_tempo == date(2026, 11, 26)


def test_the_applicant_takes_the_steps_that_are_his(urusan: Urusan) -> None:
    urusan = jalankan(urusan, "cabut", pelaku=Pelaku.pemohon())
    baris = Riwayat.objects.get(urusan=urusan, tindakan="cabut")
    assert (urusan.keadaan, baris.sebagai, baris.pelaku) == ("dicabut", "pemohon", None)


# --- what is refused -----------------------------------------------------------------------------------------


def tak_berubah(urusan: Urusan) -> None:
    """Nothing was written."""
    kini = Urusan.objects.get(pk=urusan.pk)
    assert (kini.keadaan, kini.versi, kini.jatuh_tempo) == (urusan.keadaan, urusan.versi, urusan.jatuh_tempo)
    assert Riwayat.objects.filter(urusan=urusan).count() == 1


@pytest.mark.parametrize("peran", [Peran.ADMIN, Peran.PTSP, Peran.KETUA, Peran.PEMANTAU])
def test_a_role_that_does_not_go_with_the_step_is_refused(urusan: Urusan, satker: Satker, peran: Peran) -> None:
    with pytest.raises(TakBerhak, match="Mulai mencari"):
        jalankan(urusan, "cari", pelaku=petugas(satker, peran))
    tak_berubah(urusan)


def test_the_right_role_in_another_court_is_refused(urusan: Urusan) -> None:
    lain = petugas(buat_satker())
    assert boleh(urusan, lain) == []
    with pytest.raises(TakBerhak):
        jalankan(urusan, "cari", pelaku=lain)
    tak_berubah(urusan)


def test_staff_do_not_act_for_the_applicant_nor_he_for_them(urusan: Urusan, rina: Pelaku) -> None:
    with pytest.raises(TakBerhak):
        jalankan(urusan, "cabut", pelaku=rina)
    with pytest.raises(TakBerhak):
        jalankan(urusan, "cari", pelaku=Pelaku.pemohon())
    with pytest.raises(TakBerhak):
        jalankan(urusan, "cari", pelaku=Pelaku.sistem())
    tak_berubah(urusan)


def test_a_step_not_allowed_from_here_tells_which_are(urusan: Urusan, rina: Pelaku) -> None:
    with pytest.raises(TakBolehDariSini) as galat:
        jalankan(urusan, "serahkan", pelaku=rina)
    assert [lk.tindakan for lk in galat.value.boleh] == ["cari", "jawab", "catat"]
    assert str(galat.value) == (
        "“Serahkan” tidak dapat dilakukan dari keadaan Diterima. "
        "Yang dapat dilakukan: “Mulai mencari”, “Beri keterangan”, “Tambah catatan”."
    )
    tak_berubah(urusan)


def test_what_is_told_as_possible_is_what_this_role_may_do(urusan: Urusan, satker: Satker) -> None:
    pj = petugas(satker, PJ)
    assert [lk.tindakan for lk in boleh(urusan, pj)] == ["jawab", "catat"]
    with pytest.raises(TakBolehDariSini) as galat:
        jalankan(urusan, "terbangkan", pelaku=pj)
    assert [lk.tindakan for lk in galat.value.boleh] == ["jawab", "catat"]


@pytest.mark.parametrize("kosong", [None, "", "  \n", [], ()])
def test_an_empty_field_is_named_beside_what_else_is_wrong(urusan: Urusan, rina: Pelaku, kosong: object) -> None:
    with pytest.raises(BelumLengkap) as galat:
        jalankan(urusan, "jawab", pelaku=rina, isian={"hasil": kosong, "biaya": 0})
    assert galat.value.keliru == {"hasil": WAJIB}
    tak_berubah(urusan)


def test_a_cost_of_zero_is_a_cost(urusan: Urusan, rina: Pelaku) -> None:
    """R-002-18: the statement names the cost, zero allowed."""
    assert jalankan(urusan, "jawab", pelaku=rina, isian={"hasil": "siap", "biaya": 0}).keadaan == "siap"


def test_all_that_is_missing_is_said_at_once(urusan: Urusan, rina: Pelaku) -> None:
    with pytest.raises(BelumLengkap) as galat:
        jalankan(urusan, "jawab", pelaku=rina)
    assert set(galat.value.keliru) == {"hasil", "biaya"}
    assert "hasil: Wajib diisi." in str(galat.value)


def test_the_desk_s_own_check_speaks_beside_its_field(urusan: Urusan, rina: Pelaku) -> None:
    urusan = jalankan(urusan, "cari", pelaku=rina)
    with pytest.raises(BelumLengkap) as galat:
        jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "malas"})
    assert galat.value.keliru == {"alasan": "Pilih salah satu alasan."}
    with pytest.raises(BelumLengkap) as galat:
        jalankan(urusan, "perpanjang", pelaku=rina)
    assert galat.value.keliru == {"alasan": WAJIB}


def test_the_desk_s_rule_is_a_sentence_to_the_person(urusan: Urusan, rina: Pelaku) -> None:
    urusan = jalankan(urusan, "cari", pelaku=rina)
    with travel("2026-11-27T02:00:00Z", tick=False), pytest.raises(Ditolak, match="Batas waktunya sudah lewat"):
        jalankan(urusan, "perpanjang", pelaku=rina, isian={"alasan": "volume"})
    assert Urusan.objects.get(pk=urusan.pk).jatuh_tempo == date(2026, 11, 26)


def test_a_choice_that_is_no_destination_is_a_fault_of_the_desk(urusan: Urusan, rina: Pelaku) -> None:
    with pytest.raises(ValueError, match="bukan tujuannya"):
        jalankan(urusan, "jawab", pelaku=rina, isian={"hasil": "selesai", "biaya": 0})
    tak_berubah(urusan)


# --- versions ------------------------------------------------------------------------------------------------


def test_who_comes_second_is_told_who_did_what_and_when(urusan: Urusan, satker: Satker, rina: Pelaku) -> None:
    with travel(SENIN, tick=False):
        jalankan(urusan, "cari", pelaku=rina)
    with pytest.raises(SudahBerubah) as galat:
        jalankan(urusan, "jawab", pelaku=petugas(satker), isian={"hasil": "siap", "biaya": 0}, versi=1)
    assert galat.value.riwayat is not None
    assert galat.value.riwayat.tindakan == "cari"
    assert str(galat.value).startswith(
        "Rina Sari (Petugas Informasi) sudah melakukan “Mulai mencari” pada 23-11-2026 pukul 09.00 WIB; "
        "keadaannya sekarang: Sedang dicari."
    )


def test_without_a_version_that_of_the_instance_counts(urusan: Urusan, rina: Pelaku) -> None:
    jalankan(urusan, "cari", pelaku=rina)
    with pytest.raises(SudahBerubah):
        jalankan(urusan, "catat", pelaku=rina, isian={"catatan": "x"})
    assert jalankan(urusan, "catat", pelaku=rina, isian={"catatan": "x"}, versi=2).versi == 3


def test_a_stranger_learns_nothing_of_who_was_quicker(urusan: Urusan, satker: Satker, rina: Pelaku) -> None:
    jalankan(urusan, "cari", pelaku=rina)
    with pytest.raises(TakBerhak):
        jalankan(urusan, "jawab", pelaku=petugas(satker, Peran.PTSP), versi=1)


def test_who_acted_is_named_by_his_role_where_he_has_no_name(urusan: Urusan, rina: Pelaku) -> None:
    jalankan(urusan, "cabut", pelaku=Pelaku.pemohon())
    with pytest.raises(SudahBerubah, match=r"^Pemohon sudah melakukan “Cabut”"):
        jalankan(urusan, "cari", pelaku=rina)


def test_what_may_be_done_is_answered_without_a_query(urusan: Urusan, rina: Pelaku) -> None:
    with CaptureQueriesContext(connection) as tangkapan:
        assert [lk.tindakan for lk in boleh(urusan, rina)] == ["cari", "jawab", "catat"]
    assert len(tangkapan) == 0


def test_the_matter_of_another_court_with_equal_roles_in_both_is_reached_in_its_own(
    urusan: Urusan, satker: Satker
) -> None:
    """An officer of two courts acts in the one he is working in."""
    user = buat_pengguna(satker, Peran.PETUGAS_INFORMASI)
    lain = buat_satker()
    with pytest.raises(TakBerhak):
        jalankan(urusan, "cari", pelaku=Pelaku.staf(user, lain))
    assert jalankan(urusan, "cari", pelaku=Pelaku.staf(user, satker)).keadaan == "dicari"
