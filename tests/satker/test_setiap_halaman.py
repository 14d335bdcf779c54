"""Every page of this floor for everybody: owner, colleague of another court, PTA, stranger, half signed in."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver

from satker import urls
from satker.models import Dokumen, Pegawai, Satker
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk, masuk_sandi_saja

pytestmark = pytest.mark.django_db

# Pages of the signed-in, and pages for everybody; {kode} is the court of the owner.
DALAM = [
    "/",
    "/profil/",
    "/profil/kata-sandi/",
    "/profil/faktor-kedua/ganti/",
    "/profil/faktor-kedua/pemulihan/",
    "/pengadilan/",
]
UMUM = ["/tentang/{kode}/", "/tentang/{kode}/implementasi/2026/1/", "/implementasi/2026/1/", "/tentang/", "/masuk/"]
TENGAH = ["/masuk/kode/", "/masuk/siapkan/", "/masuk/pemulihan/", "/masuk/lanjutkan/"]
LAIN = {"keluar/", "dokumen/<int:pk>/"}  # a POST, and a file: in test_masuk and test_layanan
ADMIN = ["pegawai", "satker", "harilibur", "dokumen", "jejakaudit", "keanggotaan"]


@pytest.fixture
def pta() -> Satker:
    return buat_satker(tingkat="banding", nama="Pengadilan Tinggi Agama")


@pytest.fixture
def satker(pta: Satker) -> Satker:
    return buat_satker(induk=pta, nama="Pengadilan Agama Milik Kita")


def _orang(siapa: str, satker: Satker, pta: Satker) -> Any:
    if siapa == "pemilik":
        return buat_pengguna(satker, "ptsp")
    if siapa == "rekan":
        return buat_pengguna(buat_satker(nama="Pengadilan Agama Tetangga"), "admin", "ketua")
    if siapa == "pemantau":
        return buat_pengguna(pta, "pemantau")
    return buat_pengguna()  # an account without any role


def test_this_table_forgets_no_address() -> None:
    def alamat(pola: list[Any]) -> set[str]:
        return {str(p.pattern) for p in pola if isinstance(p, URLPattern | URLResolver)}

    contoh = {
        a.lstrip("/").replace("{kode}", "<slug:kode>").replace("2026/1", "<int:tahun>/<int:triwulan>")
        for a in DALAM + UMUM + TENGAH
    }
    faktor = {"profil/faktor-kedua/ganti/", "profil/faktor-kedua/pemulihan/"}
    assert alamat(urls.urlpatterns) - LAIN == (contoh - faktor) | {"^profil/faktor-kedua/(?P<aksi>ganti|pemulihan)/$"}


@pytest.mark.parametrize("alamat", DALAM)
@pytest.mark.parametrize("siapa", ["pemilik", "rekan", "pemantau", "tanpa peran"])
def test_who_is_signed_in_sees_his_own_courts_on_every_page_and_no_other(
    client: Client, satker: Satker, pta: Satker, siapa: str, alamat: str
) -> None:
    masuk(client, _orang(siapa, satker, pta))
    response = client.get(alamat)
    assert response.status_code == 200
    boleh = siapa == "pemilik" or (siapa == "pemantau" and alamat == "/pengadilan/")
    if alamat == "/pengadilan/":
        assert ("Milik Kita" in response.content.decode()) is boleh
    elif not boleh:
        assert "Milik Kita" not in response.content.decode()


@pytest.mark.parametrize("alamat", DALAM)
@pytest.mark.parametrize("cara", ["get", "post"])
def test_a_stranger_and_a_password_alone_get_no_further_than_the_sign_in(
    client: Client, satker: Satker, cara: str, alamat: str
) -> None:
    for orang in (None, buat_pengguna(satker, "admin", "ketua"), buat_pengguna(is_superuser=True, is_staff=True)):
        if orang:
            masuk_sandi_saja(client, orang)
        response = getattr(client, cara)(alamat)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("alamat", UMUM)
@pytest.mark.parametrize("siapa", ["pemilik", "rekan", "orang luar"])
def test_public_pages_open_to_everybody_and_ask_nobody_who_he_is(
    client: Client, satker: Satker, pta: Satker, siapa: str, alamat: str
) -> None:
    if siapa != "orang luar":
        masuk(client, _orang(siapa, satker, pta))
    response = client.get(alamat.format(kode=satker.kode), follow=True)
    assert response.status_code == 200


@pytest.mark.parametrize("alamat", TENGAH)
def test_the_steps_in_between_are_nobodys_page(client: Client, satker: Satker, pta: Satker, alamat: str) -> None:
    assert client.get(alamat).headers["Location"] == "/masuk/"
    masuk(client, _orang("pemilik", satker, pta))
    assert client.get(alamat).headers["Location"] in {"/masuk/", "/profil/", "/"}


@pytest.mark.parametrize("alamat", [*DALAM, *UMUM])
def test_no_page_carries_a_script_or_style_of_its_own(client: Client, satker: Satker, alamat: str) -> None:
    """The Content-Security-Policy forbids them: what stood there would silently not work."""
    masuk(client, buat_pengguna(satker, "admin"))
    response = client.get(alamat.format(kode=satker.kode), follow=True)
    isi = response.content.decode()
    assert "<style" not in isi
    assert " style=" not in isi
    assert " onclick=" not in isi
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("alamat", DALAM)
def test_a_page_costs_the_same_queries_in_a_small_and_in_a_large_court(
    client: Client, satker: Satker, alamat: str
) -> None:
    masuk(client, buat_pengguna(satker, "admin"))
    client.get(alamat)
    jumlah = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as hitung:
            client.get(alamat)
        jumlah.append(len(hitung))
        for _ in range(30):
            buat_pegawai(satker)
            buat_pengguna(satker, "ptsp")
            buat_satker(induk=satker)
            Dokumen.objects.create(satker=satker, jenis="manual", judul="Manual", berkas="x.pdf")
    assert jumlah[0] == jumlah[1]


@pytest.mark.parametrize("halaman", ADMIN)
@pytest.mark.parametrize("siapa", ["pemilik", "pemantau", "tanpa peran"])
def test_who_is_no_admin_finds_the_admin_closed(
    client: Client, satker: Satker, pta: Satker, siapa: str, halaman: str
) -> None:
    orang = _orang(siapa, satker, pta)
    masuk(client, orang)
    assert client.get(f"/admin/satker/{halaman}/").status_code == 302
    orang.is_staff = True
    orang.save()
    assert client.get(f"/admin/satker/{halaman}/").status_code == 403


@pytest.mark.parametrize("halaman", ADMIN)
def test_the_admin_of_the_pta_does_not_administer_its_courts(
    client: Client, satker: Satker, pta: Satker, halaman: str
) -> None:
    """A Pemantau looks at the courts below; changing them is their own admin's."""
    buat_pegawai(satker, nama="Pegawai Bawahan")
    masuk(client, buat_pengguna(pta, "admin", "pemantau"))
    isi = client.get(f"/admin/satker/{halaman}/").content.decode()
    assert "Pegawai Bawahan" not in isi
    assert "Milik Kita" not in isi
    pegawai = Pegawai.objects.get()
    assert client.post(f"/admin/satker/pegawai/{pegawai.pk}/change/", {"nama": "X"}).status_code == 302
    pegawai.refresh_from_db()
    assert pegawai.nama == "Pegawai Bawahan"
