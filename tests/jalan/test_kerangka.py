"""The skeleton stands."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_a_real_postgresql() -> None:
    assert connection.vendor == "postgresql"
