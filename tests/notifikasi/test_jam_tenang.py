"""Quiet hours to the minute, on the wall clock of each zone (domain 6.F: 07.00 to 20.00)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi import ringkasan
from notifikasi.antar import antar
from notifikasi.antar.klaim import jam_tenang
from notifikasi.models import SetelanNotifikasi
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway, buat_pesan, status
from tests.pabrik import buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
# The hours between the zone's clock and UTC, by law and not by our own table.
SELISIH = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
HARI = date(2026, 11, 23)


def dinding(zona: str, pukul: str, hari: date = HARI) -> datetime:
    """The moment when the clock on the wall in that zone shows `pukul`."""
    jam_utc = datetime.combine(hari, time.fromisoformat(pukul), UTC)
    return jam_utc - timedelta(hours=SELISIH[zona])


@pytest.mark.parametrize("zona", SELISIH)
@pytest.mark.parametrize(
    ("pukul", "tenang"),
    [
        ("00:00", True),
        ("06:59", True),
        ("06:59:59.999999", True),
        ("07:00", False),
        ("12:00", False),
        ("19:59", False),
        ("19:59:59.999999", False),
        ("20:00", True),
        ("23:59:59.999999", True),
    ],
)
def test_the_window_opens_and_closes_on_the_minute_in_every_zone(zona: str, pukul: str, tenang: bool) -> None:
    satker = buat_satker(zona_waktu=zona)
    with pada(dinding(zona, pukul)):
        assert jam_tenang(SetelanNotifikasi.milik(satker)) is tenang


def test_one_moment_three_walls(waha: WahaPalsu) -> None:
    """Through the morning and the evening the east begins and ends first: no court waits for another."""
    satker = {z: buat_satker(zona_waktu=z) for z in SELISIH}
    for s in satker.values():
        buat_gateway(s, waha.setelan())
    bangun: dict[str, list[str]] = {}
    for utc in ("21:59", "22:00", "23:00", "00:00", "10:59", "11:00", "12:00", "13:00"):
        saat = datetime.combine(HARI, time.fromisoformat(utc), UTC)
        with pada(saat):
            pesan = {z: buat_pesan(s, segera=False) for z, s in satker.items()}
            antar()
            bangun[utc] = [z.split("/")[1] for z, p in pesan.items() if status(p) == ["diterima"]]
    assert bangun == {
        "21:59": [],
        "22:00": ["Jayapura"],
        "23:00": ["Makassar", "Jayapura"],
        "00:00": ["Jakarta", "Makassar", "Jayapura"],
        "10:59": ["Jakarta", "Makassar", "Jayapura"],
        "11:00": ["Jakarta", "Makassar"],
        "12:00": ["Jakarta"],
        "13:00": [],
    }


def test_what_waited_the_night_leaves_at_the_first_minute_in_the_order_of_the_day(
    satker: Satker, waha: WahaPalsu
) -> None:
    buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
    malam, pagi = dinding("Asia/Jakarta", "21:00"), dinding("Asia/Jakarta", "07:00", HARI + timedelta(days=1))
    with pada(malam):
        lusa = buat_pesan(satker, segera=False, urutan=pagi + timedelta(days=2))
        besok = buat_pesan(satker, segera=False, urutan=pagi + timedelta(hours=2))
        balasan = buat_pesan(satker, segera=True)
        antar(satker)
        assert status(besok, lusa, balasan) == ["antre", "antre", "diterima"]
    with pada(pagi - timedelta(seconds=1)):
        assert antar(satker).diklaim == 0
    with pada(pagi):
        assert antar(satker).diterima == 2
    assert [p["nomor"] for p in waha.diterima] == [p.nomor.e164 for p in (balasan, besok, lusa)]


def test_what_the_night_makes_useless_is_given_up_and_not_sent_in_the_morning(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    with pada(dinding("Asia/Jakarta", "21:00")):
        pesan = buat_pesan(satker, segera=False, kedaluwarsa=dinding("Asia/Jakarta", "23:00"))
        assert antar(satker).diklaim == 0
    with pada(dinding("Asia/Jakarta", "07:00", HARI + timedelta(days=1))):
        assert antar(satker).kedaluwarsa == 1
    assert (status(pesan), waha.diterima) == (["kedaluwarsa"], [])


def test_what_waits_for_the_morning_is_not_called_late(satker: Satker) -> None:
    with pada(dinding("Asia/Jakarta", "19:50")):
        buat_pesan(satker, segera=False)
    with pada(dinding("Asia/Jakarta", "20:00")):
        assert ringkasan.umur_tertua(satker) is None
    with pada(dinding("Asia/Jakarta", "07:00", HARI + timedelta(days=1))):
        assert ringkasan.umur_tertua(satker) == timedelta(hours=11, minutes=11)


@pytest.mark.parametrize(
    ("mulai", "selesai", "pukul", "tenang"),
    [
        ("00:00", "23:59:59.999999", "00:00", False),
        ("00:00", "23:59:59.999999", "23:59:59", False),
        ("08:30", "08:31", "08:29", True),
        ("08:30", "08:31", "08:30", False),
        ("08:30", "08:31", "08:30:59", False),
        ("08:30", "08:31", "08:31", True),
    ],
)
def test_a_courts_own_window_may_be_all_day_or_a_minute(
    satker: Satker, mulai: str, selesai: str, pukul: str, tenang: bool
) -> None:
    SetelanNotifikasi.objects.create(satker=satker, jendela_mulai=mulai, jendela_selesai=selesai)
    with pada(dinding("Asia/Jakarta", pukul)):
        assert jam_tenang(SetelanNotifikasi.milik(satker)) is tenang


def test_a_window_changed_at_noon_holds_from_the_next_message_on(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    with pada(dinding("Asia/Jakarta", "12:00")):
        antar(satker)
        SetelanNotifikasi.objects.create(satker=satker, jendela_mulai="13:00", jendela_selesai="14:00")
        pesan = buat_pesan(satker, segera=False)
        antar(satker)
        assert status(pesan) == ["antre"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zona=st.sampled_from(list(SELISIH)),
    saat=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    jendela=st.tuples(st.times(), st.times()).filter(lambda t: t[0] < t[1]),
)
def test_any_moment_and_any_window_agree_with_the_wall(
    satker: Satker, zona: str, saat: datetime, jendela: tuple[time, time]
) -> None:
    """Indonesia has no summer time: the wall clock is UTC and a whole number of hours."""
    satker.zona_waktu = zona
    SetelanNotifikasi.objects.update_or_create(
        satker=satker, defaults={"jendela_mulai": jendela[0], "jendela_selesai": jendela[1]}
    )
    jam_dinding = (saat + timedelta(hours=SELISIH[zona])).time()
    with pada(saat):
        assert jam_tenang(SetelanNotifikasi.milik(satker)) is not (jendela[0] <= jam_dinding < jendela[1])
    assert saat.astimezone(ZoneInfo(zona)).time() == jam_dinding
