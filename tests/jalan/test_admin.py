"""The admin site: the portal's sign-in, both factors, and a policy loosened there and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.pabrik import buat_pengguna, masuk, masuk_sandi_saja

pytestmark = pytest.mark.django_db


def test_the_admin_sends_strangers_to_the_portals_own_sign_in(client: Client) -> None:
    jawaban = client.get("/admin/auth/user/", follow=True)
    assert jawaban.redirect_chain[-1][0] == f"{reverse('masuk')}?next=%2Fadmin%2Fauth%2Fuser%2F"


def test_a_password_alone_opens_nothing(client: Client) -> None:
    masuk_sandi_saja(client, buat_pengguna(is_staff=True, is_superuser=True))
    assert client.get("/admin/").status_code == 302


def test_both_factors_without_the_staff_flag_open_nothing(client: Client) -> None:
    masuk(client, buat_pengguna(is_staff=False))
    assert client.get("/admin/").status_code == 302


def test_an_admin_with_both_factors_gets_in(client: Client) -> None:
    masuk(client, buat_pengguna(is_staff=True, is_superuser=True))
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/login/").headers["Location"] == "/admin/"


def test_the_policy_is_strict_on_the_portal_and_looser_in_the_admin_only(client: Client) -> None:
    masuk(client, buat_pengguna(is_staff=True, is_superuser=True))
    portal, admin = (client.get(jalur)["Content-Security-Policy"] for jalur in ("/", "/admin/"))
    assert "unsafe" not in portal
    assert "default-src 'none'" in portal
    assert "script-src 'self' 'unsafe-eval'" in admin
    assert "script-src 'self' 'unsafe-inline'" not in admin
