"""Figures of the dashboard and the public report (issue 2, section 6; R-000-23)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notifikasi import ringkasan
from satker.models import Satker
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_pesan, jam
from tests.pabrik import buat_satker

pytestmark = pytest.mark.django_db


def test_todays_counts_name_every_status_and_know_the_courts_midnight(satker: Satker) -> None:
    timur = buat_satker(zona_waktu="Asia/Jayapura")
    with pada(jam("22:30")):  # already the 24th in Jayapura
        for s in (satker, timur):
            buat_pesan(s, dibuat=jam("21:30"), status="sampai")
            buat_pesan(s, dibuat=jam("22:10"))
        barat, hasil_timur = ringkasan.per_status(satker), ringkasan.per_status(timur)
    assert (barat["sampai"], barat["antre"], barat["gagal"]) == (1, 1, 0)
    assert (hasil_timur["sampai"], hasil_timur["antre"]) == (0, 1)
    assert len(barat) == 10


def test_the_series_has_a_row_for_every_day(satker: Satker) -> None:
    with pada(jam("12:00")):
        buat_pesan(satker, dibuat=jam("08:00"), status="dibaca")
        buat_pesan(satker, dibuat=jam("08:00") - timedelta(days=3), status="gagal")
        buat_pesan(satker, dibuat=jam("08:00") - timedelta(days=40), status="gagal")
        deret = ringkasan.deret_harian(satker)
    assert len(deret) == 30
    assert deret[-1] == (date(2026, 11, 23), 1, 0)
    assert deret[-4] == (date(2026, 11, 20), 0, 1)
    assert sum(b + g for _, b, g in deret) == 2


def test_failures_are_listed_newest_first_and_grouped_by_reason(satker: Satker) -> None:
    with pada(jam("12:00")):
        for n, galat in enumerate(["Nomor salah.", "Nomor salah.", "Gateway mati."]):
            buat_pesan(satker, status="gagal", galat=galat, selesai_pada=jam("09:00") + timedelta(minutes=n))
        buat_pesan(satker, status="sampai")
        assert ringkasan.sebab_gagal(satker) == [("Nomor salah.", 2), ("Gateway mati.", 1)]
        daftar = list(ringkasan.kegagalan(satker, 2))
    assert [p.galat for p in daftar] == ["Gateway mati.", "Nomor salah."]


def test_the_oldest_due_message_has_an_age_only_while_it_could_leave(satker: Satker) -> None:
    with pada(jam("12:00")):
        assert ringkasan.umur_tertua(satker) is None
        buat_pesan(satker, segera=False, siap_pada=jam("11:00"))
        buat_pesan(satker, segera=False, siap_pada=jam("13:00"))
        assert ringkasan.umur_tertua(satker) == timedelta(hours=1)
    with pada(jam("23:00")):  # quiet hours: it waits as it should
        assert ringkasan.umur_tertua(satker) is None
        buat_pesan(satker, segera=True, siap_pada=jam("22:59"))
        assert ringkasan.umur_tertua(satker) == timedelta(minutes=1)


def test_the_public_report_counts_kinds_and_proven_arrivals_only(satker: Satker) -> None:
    """R-000-23: evidence of implementation per quarter; nothing about people."""
    with pada(jam("12:00")):
        for keadaan in ("sampai", "dibaca", "terkirim", "gagal", "batal", "antre"):
            buat_pesan(satker, status=keadaan)
        buat_pesan(satker, jenis="N-71", status="sampai")
        buat_pesan(buat_satker(), status="sampai")
        buat_pesan(satker, status="sampai", dibuat=jam("12:00") - timedelta(days=90))
    angka = dict(ringkasan.angka_implementasi(satker, date(2026, 10, 1), date(2026, 12, 31)))
    assert angka == {"Pesan uji": 3, "Pemberitahuan dihentikan": 1, "Seluruh pesan": 4, "Terbukti sampai": 3}


def test_figures_cost_the_same_for_one_message_and_for_fifty(satker: Satker) -> None:
    def hitung() -> int:
        with CaptureQueriesContext(connection) as q:
            ringkasan.per_status(satker)
            ringkasan.deret_harian(satker)
            ringkasan.sebab_gagal(satker)
            list(ringkasan.kegagalan(satker))
            ringkasan.umur_tertua(satker)
        return len(q)

    buat_pesan(satker, status="gagal")
    satu = hitung()
    for _ in range(50):
        buat_pesan(satker, status="gagal")
    assert hitung() == satu
