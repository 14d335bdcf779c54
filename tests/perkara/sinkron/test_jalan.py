"""A run as a whole: what it writes, what it leaves alone, and how it says that something went wrong."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perkara.contoh import buat
from perkara.contoh.tulis import PenulisSipp
from perkara.models import JalanSinkron, Perkara, Sidang, SumberSipp
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.galat import SippTidakTerjangkau
from perkara.sipp.sinkron import sinkron
from satker.models import Satker
from satker.waktu import pada
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_setelan
from tests.perkara.sinkron.conftest import HARI_INI, PAGI

TABEL = (
    *("perkara", "pihak", "kuasa", "penugasan", "sidang", "riwayatsidang", "putusan", "aktacerai", "efiling"),
    *("petugassipp", "karantina", "registrasi", "tugasloket"),
)


def sidik_tabel() -> dict[str, Any]:
    """Every row's transaction id: any write, even of the same values, changes it."""
    isi = {}
    with connection.cursor() as kursor:
        for tabel in TABEL:
            kursor.execute(f"SELECT id, xmin::text, ctid::text FROM perkara_{tabel} ORDER BY id")
            isi[tabel] = kursor.fetchall()
    return isi


@pytest.fixture
def contoh(satker: Satker, tmp_path: Path) -> SumberSipp:
    """A small court-year with all its awkward shapes, in SQLite."""
    url = f"sqlite:///{tmp_path / 'contoh.db'}"
    buat(url, 120, HARI_INI, 3)
    return SumberSipp.objects.create(satker=satker, url=url, mulai=date(2026, 1, 1))


def test_an_unchanged_sync_writes_nothing_but_its_own_run(contoh: SumberSipp) -> None:
    with pada(PAGI):
        pertama = sinkron(contoh.satker)
        sebelum = {k: v for k, v in sidik_tabel().items() if k != "karantina"}
        kedua = sinkron(contoh.satker)
    assert pertama.baru > 500
    assert (kedua.baru, kedua.berubah, kedua.hilang) == (0, 0, 0)
    assert kedua.dibaca == pertama.dibaca == kedua.tetap + kedua.disisihkan
    assert {k: v for k, v in sidik_tabel().items() if k != "karantina"} == sebelum
    assert JalanSinkron.objects.count() == 2


def test_counts_add_up_for_every_table(contoh: SumberSipp) -> None:
    with pada(PAGI):
        hasil = sinkron(contoh.satker)
    assert set(hasil.tabel) == {
        *("perkara", "pihak", "kuasa", "penugasan", "sidang", "putusan", "akta_cerai", "biaya"),
        *("efiling", "petugas"),
    }
    # Bailiffs are read but not kept: nobody is told anything because of them.
    for nama in set(hasil.tabel) - {"petugas"}:
        satu = hasil.tabel[nama]
        assert satu.dibaca == satu.baru + satu.berubah + satu.tetap + satu.disisihkan, nama
    assert hasil.dibaca == sum(satu.dibaca for satu in hasil.tabel.values())


def test_statements_do_not_grow_with_rows(satker: Satker, tmp_path: Path) -> None:
    def pernyataan(banyak: int) -> int:
        lain = buat_satker(singkatan=f"PA.B{'x' * (banyak // 20)}")
        url = f"sqlite:///{tmp_path / f'{banyak}.db'}"
        buat(url, banyak, HARI_INI, 3)
        SumberSipp.objects.create(satker=lain, url=url, mulai=date(2026, 11, 23))
        buat_setelan(lain, daftar_otomatis=False)
        with pada(PAGI), CaptureQueriesContext(connection) as tangkap:
            sinkron(lain)
        return len(tangkap)

    # Below the thousand rows that refresh the statistics.
    assert pernyataan(20) == pernyataan(40)


