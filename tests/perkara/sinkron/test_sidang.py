"""Hearings that move, are adjourned, vanish or come back (R-000-10, R-000-11)."""

from datetime import date, datetime, time, timedelta

from perkara.contoh.tulis import PenulisSipp
from perkara.models import RiwayatSidang, Sidang, SumberSipp
from perkara.sipp.sinkron import sinkron
from satker.waktu import pada, sekarang
from tests.perkara.sinkron.conftest import PAGI

DEPAN = date(2026, 12, 1)


def ubah(tulis: PenulisSipp, sidang: int, **kolom: object) -> None:
    tulis.ubah("perkara_jadwal_sidang", {"id": sidang}, **kolom)


def sepuluh_menit_lagi(sumber: SumberSipp, kali: int = 1) -> datetime:
    saat = PAGI + kali * timedelta(minutes=10)
    with pada(saat):
        sinkron(sumber.satker)
    return saat


def kita(sipp_id: int) -> Sidang:
    return Sidang.objects.get(sipp_id=sipp_id)


def test_date_hour_and_room_edited_in_place_are_moves(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """R-000-10: what a litigant would call another date."""
    sidang = tulis.sidang(tulis.perkara(), DEPAN)
    sinkron(sumber.satker)
    assert (kita(sidang).versi, kita(sidang).versi_pada) == (1, sekarang())
    ubah(tulis, sidang, tanggal_sidang="2026-12-08")
    saat = sepuluh_menit_lagi(sumber)
    assert (kita(sidang).versi, kita(sidang).versi_pada, kita(sidang).tanggal) == (2, saat, date(2026, 12, 8))
    ubah(tulis, sidang, jam_sidang="10:30:00")
    sepuluh_menit_lagi(sumber, 2)
    ubah(tulis, sidang, ruangan="Ruang Sidang II", ruangan_id=2)
    sepuluh_menit_lagi(sumber, 3)
    assert kita(sidang).versi == 4
    riwayat = RiwayatSidang.objects.order_by("versi").values_list("versi", "tanggal", "jam", "ruang")
    assert list(riwayat) == [
        (1, DEPAN, time(9), "Ruang Sidang I"),
        (2, date(2026, 12, 8), time(9), "Ruang Sidang I"),
        (3, date(2026, 12, 8), time(10, 30), "Ruang Sidang I"),
    ]


def test_an_agenda_edit_is_no_move(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    sidang = tulis.sidang(tulis.perkara(), DEPAN)
    sinkron(sumber.satker)
    ubah(tulis, sidang, agenda="Jawaban Tergugat", edoc_bas="bas.rtf")
    sepuluh_menit_lagi(sumber)
    assert (kita(sidang).agenda, kita(sidang).bas_ada) == ("Jawaban Tergugat", True)
    assert (kita(sidang).versi, kita(sidang).versi_pada) == (1, PAGI)
    assert not RiwayatSidang.objects.exists()


def test_an_adjournment_in_the_courtroom_is_no_move(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    """Held today, put off today, next row: N-03, not N-03b."""
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, date(2026, 11, 23))
    sinkron(sumber.satker)
    ubah(tulis, lama, ditunda="Y", alasan_ditunda="Saksi belum siap", dihadiri_oleh=1)
    baru = tulis.sidang(perkara, DEPAN, urutan=2)
    sepuluh_menit_lagi(sumber)
    assert kita(lama).ditunda
    assert kita(baru).menggantikan is None


def test_an_adjournment_typed_days_later_is_no_move(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, date(2026, 11, 18))
    sinkron(sumber.satker)
    ubah(tulis, lama, ditunda="Y")
    baru = tulis.sidang(perkara, DEPAN, urutan=2)
    sepuluh_menit_lagi(sumber)
    assert kita(baru).menggantikan is None


def test_put_off_before_its_day_with_a_new_row_is_a_move(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    ubah(tulis, lama, ditunda="Y")
    baru = tulis.sidang(perkara, date(2026, 12, 15), urutan=2)
    sepuluh_menit_lagi(sumber)
    assert kita(baru).menggantikan == kita(lama)
    assert kita(lama).versi == kita(baru).versi == 1


def test_deleted_and_entered_anew_is_a_move_also_to_an_earlier_date(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    baru = tulis.sidang(perkara, date(2026, 11, 26))
    saat = sepuluh_menit_lagi(sumber)
    assert kita(lama).hilang_pada == saat
    assert kita(baru).menggantikan == kita(lama)


def test_the_new_row_may_come_a_run_later_than_the_old_one_goes(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    sepuluh_menit_lagi(sumber)
    baru = tulis.sidang(perkara, date(2026, 12, 3))
    sepuluh_menit_lagi(sumber, 2)
    assert kita(baru).menggantikan == kita(lama)


def test_a_later_hearing_known_before_takes_the_place_of_one_that_vanished(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    perkara = tulis.perkara()
    lama, nanti = tulis.sidang(perkara, DEPAN), tulis.sidang(perkara, date(2026, 12, 8), urutan=2)
    dekat = tulis.sidang(perkara, date(2026, 11, 25), urutan=3)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    sepuluh_menit_lagi(sumber)
    assert kita(nanti).menggantikan == kita(lama)
    assert kita(dekat).menggantikan is None


def test_a_past_hearing_that_is_deleted_is_replaced_by_nothing(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, date(2026, 11, 20))
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    baru = tulis.sidang(perkara, DEPAN)
    sepuluh_menit_lagi(sumber)
    assert kita(baru).menggantikan is None


def test_a_pledge_hearing_never_replaces_an_ordinary_one(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara(jenis_perkara_id=346)
    lama = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    ikrar = tulis.sidang(perkara, date(2026, 12, 8), ikrar_talak="Y")
    sepuluh_menit_lagi(sumber)
    assert kita(ikrar).menggantikan is None


def test_two_hearings_of_one_day_moved_together_pair_one_to_one(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    a, b = tulis.sidang(perkara, DEPAN), tulis.sidang(perkara, DEPAN, urutan=2, jam_sidang="13:00:00")
    sinkron(sumber.satker)
    for satu in (a, b):
        tulis.hapus("perkara_jadwal_sidang", id=satu)
    c, d = tulis.sidang(perkara, date(2026, 12, 8)), tulis.sidang(perkara, date(2026, 12, 8), urutan=2)
    sepuluh_menit_lagi(sumber)
    assert {kita(c).menggantikan, kita(d).menggantikan} == {kita(a), kita(b)}


def test_a_hearing_that_comes_back_stands_for_itself_again(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    baru = tulis.sidang(perkara, date(2026, 12, 3))
    sepuluh_menit_lagi(sumber)
    tulis.sidang(perkara, DEPAN, id=lama)
    sepuluh_menit_lagi(sumber, 2)
    assert kita(lama).hilang_pada is None
    assert kita(lama).versi == 1
    assert kita(baru).menggantikan is None


def test_a_hearing_that_comes_back_on_another_date_has_moved(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    sidang = tulis.sidang(perkara, DEPAN)
    sinkron(sumber.satker)
    tulis.hapus("perkara_jadwal_sidang", id=sidang)
    sepuluh_menit_lagi(sumber)
    tulis.sidang(perkara, date(2026, 12, 4), id=sidang)
    sepuluh_menit_lagi(sumber, 2)
    assert (kita(sidang).versi, kita(sidang).tanggal, kita(sidang).hilang_pada) == (2, date(2026, 12, 4), None)


def test_moved_twice_between_two_runs_is_one_move(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    sidang = tulis.sidang(tulis.perkara(), DEPAN)
    sinkron(sumber.satker)
    ubah(tulis, sidang, tanggal_sidang="2026-12-02")
    ubah(tulis, sidang, tanggal_sidang="2026-12-03")
    sepuluh_menit_lagi(sumber)
    assert (kita(sidang).versi, kita(sidang).tanggal) == (2, date(2026, 12, 3))
