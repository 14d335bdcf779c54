"""The dashboard: registered panels and warnings, for the roles they are meant for (issue 2, section 6)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from satker import beranda, navigasi
from satker.beranda import Panel, Perhatian, daftarkan_panel, daftarkan_perhatian
from satker.libur import muat_libur
from satker.models import Satker
from satker.waktu import pada
from tests.pabrik import buat_pengguna, buat_satker, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registri_sendiri(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The registries of this test hold this floor's own parts only; the calendar is complete."""
    monkeypatch.setattr(beranda, "_panel", [])
    monkeypatch.setattr(beranda, "_perhatian", [beranda.perhatian_libur])
    muat_libur([2026, 2027])
    with pada(datetime(2026, 11, 23, 1, tzinfo=UTC)):
        yield


def _panel(urutan: int, isi: str, *peran: str) -> Panel:
    def konteks(satker: Satker, user: Any) -> dict[str, Any]:
        return {"judul": f"{isi} {satker.kode} {user.username}"}

    return Panel(urutan, "komponen/kosong.html", konteks, frozenset(peran))


def _halaman(client: Client) -> str:
    return client.get("/").content.decode()


def test_panels_stand_in_their_order_with_their_own_context(client: Client) -> None:
    satker = buat_satker(kode="pa-x")
    daftarkan_panel(_panel(20, "Kedua"))
    daftarkan_panel(_panel(10, "Pertama"))
    masuk(client, buat_pengguna(satker, "ptsp", username="rina"))
    halaman = _halaman(client)
    assert "Senin, 23 November 2026" in halaman
    assert 0 < halaman.index("Pertama pa-x rina") < halaman.index("Kedua pa-x rina")


def test_a_panel_of_a_role_is_neither_shown_nor_asked_for_otherwise(client: Client) -> None:
    def gagal(_satker: Satker, _user: Any) -> dict[str, Any]:
        raise AssertionError("must not be asked")

    daftarkan_panel(Panel(1, "komponen/kosong.html", gagal, frozenset({"ketua"})))
    daftarkan_panel(_panel(2, "Milik PTSP", "ptsp"))
    masuk(client, buat_pengguna(buat_satker(), "ptsp"))
    assert "Milik PTSP" in _halaman(client)


def test_what_needs_attention_comes_first_the_worst_on_top_and_is_escaped(client: Client) -> None:
    daftarkan_perhatian(
        lambda _: [Perhatian("info", "Sekadar <i>tahu</i>"), Perhatian("bahaya", "Rusak", "/x/", "Buka")]
    )
    daftarkan_panel(_panel(1, "Panel"))
    masuk(client, buat_pengguna(buat_satker(), "ptsp"))
    halaman = _halaman(client)
    assert halaman.index("Rusak") < halaman.index("Sekadar &lt;i&gt;tahu") < halaman.index("Panel")
    assert '<a href="/x/">Buka</a>' in halaman


def test_attention_is_asked_of_the_court_being_worked_in(client: Client) -> None:
    satker = buat_satker(kode="pa-satu")
    buat_satker(kode="pa-dua")
    daftarkan_perhatian(lambda s: [Perhatian("awas", f"Soal {s.kode}")])
    masuk(client, buat_pengguna(satker, "hakim"))
    assert "Soal pa-satu" in _halaman(client)
    assert "pa-dua" not in _halaman(client)


def test_a_gap_in_the_calendar_is_told_to_the_admin_with_the_way_to_fill_it(client: Client) -> None:
    satker = buat_satker()
    masuk(client, buat_pengguna(satker, "admin"))
    with pada(datetime(2027, 1, 4, 1, tzinfo=UTC)):
        halaman = _halaman(client)
        assert "Hari libur tahun 2028 belum ada" in halaman
        assert 'href="/admin/satker/harilibur/"' in halaman
        assert "Hari libur tahun 2028" not in _halaman(masuk(Client(), buat_pengguna(satker, "ptsp")))


def test_without_anything_to_do_there_is_no_empty_list(client: Client) -> None:
    masuk(client, buat_pengguna(buat_satker(), "admin"))
    assert "Perlu perhatian" not in _halaman(client)


def test_an_account_without_a_role_is_told_whom_to_ask(client: Client) -> None:
    buat_satker()
    masuk(client, buat_pengguna())
    assert "Akun Anda belum diberi peran" in _halaman(client)


def test_a_pemantau_sees_the_court_below_as_chosen(client: Client) -> None:
    pta = buat_satker(tingkat="banding")
    bawahan = buat_satker(nama="Pengadilan Agama Bawah", induk=pta)
    masuk(client, buat_pengguna(pta, "pemantau"))
    client.post("/pengadilan/", {"satker": bawahan.kode})
    assert "Pengadilan Agama Bawah" in _halaman(client)


def test_without_sign_in_the_dashboard_leads_to_it(client: Client) -> None:
    assert client.get("/").headers["Location"] == "/masuk/?next=%2F"


def test_the_date_is_the_courts_own(client: Client) -> None:
    masuk(client, buat_pengguna(buat_satker(zona_waktu="Asia/Jayapura"), "ptsp"))
    with pada(datetime(2026, 11, 23, 15, 30, tzinfo=UTC)):
        assert "Selasa, 24 November 2026" in _halaman(client)


def test_the_dashboard_costs_the_same_queries_with_few_and_many_colleagues(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    satker = buat_satker()
    masuk(client, buat_pengguna(satker, "admin"))
    for tambahan in (0, 20):
        for _ in range(tambahan):
            buat_pengguna(satker, "ptsp")
        with django_assert_num_queries(7):
            _halaman(client)


def test_the_menu_holds_what_the_role_may_open_and_marks_where_one_is(client: Client, rf: Any) -> None:
    satker = buat_satker()
    masuk(client, buat_pengguna(satker, "admin"))
    request: HttpRequest = client.get("/").wsgi_request
    butir = {b["label"]: b for b in navigasi.navigasi(request)}
    assert butir["Beranda"] | {"url": "/", "aktif": True} == butir["Beranda"]
    assert butir["Pengaturan"]["url"] == "/admin/"
    assert not butir["Pengaturan"]["aktif"]
    masuk(client, buat_pengguna(satker, "hakim"))
    assert "Pengaturan" not in [b["label"] for b in navigasi.navigasi(client.get("/").wsgi_request)]
