"""Secrets at rest: a text field that the database only ever sees encrypted."""

from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models


@cache
def _sandi(kunci: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(k.encode()) for k in kunci])


def sandi() -> MultiFernet:
    """The cipher of settings.KUNCI_ENKRIPSI: the first key writes, all of them read (rotation)."""
    return _sandi(tuple(settings.KUNCI_ENKRIPSI))


class TeksTerenkripsi(models.TextField):  # type: ignore[type-arg]
    """Text encrypted with Fernet. Cannot be searched; an empty text stays empty."""

    def get_prep_value(self, value: Any) -> Any:
        return sandi().encrypt(str(value).encode()).decode() if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        if not value:
            return value
        try:
            return sandi().decrypt(value.encode()).decode()
        except InvalidToken:
            # Never show the cipher text: it would end up in a form and be saved over the secret.
            raise ImproperlyConfigured("KUNCI_ENKRIPSI tidak cocok dengan rahasia yang tersimpan.") from None
