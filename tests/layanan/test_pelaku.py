"""Who acts, and how the timeline and the one who came second hear of him."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from layanan.alur.catatan import kalimat_berubah, nama_pelaku, sebutan_peran, terakhir, tulis_lewat
from layanan.alur.jalan import boleh, jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Riwayat, Urusan
from satker.models import Peran, Satker
from tests.layanan.meja import ALUR, PETUGAS, PJ, buka_uji, petugas
from tests.pabrik import buat_pengguna, buat_satker

pytestmark = pytest.mark.django_db


@pytest.fixture
def urusan(satker: Satker) -> Urusan:
    """A matter just opened."""
    return buka_uji(satker).urusan


def permintaan(rf: RequestFactory, user: Any, satker: Satker | None) -> HttpRequest:
    """A request as the middlewares leave it."""
    minta = rf.get("/")
    minta.user = user
    minta.satker = satker  # type: ignore[attr-defined]
    return minta


def test_a_request_brings_the_user_s_roles_in_the_court_he_works_in(rf: RequestFactory, satker: Satker) -> None:
    user = buat_pengguna(satker, PETUGAS, PJ, first_name="Rina", last_name="Sari")
    siapa = Pelaku.dari(permintaan(rf, user, satker))
    assert (siapa.user, siapa.nama, siapa.satker_id) == (user, "Rina Sari", satker.pk)
    assert siapa.sebagai == {PETUGAS, PJ}


def test_roles_of_another_court_stay_there(rf: RequestFactory, satker: Satker, urusan: Urusan) -> None:
    lain = buat_satker()
    siapa = Pelaku.dari(permintaan(rf, buat_pengguna(satker, PETUGAS), lain))
    assert siapa.sebagai == frozenset()
    assert boleh(urusan, siapa) == []


def test_a_visitor_has_no_role_and_no_court(rf: RequestFactory, urusan: Urusan) -> None:
    siapa = Pelaku.dari(permintaan(rf, AnonymousUser(), None))
    assert (siapa.user, siapa.sebagai, siapa.satker_id) == (None, frozenset(), None)
    assert boleh(urusan, siapa) == []


def test_who_has_no_name_goes_by_his_account(satker: Satker) -> None:
    assert Pelaku.staf(buat_pengguna(satker, PETUGAS, username="rina"), satker).nama == "rina"


def test_a_superuser_is_admin_and_takes_no_step_of_a_desk(satker: Satker, urusan: Urusan) -> None:
    siapa = Pelaku.staf(buat_pengguna(is_superuser=True), satker)
    assert siapa.sebagai == {Peran.ADMIN}
    assert boleh(urusan, siapa) == []


def test_the_role_written_down_is_one_that_goes_with_the_step(satker: Satker, urusan: Urusan) -> None:
    siapa = petugas(satker, Peran.ADMIN, Peran.KETUA, PJ)
    jalankan(urusan, "catat", pelaku=siapa, isian={"catatan": "x"})
    assert Riwayat.objects.get(urusan=urusan, tindakan="catat").sebagai == PJ


@pytest.mark.parametrize(
    ("kode", "sebutan"), [(PETUGAS, "Petugas Informasi"), ("pemohon", "Pemohon"), ("sistem", "Sistem")]
)
def test_roles_are_said_in_words(kode: str, sebutan: str) -> None:
    assert sebutan_peran(kode) == sebutan


def test_people_are_named_with_their_role_and_the_applicant_by_his(satker: Satker, urusan: Urusan) -> None:
    rina = petugas(satker, first_name="Rina")
    jalankan(urusan, "cari", pelaku=rina)
    assert [nama_pelaku(r) for r in Riwayat.objects.filter(urusan=urusan)] == ["Pemohon", "Rina (Petugas Informasi)"]


def test_the_last_step_is_a_person_s_even_when_the_clock_wrote_after_him(satker: Satker, urusan: Urusan) -> None:
    tulis_lewat([urusan], "Lewat.")
    baris = terakhir(urusan)
    assert baris is not None
    assert baris.tindakan == "buka"


def test_without_any_row_the_second_is_told_to_look_again(satker: Satker, urusan: Urusan) -> None:
    assert "Muat ulang halaman" in kalimat_berubah(ALUR, urusan, None)


def test_a_step_the_table_no_longer_has_is_told_by_its_code(satker: Satker, urusan: Urusan) -> None:
    """An older version of the portal wrote it."""
    baris = Riwayat(urusan=urusan, waktu=urusan.dibuat, tindakan="langkah_lama", ke="diterima", sebagai="pemohon")
    assert "“langkah_lama”" in kalimat_berubah(ALUR, urusan, baris)
