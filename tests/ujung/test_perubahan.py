"""What clerks change in SIPP after people were told: moved, put off, deleted, decided. Each told recipient once."""

import pytest

from notifikasi.models import Pesan
from tests.ujung.dunia import TEPAT, Dunia, Kabar, pihak, selisih
from tests.ujung.ganjil import KUASA_PINDAH, NURAINI, PINDAH

pytestmark = pytest.mark.mariadb
SIDANG_PINDAH = {"id": 95000}
SEMULA = "Semula: Senin, 30 November 2026 pukul 09.00 WIB, Ruang Sidang I\n"
MALAM = "2026-11-19 20:30"


@pytest.fixture
def terkabar(ganjil: Dunia) -> Dunia:
    """The court after its first day."""
    ganjil.putar("2026-11-19 09:00")
    return ganjil


def keduanya(jenis: str, teks: str) -> list[Kabar]:
    """The same words to the party and her counsel."""
    return [(nomor, jenis, teks) for nomor in (PINDAH, KUASA_PINDAH)]


def malam_dengan_perkara_baru(dunia: Dunia) -> int:
    """A case typed in the evening: planned at once, but nobody is woken for it."""
    k = dunia.sipp.perkara("115/Pdt.G/2026/PA.Bjh", tanggal="2026-11-19")
    dunia.sipp.pihak(k, 1, "Malam", "081230001115")
    dunia.sipp.sidang(k, "2026-12-01", id=96000)
    assert pihak(dunia.putar(MALAM)) == []
    return k


def antrean(nomor: str = "+6281230001115") -> list[tuple[str, str, str]]:
    """Kind, state and reason of a number's messages."""
    return list(Pesan.objects.filter(nomor__e164=nomor).order_by("jenis").values_list("jenis", "status", "galat"))


def test_a_hearing_moved_in_place_sends_one_n03b_per_told_recipient(terkabar: Dunia) -> None:
    """R-000-10: old and new date, once per move however often it is looked at."""
    terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, tanggal_sidang="2026-12-02", jam_sidang="10:00:00")
    baru = f"{SEMULA}Menjadi: Rabu, 2 Desember 2026 pukul 10.00 WIB, Ruang Sidang I"
    assert selisih(terkabar.putar("2026-11-19 10:00"), keduanya("N-03b", baru)) == TEPAT
    for kapan in ("2026-11-19 10:05", "2026-11-19 10:10"):
        assert terkabar.putar(kapan) == []


def test_a_second_move_is_told_against_the_first(terkabar: Dunia) -> None:
    for kapan, tanggal in (("2026-11-19 10:00", "2026-12-02"), ("2026-11-19 11:00", "2026-12-03")):
        terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, tanggal_sidang=tanggal)
        kabar = terkabar.putar(kapan)
    kedua = "Semula: Rabu, 2 Desember 2026 pukul 09.00 WIB, Ruang Sidang I\nMenjadi: Kamis, 3 Desember 2026"
    assert selisih(kabar, keduanya("N-03b", kedua)) == TEPAT


def test_a_move_there_and_back_between_two_looks_is_no_news(terkabar: Dunia) -> None:
    for tanggal in ("2026-12-02", "2026-11-30"):
        terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, tanggal_sidang=tanggal)
    assert terkabar.putar("2026-11-19 10:00") == []


def test_a_new_agenda_is_no_move(terkabar: Dunia) -> None:
    terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, agenda="Mediasi")
    assert terkabar.putar("2026-11-19 10:00") == []


def test_a_hearing_put_off_before_its_day_by_a_new_row_sends_one_n03b(terkabar: Dunia) -> None:
    """R-000-10: the old row says ditunda, the new date stands in a row of its own."""
    perkara = terkabar.perkara("111/Pdt.G/2026/PA.Bjh").sipp_id
    terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, ditunda="Y", alasan_ditunda="Hakim dinas luar")
    terkabar.sipp.sidang(perkara, "2026-12-07", urutan=2)
    baru = f"{SEMULA}Menjadi: Senin, 7 Desember 2026 pukul 09.00 WIB, Ruang Sidang I"
    assert selisih(terkabar.putar("2026-11-19 10:00"), keduanya("N-03b", baru)) == TEPAT
    assert terkabar.putar("2026-11-19 10:05") == []


def test_a_hearing_adjourned_in_the_courtroom_is_followed_by_its_next_date(terkabar: Dunia) -> None:
    """R-000-10: the hearing was held; what comes next is a schedule (N-03), not a change of one."""
    perkara = terkabar.perkara("101/Pdt.G/2026/PA.Bjh").sipp_id
    lama = terkabar.sidang("101/Pdt.G/2026/PA.Bjh").sipp_id
    terkabar.putar("2026-11-23 08:00")
    terkabar.sipp.ubah("perkara_jadwal_sidang", {"id": lama}, ditunda="Y", alasan_ditunda="Memanggil Tergugat")
    terkabar.sipp.sidang(perkara, "2026-12-07", urutan=2, agenda="Jawaban")
    harapan = [(NURAINI, "N-03", "Sidang ke-2, Senin, 7 Desember 2026, pukul 09.00 WIB")]
    assert selisih(terkabar.putar("2026-11-23 11:00"), harapan) == TEPAT


