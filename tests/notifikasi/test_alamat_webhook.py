"""The webhook's address: only what a token can look like reaches the database."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("token", ["%00", "a%00b", "..%2F..", "%20", "a'b", "😀"])
@pytest.mark.parametrize("metode", ["get", "post"])
def test_an_address_no_gateway_could_have_is_not_found(token: str, metode: str) -> None:
    assert getattr(Client(), metode)(f"/webhook/waha/{token}/").status_code == 404
