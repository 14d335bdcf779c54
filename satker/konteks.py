"""What every page's template can count on."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from satker.akses import peran_kini, satker_terlihat
from satker.models import Peran
from satker.navigasi import navigasi


def halaman(request: HttpRequest) -> dict[str, Any]:
    """Court, navigation and demo flag for `dasar.html`."""
    satker = getattr(request, "satker", None)
    return {
        "satker": satker,
        "navigasi": navigasi(request) if satker else [],
        "peran_pengguna": ", ".join(sorted(str(Peran(p).label) for p in peran_kini(request))) if satker else "",
        "satker_lain": _satker_lain(request),
        "mode_demo": settings.DEMO,
    }


def _satker_lain(request: HttpRequest) -> Callable[[], list[dict[str, str]]]:
    """Asked of the database only by pages that show the user's menu."""

    def daftar() -> list[dict[str, str]]:
        if not getattr(request, "satker", None) or len(satker_terlihat(request.user)[:2]) < 2:
            return []
        return [{"url": reverse("pilih_satker"), "nama": "Ganti pengadilan"}]

    return daftar
