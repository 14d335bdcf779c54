"""The guest book (R-002-1, R-002-2): who is here, who has gone, and about which request."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from informasi.alur.peran import PETUGAS
from informasi.forms_petugas.tamu import FormKaitkan, FormTamu
from informasi.meja.pilihan import beri_galat
from informasi.models import Tamu
from informasi.services import catat_pulang, catat_tamu, kaitkan_tamu, perlihatkan_ktp, tamu_hari_ini
from informasi.services.tamu import BUKU_TAMU
from layanan.alur.galat import BelumLengkap, LangkahDitolak
from layanan.alur.pelaku import Pelaku
from satker.akses import peran_kini, perlu_peran
from satker.waktu import hari_ini


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*BUKU_TAMU)
def buku(request: HttpRequest) -> HttpResponse:
    """/buku-tamu/: the line to fill in, and today's visitors."""
    form = FormTamu(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            tamu = catat_tamu(request.satker, form.cleaned_data, pelaku=Pelaku.dari(request))  # type: ignore[attr-defined]
        except BelumLengkap as kurang:
            beri_galat(form, kurang.keliru)
        else:
            messages.success(request, f"{tamu.nama} tercatat.")
            return redirect("buku_tamu")
    return _lihat(request, form=form)


@never_cache
@require_POST
@perlu_peran(*BUKU_TAMU)
def pulang(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /buku-tamu/<id>/pulang/."""
    tamu = catat_pulang(_ambil(request, pk), pelaku=Pelaku.dari(request))
    messages.success(request, f"{tamu.nama} sudah pulang.")
    return redirect("buku_tamu")


@never_cache
@require_POST
@perlu_peran(*BUKU_TAMU)
def ktp(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /buku-tamu/<id>/ktp/: shown after all (R-002-1)."""
    tamu = perlihatkan_ktp(_ambil(request, pk), pelaku=Pelaku.dari(request))
    messages.success(request, f"KTP {tamu.nama} sudah diperiksa.")
    return redirect("buku_tamu")


@never_cache
@require_POST
@perlu_peran(*BUKU_TAMU)
def kaitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /buku-tamu/<id>/kaitkan/: the request the visit is about, by number (R-002-27)."""
    tamu = _ambil(request, pk)
    form = FormKaitkan(tamu.satker, request.POST)
    if form.is_valid():
        try:
            kaitkan_tamu(tamu, form.cleaned_data["nomor"], pelaku=Pelaku.dari(request))
        except LangkahDitolak as tolak:
            form.add_error("nomor", str(tolak))
        else:
            messages.success(request, f"Kunjungan {tamu.nama} dikaitkan dengan {form.cleaned_data['nomor'].nomor}.")
            return redirect("buku_tamu")
    return _lihat(request, kaitan=form, pk=pk)


def _ambil(request: HttpRequest, pk: int) -> Tamu:
    return get_object_or_404(Tamu.objects.select_related("satker"), satker=request.satker, pk=pk)  # type: ignore[attr-defined]


def _lihat(request: HttpRequest, form: Any = None, kaitan: Any = None, pk: int = 0) -> HttpResponse:
    satker = request.satker  # type: ignore[attr-defined]
    daftar = list(tamu_hari_ini(satker).defer("permohonan__cari"))
    konteks = {
        "form": form or FormTamu(),
        "kaitan": kaitan,
        "kaitan_pk": pk,
        "tamu": daftar,
        "masih": sum(t.pulang is None for t in daftar),
        "satker": satker,
        "hari": hari_ini(satker),
        "petugas": bool(peran_kini(request) & PETUGAS),
    }
    return render(request, "informasi/petugas_tamu.html", konteks)
