"""Month ends, leap days and New Year in all three zones: each hearing on its own eve, each day in its own year."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from notifikasi.templat import Siap, render
from perkara import harian
from perkara.models import Pihak, Sidang
from perkara.rencana import rencanakan
from satker.models import Satker
from satker.tanggal import ZONA_SINGKAT, tanggal_panjang, tanggal_saja
from satker.waktu import hari_ini, pada, saat_lokal
from tests.perkara.pabrik import buat_akta, buat_efiling, buat_perkara, buat_registrasi, buat_sidang
from tests.perkara.rencana.langkah import antre, berangkat, buat_pengadilan, buat_perkara_lama

ZONA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
SEHARI = timedelta(days=1)
# 2028 is a leap year; so was 2000, and 2100, which SIPP would still accept, will not be.
AKHIR_BULAN = [date(2028 + b // 12, b % 12 + 1, 1) - SEHARI for b in range(1, 13)]
BATAS = [
    *(date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 1)),
    *(date(2028, 2, 29), date(2028, 3, 1), date(2100, 3, 1)),
]


@pytest.fixture(params=ZONA)
def satker(request: pytest.FixtureRequest) -> Iterator[Satker]:
    """A court of each zone, on 1 November 2026."""
    satker = buat_pengadilan(zona_waktu=request.param)
    with pada(saat_lokal(satker, date(2026, 11, 1), time(9))):
        yield satker


def pukul(satker: Satker, hari: date, jam: time = time(8)) -> datetime:
    return saat_lokal(satker, hari, jam)


def rencana(satker: Satker, saat: datetime) -> dict[str, int]:
    with pada(saat):
        return {kode: n for kode, n in rencanakan(satker).items() if n}


def sidang_lama(satker: Satker, hari: date, **isian: object) -> Sidang:
    """A hearing known and told since the first of November 2026."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    return buat_sidang(perkara, hari, **{"jam": time(9)} | isian)


def kata(kode: str, saat: datetime) -> str:
    (pesan,) = antre(kode)
    with pada(saat):
        hasil = render([pesan])[pesan.pk]
    assert isinstance(hasil, Siap)
    return hasil.teks


def test_every_month_end_of_a_leap_year_and_the_day_after_has_its_own_eve(satker: Satker) -> None:
    """R-000-11: 24 hearings, 24 reminders, each the morning before, none twice and none on another day."""
    hari = sorted({h for akhir in AKHIR_BULAN for h in (akhir, akhir + SEHARI)})
    assert len(hari) == 24
    assert date(2028, 2, 29) in hari
    sidang = {h: sidang_lama(satker, h).pk for h in hari}
    with pada(pukul(satker, date(2026, 11, 2))):
        assert rencanakan(satker)["N-03"] == 24
    berangkat()
    diingatkan: dict[date, list[int]] = {}
    for malam in sorted({h + geser for h in hari for geser in (-2 * SEHARI, -SEHARI)}):
        rencana(satker, pukul(satker, malam))
        diingatkan[malam] = [p.subjek_id for p in antre("N-04")]
        berangkat()
    assert {h: s for h, s in diingatkan.items() if s} == {h - SEHARI: [s] for h, s in sidang.items()}


@pytest.mark.parametrize("hari", BATAS, ids=str)
def test_the_eve_begins_at_the_court_s_eight_and_says_the_right_day(satker: Satker, hari: date) -> None:
    sidang_lama(satker, hari)
    malam = pukul(satker, hari - SEHARI)
    assert "N-04" not in rencana(satker, malam - timedelta(seconds=1))
    assert rencana(satker, malam)["N-04"] == 1
    singkat = ZONA_SINGKAT[satker.zona_waktu]
    assert f"besok, {tanggal_panjang(hari)}, pukul 09.00 {singkat}" in kata("N-04", malam)
    tengah_malam = pukul(satker, hari, time())
    assert "besok, " in kata("N-04", tengah_malam - timedelta(seconds=1))
    assert f"hari ini, {tanggal_panjang(hari)}, pukul" in kata("N-04", tengah_malam)


@pytest.mark.parametrize("hari", BATAS, ids=str)
def test_a_hearing_is_ahead_until_its_very_hour(satker: Satker, hari: date) -> None:
    sidang_lama(satker, hari, jam=time(0, 30))
    mulai = pukul(satker, hari, time(0, 30))
    assert rencana(satker, mulai) == {}
    assert rencana(satker, mulai - timedelta(seconds=1))["N-03"] == 1
    assert antre("N-03")[0].kedaluwarsa == mulai


