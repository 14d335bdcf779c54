"""What every test can count on."""

import os

import pytest

pytest_plugins: list[str] = ["tests.mariadb", "tests.chromium", "tests.kelengkapan"]


@pytest.fixture
def redis_url() -> str:
    """The Redis of this test run."""
    return os.environ["REDIS_URL"]
