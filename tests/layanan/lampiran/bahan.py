"""Stored attachments for tests."""

from datetime import UTC, datetime
from typing import Any

from django.core.files.storage import default_storage

from layanan.lampiran import simpan, terima
from layanan.models import Lampiran, Urusan
from layanan.models.lampiran import FOLDER
from tests.layanan.lampiran.berkas import jpeg, unggah

KINI = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def buat_lampiran(urusan: Urusan | None = None, isi: bytes = b"", **isian: Any) -> Lampiran:
    """A photo of the applicant, unless told otherwise."""
    bawaan = {"sisi": Lampiran.Sisi.PEMOHON}
    return simpan(terima(unggah(isi or jpeg())), urusan=urusan, **bawaan | isian)


def tersimpan() -> list[str]:
    """The files in the store."""
    return sorted(default_storage.listdir(FOLDER)[1]) if default_storage.exists(FOLDER) else []
