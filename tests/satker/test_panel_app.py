"""The dashboard with every app's panels in it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from notifikasi.models import Gateway
from perkara.models import SumberSipp
from satker.models import Peran, Satker
from satker.waktu import hari_ini, pada, sekarang
from tests.halaman import query_tetap, sebagai
from tests.notifikasi.pabrik import buat_gateway, buat_pesan
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_perkara, buat_registrasi, buat_sidang, buat_sumber

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def admin(satker: Satker) -> Client:
    return sebagai(satker, Peran.ADMIN)


def beranda(client: Client) -> str:
    jawaban = client.get(reverse("beranda"))
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_a_new_court_sees_calm_empty_panels(admin: Client) -> None:
    isi = beranda(admin)
    assert "Tidak ada sidang hari ini." in isi
    assert "Semua lancar" in isi


def test_todays_hearings_say_whether_anybody_is_told(satker: Satker, admin: Client) -> None:
    ada, tanpa = buat_perkara(satker), buat_perkara(satker)
    for perkara in (ada, tanpa):
        buat_sidang(perkara, tanggal=hari_ini(satker))
    buat_registrasi(ada)
    isi = beranda(admin)
    assert ada.nomor in isi
    assert "1 nomor</span>" in isi
    assert "Belum ada nomor" in isi


def test_failures_and_doubtful_messages_are_sentences_with_an_action(satker: Satker, admin: Client) -> None:
    buat_pesan(satker, status="gagal", galat="Nomor tidak ada di WhatsApp.", selesai_pada=sekarang())
    buat_pesan(satker, status="tak_pasti", selesai_pada=sekarang())
    isi = beranda(admin)
    assert "1 pesan gagal dalam 7 hari terakhir" in isi
    assert "1 pesan tak pasti" in isi
    assert "Nomor tidak ada di WhatsApp." in isi
    assert "?status=tak_pasti" in isi


def test_a_message_that_waits_too_long_is_said(satker: Satker, admin: Client) -> None:
    buat_pesan(satker, siap_pada=sekarang() - timedelta(minutes=45))
    assert "Pesan tertua sudah menunggu 45 menit" in beranda(admin)


def test_an_open_breaker_tells_the_admin_why(satker: Satker, admin: Client) -> None:
    gateway = buat_gateway(satker, nama="WAHA utama")
    Gateway.objects.filter(pk=gateway.pk).update(pemutus_sejak=sekarang(), pemutus_sebab="Perangkat terputus.")
    assert "WAHA utama berhenti mengirim sejak" in beranda(admin)
    assert "Perangkat terputus." not in beranda(sebagai(satker, Peran.HAKIM))


def test_a_stale_sipp_is_said_with_its_reason(satker: Satker, admin: Client) -> None:
    sumber = buat_sumber(satker, terakhir_selesai=sekarang() - timedelta(hours=2), galat="SIPP tidak menjawab.")
    isi = beranda(admin)
    assert "SIPP terakhir dibaca" in isi
    assert "SIPP tidak menjawab." in isi
    SumberSipp.objects.filter(pk=sumber.pk).update(terakhir_selesai=sekarang(), galat="")
    assert "SIPP terakhir dibaca" not in beranda(admin)


@pytest.mark.parametrize(
    ("lalu", "kata"),
    [(0, "baru saja"), (3, "3 menit lalu"), (119, "119 menit lalu"), (150, "2 jam lalu"), (-5, "baru saja")],
)
@pytest.mark.parametrize("peran", [Peran.HAKIM, Peran.PTSP])
def test_how_old_the_figures_are_stands_with_them_for_everybody(
    satker: Satker, lalu: int, kata: str, peran: Peran
) -> None:
    """Issue 2, section 6: the dashboard says the age of the sync."""
    with pada(datetime.fromisoformat("2026-11-23T10:00+07:00")):
        sumber = buat_sumber(satker)
        assert "SIPP belum pernah dibaca" in beranda(sebagai(satker, peran))
        SumberSipp.objects.filter(pk=sumber.pk).update(terakhir_selesai=sekarang() - timedelta(minutes=lalu))
        saat = f"{sekarang() + timedelta(hours=7, minutes=-lalu):%d-%m-%Y pukul %H.%M}"
        assert f"Menurut SIPP {saat}, {kata}<" in beranda(sebagai(satker, peran))


def test_a_court_without_sipp_is_told_nothing_of_its_age(satker: Satker, admin: Client) -> None:
    assert "Menurut SIPP" not in beranda(admin)


def test_another_courts_figures_never_show(satker: Satker, admin: Client) -> None:
    buat_pesan(buat_satker(), status="gagal", galat="Rahasia lain.", selesai_pada=sekarang())
    assert "Rahasia lain." not in beranda(admin)


def test_the_dashboard_takes_a_constant_number_of_queries(satker: Satker, admin: Client) -> None:
    def tambah(n: int) -> None:
        for _ in range(n):
            perkara = buat_perkara(satker)
            buat_sidang(perkara, tanggal=hari_ini(satker))
            buat_registrasi(perkara)
            buat_pesan(satker, status="gagal", selesai_pada=sekarang())

    query_tetap(admin, reverse("beranda"), tambah)
