"""Many courts in one statement owe exactly what each of them owes alone, whatever their hours, zones and settings."""

from datetime import time
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifikasi.models import Nomor, Persetujuan, Pesan, SetelanNotifikasi
from perkara import acuan as kerangka
from perkara.models import Sidang
from perkara.pesan.batal import sebab_antrean
from perkara.rencana import jalan, rencanakan
from perkara.rencana.pegawai import pastikan_nomor
from satker.kalender import hari_kerja, yang_bekerja
from satker.models import HariLibur, Jabatan, Satker
from satker.waktu import pada
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.rencana.langkah import SENIN, berangkat, buat_pengadilan, dalam_hari, hilang, pindah, rencana, saat
from tests.perkara.rencana.test_jalan import isi_pengadilan

pytestmark = pytest.mark.django_db
SORE = "2026-11-23 16:00"
Baris = set[tuple[Any, ...]]


def isi() -> Baris:
    """The outbox, without its own ids and moments of writing."""
    kolom = ("satker", "jenis", "kunci", "nomor__e164", "data", "urutan", "kirim_mulai", "kedaluwarsa", "status")
    return {tuple(str(v) for v in baris) for baris in Pesan.objects.values_list(*kolom)}


def sendiri(teks: str) -> Baris:
    """What would be in the outbox when each court is planned alone; nothing of it stays."""
    with transaction.atomic(), pada(saat(teks)):
        for a in list(kerangka.semua()):
            jalan.rencanakan_satker(a)
        hasil = isi()
        transaction.set_rollback(True)
    return hasil


def bersama(teks: str) -> Baris:
    """What is owed when all are planned at once."""
    rencana(teks)
    return isi()


@pytest.fixture
def tiga() -> list[Satker]:
    """Three courts of different zones and settings, each with something of every kind; the third has a day off."""
    semua = [
        buat_pengadilan(setelan={"pengingat": [1, 3], "jam_tunggakan": time(7)}),
        buat_pengadilan(zona_waktu="Asia/Makassar", setelan={"semua_anggota_majelis": True, "jam_pengingat": time(6)}),
        buat_pengadilan(zona_waktu="Asia/Jayapura"),
    ]
    for satker in semua:
        isi_pengadilan(satker)
    HariLibur.objects.create(satker=semua[2], tanggal=SENIN, nama="Libur setempat")
    return semua


@pytest.mark.parametrize("teks", ["2026-11-23 05:30", "2026-11-23 08:00", SORE, "2026-11-23 23:00", "2026-11-24 08:00"])
def test_together_they_owe_what_each_owes_alone(tiga: list[Satker], teks: str) -> None:
    satu = sendiri(teks)
    assert satu
    assert bersama(teks) == satu


def test_corrections_and_withdrawals_stay_with_their_court(tiga: list[Satker]) -> None:
    rencana(SORE)
    berangkat(satker=tiga[0])
    for satker in tiga:
        sidang = Sidang.objects.filter(perkara__satker=satker, tanggal__gt=SENIN).order_by("pk")[0]
        pindah(sidang, "2026-11-23 17:00", tanggal=dalam_hari(5))
    hilang(Sidang.objects.filter(perkara__satker=tiga[1], tanggal__gt=SENIN).order_by("-pk")[0], "2026-11-23 17:00")
    satu = sendiri("2026-11-23 17:05")
    assert {tanpa_kunci_batal(b) for b in bersama("2026-11-23 17:05")} == {tanpa_kunci_batal(b) for b in satu}
    assert set(Pesan.objects.filter(jenis="N-03b").values_list("satker", flat=True)) == {tiga[0].pk}
    assert set(Pesan.objects.filter(status="batal").values_list("satker", flat=True)) == {tiga[1].pk, tiga[2].pk}


