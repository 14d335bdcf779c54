"""Delivery, the good days: claim, order, pace, quiet hours, expiry (design 5)."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi.antar import antar, hasil, jalur, klaim, pemutus, percobaan
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.muatan import muat
from notifikasi.gateway.dasar import Diterima, Ditolak, Hasil, Verdict
from notifikasi.jenis import Batal
from notifikasi.models import Nomor, Percobaan, Pesan, SetelanNotifikasi
from satker.models import Satker
from satker.waktu import pada, sekarang
from tests.notifikasi.pabrik import Jawaban, buat_gateway, buat_nomor, buat_pesan, jam, status
from tests.pabrik import buat_satker
from tests.palsu.waha import WahaPalsu

pytestmark = pytest.mark.django_db


def test_a_due_message_leaves_once_with_its_text_kept(satker: Satker, waha: WahaPalsu) -> None:
    gateway = buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    hitung = antar(satker)
    assert (hitung.diklaim, hitung.diterima) == (1, 1)
    pesan.refresh_from_db()
    assert pesan.status == Pesan.Status.DITERIMA
    assert pesan.teks.splitlines()[:2] == ["Yth. Siti,", "Perkara 7/Pdt.G/2026."]
    assert waha.teks_untuk(pesan.nomor.e164) == [pesan.teks]
    assert pesan.gateway == gateway
    assert pesan.id_gateway == waha.diterima[0]["id"]
    assert pesan.diterima_pada is not None
    percobaan = Percobaan.objects.get(pesan=pesan)
    assert (percobaan.ke, percobaan.hasil) == (1, "diterima")
    assert percobaan.selesai is not None


def test_a_second_run_sends_nothing_again(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    buat_pesan(satker)
    antar(satker)
    assert antar(satker).diklaim == 0
    assert len(waha.diterima) == 1


def test_the_nearest_hearing_leaves_first_and_a_recap_delays_none(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan(), opsi={"koneksi": 1})
    saat = sekarang()
    rekap = buat_pesan(satker, prioritas=Pesan.Prioritas.PEGAWAI)
    jauh = buat_pesan(satker, urutan=saat + timedelta(days=9))
    dekat = buat_pesan(satker, urutan=saat + timedelta(days=1))
    segera = buat_pesan(satker, prioritas=Pesan.Prioritas.SEGERA)
    antar(satker)
    tiba = [p["nomor"] for p in waha.diterima]
    assert tiba == [p.nomor.e164 for p in (segera, dekat, jauh, rekap)]


def test_messages_not_yet_due_wait(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, siap_pada=sekarang() + timedelta(hours=1))
    assert antar(satker).diklaim == 0
    with pada(sekarang() + timedelta(hours=2)):
        assert antar(satker).diterima == 1
    assert status(pesan) == ["diterima"]


def test_a_reminder_is_never_late(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    saat = sekarang()
    lewat = buat_pesan(satker, kedaluwarsa=saat)
    masih = buat_pesan(satker, kedaluwarsa=saat + timedelta(minutes=1))
    hitung = antar(satker)
    assert (hitung.kedaluwarsa, hitung.diterima) == (1, 1)
    assert status(lewat, masih) == ["kedaluwarsa", "diterima"]
    assert Pesan.objects.get(pk=lewat.pk).galat


@pytest.mark.parametrize(
    ("pukul", "keluar"), [("06:59", 1), ("07:00", 2), ("19:59", 2), ("20:00", 1), ("23:30", 1), ("00:30", 1)]
)
def test_quiet_hours_hold_all_but_answers(satker: Satker, waha: WahaPalsu, pukul: str, keluar: int) -> None:
    buat_gateway(satker, waha.setelan())
    with pada(jam(pukul)):
        buat_pesan(satker, segera=False)
        buat_pesan(satker, segera=True)
        assert antar(satker).diterima == keluar


def test_quiet_hours_follow_the_clock_on_the_courts_own_wall(waha: WahaPalsu) -> None:
    """20.30 in Jayapura is 18.30 in Jakarta: the one sleeps, the other reads."""
    timur, barat = buat_satker(zona_waktu="Asia/Jayapura"), buat_satker()
    with pada(jam("18:30")):
        pesan = []
        for s in (timur, barat):
            buat_gateway(s, waha.setelan())
            pesan.append(buat_pesan(s, segera=False))
        antar()
        assert status(*pesan) == ["antre", "diterima"]


def test_a_court_sets_its_own_window(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    SetelanNotifikasi.objects.create(satker=satker, jendela_mulai="09:00", jendela_selesai="10:00")
    with pada(jam("08:30")):
        pesan = buat_pesan(satker, segera=False)
        antar(satker)
        assert status(pesan) == ["antre"]
    with pada(jam("09:30")):
        antar(satker)
        assert status(pesan) == ["diterima"]


def test_a_subject_read_again_can_call_its_message_off(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    batal, jadi = buat_pesan(satker), buat_pesan(satker)
    Jawaban.khusus = {batal.pk: Batal("Sidang dipindahkan.")}
    hitung = antar(satker)
    assert (hitung.batal, hitung.diterima) == (1, 1)
    assert status(batal, jadi) == ["batal", "diterima"]
    assert Pesan.objects.get(pk=batal.pk).galat == "Sidang dipindahkan."
    assert not Percobaan.objects.filter(pesan=batal).exists()


@pytest.mark.parametrize("keadaan", ["berhenti", "salah_orang", "tidak_sah"])
def test_a_number_that_stopped_after_planning_gets_nothing(satker: Satker, waha: WahaPalsu, keadaan: str) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker)
    Nomor.objects.filter(pk=pesan.nomor_id).update(keadaan=keadaan)
    assert antar(satker).batal == 1
    assert status(pesan) == ["batal"]
    assert waha.diterima == []


def test_an_answer_of_the_system_reaches_a_number_that_stopped(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    nomor = buat_nomor(satker, keadaan=Nomor.Keadaan.BERHENTI)
    pesan = buat_pesan(satker, jenis="N-71", nomor=nomor)
    antar(satker)
    assert status(pesan) == ["diterima"]


def test_a_kind_that_breaks_holds_up_no_other(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    rusak, sehat = buat_pesan(satker), buat_pesan(satker, jenis="N-72")
    Jawaban.galat = ValueError("kolom hilang")
    hitung = antar(satker)
    assert (hitung.antre, hitung.diterima) == (1, 1)
    assert status(rusak, sehat) == ["antre", "diterima"]
    assert Pesan.objects.get(pk=rusak.pk).siap_pada > sekarang()


def test_a_kind_this_version_does_not_know_is_left_for_one_that_does(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = buat_pesan(satker, jenis="X-99")
    assert antar(satker).diklaim == 0
    assert status(pesan) == ["antre"]


def test_without_a_gateway_messages_wait_and_still_expire(satker: Satker) -> None:
    pesan = buat_pesan(satker)
    lewat = buat_pesan(satker, kedaluwarsa=sekarang())
    assert antar(satker).diklaim == 0
    assert status(pesan, lewat) == ["antre", "kedaluwarsa"]


def test_one_court_is_delivered_without_touching_another(satker: Satker, waha: WahaPalsu) -> None:
    lain = buat_satker()
    buat_gateway(satker, waha.setelan())
    buat_gateway(lain, waha.setelan())
    punya, bukan = buat_pesan(satker), buat_pesan(lain)
    antar(satker)
    assert status(punya, bukan) == ["diterima", "antre"]
    antar()
    assert status(bukan) == ["diterima"]


def test_a_batch_asks_each_kind_once(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    for _ in range(30):
        buat_pesan(satker)
    antar(satker)
    assert Jawaban.panggilan == 1


def test_queries_do_not_grow_with_the_batch(satker: Satker, waha: WahaPalsu) -> None:
    """Each step from the queue to the stored outcome takes as many statements for 40 messages as for one."""
    milik = buat_gateway(satker, waha.setelan())

    def langkah(banyak: int, hasil_panggilan: Hasil) -> dict[str, int]:
        for _ in range(banyak):
            buat_pesan(satker)
        gateway = jalur.segarkan(milik)
        assert gateway is not None
        with CaptureQueriesContext(connection) as q:
            pesan = klaim.klaim(gateway, banyak)
            sejak = [len(q)]
            muatan = muat(pesan, jalur.adaptor(gateway), Hitungan())
            sejak.append(len(q))
            assert percobaan.buka(gateway, muatan) == {p.pk for p in pesan}
            sejak.append(len(q))
            usai = [(m, hasil_panggilan) for m in muatan]
            hasil.tulis(gateway, usai, pemutus.Beruntun(gateway), Hitungan())
            sejak.append(len(q))
        assert len(muatan) == banyak
        akhir = sejak[0:1] + [b - a for a, b in pairwise(sejak)]
        return dict(zip(("klaim", "muat", "buka", "tulis"), akhir, strict=True))

    for jawab in (Diterima("3EB0A"), Ditolak(Verdict.PENERIMA, "tidak_terdaftar", "tidak ada")):
        assert langkah(1, jawab) == langkah(40, jawab)


def test_a_time_budget_leaves_the_rest_for_the_next_run(satker: Satker, waha: WahaPalsu) -> None:
    buat_gateway(satker, waha.setelan())
    pesan = [buat_pesan(satker) for _ in range(3)]
    antar(satker, tenggat=0)
    assert status(*pesan) == ["antre"] * 3
    antar(satker, tenggat=30)
    assert status(*pesan) == ["diterima"] * 3
