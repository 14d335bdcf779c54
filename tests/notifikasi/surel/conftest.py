"""A mail server on the loopback for the tests of e-mail."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.palsu.smtp import SmtpPalsu


@pytest.fixture
def smtp(settings: Settings) -> Iterator[SmtpPalsu]:
    """A mail server that takes everything, and settings that lead to it."""
    with SmtpPalsu() as palsu:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.SUREL_AKTIF = "127.0.0.1", palsu.pelabuhan, True
        settings.DEFAULT_FROM_EMAIL = "portal@pa-uji.test"
        yield palsu
