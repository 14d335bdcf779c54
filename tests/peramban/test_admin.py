"""The admin in a real browser: its theme needs more than the strict policy of the portal allows."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.chromium import masuk_sebagai, periksa_tanpa_gulir_samping

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_themed_admin_works_under_its_own_policy_without_a_blocked_script(halaman_tiap_ukuran: Page) -> None:
    """The page fixture fails on any console error, so a violation of the Content-Security-Policy would show."""
    halaman = halaman_tiap_ukuran
    masuk_sebagai(halaman, User.objects.create_superuser("admin"), "/admin/auth/user/")
    expect(halaman.get_by_role("link", name="admin", exact=True).first).to_be_visible()
    periksa_tanpa_gulir_samping(halaman)
    halaman.goto("/admin/auth/user/add/")
    expect(halaman.locator("[name=username]")).to_be_editable()
