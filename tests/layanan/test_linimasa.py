"""The timeline as each may read it: the applicant what concerns him, staff everything (R-002 sections 2 and 3)."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.linimasa import riwayat_urusan, untuk_pemohon, untuk_petugas
from layanan.models import Urusan
from satker.models import Satker
from satker.waktu import pada
from tests.layanan.meja import buka_uji, petugas

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    """Received, noted upon and searched for on one Monday morning."""
    rina = petugas(satker, first_name="Rina", last_name="Sari")
    with travel(SENIN, tick=False):
        urusan = buka_uji(satker).urusan
        urusan = jalankan(urusan, "catat", pelaku=rina, isian={"catatan": "Pemohon <b>marah</b>."})
        return jalankan(urusan, "cari", pelaku=rina)


def test_the_applicant_reads_his_sentences_and_nobody_s_name(urusan: Urusan) -> None:
    with pada(SENIN):
        kejadian = untuk_pemohon(urusan, riwayat_urusan(urusan))
    assert [k["judul"] for k in kejadian] == [
        "Permohonan Anda diterima.",
        "Petugas mulai mencari.",
        "Paling lambat Kamis, 26 November 2026, 3 hari kerja lagi",
    ]
    assert kejadian[0]["waktu"] == "23-11-2026 09.00 WIB"
    assert "Rina" not in str(kejadian)
    assert "marah" not in str(kejadian)


def test_what_happens_next_is_said_with_its_last_day(satker: Satker) -> None:
    with travel(SENIN, tick=False):
        urusan = buka_uji(satker).urusan
        *_, nanti = untuk_pemohon(urusan, riwayat_urusan(urusan))
    assert nanti["nanti"] is True
    assert nanti["judul"] == "Petugas mencari informasi yang Anda minta."
    assert nanti["isi"] == "Paling lambat Kamis, 26 November 2026, 3 hari kerja lagi"


def test_staff_read_every_row_with_who_did_it_and_the_notes(urusan: Urusan) -> None:
    with pada(SENIN):
        kejadian = untuk_petugas(urusan, riwayat_urusan(urusan))
    assert [k["judul"] for k in kejadian] == [
        "Dicatat, Pemohon",
        "Tambah catatan, Rina Sari (Petugas Informasi)",
        "Mulai mencari, Rina Sari (Petugas Informasi)",
        "Paling lambat Kamis, 26 November 2026, 3 hari kerja lagi",
    ]
    assert kejadian[1]["isi"] == "Catatan: Pemohon <b>marah</b>."


def test_what_is_closed_has_nothing_to_come(urusan: Urusan) -> None:
    urusan = jalankan(urusan, "cabut", pelaku=Pelaku.pemohon())
    for kejadian in (untuk_pemohon(urusan, riwayat_urusan(urusan)), untuk_petugas(urusan, riwayat_urusan(urusan))):
        assert not any(k.get("nanti") for k in kejadian)


def test_the_component_of_the_pages_shows_it_escaped(urusan: Urusan) -> None:
    html = render_to_string("komponen/linimasa.html", {"kejadian": untuk_petugas(urusan, riwayat_urusan(urusan))})
    assert "Pemohon &lt;b&gt;marah&lt;/b&gt;." in html
    assert html.count("<li") == 4


def test_a_timeline_takes_one_query_however_long(
    urusan: Urusan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rina = petugas(urusan.satker)
    for _ in range(10):
        urusan = jalankan(urusan, "catat", pelaku=rina, isian={"catatan": "x"})
    with django_assert_num_queries(2):  # the rows, and the calendar of the deadline
        assert len(untuk_petugas(urusan, riwayat_urusan(urusan))) == 14


def test_a_moment_is_told_by_the_court_s_own_clock(satker: Satker) -> None:
    satker.zona_waktu = "Asia/Jayapura"
    satker.save()
    with travel(SENIN, tick=False):
        urusan = buka_uji(satker).urusan
    assert untuk_petugas(urusan, riwayat_urusan(urusan))[0]["waktu"] == "23-11-2026 11.00 WIT"
