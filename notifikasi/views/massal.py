"""The same action for everything the filter shows: first the count, then the deed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from notifikasi import massal
from notifikasi.saring import SaringPesan
from notifikasi.views.tindakan import PETUGAS
from satker.akses import perlu_peran

_BERUBAH = "Jumlahnya bertambah sejak dihitung. Periksa lagi sebelum melanjutkan."


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*PETUGAS)
def saringan(request: HttpRequest, tindakan: str) -> HttpResponse:
    """GET /pesan/massal/<ulang|batal>/?<filter>: how many; POST: do it, unless there are more by now."""
    if tindakan not in massal.TINDAKAN:
        raise Http404
    tapis = SaringPesan(request.satker, request.GET)  # type: ignore[attr-defined]
    if not tapis.form.is_valid():  # a filter that is not understood shows everything
        messages.warning(request, "Saringan tidak terbaca; perbaiki dahulu.")
        return _kembali(request)
    if request.method == "POST":
        return _lakukan(request, tindakan, tapis)
    konteks: dict[str, Any] = {"tindakan": tindakan, "kata": massal.TINDAKAN[tindakan]}
    konteks |= {"hitung": massal.hitung(tindakan, tapis.qs), "dipakai": _dipakai(tapis)}
    return render(request, "notifikasi/massal.html", konteks)


def _lakukan(request: HttpRequest, tindakan: str, tapis: SaringPesan) -> HttpResponse:
    disetujui = request.POST.get("jumlah", "")
    try:
        banyak = massal.jalankan(
            tindakan, tapis.qs, satker=tapis.satker, user=request.user,
            paling_banyak=int(disetujui) if disetujui.isdecimal() and len(disetujui) < 10 else 0,
            saringan={k: v for k, v in _dipakai(tapis) if k != "Cari"},
        )  # fmt: skip
    except massal.BerubahSejakDihitung:
        messages.warning(request, _BERUBAH)
        return redirect(f"{reverse('pesan_saringan', args=[tindakan])}?{request.GET.urlencode()}")
    messages.success(request, f"{banyak} pesan diproses.")
    return _kembali(request)


def _dipakai(tapis: SaringPesan) -> list[tuple[str, str]]:
    """The filters in use, in words; what was searched for may be a number, so the trail does without it."""
    isi = tapis.form.cleaned_data
    return [(str(k.label), str(dict(getattr(k.field, "choices", ())).get(isi[k.name], isi[k.name])))
            for k in tapis.form if isi.get(k.name)]  # fmt: skip


def _kembali(request: HttpRequest) -> HttpResponse:
    return redirect(f"{reverse('pesan')}?{request.GET.urlencode()}")
