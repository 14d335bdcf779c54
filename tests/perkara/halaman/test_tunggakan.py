"""Open uploads on their page: one's own, the whole court's for its leaders (R-000-18, R-000-19, R-000-20)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from perkara.models import Penugasan, Perkara
from satker.models import Peran, Satker
from satker.waktu import hari_ini, pada
from tests.halaman import query_tetap, sebagai, tertutup
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk
from tests.perkara.pabrik import buat_penugasan, buat_perkara, buat_petugas, buat_putusan, buat_sidang
from tests.perkara.rencana.langkah import buat_pengadilan, saat

pytestmark = pytest.mark.django_db
PANITERA = Penugasan.Tugas.PANITERA
HAKIM_ID, PP_ID = 51, 51  # the lists of judges and clerks are different ones in SIPP


@pytest.fixture(autouse=True)
def senin() -> Iterator[None]:
    with pada(saat("2026-11-23 10:00")):
        yield


@pytest.fixture
def satker() -> Satker:
    satker = buat_pengadilan(singkatan="PA.Bjh")
    buat_petugas(satker, sipp_id=HAKIM_ID, nama="Dra. Nurul Huda, M.H.")
    buat_petugas(satker, PANITERA, sipp_id=PP_ID, nama="Joko Susilo, S.H.")
    return satker


def putus(satker: Satker, nomor: str, hakim: int = HAKIM_ID, hari: int = 3) -> Perkara:
    """A case decided `hari` days ago without E-Doc and anonymised text."""
    perkara = buat_perkara(satker, nomor=nomor)
    buat_putusan(perkara, hari_ini(satker) - timedelta(days=hari))
    buat_penugasan(perkara, hakim)
    return perkara


def sidang(satker: Satker, nomor: str, agenda: str = "Pembuktian") -> Perkara:
    """A case heard five days ago without minutes."""
    perkara = buat_perkara(satker, nomor=nomor)
    buat_sidang(perkara, tanggal=hari_ini(satker) - timedelta(days=5), agenda=agenda)
    buat_penugasan(perkara, PP_ID, PANITERA)
    return perkara


def petugas(satker: Satker, peran: str, **milik: int) -> Client:
    """Someone with this role whose account belongs to this officer of SIPP."""
    user = buat_pengguna(satker, peran)
    buat_pegawai(satker, user=user, **milik)
    return masuk(Client(), user)


def isi(client: Client, **kueri: str) -> str:
    jawaban = client.get(reverse("tunggakan"), kueri)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_r_000_18_a_judge_finds_all_his_own_and_nobody_elses(satker: Satker) -> None:
    for n in range(1, 26):  # more than the 20 rows of the message
        putus(satker, f"{n}/Pdt.G/2026/PA.Bjh")
    putus(satker, "99/Pdt.G/2026/PA.Bjh", hakim=52)
    sidang(satker, "77/Pdt.G/2026/PA.Bjh")
    halaman = isi(petugas(satker, Peran.HAKIM, hakim_id=HAKIM_ID), unggahan="edoc")
    assert all(f">{n}/Pdt.G/2026/PA.Bjh<" in halaman for n in range(1, 26))
    assert "1–25 dari 25" in halaman
    assert "99/Pdt.G/2026" not in halaman
    assert "77/Pdt.G/2026" not in halaman
    assert "Per petugas" not in halaman


def test_r_000_20_a_clerk_with_a_judges_id_sees_minutes_only(satker: Satker) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    sidang(satker, "2/Pdt.G/2026/PA.Bjh")
    halaman = isi(petugas(satker, Peran.PANITERA_PENGGANTI, panitera_id=PP_ID))
    assert "2/Pdt.G/2026/PA.Bjh" in halaman
    assert "1/Pdt.G/2026/PA.Bjh" not in halaman


def test_leaders_see_the_court_per_officer_the_longest_list_first(satker: Satker) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    sidang(satker, "2/Pdt.G/2026/PA.Bjh")
    for peran in (Peran.KETUA, Peran.WAKIL_KETUA, Peran.PANITERA, Peran.PANMUD_HUKUM, Peran.ADMIN):
        halaman = isi(sebagai(satker, peran))
        assert "1 E-Doc putusan, 1 anonimisasi putusan" in halaman
        assert '<b class="nomor">2</b>' in halaman
        assert halaman.index("Dra. Nurul Huda") < halaman.index("Joko Susilo")
    satu = isi(sebagai(satker, Peran.KETUA), petugas=f"panitera:{PP_ID}")
    assert "2/Pdt.G/2026/PA.Bjh" in satu
    assert "1/Pdt.G/2026/PA.Bjh" not in satu


def test_a_monitor_of_the_pta_sees_it_too(satker: Satker) -> None:
    pta = buat_satker(tingkat="banding")
    Satker.objects.filter(pk=satker.pk).update(induk=pta)
    sidang(satker, "2/Pdt.G/2026/PA.Bjh")
    client = sebagai(pta, Peran.PEMANTAU)
    client.post(reverse("pilih_satker"), {"satker": satker.kode})
    assert "2/Pdt.G/2026/PA.Bjh" in isi(client)


@pytest.mark.parametrize(
    ("kueri", "ada"),
    [
        ({"q": "1.G.2026"}, {"1"}),
        ({"q": "1/"}, {"1"}),
        ({"q": "entah"}, set()),
        ({"q": "<script>"}, set()),
        ({"unggahan": "bas"}, {"20"}),
        ({"unggahan": "entah", "petugas": "entah", "urut": "entah"}, {"1", "20"}),
    ],
)
def test_the_list_is_searched_and_filtered(satker: Satker, kueri: dict[str, str], ada: set[str]) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    sidang(satker, "20/Pdt.G/2026/PA.Bjh")
    halaman = isi(sebagai(satker, Peran.KETUA), **kueri)
    assert {n for n in ("1", "20") if f">{n}/Pdt.G/2026/PA.Bjh<" in halaman} == ada
    assert "<script>" not in halaman.split("<main")[1]


@pytest.mark.parametrize(("urut", "urutan"), [("", "2 10 9"), ("baru", "9 10 2"), ("nomor", "2 9 10")])
def test_the_list_is_sorted_as_asked(satker: Satker, urut: str, urutan: str) -> None:
    for nomor, hari in (("9", 2), ("10", 4), ("2", 8)):
        putus(satker, f"{nomor}/Pdt.G/2026/PA.Bjh", hari=hari)
    halaman = isi(sebagai(satker, Peran.KETUA), urut=urut, unggahan="edoc")
    letak = {n: halaman.index(f">{n}/Pdt.G/2026/PA.Bjh<") for n in ("2", "9", "10")}
    assert " ".join(sorted(letak, key=lambda n: letak[n])) == urutan


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_the_filtered_list_is_a_file(satker: Satker, bentuk: str) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    sidang(satker, "2/Pdt.G/2026/PA.Bjh", agenda="=HYPERLINK(1)")
    client = sebagai(satker, Peran.PANITERA)
    jawaban = client.get(reverse("tunggakan_unduh", args=[bentuk]), {"unggahan": "bas"})
    assert f"belum-diunggah-20261123.{bentuk}" in jawaban["Content-Disposition"]
    if bentuk == "csv":
        teks = jawaban.getvalue().decode()
        assert "2/Pdt.G/2026/PA.Bjh;Berita acara sidang;18-11-2026;5;'=HYPERLINK(1)" in teks
        assert "1/Pdt.G/2026/PA.Bjh" not in teks
    assert client.get(reverse("tunggakan_unduh", args=["exe"])).status_code == 404


def test_an_account_without_a_place_in_sipp_is_told_what_to_do(satker: Satker) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    assert "belum dihubungkan dengan SIPP" in isi(sebagai(satker, Peran.HAKIM))
    assert "Semua sudah diunggah" in isi(petugas(satker, Peran.HAKIM, hakim_id=999))


def test_only_those_it_concerns_get_in(satker: Satker) -> None:
    for url in (reverse("tunggakan"), reverse("tunggakan_unduh", args=["csv"])):
        tertutup(url, satker, 200)
        assert sebagai(satker, Peran.PTSP).get(url).status_code == 403


def test_another_courts_items_stay_unseen_also_to_an_officer_of_both(satker: Satker) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    lain = buat_pengadilan()
    user = buat_pengguna(lain, Peran.HAKIM)
    buat_pegawai(satker, user=user, hakim_id=HAKIM_ID)
    assert "1/Pdt.G/2026/PA.Bjh" not in isi(masuk(Client(), user))
    assert "1/Pdt.G/2026/PA.Bjh" not in isi(sebagai(lain, Peran.KETUA))


@pytest.mark.parametrize("peran", [Peran.HAKIM, Peran.KETUA])
def test_the_page_takes_a_constant_number_of_queries(satker: Satker, peran: str) -> None:
    client = petugas(satker, peran, hakim_id=HAKIM_ID)

    def tambah(n: int) -> None:
        for _ in range(n):
            perkara = buat_perkara(satker)
            buat_putusan(perkara, hari_ini(satker) - timedelta(days=3))
            buat_penugasan(perkara, HAKIM_ID)

    query_tetap(client, reverse("tunggakan"), tambah)


def test_the_dashboards_figures_lead_to_the_list_and_are_the_users_own(satker: Satker) -> None:
    putus(satker, "1/Pdt.G/2026/PA.Bjh")
    putus(satker, "2/Pdt.G/2026/PA.Bjh", hakim=52)
    ketua = sebagai(satker, Peran.KETUA).get("/").content.decode()
    hakim = petugas(satker, Peran.HAKIM, hakim_id=HAKIM_ID).get("/").content.decode()
    ptsp = sebagai(satker, Peran.PTSP).get("/").content.decode()
    assert "/tunggakan/?unggahan=edoc" in ketua
    assert "/tunggakan/?unggahan=edoc" in hakim
    assert hakim.count("belum Anda unggah") == 3
    assert "/tunggakan/" not in ptsp
    assert ptsp.count("belum diunggah</span>") == 3
