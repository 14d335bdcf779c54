"""The operations page: how sending fares right now, and the switches of the gateways."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from notifikasi import denyut, services
from notifikasi import operasi as keadaan
from notifikasi.models import Gateway
from satker.akses import perlu_peran
from satker.models import Peran

# Another one in every rendering, so it is no news.
_KUNCI_FORMULIR = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
# What each button does, and what is said afterwards.
_TINDAKAN: dict[str, tuple[Callable[[Gateway, Any], object], str]] = {
    "jeda": (services.jeda, "dijeda. Pesannya menunggu di antrean."),
    "lanjut": (services.lanjutkan, "berjalan lagi."),
    "periksa": (services.periksa_gateway, "sedang diperiksa; hasilnya tampil di sini."),
}


@never_cache
@require_safe
@perlu_peran(Peran.ADMIN)
def operasi(request: HttpRequest) -> HttpResponse:
    """GET /operasi/: the whole page, or its live part for htmx; 204 when that is what the page shows already."""
    isi = render_to_string("notifikasi/operasi_isi.html", _konteks(request), request)
    sidik = sha256(_KUNCI_FORMULIR.sub("", isi).encode()).hexdigest()[:16]
    if request.headers.get("HX-Request"):
        if request.GET.get("sudah") == sidik:
            return HttpResponse(status=204)
        return render(request, "notifikasi/operasi_bagian.html", {"isi": isi, "sidik": sidik})
    return render(request, "notifikasi/operasi.html", {"isi": isi, "sidik": sidik})


def _konteks(request: HttpRequest) -> dict[str, Any]:
    satker = request.satker  # type: ignore[attr-defined]
    return {
        "sunyi": denyut.keadaan().kalimat(),
        "gateway": keadaan.gateway_kini(satker),
        "antrean": keadaan.antrean(satker),
        "layanan": keadaan.layanan(),
        "surel": keadaan.surel(satker),
    }


@require_POST
@perlu_peran(Peran.ADMIN)
def gateway(request: HttpRequest, pk: int, tindakan: str) -> HttpResponse:
    """POST /operasi/gateway/<id>/<jeda|lanjut|periksa>/: one switch; back to the page."""
    semua = Gateway.objects.select_related("satker")
    milik = get_object_or_404(semua, satker=request.satker, pk=pk)  # type: ignore[attr-defined]
    if tindakan in _TINDAKAN:
        lakukan, kata = _TINDAKAN[tindakan]
        lakukan(milik, request.user)
        messages.success(request, f"{milik.nama} {kata}")
    return redirect("operasi")