def test_a_run_keeps_its_counts_and_the_source_its_times(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.konfigurasi(NamaPN="PENGADILAN AGAMA BANJARHARJA")
    tulis.perkara()
    sinkron(sumber.satker)
    sumber.refresh_from_db()
    jalan = JalanSinkron.objects.get()
    assert (sumber.terakhir_mulai, sumber.terakhir_selesai, sumber.galat) == (PAGI, PAGI, "")
    assert (jalan.mulai, jalan.selesai, jalan.hitungan["baru"]) == (PAGI, PAGI, 1)
    assert jalan.hitungan["tabel"]["perkara"]["dibaca"] == 1
    assert not any("bernama" in catatan for catatan in sumber.catatan_skema)


def test_another_courts_sipp_is_pointed_out_to_the_admin(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    tulis.konfigurasi(NamaPN="Pengadilan Agama Lain")
    sinkron(sumber.satker)
    sumber.refresh_from_db()
    assert any("Pengadilan Agama Lain" in catatan for catatan in sumber.catatan_skema)


def test_a_sipp_out_of_reach_keeps_the_old_data_and_says_so_without_the_password(
    sumber: SumberSipp, tulis: PenulisSipp
) -> None:
    tulis.perkara()
    sinkron(sumber.satker)
    sumber.url = "mysql://sipp:rahasia-besar@127.0.0.1:1/sipp"
    sumber.save(update_fields=["url"])
    with pada(PAGI + timedelta(minutes=5)):
        hasil = sinkron(sumber.satker)
    sumber.refresh_from_db()
    assert "tidak menjawab" in hasil.galat
    assert hasil.dibaca == 0
    assert sumber.galat == JalanSinkron.objects.first().galat == hasil.galat  # type: ignore[union-attr]
    assert "rahasia-besar" not in hasil.galat
    assert (sumber.terakhir_mulai, sumber.terakhir_selesai) == (PAGI + timedelta(minutes=5), PAGI)
    assert Perkara.objects.get().hilang_pada is None


def test_a_missing_column_is_named_and_nothing_is_taken_over(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    sinkron(sumber.satker)
    tulis.hapus("perkara", perkara_id=perkara)
    tulis.jalankan("ALTER TABLE perkara_jadwal_sidang RENAME COLUMN agenda TO agenda_sidang")
    hasil = sinkron(sumber.satker)
    assert hasil.galat == "Skema SIPP tidak cocok, tidak ada: perkara_jadwal_sidang.agenda."
    assert Perkara.objects.get().hilang_pada is None


def test_a_mended_source_clears_the_complaint(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    url, sumber.url = sumber.url, "sqlite:////tidak/ada.db"
    sumber.save(update_fields=["url"])
    assert sinkron(sumber.satker).galat
    sumber.url = url
    sumber.save(update_fields=["url"])
    assert sinkron(sumber.satker).galat == ""
    sumber.refresh_from_db()
    assert sumber.galat == ""


class _PutusDiTengah(PembacaSipp):
    """A server that breaks off while hearings are being read."""

    def sidang(self, jendela: Any) -> Any:
        yield from super().sidang(jendela)
        raise SippTidakTerjangkau("Sambungan ke SIPP terputus.")


def test_a_connection_lost_half_way_takes_nothing_over(sumber: SumberSipp, tulis: PenulisSipp) -> None:
    perkara = tulis.perkara()
    tulis.sidang(perkara, date(2026, 12, 1))
    hasil = sinkron(sumber.satker, _PutusDiTengah(sumber.url))
    assert hasil.galat == "Sambungan ke SIPP terputus."
    assert not Perkara.objects.exists()
    assert sinkron(sumber.satker).baru == 2


def test_a_court_without_a_source_says_so_and_writes_nothing(satker: Satker) -> None:
    assert "belum diisi" in sinkron(satker).galat
    SumberSipp.objects.create(satker=satker, url="sqlite:////x.db", mulai=date(2026, 1, 1), aktif=False)
    assert "dinonaktifkan" in sinkron(satker).galat
    assert not JalanSinkron.objects.exists()


def test_courts_never_mix(sumber: SumberSipp, tulis: PenulisSipp, tmp_path: Path) -> None:
    tulis.pihak(tulis.perkara("1/Pdt.G/2026/PA.Bjh"))
    lain = SumberSipp.objects.create(satker=buat_satker(), url=sumber.url, mulai=sumber.mulai)
    sinkron(sumber.satker)
    sinkron(lain.satker)
    assert Perkara.objects.count() == 2
    tulis.jalankan("DELETE FROM perkara")
    sinkron(lain.satker)
    assert Perkara.objects.get(satker=lain.satker).hilang_pada is not None
    assert Perkara.objects.get(satker=sumber.satker).hilang_pada is None


def test_today_is_the_courts_own(tulis: PenulisSipp, url: str, db: None) -> None:
    """Half past eleven in the evening in Jakarta is the next day in Jayapura."""
    timur = buat_satker(zona_waktu="Asia/Jayapura")
    sumber = SumberSipp.objects.create(satker=timur, url=url, mulai=date(2026, 11, 1))
    perkara = tulis.perkara()
    lama = tulis.sidang(perkara, date(2026, 11, 24))
    with pada(PAGI):
        sinkron(timur)
    tulis.hapus("perkara_jadwal_sidang", id=lama)
    tulis.sidang(perkara, date(2026, 12, 1))
    with pada(datetime.fromisoformat("2026-11-24T23:30:00+07:00")):  # 01.30 of the 25th in Jayapura
        sinkron(sumber.satker)
    assert not Sidang.objects.exclude(menggantikan=None).exists()


def test_old_runs_are_forgotten(sumber: SumberSipp) -> None:
    sinkron(sumber.satker)
    with pada(PAGI + timedelta(days=31)):
        sinkron(sumber.satker)
    assert JalanSinkron.objects.count() == 1
