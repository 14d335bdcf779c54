"""The window: what is read of a court's years, and that nothing still owed falls out of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from perkara.contoh.tulis import PenulisSipp
from perkara.sipp import baca
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisPerkara, BarisSidang
from perkara.sipp.jendela import Jendela, batas_baca

HARI_INI = date(2026, 11, 23)
BARU_MULAI = Jendela(date(2026, 11, 2), HARI_INI)


def _terbaca(url: str, jendela: Jendela) -> set[int]:
    with PembacaSipp(url) as sipp:
        return {b.sipp_id for b in sipp.perkara(jendela) if isinstance(b, BarisPerkara)}


def test_cases_from_the_first_day_of_the_window_on_are_read(url: str, tulis: PenulisSipp) -> None:
    tulis.perkara(tanggal="2026-11-01")
    pas, nanti = tulis.perkara(tanggal="2026-11-02"), tulis.perkara(tanggal="2026-11-30")
    assert _terbaca(url, BARU_MULAI) == {pas, nanti}


@pytest.mark.parametrize(
    ("hidupkan", "hari"),
    [
        (lambda tulis, perkara, hari: tulis.sidang(perkara, hari), 30),
        (lambda tulis, perkara, hari: tulis.putusan(perkara, hari), 90),
        (lambda tulis, perkara, hari: tulis.akta(perkara, "1/AC/2026/PA.Bjh", hari), 90),
    ],
    ids=["sidang", "putusan", "akta"],
)
def test_an_older_case_that_still_lives_is_read(
    url: str, tulis: PenulisSipp, hidupkan: Callable[[PenulisSipp, int, date], int], hari: int
) -> None:
    hidup, mati = tulis.perkara(tanggal="2025-01-06"), tulis.perkara(tanggal="2025-01-06")
    hidupkan(tulis, hidup, HARI_INI - timedelta(hari))
    hidupkan(tulis, mati, HARI_INI - timedelta(hari + 1))
    assert _terbaca(url, BARU_MULAI) == {hidup}


def test_a_case_without_a_registration_date_is_read_while_it_lives(url: str, tulis: PenulisSipp) -> None:
    kosong = tulis.perkara(tanggal="2026-11-02")
    nol = tulis.perkara(tanggal="2026-11-02")
    tulis.ubah("perkara", {"perkara_id": kosong}, tanggal_pendaftaran=None)
    tulis.ubah("perkara", {"perkara_id": nol}, tanggal_pendaftaran="0000-00-00")
    for perkara in (kosong, nol):
        tulis.sidang(perkara, "2026-12-01")
    with PembacaSipp(url) as sipp:
        assert {(b.sipp_id, b.tanggal_daftar) for b in sipp.perkara(BARU_MULAI) if isinstance(b, BarisPerkara)} == {
            (kosong, None),
            (nol, None),
        }


def test_nothing_since_the_first_day_ages_out(url: str, tulis: PenulisSipp) -> None:
    """A decision of last January still lacks its file: the case stays in sight however long ago that is."""
    lama = tulis.perkara(tanggal="2025-11-03")
    tulis.putusan(lama, "2026-01-12")
    assert _terbaca(url, Jendela(date(2026, 1, 1), HARI_INI)) == {lama}


def test_a_case_the_portal_still_holds_open_is_read_when_its_last_hearing_is_deleted(
    url: str, tulis: PenulisSipp
) -> None:
    lama = tulis.perkara(tanggal="2025-01-06")
    sidang = tulis.sidang(lama, "2026-12-01")
    assert _terbaca(url, BARU_MULAI) == {lama}
    tulis.hapus("perkara_jadwal_sidang", id=sidang)
    assert _terbaca(url, BARU_MULAI) == set()
    assert _terbaca(url, Jendela(BARU_MULAI.batas, HARI_INI, frozenset({lama, 999}))) == {lama}


def test_every_table_is_read_for_the_older_cases_too_and_no_row_twice(url: str, tulis: PenulisSipp) -> None:
    lama, baru = tulis.perkara(tanggal="2025-01-06"), tulis.perkara()
    for perkara in (lama, baru):
        tulis.sidang(perkara, "2026-12-01")
        tulis.sidang(perkara, "2025-02-03")
        tulis.pihak(perkara, 1)
        tulis.putusan(perkara, "2026-11-16")
        tulis.akta(perkara, "1/AC", "2026-11-20")
        tulis.ikrar(perkara)
        tulis.tugaskan(perkara, tulis.petugas())
        tulis.kuasa(perkara, 1, tulis.orang())
    dipantau = Jendela(BARU_MULAI.batas, HARI_INI, frozenset({lama, baru}))
    with PembacaSipp(url) as sipp:
        for jendela in (BARU_MULAI, dipantau):
            hearing = [b.perkara_id for b in sipp.sidang(jendela) if isinstance(b, BarisSidang)]
            assert sorted(hearing) == [lama, lama, baru, baru]
            for baca_satu in (sipp.pihak, sipp.putusan, sipp.akta, sipp.ikrar, sipp.penugasan, sipp.kuasa):
                assert sorted(getattr(b, "perkara_id", 0) for b in baca_satu(jendela)) == [lama, baru], (
                    baca_satu.__name__
                )


def test_many_older_cases_are_asked_for_in_several_statements(
    url: str, tulis: PenulisSipp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(baca, "SEKALI_TANYA", 3)
    lama = {tulis.perkara(tanggal="2025-01-06") for _ in range(8)}
    for perkara in lama:
        tulis.sidang(perkara, "2026-12-01")
    assert _terbaca(url, BARU_MULAI) == lama
    with PembacaSipp(url) as sipp:
        assert sipp.masih_ada([*lama, 4, 5]) == lama


def test_a_deletion_can_be_confirmed_for_cases_and_hearings(url: str, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    sidang = tulis.sidang(perkara, "2026-11-24")
    with PembacaSipp(url) as sipp:
        assert sipp.masih_ada({perkara, perkara + 1}) == {perkara}
        assert sipp.masih_ada([sidang, 1], "perkara_jadwal_sidang") == {sidang}
        assert sipp.masih_ada([]) == set()


def test_only_known_tables_can_be_asked_about(url: str, tulis: PenulisSipp) -> None:
    tulis.perkara()
    with PembacaSipp(url) as sipp, pytest.raises(KeyError):
        sipp.masih_ada([1], "sys_users")


@pytest.mark.parametrize(
    ("mulai", "hari", "batas"),
    [
        (date(2026, 11, 1), date(2026, 11, 23), date(2025, 7, 5)),
        (date(2026, 1, 1), date(2026, 1, 1), date(2025, 7, 5)),
        (date(2025, 3, 1), date(2026, 11, 23), date(2024, 9, 2)),
    ],
)
def test_the_recaps_year_and_what_is_pending_are_read_though_nothing_of_it_is_announced(
    mulai: date, hari: date, batas: date
) -> None:
    """R-000-15, R-000-16: the running year counts from 1 January, also for a court that began in November."""
    assert batas_baca(mulai, hari) == batas


def test_an_old_case_lives_by_the_day_the_court_began_not_by_the_day_reading_begins() -> None:
    jendela = Jendela(date(2025, 7, 5), date(2026, 11, 23), mulai=date(2026, 11, 1))
    assert jendela.sidang_sejak == date(2026, 10, 24)
    assert jendela.putusan_sejak == jendela.akta_sejak == date(2026, 8, 25)
