"""One case's story: everything once, in order, in the court's own time, as plain as a file's cover."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi.models import Pesan
from perkara.linimasa import PESAN_TERBARU, linimasa, pesan_perkara
from perkara.models import Perkara, Sidang
from satker.models import Satker
from satker.waktu import pada
from tests.perkara.pabrik import (
    buat_akta,
    buat_efiling,
    buat_nomor,
    buat_perkara,
    buat_putusan,
    buat_registrasi,
    buat_sidang,
)
from tests.perkara.rencana.langkah import buat_pengadilan, rencana, saat

pytestmark = pytest.mark.django_db
PAGI = "2026-11-23 10:00"


@pytest.fixture
def satker() -> Satker:
    return buat_pengadilan()


@pytest.fixture
def perkara(satker: Satker) -> Perkara:
    with pada(saat(PAGI)):
        return buat_perkara(satker, tanggal_daftar=date(2026, 10, 1), jenis_id=346)


def cerita(perkara: Perkara) -> list[dict[str, Any]]:
    """Read anew, as a page would."""
    with pada(saat(PAGI)):
        return linimasa(Perkara.objects.select_related("satker", "putusan", "akta_cerai").get(pk=perkara.pk))


def judul(perkara: Perkara) -> list[str]:
    return [k["judul"] for k in cerita(perkara)]


def test_a_whole_life_is_told_in_order_whatever_the_order_of_typing(perkara: Perkara) -> None:
    """Rows are made backwards here: the story follows the dates."""
    buat_akta(perkara, date(2026, 11, 20), nomor="5/AC/2026/PA.Ba")
    Perkara.objects.filter(pk=perkara.pk).update(tanggal_ikrar=date(2026, 11, 18))
    buat_sidang(perkara, date(2026, 11, 18), ikrar=True, jam=time(9))
    buat_putusan(perkara, date(2026, 10, 22))
    buat_sidang(perkara, date(2026, 10, 22), urutan=2, jam=time(9))
    buat_sidang(perkara, date(2026, 10, 15), urutan=1, jam=time(9))
    buat_efiling(perkara.satker, perkara, tanggal_daftar=date(2026, 9, 30), nomor_register="PA-300926")
    assert judul(perkara) == [
        "Pendaftaran e-Court PA-300926",
        "Perkara didaftarkan",
        "Sidang ke-1",
        "Sidang ke-2",
        "Putusan diucapkan",
        "Sidang ikrar talak",
        "Ikrar talak diucapkan",
        "Akta cerai 5/AC/2026/PA.Ba terbit",
    ]
    assert [k["saat"] for k in cerita(perkara)] == sorted(k["saat"] for k in cerita(perkara))


@pytest.mark.parametrize(
    ("nomor", "tanggal", "ada"),
    [("5/AC/2026", date(2026, 11, 20), True), ("", date(2026, 11, 20), False), ("5/AC/2026", None, False)],
)
def test_a_certificate_is_told_once_number_and_date_are_there(
    perkara: Perkara, nomor: str, tanggal: date | None, ada: bool
) -> None:
    akta = buat_akta(perkara, nomor=nomor)
    type(akta).objects.update(tanggal=tanggal)
    assert any("Akta cerai" in j for j in judul(perkara)) is ada


def test_a_case_without_a_date_has_a_story_all_the_same(satker: Satker) -> None:
    perkara = buat_perkara(satker)
    buat_efiling(satker, perkara)
    Perkara.objects.update(tanggal_daftar=None)
    perkara.efiling.update(tanggal_daftar=None)
    assert judul(perkara) == []


@pytest.mark.parametrize(
    ("isian", "isi"),
    [
        ({}, "Sidang Pertama · Ruang Sidang I"),
        ({"ruang": ""}, "Sidang Pertama"),
        ({"agenda": "", "ruang": ""}, ""),
        ({"ditunda": True}, "Sidang Pertama · Ruang Sidang I · ditunda"),
        ({"ditunda": True, "alasan_ditunda": "Saksi"}, "Sidang Pertama · Ruang Sidang I · ditunda: Saksi"),
        ({"hilang_pada": saat(PAGI), "ditunda": True}, "Sidang Pertama · Ruang Sidang I · tidak ada lagi di SIPP"),
    ],
)
def test_a_hearing_says_what_became_of_it(perkara: Perkara, isian: dict[str, Any], isi: str) -> None:
    buat_sidang(perkara, date(2026, 11, 2), **isian)
    assert [k["isi"] for k in cerita(perkara) if k["ikon"] == "kalender"] == [isi]


@pytest.mark.parametrize(
    ("jam", "waktu"), [(time(9), "Selasa, 24 November 2026 pukul 09.00 WIB"), (None, "Selasa, 24 November 2026")]
)
def test_an_hour_is_said_only_where_sipp_has_one(perkara: Perkara, jam: time | None, waktu: str) -> None:
    buat_sidang(perkara, date(2026, 11, 24), jam=jam)
    assert cerita(perkara)[-1]["waktu"] == waktu


@pytest.mark.parametrize(("geser", "nanti"), [(-1, False), (0, True), (1, True)])
def test_today_and_later_is_ahead(perkara: Perkara, geser: int, nanti: bool) -> None:
    buat_sidang(perkara, date(2026, 11, 23) + timedelta(days=geser))
    assert cerita(perkara)[-1]["nanti"] is nanti


@pytest.mark.parametrize(
    ("zona", "waktu"),
    [
        ("Asia/Jakarta", "23-11-2026 23.30"),
        ("Asia/Makassar", "24-11-2026 00.30"),
        ("Asia/Jayapura", "24-11-2026 01.30"),
    ],
)
def test_a_message_stands_at_the_hour_of_the_court_s_wall(zona: str, waktu: str) -> None:
    satker = buat_pengadilan(zona_waktu=zona)
    perkara = buat_perkara(satker, tanggal_daftar=date(2026, 11, 20))
    buat_registrasi(perkara)
    rencana(PAGI, satker)
    Pesan.objects.update(diterima_pada=saat("2026-11-23 23:30"), status="terkirim")
    (pesan,) = [k for k in cerita(perkara) if k["ikon"] == "pesan"]
    assert (pesan["waktu"], pesan["status"]) == (waktu, "terkirim")
    assert pesan["judul"] == "Pendaftaran perkara kepada Siti Uji"


def tambah_pesan(perkara: Perkara, banyak: int, **isian: Any) -> None:
    """So many messages about the case, a minute apart."""
    nomor, awal = buat_nomor(perkara.satker), Pesan.objects.count()
    tetap = {"satker": perkara.satker, "nomor": nomor, "jenis": "N-02", "subjek": "perkara", "subjek_id": perkara.pk}
    for i in range(banyak):
        saat_i: datetime = saat(PAGI) + timedelta(minutes=i)
        waktu = {"kirim_mulai": saat_i, "siap_pada": saat_i, "dibuat": saat_i}
        letak = {"kunci": f"uji:{awal + i}", "induk_id": perkara.pk, "nama_penerima": f"Siti {i}"}
        Pesan.objects.create(**{**tetap, **waktu, **letak, **isian})


def test_a_long_story_keeps_the_newest_hundred_messages(perkara: Perkara) -> None:
    tambah_pesan(perkara, PESAN_TERBARU + 5)
    nama = [k["judul"] for k in cerita(perkara) if k["ikon"] == "pesan"]
    assert len(nama) == PESAN_TERBARU
    assert nama[0].endswith(" Siti 5")
    assert nama[-1].endswith(f" Siti {PESAN_TERBARU + 4}")
    assert pesan_perkara(perkara).count() == PESAN_TERBARU + 5


def test_a_reader_without_a_name_is_shown_by_his_masked_number(perkara: Perkara) -> None:
    tambah_pesan(perkara, 1, nama_penerima="", galat="Nomor tidak ada di WhatsApp.", status="gagal")
    (pesan,) = [k for k in cerita(perkara) if k["ikon"] == "pesan"]
    assert "••" in pesan["judul"]
    assert Pesan.objects.get().nomor.e164 not in str(pesan)
    assert pesan["sebab"] == "Nomor tidak ada di WhatsApp."


def test_other_cases_and_other_courts_messages_are_not_part_of_it(perkara: Perkara) -> None:
    tambah_pesan(buat_perkara(perkara.satker), 2)
    tambah_pesan(buat_perkara(buat_pengadilan()), 2, induk_id=perkara.pk)
    assert not [k for k in cerita(perkara) if k["ikon"] == "pesan"]


def test_a_long_story_takes_as_many_queries_as_a_short_one(perkara: Perkara) -> None:
    def kueri() -> int:
        with CaptureQueriesContext(connection) as semua:
            cerita(perkara)
        return len(semua)

    tambah_pesan(perkara, 1)
    buat_sidang(perkara)
    satu = kueri()
    tambah_pesan(perkara, 30)
    Sidang.objects.bulk_create(
        Sidang(perkara=perkara, sipp_id=9000 + i, tanggal=date(2026, 11, 2), versi_pada=saat(PAGI), sidik="uji")
        for i in range(30)
    )
    assert kueri() == satu
