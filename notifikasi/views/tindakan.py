"""What staff do with messages: send again, take back, settle a doubtful one; pause a gateway."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from notifikasi import services
from notifikasi.models import Gateway, Pesan
from satker.akses import peran_kini, perlu_peran
from satker.models import Peran

PETUGAS = (Peran.PTSP, Peran.ADMIN)
# One page's worth of ticks; a form with more was not made by our page.
PALING_BANYAK = 200

# A doubtful message needs the officer's word, so it is never sent again in bulk.
_MASSAL: dict[str, Callable[[Pesan, Any], object]] = {"ulang": services.coba_lagi, "batal": services.batalkan}


def boleh_tindak(request: HttpRequest) -> bool:
    """Whether these pages offer their buttons to this user; the actions themselves ask again."""
    return bool(peran_kini(request) & set(PETUGAS))


def _ulang_yakin(pesan: Pesan, user: Any) -> object:
    return services.coba_lagi(pesan, user, yakin=True)


_SATU = _MASSAL | {"ulang-yakin": _ulang_yakin, "terkirim": services.nyatakan_terkirim}


@require_POST
@perlu_peran(*PETUGAS)
def massal(request: HttpRequest) -> HttpResponse:
    """POST /pesan/massal/: the same action for every ticked message of the page."""
    tindakan = _MASSAL.get(request.POST.get("tindakan", ""))
    pilihan = [pk for pk in request.POST.getlist("id")[:PALING_BANYAK] if pk.isdecimal()]
    milik = Pesan.objects.filter(satker=request.satker, pk__in=pilihan)  # type: ignore[attr-defined]
    ditolak = [] if tindakan is None else [sebab for p in milik if (sebab := _lakukan(tindakan, p, request))]
    if tindakan and (jumlah := len(milik) - len(ditolak)):
        messages.success(request, f"{jumlah} pesan diproses.")
    for sebab in dict.fromkeys(ditolak):
        messages.warning(request, f"{ditolak.count(sebab)} pesan dilewati: {sebab}")
    return redirect(f"{reverse('pesan')}?{request.GET.urlencode()}")


@require_POST
@perlu_peran(*PETUGAS)
def satu(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /pesan/<id>/tindakan/: one action for one message."""
    pesan = get_object_or_404(Pesan, satker=request.satker, pk=pk)  # type: ignore[attr-defined]
    tindakan = _SATU.get(request.POST.get("tindakan", ""))
    if tindakan:
        sebab = _lakukan(tindakan, pesan, request)
        messages.warning(request, sebab) if sebab else messages.success(request, "Tersimpan.")
    return redirect("pesan_rincian", pk)


def _lakukan(tindakan: Callable[[Pesan, Any], object], pesan: Pesan, request: HttpRequest) -> str:
    """Do it; the reason in words when the message's state does not allow it, else ""."""
    try:
        tindakan(pesan, request.user)
    except services.TindakanDitolak as tolak:
        return str(tolak)
    return ""


@require_POST
@perlu_peran(Peran.ADMIN)
def sakelar_gateway(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /gateway/<id>/sakelar/: hold a gateway, or let it go on."""
    gateway = get_object_or_404(Gateway, satker=request.satker, pk=pk)  # type: ignore[attr-defined]
    (services.lanjutkan if gateway.dijeda else services.jeda)(gateway, request.user)
    messages.success(request, f"{gateway.nama} {'dijeda' if gateway.dijeda else 'berjalan lagi'}.")
    return redirect("beranda")
