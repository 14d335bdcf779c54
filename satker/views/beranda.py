"""The dashboard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from satker.akses import ke_masuk, peran_kini, terverifikasi
from satker.beranda import panel_terlukis, perlu_perhatian
from satker.waktu import hari_ini


@never_cache
def beranda(request: HttpRequest) -> HttpResponse:
    """What needs attention in the court today, and the panels of the user's roles."""
    if not terverifikasi(request.user):
        return ke_masuk(request)
    satker = request.satker  # type: ignore[attr-defined]
    if satker is None:
        return render(request, "satker/tanpa_peran.html")
    konteks = {
        "hari": hari_ini(satker),
        "perhatian": perlu_perhatian(satker, peran_kini(request)),
        "panel": panel_terlukis(request),
    }
    return render(request, "satker/beranda.html", konteks)