def tanpa_kunci_batal(baris: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row without the number behind ":batal:", which is the outbox's own."""
    return tuple(v.partition(":batal:")[0] for v in baris)


def test_an_officer_of_the_same_sipp_id_in_another_court_gets_no_list_of_ours() -> None:
    """SIPP's ids are each court's own: judge 500 here is not judge 500 there."""
    satu, dua = buat_pengadilan(), buat_pengadilan()
    isi_pengadilan(satu)
    buat_pegawai(dua, jabatan=Jabatan.HAKIM, hakim_id=500)
    rencana(SORE)
    assert not Pesan.objects.filter(jenis="N-14", satker=dua).exists()
    assert Pesan.objects.filter(jenis="N-14", satker=satu).count() == 1


def test_the_cost_grows_with_groups_and_not_with_courts() -> None:
    def biaya() -> int:
        with pada(saat(SORE)), CaptureQueriesContext(connection) as tangkapan:
            rencanakan()
        return len(tangkapan)

    for _ in range(2):
        isi_pengadilan(buat_pengadilan())
    rencana(SORE)
    dua = biaya()
    for _ in range(10):
        isi_pengadilan(buat_pengadilan())
    rencana(SORE)
    assert biaya() == dua


def test_more_courts_than_fit_into_one_group_are_all_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jalan, "ROMBONGAN", 2)
    semua = [buat_pengadilan() for _ in range(5)]
    for satker in semua:
        isi_pengadilan(satker)
    rencana(SORE)
    assert set(Pesan.objects.values_list("satker", flat=True)) == {s.pk for s in semua}


def test_a_broken_court_hurts_nobody_it_was_planned_with() -> None:
    """Data that PostgreSQL trips over in the middle of the statement: the others are planned all the same."""
    rusak, baik, lain = buat_pengadilan(), buat_pengadilan(), buat_pengadilan()
    isi_pengadilan(rusak)
    rencana("2026-11-23 10:00")
    Pesan.objects.filter(jenis="N-03").update(data={"versi": "bukan angka"})
    for satker in (baik, lain):
        isi_pengadilan(satker)
    sebelum = Pesan.objects.count()
    assert rencana(SORE)["galat"] == 1
    assert Pesan.objects.filter(satker=rusak).count() == sebelum
    assert Pesan.objects.filter(satker=baik).count() == Pesan.objects.filter(satker=lain).count() > 0


def test_staff_get_their_numbers_in_their_own_court_once() -> None:
    satu, dua = buat_pengadilan(), buat_pengadilan()
    for satker in (satu, dua):
        buat_pegawai(satker, nomor_wa="+6281200000077")
        buat_pegawai(satker, nomor_wa="", nama="Tanpa nomor")
        buat_pegawai(satker, nomor_wa="+6281200000078", aktif=False)
    with pada(saat(SORE)):
        for _ in range(2):
            pastikan_nomor(*kerangka.semua())
    assert set(Nomor.objects.values_list("satker", "e164")) == {(s.pk, "+6281200000077") for s in (satu, dua)}
    assert Persetujuan.objects.count() == 2


def test_nobody_is_no_query() -> None:
    with CaptureQueriesContext(connection) as tangkapan:
        assert yang_bekerja([]) == set()
        pastikan_nomor()
    assert len(tangkapan) == 0
    assert sebab_antrean() == {}


def test_a_courts_own_window_ends_its_own_lists(tiga: list[Satker]) -> None:
    SetelanNotifikasi.objects.create(satker=tiga[0], jendela_mulai=time(6), jendela_selesai=time(15))
    rencana(SORE)
    assert not Pesan.objects.filter(satker=tiga[0], jenis__in=("N-14", "N-15")).exists()
    assert Pesan.objects.filter(satker=tiga[1], jenis__in=("N-14", "N-15")).exists()


LIBUR = st.tuples(
    st.integers(-1, 2), st.integers(0, 6), st.booleans(), st.sampled_from([j.value for j in HariLibur.Jenis])
)
BIASA = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@BIASA
@given(
    libur=st.lists(LIBUR, max_size=8, unique_by=lambda b: b[:2]),
    hari=st.lists(st.integers(0, 6), min_size=3, max_size=3),
)
def test_a_working_day_asked_for_many_is_the_one_asked_for_each(
    db: None, libur: list[tuple[int, int, bool, str]], hari: list[int]
) -> None:
    HariLibur.objects.all().delete()
    satker = [buat_satker(cuti_bersama_hari_kerja=bool(n % 2)) for n in range(3)]
    for milik, ke, kerja, jenis in libur:
        HariLibur.objects.create(
            satker=None if milik < 0 else satker[milik],
            tanggal=dalam_hari(ke),
            nama="Uji",
            hari_kerja=kerja,
            jenis=jenis,
        )
    pasangan = [(s, dalam_hari(h)) for s, h in zip(satker, hari, strict=True)]
    assert yang_bekerja(pasangan) == {s.pk for s, h in pasangan if hari_kerja(s, h)}
