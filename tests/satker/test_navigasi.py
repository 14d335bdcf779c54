"""The menu: what a role may open, in order, and one mark for where one is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from satker import navigasi
from satker.models import Peran, Satker
from satker.navigasi import Butir
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def kosong() -> Iterator[list[Butir]]:
    """An empty menu for a test's own entries; the portal's comes back afterwards."""
    asli = navigasi._butir[:]
    navigasi._butir.clear()
    yield navigasi._butir
    navigasi._butir[:] = asli


def permintaan(satker: Satker, *peran: str, jalur: str = "/", **isian: Any) -> HttpRequest:
    """A request of somebody with these roles for this address."""
    request = RequestFactory().get(jalur)
    request.user, request.satker = buat_pengguna(satker, *peran, **isian), satker  # type: ignore[attr-defined]
    return request


def label(request: HttpRequest) -> list[str]:
    return [b["label"] for b in navigasi.navigasi(request)]


def test_entries_stand_in_their_order_however_they_were_registered(kosong: list[Butir], satker: Satker) -> None:
    for urutan in (50, 0, 90, 10):
        navigasi.daftarkan(Butir(urutan, "beranda", f"Butir {urutan}", "beranda"))
    assert label(permintaan(satker, "ptsp")) == ["Butir 0", "Butir 10", "Butir 50", "Butir 90"]


@pytest.mark.parametrize("peran", list(Peran))
def test_an_entry_of_two_roles_is_shown_to_both_and_to_nobody_else(
    kosong: list[Butir], satker: Satker, peran: Peran
) -> None:
    navigasi.daftarkan(Butir(1, "profil", "Milik Dua", "x", frozenset({Peran.PTSP, Peran.PANITERA})))
    navigasi.daftarkan(Butir(2, "profil", "Milik Semua", "x"))
    boleh = peran in (Peran.PTSP, Peran.PANITERA)
    assert label(permintaan(satker, peran)) == (["Milik Dua", "Milik Semua"] if boleh else ["Milik Semua"])


def test_several_roles_see_what_each_of_them_sees_once(kosong: list[Butir], satker: Satker) -> None:
    navigasi.daftarkan(Butir(1, "profil", "PTSP", "x", frozenset({Peran.PTSP, Peran.HAKIM})))
    navigasi.daftarkan(Butir(2, "profil", "Admin", "x", frozenset({Peran.ADMIN})))
    assert label(permintaan(satker, "ptsp", "hakim", "admin")) == ["PTSP", "Admin"]


@pytest.mark.parametrize("demo", [True, False])
def test_an_entry_of_the_demo_is_nowhere_else(
    kosong: list[Butir], satker: Satker, settings: Settings, demo: bool
) -> None:
    settings.DEMO = demo
    navigasi.daftarkan(Butir(1, "profil", "Ponsel Simulator", "x", hanya_demo=True))
    assert label(permintaan(satker, "ptsp")) == (["Ponsel Simulator"] if demo else [])


def test_roles_count_in_the_court_being_worked_in(kosong: list[Butir], satker: Satker) -> None:
    navigasi.daftarkan(Butir(1, "profil", "Admin", "x", frozenset({Peran.ADMIN})))
    request = permintaan(satker, "ptsp")
    request.user.keanggotaan.create(satker=buat_satker(), peran="admin")  # type: ignore[union-attr]
    assert label(request) == []


@pytest.mark.parametrize(
    ("jalur", "aktif"),
    [
        ("/", ["Beranda"]),
        ("/profil/", ["Profil"]),
        ("/profil/kata-sandi/", ["Profil"]),
        ("/profilku/", []),
        ("/admin/satker/pegawai/", ["Pengaturan"]),
        ("/tentang/", []),
    ],
)
def test_the_mark_stands_at_the_page_and_at_those_below_it(
    kosong: list[Butir], satker: Satker, jalur: str, aktif: list[str]
) -> None:
    for urutan, (nama, kata) in enumerate(
        {"beranda": "Beranda", "profil": "Profil", "admin:index": "Pengaturan"}.items()
    ):
        navigasi.daftarkan(Butir(urutan, nama, kata, "x"))
    butir = navigasi.navigasi(permintaan(satker, "ptsp", jalur=jalur))
    assert [b["label"] for b in butir if b["aktif"]] == aktif


@pytest.mark.parametrize("peran", list(Peran))
def test_every_entry_of_the_real_menu_opens_for_who_sees_it(
    client: Client, satker: Satker, settings: Settings, peran: Peran
) -> None:
    """A door that is shown and then closed is worse than none."""
    settings.DEMO = False  # the demo's simulator phone is there for courts with a simulator only
    masuk(client, buat_pengguna(satker, peran))
    butir = navigasi.navigasi(client.get("/").wsgi_request)
    assert butir[0]["label"] == "Beranda"
    for satu in butir:
        assert client.get(satu["url"], follow=True).status_code == 200, satu


@pytest.mark.parametrize("peran", list(Peran))
def test_each_page_of_the_real_menu_marks_exactly_itself(client: Client, satker: Satker, peran: Peran) -> None:
    request = permintaan(satker, peran)
    for satu in navigasi.navigasi(request):
        request.path = satu["url"]
        assert [b["url"] for b in navigasi.navigasi(request) if b["aktif"]] == [satu["url"]]


def test_the_real_menu_has_no_two_entries_of_one_address_or_one_name(satker: Satker) -> None:
    butir = navigasi.navigasi(permintaan(satker, *Peran, is_superuser=True))
    assert len({b["url"] for b in butir}) == len({b["label"] for b in butir}) == len(butir)
    assert reverse("admin:index") in {b["url"] for b in butir}


def test_the_menu_asks_for_the_roles_once_however_long_it_is(
    kosong: list[Butir], satker: Satker, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for i in range(30):
        navigasi.daftarkan(Butir(i, "profil", f"Butir {i}", "x", frozenset({Peran.PTSP})))
    request = permintaan(satker, "ptsp")
    with django_assert_num_queries(1):
        assert len(navigasi.navigasi(request)) == len(navigasi.navigasi(request)) == 30
