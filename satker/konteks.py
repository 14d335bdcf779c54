"""What every page's template can count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from satker.navigasi import navigasi


def halaman(request: HttpRequest) -> dict[str, Any]:
    """Court, navigation and demo flag for `dasar.html`."""
    satker = getattr(request, "satker", None)
    return {
        "satker": satker,
        "navigasi": navigasi(request) if satker else [],
        "mode_demo": settings.DEMO,
    }