def test_a_deleted_hearing_is_called_off_and_its_successor_told(terkabar: Dunia) -> None:
    """R-000-10: nobody comes for a hearing that is not there, and nobody is reminded of it."""
    perkara = terkabar.perkara("111/Pdt.G/2026/PA.Bjh").sipp_id
    terkabar.sipp.hapus("perkara_jadwal_sidang", **SIDANG_PINDAH)
    tiada = f"{SEMULA}Menjadi: ditiadakan, jadwal baru akan kami beritahukan"
    assert selisih(terkabar.putar("2026-11-19 10:00"), keduanya("N-03b", tiada)) == TEPAT
    assert terkabar.putar("2026-11-19 10:05") == []
    terkabar.sipp.sidang(perkara, "2026-12-08")
    lagi = "Semula: ditiadakan\nMenjadi: Selasa, 8 Desember 2026 pukul 09.00 WIB, Ruang Sidang I"
    assert selisih(terkabar.putar("2026-11-19 11:00"), keduanya("N-03b", lagi)) == TEPAT
    assert PINDAH not in {nomor for nomor, _, _ in terkabar.putar("2026-11-29 08:00")}


def test_a_deleted_case_cancels_what_was_queued_and_sends_nothing(terkabar: Dunia) -> None:
    perkara = malam_dengan_perkara_baru(terkabar)
    assert [(j, s) for j, s, _ in antrean()] == [("N-01", "antre"), ("N-02", "antre"), ("N-03", "antre")]
    terkabar.sipp.hapus("perkara", perkara_id=perkara)
    assert pihak(terkabar.putar("2026-11-20 07:00")) == []
    assert [(s, galat) for _, s, galat in antrean()] == [("batal", "Perkara tidak ada lagi di SIPP.")] * 3


def test_a_deleted_case_that_was_told_says_nothing_more(terkabar: Dunia) -> None:
    terkabar.sipp.hapus("perkara", perkara_id=terkabar.perkara("111/Pdt.G/2026/PA.Bjh").sipp_id)
    assert terkabar.putar("2026-11-19 10:00") == []
    for hari in ("2026-11-27 08:00", "2026-11-29 08:00"):
        assert PINDAH not in {nomor for nomor, _, _ in terkabar.putar(hari)}


def test_a_case_that_comes_back_is_told_as_if_for_the_first_time(terkabar: Dunia) -> None:
    """A row deleted by mistake and typed again before anything had left."""
    perkara = malam_dengan_perkara_baru(terkabar)
    terkabar.sipp.hapus("perkara", perkara_id=perkara)
    terkabar.langkah("sinkron", "2026-11-19 21:00")
    terkabar.sipp.perkara("115/Pdt.G/2026/PA.Bjh", tanggal="2026-11-19", perkara_id=perkara)
    terkabar.sipp.pihak(perkara, 1, "Malam", "081230001115")
    kabar = [k for k in terkabar.putar("2026-11-20 07:00") if k[0] == "+6281230001115"]
    assert "N-02" in {jenis for _, jenis, _ in kabar}
    assert len(kabar) == len({jenis for _, jenis, _ in kabar})


def test_a_case_decided_between_planning_and_sending_is_not_told_its_hearing(terkabar: Dunia) -> None:
    """R-000-10, R-000-11: read again when it leaves; no second planning needed."""
    perkara = malam_dengan_perkara_baru(terkabar)
    terkabar.sipp.putusan(perkara, "2026-11-19", status_putusan_id=67)
    terkabar.langkah("sinkron", "2026-11-20 06:55")
    terkabar.langkah("antar", "2026-11-20 07:05")
    assert {jenis for nomor, jenis, _ in pihak(terkabar.kabar()) if nomor == "+6281230001115"} == {"N-01", "N-02"}
    assert ("N-03", "batal", "Perkara sudah diputus.") in antrean()


def test_a_hearing_moved_between_planning_and_sending_is_told_once_as_it_stands(terkabar: Dunia) -> None:
    malam_dengan_perkara_baru(terkabar)
    terkabar.sipp.ubah("perkara_jadwal_sidang", {"id": 96000}, tanggal_sidang="2026-12-04")
    kabar = [k for k in terkabar.putar("2026-11-20 07:00") if k[1].startswith("N-03")]
    assert selisih(kabar, [("+6281230001115", "N-03", "Jumat, 4 Desember 2026")]) == TEPAT


def test_a_number_mended_in_sipp_moves_the_registration(terkabar: Dunia) -> None:
    """R-000-4: the old number was somebody else's and hears nothing more."""
    terkabar.sipp.ubah("pihak", {"id": 7701}, telepon="081230001777")
    kabar = terkabar.putar("2026-11-19 10:00")
    assert {(n, j) for n, j, _ in kabar} == {("+6281230001777", j) for j in ("N-01", "N-02", "N-03")}
    terkabar.sipp.ubah("perkara_jadwal_sidang", SIDANG_PINDAH, tanggal_sidang="2026-12-02")
    assert {n for n, _, _ in terkabar.putar("2026-11-19 11:00")} == {"+6281230001777", KUASA_PINDAH}
