"""What every test can count on."""

import os

import pytest
from hypothesis import settings

# A property is not false because a busy machine took long over one example.
settings.register_profile("narahubung", deadline=None)
settings.load_profile("narahubung")

pytest_plugins: list[str] = ["tests.mariadb", "tests.chromium", "tests.kelengkapan"]


@pytest.fixture
def redis_url() -> str:
    """The Redis of this test run."""
    return os.environ["REDIS_URL"]