@pytest.mark.parametrize(
    ("daftar", "hari", "kabar"),
    [
        (date(2026, 12, 31), date(2026, 12, 30), 0),  # typed with tomorrow's date
        (date(2026, 12, 31), date(2026, 12, 31), 1),
        (date(2026, 12, 31), date(2027, 1, 1), 1),
        (date(2026, 12, 31), date(2027, 1, 14), 1),
        (date(2026, 12, 31), date(2027, 1, 15), 0),
        (date(2028, 2, 15), date(2028, 2, 29), 1),
        (date(2028, 2, 15), date(2028, 3, 1), 0),
        (date(2027, 2, 15), date(2027, 3, 1), 1),
        (date(2027, 2, 15), date(2027, 3, 2), 0),
    ],
)
def test_two_weeks_of_news_run_across_the_year_and_the_leap_day(
    satker: Satker, daftar: date, hari: date, kabar: int
) -> None:
    """R-000-9: day 14 after registration is the last one, by the court's own midnight on both sides."""
    buat_registrasi(buat_perkara(satker, tanggal_daftar=daftar))
    for saat in (pukul(satker, hari, time()), pukul(satker, hari, time(23, 59, 59))):
        assert rencana(satker, saat).get("N-02", 0) == kabar
        for p in antre("N-02"):
            assert p.kedaluwarsa == pukul(satker, daftar + 15 * SEHARI, time())
            p.delete()


@pytest.mark.parametrize(
    ("hari", "bulan", "tahun"),
    [
        (date(2027, 12, 31), 1, 2),
        (date(2028, 1, 1), 1, 1),
        (date(2028, 1, 31), 1, 1),
        (date(2028, 2, 28), 1, 2),
        (date(2028, 2, 29), 2, 3),
        (date(2028, 3, 1), 1, 4),
        (date(2028, 12, 31), 0, 4),
        (date(2029, 1, 1), 0, 0),
    ],
)
def test_month_and_year_begin_anew(satker: Satker, hari: date, bulan: int, tahun: int) -> None:
    """R-000-15: running month and year of the recap."""
    for daftar in ("2027-02-28", "2027-12-31", "2028-01-01", "2028-02-28", "2028-02-29", "2028-03-01"):
        buat_perkara(satker, tanggal_daftar=date.fromisoformat(daftar))
    h = harian.pendaftaran(satker, hari)
    assert (h.bulan, h.tahun) == (bulan, tahun)


@pytest.mark.parametrize("hari", [date(2026, 12, 31), date(2028, 2, 29)], ids=str)
def test_certificates_and_filings_of_such_a_day_carry_its_date(satker: Satker, hari: date) -> None:
    """R-000-12, R-000-13: announced on the day and the day after, with the day itself in words."""
    perkara = buat_perkara(satker, tanggal_daftar=hari - 90 * SEHARI)
    buat_registrasi(perkara)
    buat_akta(perkara, hari)
    buat_efiling(satker, perkara, tanggal_daftar=hari)
    besok = pukul(satker, hari + SEHARI, time(0, 0, 1))
    assert rencana(satker, besok) == {"N-05": 1, "N-06": 1}
    assert f"tanggal {tanggal_saja(hari)}\n" in kata("N-05", besok)
    assert f"Tanggal: {tanggal_saja(hari)}\n" in kata("N-06", besok)


@pytest.mark.parametrize("menit", [-1, 0, 1])
def test_the_court_s_day_changes_at_its_own_midnight(satker: Satker, menit: int) -> None:
    """New Year reaches Jayapura two hours before Jakarta; a case dated 1 January is news from then on."""
    buat_registrasi(buat_perkara(satker, tanggal_daftar=date(2027, 1, 1)))
    saat = pukul(satker, date(2027, 1, 1), time()) + timedelta(minutes=menit)
    with pada(saat):
        assert hari_ini(satker) == (date(2026, 12, 31) if menit < 0 else date(2027, 1, 1))
    assert rencana(satker, saat) == ({} if menit < 0 else {"N-02": 1})
    assert not Pihak.objects.exists()
