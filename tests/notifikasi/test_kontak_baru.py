"""A day's pace with people never written to before, and what 463 does to it (gateways.md, finding 2; design 5)."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.antar import antar
from notifikasi.models import Nomor, Percobaan, Pesan, PesanMasuk
from satker.models import Satker
from satker.waktu import pada, saat_lokal
from tests.notifikasi.pabrik import buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_satker
from tests.palsu import ajaib
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db
PAGI = jam("08:00")
SEHARI = timedelta(days=1)


def antrekan(satker: Satker, banyak: int, **isian: Any) -> list[Pesan]:
    """So many messages, each to somebody never written to."""
    lalu = PAGI - 30 * SEHARI
    return [buat_pesan(satker, kirim_mulai=lalu, siap_pada=lalu, **isian) for _ in range(banyak)]


def tiba(*pesan: Pesan) -> int:
    """How many of them left."""
    return status(*pesan).count("diterima")


def test_a_backlog_leaves_at_the_days_pace_until_it_is_gone(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=4)
    pesan, per_hari = antrekan(satker, 10), []
    for hari in range(4):
        sebelum = tiba(*pesan)
        for pukul in (0, 3, 9):  # however often the beat rings on that day
            with pada(PAGI + hari * SEHARI + timedelta(hours=pukul)):
                antar(satker)
        per_hari.append(tiba(*pesan) - sebelum)
    assert per_hari == [4, 4, 2, 0]


@pytest.mark.parametrize("laju", [0, 40])
@pytest.mark.parametrize("batas", [1, 3])
def test_the_cap_holds_within_one_run_at_any_pace(satker: Satker, waha: WahaPalsu, laju: float, batas: int) -> None:
    """A slow channel claims ahead of its calls: what is claimed counts, not only what was called."""
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=batas, laju=laju)
    pesan = antrekan(satker, 12)
    with pada(PAGI):
        antar(satker)
    assert tiba(*pesan) == batas
    assert Percobaan.objects.count() == batas


def test_the_nearest_hearing_gets_the_place_of_the_day(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=1)
    (jauh,) = antrekan(satker, 1, urutan=PAGI + 9 * SEHARI)
    (dekat,) = antrekan(satker, 1, urutan=PAGI + SEHARI)
    (rekap,) = antrekan(satker, 1, prioritas=Pesan.Prioritas.PEGAWAI)
    with pada(PAGI):
        antar(satker)
    assert status(dekat, jauh, rekap) == ["diterima", "antre", "antre"]


def test_people_known_to_us_fill_no_place_and_need_none(satker: Satker, waha: WahaPalsu) -> None:
    """Known: a message was accepted for them, or they wrote."""
    gateway = buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=1)
    menulis = buat_nomor(satker, masuk_terakhir=PAGI - 90 * SEHARI)
    PesanMasuk.objects.create(
        gateway=gateway, id_luar="m", pengirim="x", nomor=menulis, teks="halo", waktu=PAGI - 90 * SEHARI
    )
    lama = buat_pesan(satker, status="dibaca", diterima_pada=PAGI - 60 * SEHARI).nomor
    kenal = antrekan(satker, 3, nomor=menulis) + antrekan(satker, 3, nomor=lama)
    baru = antrekan(satker, 2)
    with pada(PAGI):
        antar(satker)
    assert (tiba(*kenal), tiba(*baru)) == (6, 1)


@pytest.mark.parametrize(
    ("diterima_pada", "tempat"),
    [(PAGI - SEHARI, 1), (jam("00:00") - timedelta(microseconds=1), 1), (jam("00:00"), 0), (jam("07:00"), 0)],
)
def test_only_first_contacts_of_today_use_up_the_day(
    satker: Satker, waha: WahaPalsu, diterima_pada: datetime, tempat: int
) -> None:
    gateway = buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=1)
    lalu = buat_pesan(satker, status="diterima", gateway=gateway, diterima_pada=diterima_pada)
    Percobaan.objects.create(
        pesan=lalu, ke=1, gateway=gateway, mulai=diterima_pada, selesai=diterima_pada, hasil="diterima"
    )
    pesan = antrekan(satker, 3)
    with pada(PAGI):
        antar(satker)
    assert tiba(*pesan) == tempat


@pytest.mark.parametrize(
    ("akhiran", "tempat_terpakai"),
    [(ajaib.BIASA, True), (ajaib.PUTUS, True), (ajaib.BUKAN_JSON, True), (ajaib.TOLAK_200, False)],
)
def test_what_may_have_arrived_uses_up_a_place_and_a_refusal_does_not(
    satker: Satker, waha: WahaPalsu, akhiran: str, tempat_terpakai: bool
) -> None:
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=1, opsi={"koneksi": 1})
    (pertama,) = antrekan(satker, 1, nomor=buat_nomor(satker, e164=ajaib.nomor(akhiran)), urutan=PAGI)
    (kedua,) = antrekan(satker, 1)
    with pada(PAGI):
        antar(satker)
        antar(satker)
    assert status(pertama) != ["antre"]
    assert status(kedua) == (["antre"] if tempat_terpakai else ["diterima"])


@pytest.mark.parametrize(("zona", "jam_utc"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)])
def test_the_day_begins_at_midnight_on_the_courts_own_wall(waha: WahaPalsu, zona: str, jam_utc: int) -> None:
    satker = buat_satker(zona_waktu=zona)
    buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=1)
    pesan = antrekan(satker, 3)
    tengah_malam = saat_lokal(satker, date(2026, 11, 24), time(0))
    assert (tengah_malam.day, tengah_malam.hour) == (23, jam_utc)
    jejak = []
    for saat in (tengah_malam - timedelta(hours=2), tengah_malam - timedelta(seconds=1), tengah_malam):
        with pada(saat):
            antar(satker)
        jejak.append(tiba(*pesan))
    assert jejak == [1, 1, 2]


def test_each_gateway_has_its_own_day(satker: Satker, waha: WahaPalsu) -> None:
    """The cap guards a sender's number; the second court's number has done nothing yet."""
    for s in (satker, lain := buat_satker()):
        buat_gateway(s, waha.setelan(), kontak_baru_per_hari=2)
    sini, sana = antrekan(satker, 3), antrekan(lain, 3)
    with pada(PAGI):
        antar()
    assert (tiba(*sini), tiba(*sana)) == (2, 2)


def test_463_in_the_middle_of_a_day_with_places_left_stops_new_ones_for_24_hours(
    satker: Satker, waha: WahaPalsu
) -> None:
    gateway = buat_gateway(satker, waha.setelan(), kontak_baru_per_hari=5, opsi={"koneksi": 1})
    awal = antrekan(satker, 2, urutan=PAGI)
    (kena,) = antrekan(satker, 1, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.BATAS_BARU)), urutan=PAGI + SEHARI)
    sisa = antrekan(satker, 4)
    kenal = buat_nomor(satker, masuk_terakhir=PAGI - SEHARI)
    with pada(PAGI):
        antar(satker)
    assert status(*awal, kena, *sisa) == ["diterima"] * 2 + ["antre"] * 5
    gateway.refresh_from_db()
    assert (gateway.kontak_baru_berhenti_sampai, gateway.pemutus_sejak) == (PAGI + SEHARI, None)
    lama = antrekan(satker, 1, nomor=kenal)
    for jarak, masih in ((timedelta(hours=1), 4), (SEHARI - timedelta(seconds=1), 4)):
        with pada(PAGI + jarak):
            antar(satker)
        assert (status(*sisa).count("antre"), tiba(*lama)) == (masih, 1)
    Nomor.objects.filter(pk=kena.nomor_id).update(e164=ajaib.nomor(ajaib.BIASA))
    with pada(PAGI + SEHARI):
        antar(satker)
    assert tiba(kena, *sisa) == 5


def test_463_again_the_next_day_begins_the_pause_anew(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
    (kena,) = antrekan(satker, 1, nomor=buat_nomor(satker, e164=ajaib.nomor(ajaib.BATAS_BARU)))
    for hari in range(3):
        with pada(PAGI + hari * SEHARI):
            antar(satker)
            antar(satker)
        gateway.refresh_from_db()
        assert gateway.kontak_baru_berhenti_sampai == PAGI + (hari + 1) * SEHARI
    assert gateway.pemutus_sejak is None
    assert (status(kena), len(waha.permintaan)) == (["antre"], 3)  # one call a day, no more


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_on_no_day_are_more_new_people_written_to_than_allowed(db: None, waha: WahaPalsu, data: st.DataObject) -> None:
    """Any cap, any number of runs at any hours, messages coming in between, several to one person."""
    batas = data.draw(st.integers(0, 4))
    sini = buat_satker()
    buat_gateway(sini, waha.setelan(), kontak_baru_per_hari=batas)
    orang = [buat_nomor(sini) for _ in range(6)]
    pertama: dict[int, date] = {}
    for langkah in sorted(data.draw(st.lists(st.integers(0, 71), min_size=1, max_size=6))):
        for i in data.draw(st.lists(st.integers(0, 5), max_size=4)):
            antrekan(sini, 1, nomor=orang[i])
        saat = jam("00:00") + timedelta(hours=langkah)
        with pada(saat):
            antar(sini)
        for nomor_id in Pesan.objects.filter(nomor__in=orang, status="diterima").values_list("nomor", flat=True):
            pertama.setdefault(nomor_id, saat.date())
    hari = list(pertama.values())
    assert all(hari.count(h) <= batas for h in hari)
