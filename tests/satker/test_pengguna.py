"""Accounts and roles: who may give which, and getting back in without the phone (issue 2, section 2; domain 8.11)."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from satker import faktor_kedua
from satker.akses import peran_di
from satker.models import JejakAudit, Keanggotaan, Satker
from satker.pengguna import atur_ulang_faktor_kedua, buat_pengguna, selaraskan_staf, tambah_peran
from tests.pabrik import SANDI, buat_pegawai, buat_satker, masuk
from tests.pabrik import buat_pengguna as pengguna_uji

pytestmark = pytest.mark.django_db

User = get_user_model()


@pytest.fixture
def satker() -> Satker:
    return buat_satker()


@pytest.fixture
def kelola(client: Client, satker: Satker) -> Client:
    return masuk(client, pengguna_uji(satker, "admin", username="admin-banyu"))


def _baris_peran(*peran: tuple[Satker, str]) -> dict[str, Any]:
    isian: dict[str, Any] = {"keanggotaan-TOTAL_FORMS": len(peran), "keanggotaan-INITIAL_FORMS": 0}
    for i, (satker, nama) in enumerate(peran):
        isian |= {f"keanggotaan-{i}-satker": satker.pk, f"keanggotaan-{i}-peran": nama}
    return isian


def _tambah(client: Client, *peran: tuple[Satker, str], **lain: Any) -> Any:
    isian = {"username": "baru", "password1": SANDI, "password2": SANDI, "usable_password": "true"}
    return client.post("/admin/auth/user/add/", isian | _baris_peran(*peran) | lain)


def test_an_account_is_made_with_its_roles_and_tied_to_its_person(satker: Satker) -> None:
    pegawai = buat_pegawai(satker)
    user = buat_pengguna("rina", SANDI, [(satker, "ptsp"), (satker, "admin")], nama="Rina", pegawai=pegawai)
    pegawai.refresh_from_db()
    assert (pegawai.user, user.first_name, user.is_staff) == (user, "Rina", True)
    assert peran_di(user, satker) == {"ptsp", "admin"}
    assert user.check_password(SANDI)
    assert JejakAudit.objects.get().tindakan == "buat_pengguna"


@pytest.mark.parametrize(
    ("username", "sandi"), [("rina", "pendek"), ("rina", "1" * 14), ("dua kata", SANDI), ("", SANDI)]
)
def test_a_weak_password_or_an_impossible_name_makes_no_account(satker: Satker, username: str, sandi: str) -> None:
    with pytest.raises(ValidationError):
        buat_pengguna(username, sandi, [(satker, "ptsp")])
    assert not User.objects.exists()


def test_a_name_that_is_taken_or_a_role_nobody_knows_makes_no_account(satker: Satker) -> None:
    buat_pengguna("rina", SANDI)
    with pytest.raises(IntegrityError), transaction.atomic():
        buat_pengguna("rina", SANDI)
    with pytest.raises(ValueError, match="juru_kunci"):
        buat_pengguna("budi", SANDI, [(satker, "juru_kunci")])
    assert User.objects.count() == 1


def test_giving_a_role_twice_is_giving_it_once(satker: Satker) -> None:
    user = buat_pengguna("rina", SANDI, [(satker, "ptsp")])
    tambah_peran(user, [(satker, "ptsp"), (satker, "hakim")])
    assert peran_di(user, satker) == {"ptsp", "hakim"}


def test_the_staff_flag_follows_the_role_of_admin(satker: Satker) -> None:
    user = buat_pengguna("rina", SANDI, [(satker, "admin")])
    Keanggotaan.objects.all().delete()
    selaraskan_staf(user)
    assert not User.objects.get().is_staff
    User.objects.update(is_superuser=True)
    selaraskan_staf(User.objects.get())
    assert User.objects.get().is_staff


def test_a_reset_second_factor_ends_sessions_and_leads_to_a_new_set_up(client: Client, satker: Satker) -> None:
    user = pengguna_uji(satker, "ptsp", username="rina")
    faktor_kedua.buat_kode_pemulihan(user)
    masuk(client, user)
    atur_ulang_faktor_kedua(user, "uji")
    assert client.get("/profil/").status_code == 302
    response = client.post("/masuk/", {"username": "rina", "password": SANDI})
    assert response.headers["Location"] == "/masuk/siapkan/"
    assert faktor_kedua.sisa_kode_pemulihan(user) == 0
    assert "atur_ulang_faktor_kedua" in JejakAudit.objects.values_list("tindakan", flat=True)


def test_a_courts_admin_makes_an_account_with_a_role_in_his_court(kelola: Client, satker: Satker) -> None:
    assert _tambah(kelola, (satker, "ptsp")).status_code == 302
    user = User.objects.get(username="baru")
    assert peran_di(user, satker) == {"ptsp"}
    assert not user.is_staff
    assert not user.is_superuser


def test_an_account_without_any_role_is_not_left_behind(kelola: Client) -> None:
    assert _tambah(kelola).status_code == 200
    assert not User.objects.filter(username="baru").exists()


def test_a_courts_admin_gives_no_role_in_another_court(kelola: Client, satker: Satker) -> None:
    assert _tambah(kelola, (buat_satker(), "admin")).status_code == 200
    assert not User.objects.filter(username="baru").exists()


def test_nobody_makes_himself_superuser_through_the_form(kelola: Client, satker: Satker) -> None:
    _tambah(kelola, (satker, "admin"), is_superuser="on", is_staff="on")
    baru = User.objects.get(username="baru")
    assert (baru.is_superuser, baru.is_staff) == (False, True)  # staff by the role he was given
    isian = {"username": "baru", "is_active": "on", "is_superuser": "on", "user_permissions": "1"} | _baris_peran()
    kelola.post(f"/admin/auth/user/{baru.pk}/change/", isian)
    baru.refresh_from_db()
    assert not baru.is_superuser
    assert not baru.user_permissions.exists()


@pytest.mark.parametrize("siapa", ["asing", "bersama", "superuser"])
def test_the_key_to_another_court_cannot_be_taken_over(kelola: Client, satker: Satker, siapa: str) -> None:
    lain = buat_satker()
    user = pengguna_uji(lain, "admin", username="orang-lain", is_superuser=siapa == "superuser")
    if siapa != "asing":
        Keanggotaan.objects.create(user=user, satker=satker, peran="hakim")
    TOTPDevice.objects.create(user=user, name="app")
    sandi = {"password1": "sandi-curian-yang-lain", "password2": "sandi-curian-yang-lain", "usable_password": "true"}
    assert kelola.post(f"/admin/auth/user/{user.pk}/password/", sandi).status_code in (302, 403, 404)
    kelola.post(f"/admin/auth/user/{user.pk}/change/", {"username": "dicuri"} | _baris_peran())
    kelola.post("/admin/auth/user/", {"action": "aksi_faktor_kedua", "_selected_action": user.pk})
    user.refresh_from_db()
    assert user.check_password(SANDI)
    assert user.username == "orang-lain"
    assert TOTPDevice.objects.filter(user=user).exists()
    assert ("orang-lain" in kelola.get("/admin/auth/user/").content.decode()) is (siapa != "asing")


def test_the_admin_lets_a_colleague_in_again(kelola: Client, satker: Satker) -> None:
    user = pengguna_uji(satker, "ptsp", username="rina")
    TOTPDevice.objects.create(user=user, name="hilang")
    lain = Client()
    for _ in range(5):
        lain.post("/masuk/", {"username": "rina", "password": "salah"})
    for aksi in ("aksi_faktor_kedua", "aksi_buka_kunci"):
        kelola.post("/admin/auth/user/", {"action": aksi, "_selected_action": user.pk})
    response = lain.post("/masuk/", {"username": "rina", "password": SANDI})
    assert response.headers["Location"] == "/masuk/siapkan/"
    oleh = JejakAudit.objects.filter(tindakan__in=["atur_ulang_faktor_kedua", "buka_kunci_masuk"])
    assert {j.pelaku for j in oleh} == {"admin-banyu"}


def test_accounts_are_closed_and_not_deleted(kelola: Client, satker: Satker) -> None:
    user = pengguna_uji(satker, "ptsp")
    assert kelola.post(f"/admin/auth/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
    isian = {"username": user.username, "first_name": "", "last_name": "", "email": ""} | _baris_peran()
    baris = Keanggotaan.objects.get(user=user)
    isian |= {"keanggotaan-TOTAL_FORMS": 1, "keanggotaan-INITIAL_FORMS": 1, "keanggotaan-0-id": baris.pk}
    isian |= {"keanggotaan-0-user": user.pk, "keanggotaan-0-satker": satker.pk, "keanggotaan-0-peran": "ptsp"}
    assert kelola.post(f"/admin/auth/user/{user.pk}/change/", isian).status_code == 302
    user.refresh_from_db()
    assert not user.is_active


def test_roles_one_by_one_keep_the_staff_flag_right(kelola: Client, satker: Satker) -> None:
    user = pengguna_uji(satker, "ptsp")
    isian = {"user": user.pk, "satker": satker.pk, "peran": "admin"}
    assert kelola.post("/admin/satker/keanggotaan/add/", isian).status_code == 302
    user.refresh_from_db()
    assert user.is_staff
    k = Keanggotaan.objects.get(user=user, peran="admin")
    kelola.post("/admin/satker/keanggotaan/", {"action": "delete_selected", "_selected_action": k.pk, "post": "yes"})
    user.refresh_from_db()
    assert not user.is_staff
    assert list(JejakAudit.objects.order_by("id").values_list("tindakan", flat=True)) == [
        "tambah_keanggotaan",
        "hapus_keanggotaan",
    ]


def test_a_role_of_another_court_is_not_to_be_seen_or_taken(kelola: Client, satker: Satker) -> None:
    asing = pengguna_uji(buat_satker(), "admin", username="orang-lain")
    k = Keanggotaan.objects.get(user=asing)
    assert "orang-lain" not in kelola.get("/admin/satker/keanggotaan/").content.decode()
    kelola.post(f"/admin/satker/keanggotaan/{k.pk}/delete/", {"post": "yes"})
    assert Keanggotaan.objects.filter(pk=k.pk).exists()
