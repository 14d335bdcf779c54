"""A case that turns out to be an e-Court case, or not to be one, while its notices are on their way (R-000-14)."""

from datetime import date

import pytest

from notifikasi.models import Pesan
from tests.perkara.alur.dunia import Dunia

pytestmark = pytest.mark.django_db
SELASA, SIDANG = date(2026, 11, 24), date(2026, 12, 1)


@pytest.fixture
def perkara(dunia: Dunia) -> int:
    """An old case with one phone and a hearing ahead, known but not told yet."""
    perkara = dunia.tulis.perkara(tanggal=date(2026, 11, 2))
    dunia.tulis.sidang(perkara, SIDANG)
    dunia.sinkron()
    dunia.daftar(perkara)
    return perkara


def daftar_ecourt(dunia: Dunia, perkara: int) -> int:
    return dunia.tulis.efiling(date(2026, 10, 30), perkara)


def cabut_ecourt(dunia: Dunia, efiling: int) -> None:
    dunia.tulis.hapus("perkara_efiling_id", efiling_id=efiling)
    dunia.tulis.hapus("perkara_efiling", efiling_id=efiling)


def jadwal(dunia: Dunia) -> list[str]:
    """The kinds of hearing messages that leave in this round."""
    return [s.jenis for s in dunia.semua() if s.pesan.subjek == "sidang"]


def test_a_flag_set_after_n_03_was_queued_gives_one_message_not_two(dunia: Dunia, perkara: int) -> None:
    """The queued N-03 is still true; nobody is told the same hearing under both names."""
    assert dunia.rencana() == {"N-03": 1}
    daftar_ecourt(dunia, perkara)
    assert jadwal(dunia) == ["N-03"]
    assert jadwal(dunia) == []
    assert dunia.perkara(perkara).ecourt


def test_a_flag_set_before_anything_was_queued_gives_n_07(dunia: Dunia, perkara: int) -> None:
    daftar_ecourt(dunia, perkara)
    assert jadwal(dunia) == ["N-07"]
    assert jadwal(dunia) == []


def test_a_flag_taken_back_after_n_07_left_tells_nothing_twice(dunia: Dunia, perkara: int) -> None:
    efiling = daftar_ecourt(dunia, perkara)
    assert jadwal(dunia) == ["N-07"]
    cabut_ecourt(dunia, efiling)
    assert jadwal(dunia) == []
    assert not dunia.perkara(perkara).ecourt


@pytest.mark.parametrize("ganti_sebelum", [True, False], ids=["ecourt lalu geser", "geser lalu ecourt"])
def test_a_move_is_told_once_whatever_the_case_has_become(dunia: Dunia, perkara: int, ganti_sebelum: bool) -> None:
    assert jadwal(dunia) == ["N-03"]
    if ganti_sebelum:
        daftar_ecourt(dunia, perkara)
        assert jadwal(dunia) == []
    dunia.tulis.ubah("perkara_jadwal_sidang", {"perkara_id": perkara}, tanggal_sidang="2026-12-08")
    if not ganti_sebelum:
        daftar_ecourt(dunia, perkara)
    assert jadwal(dunia) == ["N-03b"]
    assert jadwal(dunia) == []


def test_the_reminder_follows_what_the_case_is_on_the_eve(dunia: Dunia, perkara: int) -> None:
    assert jadwal(dunia) == ["N-03"]
    daftar_ecourt(dunia, perkara)
    dunia.pukul("2026-11-30T08:00")
    assert jadwal(dunia) == ["N-07b"]
    assert jadwal(dunia) == []


def test_a_flag_that_flips_after_the_reminder_left_reminds_once(dunia: Dunia, perkara: int) -> None:
    """One hearing, one eve, one reminder: the other kind's key is another, the hearing is not."""
    assert jadwal(dunia) == ["N-03"]
    dunia.pukul("2026-11-30T08:00")
    assert jadwal(dunia) == ["N-04"]
    daftar_ecourt(dunia, perkara)
    dunia.maju(minutes=5)
    assert jadwal(dunia) == []


def test_a_new_hearing_of_the_changed_case_goes_by_its_new_name(dunia: Dunia, perkara: int) -> None:
    assert jadwal(dunia) == ["N-03"]
    daftar_ecourt(dunia, perkara)
    dunia.tulis.sidang(perkara, date(2026, 12, 8), urutan=2)
    assert jadwal(dunia) == ["N-07"]


def test_the_filing_itself_is_told_once_also_when_a_second_one_appears(dunia: Dunia) -> None:
    """R-000-13: of the two e-filings a case can have the newest counts; an unpaid one that was filed again is news."""
    perkara = dunia.tulis.perkara(tanggal=SELASA)
    dunia.sinkron()
    dunia.daftar(perkara)
    dunia.pukul("2026-11-24T09:00")
    dunia.tulis.efiling(date(2026, 11, 20), perkara)
    assert [s.jenis for s in dunia.semua()] == ["N-06", "N-02"]
    dunia.tulis.efiling(date(2026, 11, 23), perkara)
    assert [s.jenis for s in dunia.semua()] == ["N-06"]
    assert dunia.semua() == []
    assert Pesan.objects.filter(jenis="N-06").count() == 2
