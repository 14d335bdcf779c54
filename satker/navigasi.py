"""The staff menu, put together from what the apps register."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from satker.akses import peran_kini


@dataclass(frozen=True, slots=True)
class Butir:
    """One menu entry; `peran` empty = every role. `hanya_demo` shows it in the embedded demo only."""

    urutan: int
    nama_url: str
    label: str
    ikon: str
    peran: frozenset[str] = frozenset()
    hanya_demo: bool = False


_butir: list[Butir] = []


def daftarkan(butir: Butir) -> None:
    """Add an entry; called from an app's AppConfig.ready()."""
    _butir.append(butir)


def navigasi(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries this user may open in the current court, in order."""
    peran = peran_kini(request)
    tampil = (b for b in sorted(_butir, key=lambda b: b.urutan) if settings.DEMO or not b.hanya_demo)
    boleh = [b for b in tampil if not b.peran or b.peran & peran]
    return [_tautan(b, request.path) for b in boleh]


def _tautan(butir: Butir, jalur: str) -> dict[str, Any]:
    url = reverse(butir.nama_url)
    aktif = jalur == url if url == "/" else jalur.startswith(url)
    return {"url": url, "label": butir.label, "ikon": butir.ikon, "aktif": aktif}
