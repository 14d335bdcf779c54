"""Scanners and storage of the attachment tests."""

from collections.abc import Iterator

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from layanan.models.lampiran import FOLDER
from tests.palsu.clamd import ClamdPalsu, menyala


@pytest.fixture
def clamd(settings: Settings) -> Iterator[ClamdPalsu]:
    """A scanner that answers."""
    with menyala(ClamdPalsu()) as peladen:
        settings.CLAMD_URL = peladen.url
        yield peladen


@pytest.fixture(autouse=True)
def gudang_kosong() -> Iterator[None]:
    """No file of another test."""
    yield
    if default_storage.exists(FOLDER):
        for nama in default_storage.listdir(FOLDER)[1]:
            default_storage.delete(f"{FOLDER}/{nama}")
