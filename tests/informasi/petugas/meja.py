"""The desk as its officers use it: pages opened and forms sent."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from informasi.models import Keberatan, Permohonan


def isi(jawaban: Any) -> str:
    """The page that must be there."""
    assert jawaban.status_code == 200, jawaban.status_code
    return str(jawaban.content.decode())


def teks(jawaban: Any) -> str:
    """Its words, without markup and in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", isi(jawaban)).split())


def buka(client: Client, urusan: Permohonan | Keberatan) -> Any:
    """The page of a matter."""
    return client.get(reverse(f"meja_{_meja(urusan)}_rincian", args=[urusan.pk]))


def lakukan(client: Client, urusan: Permohonan | Keberatan, tindakan: str, **isian: Any) -> Any:
    """Send the form of a step; the answer as it comes."""
    return client.post(reverse(f"meja_{_meja(urusan)}_langkah", args=[urusan.pk, tindakan]), isian)


def jadi(client: Client, urusan: Any, tindakan: str, **isian: Any) -> Any:
    """Send it, and it must have been taken; the matter as it stands then."""
    jawaban = lakukan(client, urusan, tindakan, **isian)
    assert jawaban.status_code == 302, teks(jawaban)
    return type(urusan).objects.get(pk=urusan.pk)


def tombol(client: Client, urusan: Permohonan | Keberatan) -> set[str]:
    """The steps whose forms the page offers."""
    return set(re.findall(r'id="langkah-([a-z_]+)"', isi(buka(client, urusan))))


def _meja(urusan: Permohonan | Keberatan) -> str:
    return "informasi" if isinstance(urusan, Permohonan) else "keberatan"
