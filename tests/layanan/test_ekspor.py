"""A register as a file: every row, in its order, with formulas defused, in one query."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from layanan.alur.daftar import ambil
from layanan.alur.jalan import jalankan
from layanan.ekspor import Kolom, kolom_umum, unduh
from layanan.kueri import daftar
from satker.models import Satker
from tests.layanan.meja import ALUR, buka_uji, petugas
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db
SENIN = datetime(2026, 11, 23, 2, tzinfo=UTC)


def baca_csv(jawaban: object) -> list[list[str]]:
    """The rows of a streamed CSV."""
    isi = b"".join(jawaban.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(isi), delimiter=";"))


def test_the_register_comes_in_its_own_order_with_states_in_words(satker: Satker) -> None:
    for _ in range(3):
        terakhir = buka_uji(satker, diterima_pada=SENIN).urusan
    jalankan(terakhir, "jawab", pelaku=petugas(satker), isian={"hasil": "siap", "biaya": 0})
    kepala, *baris = baca_csv(unduh("csv", "register", kolom_umum(ALUR), daftar(ALUR, satker)))
    assert kepala == ["Nomor", "Tanggal terima", "Keadaan", "Jatuh tempo", "Selesai"]
    assert [b[2:4] for b in baris] == [["Diterima", "26-11-2026"]] * 2 + [["Siap diambil", ""]]
    assert baris[0][:2] == [f"001/UJI/{satker.singkatan}/{terakhir.tahun}", "23-11-2026"]


@pytest.mark.parametrize("jahat", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "  =1"])
def test_nothing_typed_by_a_stranger_becomes_a_formula(satker: Satker, jahat: str) -> None:
    buka_uji(satker)
    kolom = [*kolom_umum(ALUR), Kolom("Rincian", lambda _: jahat)]
    sel = baca_csv(unduh("csv", "register", kolom, daftar(ALUR, satker)))[1][-1]
    assert sel[0] not in "=+-@\t\r"
    lembar = load_workbook(BytesIO(unduh("xlsx", "register", kolom, daftar(ALUR, satker)).getvalue())).active  # type: ignore[attr-defined]
    assert lembar is not None
    assert lembar.cell(2, 6).data_type in ("s", "inlineStr")


def test_a_closing_is_dated_by_the_court_s_own_clock() -> None:
    satker = buat_satker(zona_waktu="Asia/Jayapura")
    from time_machine import travel  # noqa: PLC0415

    urusan = buka_uji(satker, diterima_pada=SENIN).urusan
    with travel("2026-11-24T15:30:00Z", tick=False):  # half past midnight on Wednesday in Jayapura
        jalankan(urusan, "jawab", pelaku=petugas(satker), isian={"hasil": "ditolak", "biaya": 0})
    assert baca_csv(unduh("csv", "r", kolom_umum(ALUR), daftar(ALUR, satker)))[1][4] == "25-11-2026"


def test_a_file_takes_one_query_whatever_its_size(satker: Satker) -> None:
    def banyak_query() -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            baca_csv(unduh("csv", "r", kolom_umum(ALUR), daftar(ALUR, satker)))
            unduh("xlsx", "r", kolom_umum(ALUR), daftar(ALUR, satker))
        return len(tangkapan)

    buka_uji(satker)
    satu = banyak_query()
    for _ in range(20):
        buka_uji(satker)
    assert banyak_query() == satu


def test_only_what_the_columns_name_is_fetched(satker: Satker) -> None:
    buka_uji(satker)

    def perintah(*kolom: Kolom) -> str:
        with CaptureQueriesContext(connection) as tangkapan:
            assert len(baca_csv(unduh("csv", "r", kolom, daftar(ALUR, satker)))) == 2
        return tangkapan[0]["sql"].split(" FROM ")[0]

    assert '"tenggat"' not in perintah(*kolom_umum(ALUR))
    assert '"tenggat"' in perintah(*kolom_umum(ALUR), Kolom("Versi", lambda u: u.versi))
    ringan = perintah(*kolom_umum(ALUR), Kolom("Versi", lambda u: u.versi, ("versi",)))
    assert '"tenggat"' not in ringan
    assert '"versi"' in ringan


def test_a_list_never_opens_what_is_encrypted(satker: Satker) -> None:
    """The identity of who asks is no business of a list (R-002-1; domain 8.10)."""
    berkas = str(daftar(ambil("permohonan"), satker).query)
    assert '"nama"' in berkas
    for bidang in ("nomor_identitas", "alamat", "telepon", "cari"):
        assert f'"{bidang}"' not in berkas


def test_another_form_is_not_there(satker: Satker) -> None:
    with pytest.raises(Http404):
        unduh("pdf", "r", kolom_umum(ALUR), daftar(ALUR, satker))


def test_an_empty_register_has_its_head(satker: Satker) -> None:
    assert len(baca_csv(unduh("csv", "r", kolom_umum(ALUR), daftar(ALUR, satker)))) == 1
