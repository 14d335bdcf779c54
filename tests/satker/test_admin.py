"""The admin, kept within the user's courts (R-000-6); every change in the audit trail, no secret in it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_otp.plugins.otp_totp.models import TOTPDevice

from satker.models import Dokumen, HariLibur, JejakAudit, Pegawai, Satker
from tests.pabrik import buat_pegawai, buat_pengguna, buat_satker, masuk, masuk_sandi_saja

pytestmark = pytest.mark.django_db

HALAMAN = ["satker", "pegawai", "harilibur", "dokumen", "jejakaudit", "keanggotaan"]


@pytest.fixture
def satker() -> Satker:
    return buat_satker(nama="Pengadilan Agama Banyu")


@pytest.fixture
def asing() -> Satker:
    return buat_satker(nama="Pengadilan Agama Asing")


@pytest.fixture
def kelola(client: Client, satker: Satker) -> Client:
    """The admin of the court, signed in."""
    return masuk(client, buat_pengguna(satker, "admin", username="admin-banyu"))


def _isian(satker: Satker, **lain: Any) -> dict[str, Any]:
    bawaan = {
        "satker": satker.pk,
        "nama": "Sri, S.H.I.",
        "jabatan": "hakim",
        "nomor_wa": "0812 3456 7890",
        "aktif": "on",
    }
    return bawaan | lain


def _tambah(client: Client, satker: Satker, **lain: Any) -> Any:
    return client.post("/admin/satker/pegawai/add/", _isian(satker, **lain))


@pytest.mark.parametrize("halaman", ["", *(f"satker/{h}/" for h in HALAMAN), "auth/user/"])
def test_the_admin_opens_to_the_admin_of_a_court(kelola: Client, halaman: str) -> None:
    assert kelola.get(f"/admin/{halaman}").status_code == 200


@pytest.mark.parametrize("peran", ["ptsp", "ketua", "hakim", "pemantau"])
def test_r_000_6_other_roles_register_no_staff(client: Client, satker: Satker, peran: str) -> None:
    masuk(client, buat_pengguna(satker, peran))
    assert client.get("/admin/").status_code == 302
    assert _tambah(client, satker).status_code == 302
    # Not even with the staff flag: the role counts.
    masuk(client, buat_pengguna(satker, peran, is_staff=True))
    assert _tambah(client, satker).status_code == 403
    assert not Pegawai.objects.exists()


def test_the_password_alone_and_a_stranger_are_sent_to_sign_in(client: Client, satker: Satker) -> None:
    for orang in (buat_pengguna(satker, "admin"), buat_pengguna()):
        masuk_sandi_saja(client, orang)
        for alamat in ("/admin/", "/admin/satker/pegawai/", "/admin/satker/pegawai/add/"):
            response = client.get(alamat, follow=True)
            assert response.redirect_chain[-1][0].startswith("/masuk/?next=")


def test_r_000_6_the_admin_registers_staff_with_a_number_in_any_spelling(kelola: Client, satker: Satker) -> None:
    assert _tambah(kelola, satker).status_code == 302
    pegawai = Pegawai.objects.get()
    assert (pegawai.satker, pegawai.nomor_wa) == (satker, "+6281234567890")
    jejak = JejakAudit.objects.get()
    assert (jejak.pelaku, jejak.tindakan, jejak.satker) == ("admin-banyu", "tambah_pegawai", satker)


def test_a_change_is_traced_by_field_names_and_without_the_number(kelola: Client, satker: Satker) -> None:
    pegawai = buat_pegawai(satker, nama="Sri, S.H.I.")
    kelola.post(f"/admin/satker/pegawai/{pegawai.pk}/change/", _isian(satker, nomor_wa="0813 9999 8888"))
    jejak = JejakAudit.objects.get()
    assert jejak.tindakan == "ubah_pegawai"
    assert jejak.rincian["perubahan"][0]["changed"]["fields"] == ["Nomor WhatsApp"]
    assert "9999" not in str(jejak.rincian)


@pytest.mark.parametrize(
    ("nomor", "kalimat"),
    [("(0286) 591234", "Nomor telepon rumah"), ("0812", "tidak dapat dipakai"), ("abc", "Tidak ada angka")],
)
def test_a_number_that_cannot_be_used_is_refused_with_the_reason(
    kelola: Client, satker: Satker, nomor: str, kalimat: str
) -> None:
    response = _tambah(kelola, satker, nomor_wa=nomor)
    assert response.status_code == 200
    assert kalimat in response.content.decode()
    assert not Pegawai.objects.exists()


def test_two_people_of_one_sipp_id_are_refused_in_words(kelola: Client, satker: Satker) -> None:
    buat_pegawai(satker, hakim_id=7)
    assert "Id hakim ini sudah dipakai" in _tambah(kelola, satker, hakim_id="7").content.decode()


def test_the_people_of_another_court_are_not_to_be_seen(kelola: Client, satker: Satker, asing: Satker) -> None:
    milik, lain = buat_pegawai(satker, nama="Milik Kita"), buat_pegawai(asing, nama="Orang Lain")
    daftar = kelola.get("/admin/satker/pegawai/").content.decode()
    assert "Milik Kita" in daftar
    assert "Orang Lain" not in daftar
    assert "Pengadilan Agama Asing" not in daftar
    assert kelola.get(f"/admin/satker/pegawai/{milik.pk}/change/").status_code == 200
    for aksi in ("change", "delete", "history"):
        assert kelola.get(f"/admin/satker/pegawai/{lain.pk}/{aksi}/").status_code in (302, 404)
    assert kelola.post(f"/admin/satker/pegawai/{lain.pk}/delete/", {"post": "yes"}).status_code in (302, 403, 404)
    assert Pegawai.objects.filter(pk=lain.pk).exists()


def test_a_list_shows_numbers_masked(kelola: Client, satker: Satker) -> None:
    buat_pegawai(satker, nomor_wa="+6281234567890")
    daftar = kelola.get("/admin/satker/pegawai/").content.decode()
    assert "••••" in daftar
    assert "81234567890" not in daftar


def test_nothing_can_be_put_into_or_moved_to_another_court(kelola: Client, satker: Satker, asing: Satker) -> None:
    assert _tambah(kelola, asing).status_code == 200  # the form again: no such choice
    pegawai = buat_pegawai(satker, nama="Sri, S.H.I.")
    kelola.post(f"/admin/satker/pegawai/{pegawai.pk}/change/", _isian(asing))
    pegawai.refresh_from_db()
    assert pegawai.satker == satker
    assert Pegawai.objects.count() == 1


def test_the_filter_by_court_cannot_reach_over(kelola: Client, satker: Satker, asing: Satker) -> None:
    buat_pegawai(asing, nama="Orang Lain")
    for query in (f"satker={asing.pk}", "satker=abc", f"satker__id__exact={asing.pk}", "satker__kode__startswith=pa"):
        assert "Orang Lain" not in kelola.get(f"/admin/satker/pegawai/?{query}", follow=True).content.decode()


def test_an_admin_of_two_courts_filters_between_them(client: Client, satker: Satker, asing: Satker) -> None:
    user = buat_pengguna(satker, "admin")
    user.keanggotaan.create(satker=asing, peran="admin")
    masuk(client, user)
    buat_pegawai(satker, nama="Milik Kita"), buat_pegawai(asing, nama="Orang Lain")
    assert "Orang Lain" in client.get("/admin/satker/pegawai/").content.decode()
    disaring = client.get(f"/admin/satker/pegawai/?satker={satker.pk}").content.decode()
    assert "Milik Kita" in disaring
    assert "Orang Lain" not in disaring


def test_the_search_for_accounts_finds_those_of_the_court_only(kelola: Client, satker: Satker, asing: Satker) -> None:
    buat_pengguna(satker, "ptsp", username="cari-kita")
    buat_pengguna(asing, "ptsp", username="cari-lain")
    isian = {"app_label": "satker", "model_name": "pegawai", "field_name": "user", "term": "cari"}
    assert [h["text"] for h in kelola.get("/admin/autocomplete/", isian).json()["results"]] == ["cari-kita"]


def test_the_court_changes_its_contacts_and_not_what_decides_who_sees_it(
    kelola: Client, satker: Satker, asing: Satker
) -> None:
    isian = {
        "nama": "Pengadilan Agama Banyu",
        "singkatan": "PA.Byu",
        "zona_waktu": "Asia/Makassar",
        "alamat": "Jalan 1",
        "kode": "dicuri",
        "induk": asing.pk,
        "tingkat": "banding",
        "profil_layanan-TOTAL_FORMS": "1",
        "profil_layanan-INITIAL_FORMS": "0",
        "profil_layanan-0-satker": satker.pk,
        "profil_layanan-0-nama": "Narahubung Banyu",
        "profil_layanan-0-jenis": "aplikasi",
        "profil_layanan-0-tahun": 2024,
    }
    assert kelola.post(f"/admin/satker/satker/{satker.pk}/change/", isian).status_code == 302
    lama = satker.kode
    satker.refresh_from_db()
    assert (satker.alamat, satker.zona_waktu, satker.kode, satker.induk) == ("Jalan 1", "Asia/Makassar", lama, None)
    assert satker.profil_layanan.nama == "Narahubung Banyu"  # R-000-1, editable
    assert kelola.get(f"/admin/satker/satker/{asing.pk}/change/").status_code == 302
    assert kelola.get("/admin/satker/satker/add/").status_code == 403


def test_a_national_day_is_read_and_overridden_but_not_changed(kelola: Client, satker: Satker) -> None:
    nasional = HariLibur.objects.create(tanggal="2026-08-17", nama="Kemerdekaan", jenis="nasional", dari_benih=True)
    assert "Kemerdekaan" in kelola.get("/admin/satker/harilibur/").content.decode()
    isian = {"tanggal": "17-08-2026", "nama": "Upacara", "jenis": "daerah", "hari_kerja": "on"}
    assert kelola.post(f"/admin/satker/harilibur/{nasional.pk}/change/", isian).status_code == 403
    assert kelola.post(f"/admin/satker/harilibur/{nasional.pk}/delete/", {"post": "yes"}).status_code == 403
    assert kelola.post("/admin/satker/harilibur/add/", isian).status_code == 200  # for all courts: not his to say
    assert kelola.post("/admin/satker/harilibur/add/", isian | {"satker": satker.pk}).status_code == 302
    assert HariLibur.objects.get(satker=satker).hari_kerja


def test_the_day_of_another_court_stays_hidden(kelola: Client, asing: Satker) -> None:
    lain = HariLibur.objects.create(satker=asing, tanggal="2026-11-25", nama="Hari Asing", jenis="daerah")
    assert "Hari Asing" not in kelola.get("/admin/satker/harilibur/?tahun=2026").content.decode()
    assert kelola.get(f"/admin/satker/harilibur/{lain.pk}/change/").status_code == 302


def test_a_superusers_change_of_a_seeded_day_is_kept_from_the_next_seed(client: Client) -> None:
    hari = HariLibur.objects.create(tanggal="2026-08-17", nama="Kemerdekaan", jenis="nasional", dari_benih=True)
    masuk(client, buat_pengguna(is_superuser=True, is_staff=True))
    isian = {"tanggal": "17-08-2026", "nama": "HUT RI", "jenis": "nasional"}
    assert client.post(f"/admin/satker/harilibur/{hari.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"/admin/satker/harilibur/{hari.pk}/change/", isian).status_code == 302
    hari.refresh_from_db()
    assert (hari.nama, hari.dari_benih) == ("HUT RI", False)


@pytest.mark.parametrize(("isi", "jumlah"), [(b"%PDF-1.4 x", 1), (b"<script>", 0)])
def test_a_document_is_published_when_it_is_a_pdf(kelola: Client, satker: Satker, isi: bytes, jumlah: int) -> None:
    berkas = SimpleUploadedFile("buku.pdf", isi, "application/pdf")
    isian = {"satker": satker.pk, "jenis": "buku_saku", "judul": "Buku Saku", "terbit": "on", "berkas": berkas}
    response = kelola.post("/admin/satker/dokumen/add/", isian)
    assert Dokumen.objects.exclude(diunggah=None).count() == jumlah
    assert ("bukan PDF" in response.content.decode()) is (jumlah == 0)


def test_the_audit_trail_is_read_by_its_court_and_changed_by_nobody(
    kelola: Client, satker: Satker, asing: Satker
) -> None:
    milik = JejakAudit.objects.create(waktu="2026-11-23T00:00Z", satker=satker, pelaku="a", tindakan="tindakan_kita")
    JejakAudit.objects.create(waktu="2026-11-23T00:00Z", satker=asing, pelaku="b", tindakan="tindakan_lain")
    daftar = kelola.get("/admin/satker/jejakaudit/").content.decode()
    assert "tindakan_kita" in daftar
    assert "tindakan_lain" not in daftar
    alamat = f"/admin/satker/jejakaudit/{milik.pk}"
    assert kelola.get(f"{alamat}/change/").status_code == 200
    assert kelola.post(f"{alamat}/change/", {"pelaku": "x"}).status_code == 403
    assert kelola.post(f"{alamat}/delete/", {"post": "yes"}).status_code == 403
    assert kelola.get("/admin/satker/jejakaudit/add/").status_code == 403


def test_secrets_of_devices_and_djangos_groups_are_not_in_the_admin() -> None:
    assert not admin.site.is_registered(TOTPDevice)
    assert not admin.site.is_registered(Group)


def test_a_superuser_begins_before_there_is_any_court(client: Client) -> None:
    masuk(client, buat_pengguna(is_superuser=True, is_staff=True))
    assert client.get("/admin/satker/satker/add/").status_code == 200
    assert client.get("/admin/auth/user/").status_code == 200


def test_a_superuser_sees_every_court(client: Client, satker: Satker, asing: Satker) -> None:
    buat_pegawai(satker, nama="Milik Kita"), buat_pegawai(asing, nama="Orang Lain")
    masuk(client, buat_pengguna(is_superuser=True, is_staff=True))
    daftar = client.get("/admin/satker/pegawai/").content.decode()
    assert "Milik Kita" in daftar
    assert "Orang Lain" in daftar


@pytest.mark.parametrize("halaman", ["satker/pegawai", "satker/harilibur", "satker/keanggotaan", "auth/user"])
def test_a_list_costs_the_same_queries_with_one_row_and_with_fifty(
    kelola: Client, satker: Satker, halaman: str
) -> None:
    jumlah = []
    for hari in (range(1), range(1, 50)):
        for i in hari:
            buat_pegawai(satker)
            buat_pengguna(satker, "ptsp")
            tanggal = date(2026, 1, 1) + timedelta(days=i)
            HariLibur.objects.create(satker=satker, tanggal=tanggal, nama="X", jenis="daerah")
        with CaptureQueriesContext(connection) as hitung:
            kelola.get(f"/admin/{halaman}/")
        jumlah.append(len(hitung))
    assert jumlah[0] == jumlah[1]
