"""A planning run as a whole: repeated, shuffled, at once, large, simulated, and with a broken court."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from random import Random

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from notifikasi.models import Nomor, Pesan
from perkara import acuan
from perkara.models import Penugasan, Perkara, Registrasi, Sidang
from perkara.rencana import jalan, rencanakan, simulasikan
from satker.models import Jabatan, Satker
from satker.waktu import pada
from tests.pabrik import buat_pegawai
from tests.perkara.pabrik import buat_akta, buat_efiling, buat_penugasan, buat_perkara, buat_putusan, buat_registrasi
from tests.perkara.rencana.langkah import (
    antre,
    berangkat,
    buat_pengadilan,
    buat_perkara_lama,
    dalam_hari,
    pindah,
    rencana,
    saat,
    sidang_baru,
)

SORE = "2026-11-23 16:00"
SEMUA = {"N-02", "N-03", "N-04", "N-05", "N-06", "N-07", "N-07b", "N-11", "N-12", "N-13", "N-14", "N-15"}


def isi_pengadilan(satker: Satker, banyak: int = 1, mulai: int = 0) -> None:
    """`banyak` cases of every sort, with staff: something for every kind is owed on Monday at 16.00."""
    for i in range(mulai, mulai + banyak):
        for ecourt in (False, True):
            perkara = buat_perkara(satker)
            buat_registrasi(perkara, dibuat=saat("2026-11-20 10:00"))
            sidang_baru(perkara, dalam_hari(1), "2026-11-20 10:00", jam=time(9))
            sidang_baru(perkara, dalam_hari(-3), "2026-11-01 10:00")
            buat_penugasan(perkara, 700 + i, Penugasan.Tugas.PANITERA)
            if ecourt:
                buat_efiling(satker, perkara)
        putus = buat_perkara_lama(satker)
        buat_registrasi(putus)
        buat_putusan(putus, dalam_hari(-3))
        buat_akta(putus)
        buat_penugasan(putus, 500 + i)
        buat_pegawai(satker, jabatan=Jabatan.KETUA, hakim_id=500 + i)
        buat_pegawai(satker, panitera_id=700 + i)


def isi_antrean() -> set[tuple[str, str, int, int]]:
    """What is owed to whom, without ids of the outbox."""
    return set(Pesan.objects.values_list("jenis", "subjek", "subjek_id", "nomor_id"))


def test_something_of_every_kind_is_owed_and_a_second_and_third_run_add_nothing(satker: Satker) -> None:
    isi_pengadilan(satker)
    assert set(rencana(SORE)) == SEMUA
    jumlah = Pesan.objects.count()
    assert rencana(SORE) == rencana(SORE) == {}
    berangkat()
    assert rencana(SORE) == {}
    assert Pesan.objects.count() == jumlah


@pytest.mark.parametrize("benih", range(4))
def test_the_order_of_the_questions_does_not_matter(satker: Satker, benih: int) -> None:
    isi_pengadilan(satker)
    kerangka = acuan.buat(satker)
    pertanyaan = [*jalan.PIHAK]
    Random(benih).shuffle(pertanyaan)  # noqa: S311
    jumlah = [p.antrekan(kerangka) for p in pertanyaan]
    ada = isi_antrean()
    assert sum(jumlah) == len(ada)
    assert [p.antrekan(kerangka) for p in jalan.PIHAK] == [0] * len(jalan.PIHAK)
    Pesan.objects.all().delete()
    rencana("2026-11-23 10:00")
    assert {baris for baris in isi_antrean() if baris[1] != "pegawai"} == ada


@pytest.mark.parametrize("benih", range(6))
def test_events_in_any_order_with_planning_in_between_owe_the_same(satker: Satker, benih: int) -> None:
    perkara, lain = buat_perkara(satker), buat_perkara_lama(satker)
    nomor = [Nomor.objects.create(satker=satker, e164=f"+628129000000{i}", dibuat=saat(SORE)) for i in range(3)]
    peristiwa: list[Callable[[], object]] = [
        lambda: buat_registrasi(perkara, nomor[0]),
        lambda: buat_registrasi(perkara, nomor[1], sisi=2),
        lambda: buat_registrasi(lain, nomor[2]),
        lambda: sidang_baru(perkara, dalam_hari(7), SORE),
        lambda: sidang_baru(lain, dalam_hari(8), SORE, ikrar=True),
        lambda: buat_putusan(lain, dalam_hari(-60)),
        lambda: buat_akta(lain),
    ]
    acak = Random(benih)  # noqa: S311
    acak.shuffle(peristiwa)
    for terjadi in peristiwa:
        terjadi()
        for _ in range(acak.randrange(3)):
            rencana(SORE)
    rencana(SORE)
    dikirim = sorted((p.jenis, p.nomor.e164[-1]) for p in antre())
    assert dikirim == [*(("N-02", n) for n in "01"), *(("N-03", n) for n in "012"), ("N-05", "2")]


def test_moves_between_runs_owe_each_reader_the_truth_once(satker: Satker) -> None:
    """A hearing that moves five times while its messages leave now and then: the last thing told is what holds."""
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang = sidang_baru(perkara, dalam_hari(7), "2026-11-23 10:00")
    acak = Random(7)  # noqa: S311
    for ke in range(5):
        rencana("2026-11-23 10:00")
        if acak.random() < 0.5:
            berangkat()
        pindah(sidang, "2026-11-23 10:00", tanggal=dalam_hari(acak.choice([7, 14, 21])), jam=time(9 + ke))
    rencana("2026-11-23 10:00")
    berangkat()
    terakhir = Pesan.objects.filter(status="terkirim").latest("id")
    assert terakhir.data["versi"] == 6
    assert rencana("2026-11-23 10:00") == {}


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_owe_each_message_once() -> None:
    satker = buat_pengadilan()
    isi_pengadilan(satker, 3)

    def jalankan(_: int) -> dict[str, int]:
        try:
            with pada(saat(SORE)):
                return rencanakan()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(jalankan, range(4)))
    jumlah = sum(n for satu in hasil for n in satu.values())
    assert jumlah == Pesan.objects.count() == len(isi_antrean())
    assert sum(any(satu.values()) for satu in hasil) == 1


def test_a_run_takes_as_many_queries_for_fifty_cases_as_for_one(satker: Satker) -> None:
    isi_pengadilan(satker)
    with CaptureQueriesContext(connection) as satu:
        rencana(SORE)
    isi_pengadilan(satker, 50, mulai=1)
    with CaptureQueriesContext(connection) as banyak:
        assert rencana("2026-11-23 16:01")["N-03"] == 50
    assert len(banyak) <= len(satu)


def test_a_court_year_of_3500_cases_is_planned_in_the_same_handful_of_queries(satker: Satker) -> None:
    """Every case with a number and a hearing ahead: 3,500 notices, then a day with nothing new."""
    isi = {"satker": satker, "alur_id": 15, "tanggal_daftar": date(2026, 3, 2), "sidik": "uji"}
    waktu = saat("2026-11-20 10:00")
    perkara = Perkara.objects.bulk_create(
        Perkara(
            sipp_id=i,
            nomor=f"{i}/Pdt.G/2026/PA.X",
            nomor_kunci=f"{i}",
            pertama_dilihat=waktu,
            berubah_pada=waktu,
            **isi,
        )
        for i in range(3500)
    )
    nomor = Nomor.objects.bulk_create(
        Nomor(satker=satker, e164=f"+62811{i:07d}", dibuat=waktu) for i in range(len(perkara))
    )
    Registrasi.objects.bulk_create(
        Registrasi(satker=satker, perkara=p, nomor=n, nama="Siti", sisi=1, sumber="loket", status="aktif", dibuat=waktu)
        for p, n in zip(perkara, nomor, strict=True)
    )
    Sidang.objects.bulk_create(
        Sidang(perkara=p, sipp_id=p.sipp_id, tanggal=dalam_hari(1 + p.sipp_id % 20), versi_pada=waktu, sidik="uji")
        for p in perkara
    )
    with CaptureQueriesContext(connection) as kueri:
        assert rencana("2026-11-23 10:00") == {"N-03": 3500, "N-04": 175}
    assert len(kueri) < 25
    berangkat()
    assert rencana("2026-11-23 10:01") == {}


def test_a_simulation_shows_everything_and_stores_nothing(satker: Satker) -> None:
    isi_pengadilan(satker)
    with pada(saat(SORE)):
        jumlah, baris = simulasikan()
        assert rencanakan(simulasi=True) == jumlah
    assert Pesan.objects.count() == 0
    assert not Nomor.objects.filter(e164__in=satker.pegawai.values("nomor_wa")).exists()
    assert {b.jenis for b in baris} == SEMUA
    assert len(baris) == sum(jumlah.values())
    assert all("••" in b.nomor for b in baris)
    assert {k: n for k, n in jumlah.items() if n} == rencana(SORE)


def test_a_court_whose_planning_fails_does_not_hold_up_the_others(
    satker: Satker, caplog: pytest.LogCaptureFixture
) -> None:
    perkara = buat_perkara_lama(satker)
    buat_registrasi(perkara)
    sidang_baru(perkara, dalam_hari(7), SORE)
    rencana(SORE)
    Pesan.objects.update(data={"versi": "bukan angka"})
    lain = buat_pengadilan()
    buat_registrasi(buat_perkara(lain))
    assert rencana(SORE) == {"galat": 1, "N-02": 1}
    assert satker.kode in caplog.text


def test_a_court_that_is_closed_down_is_silent(satker: Satker) -> None:
    isi_pengadilan(satker)
    satker.aktif = False
    satker.save()
    assert rencana(SORE) == {}
