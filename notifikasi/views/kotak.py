"""The staff inbox: who wrote, what about, and an answer while the gateway allows one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifikasi import balas as layanan
from notifikasi import kotak, percakapan
from notifikasi.hal import hal_nomor
from notifikasi.models import Percakapan
from notifikasi.services import TindakanDitolak
from satker.akses import perlu_peran
from satker.models import Peran
from satker.waktu import hari_ini

PETUGAS = (Peran.PTSP, Peran.ADMIN)
PER_HALAMAN = 25


class FormBalas(forms.Form):
    """An answer, and what the officer's page showed when he wrote it."""

    teks = forms.CharField(
        label="Balasan",
        max_length=layanan.PANJANG,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=f"Paling banyak {layanan.PANJANG} huruf. Nama Anda dan nama pengadilan ditambahkan sendiri",
        error_messages={"required": "Tulis balasannya."},
    )
    balasan_dilihat = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    masuk_dilihat = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


@require_safe
@perlu_peran(*PETUGAS)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """GET /kotak-masuk/: the court's conversations, those that wait first, 25 a page; numbers masked."""
    satker = request.satker  # type: ignore[attr-defined]
    tapis = kotak.SaringPercakapan(satker, request.GET)
    halaman = Paginator(tapis.qs, PER_HALAMAN).get_page(request.GET.get("halaman"))
    hal = hal_nomor(satker, [p.nomor_id for p in halaman if p.nomor_id])
    for p in halaman:
        p.hal = hal[p.nomor_id] if p.nomor_id else []
    konteks = {"tapis": tapis, "halaman": halaman, "menunggu": percakapan.menunggu(satker)}
    return render(request, "notifikasi/kotak.html", konteks)


def _milik(request: HttpRequest, pk: int) -> Percakapan:
    milik = Percakapan.objects.filter(satker=request.satker)  # type: ignore[attr-defined]
    return get_object_or_404(milik.select_related("satker", "nomor", "ditangani_oleh"), pk=pk)


@require_safe
@perlu_peran(*PETUGAS)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /kotak-masuk/<id>/: the whole conversation; for htmx what is new since ?sudah=, 204 while nothing is."""
    obrolan = _milik(request, pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "notifikasi/kotak_rincian.html", _konteks(request, obrolan))
    konteks = _isi(obrolan)
    if request.GET.get("sudah") == konteks["penanda"]:
        return HttpResponse(status=204)
    return render(request, "notifikasi/kotak_isi.html", konteks)


def _isi(obrolan: Percakapan) -> dict[str, Any]:
    gelembung = kotak.isi(obrolan)
    return {
        "obrolan": obrolan,
        "gelembung": gelembung,
        "penanda": kotak.penanda(gelembung),
        "hari_ini": hari_ini(obrolan.satker),
    }


def _konteks(request: HttpRequest, obrolan: Percakapan, form: FormBalas | None = None) -> dict[str, Any]:
    dilihat = {
        "balasan_dilihat": layanan.balasan_terakhir(obrolan),
        "masuk_dilihat": kotak.masuk_terakhir(obrolan),
    }
    nomor = obrolan.nomor_id
    return _isi(obrolan) | {
        "form": form or FormBalas(initial=dilihat),
        # What the page shows now, also when the form is the officer's own from before.
        "dilihat": dilihat,
        "kesempatan": layanan.kesempatan(obrolan),
        "hal": hal_nomor(obrolan.satker, [nomor])[nomor] if nomor else [],
    }


@require_POST
@perlu_peran(*PETUGAS)
def balas(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /kotak-masuk/<id>/balas/: answer; a refusal is the page again, with what was typed."""
    obrolan, form = _milik(request, pk), FormBalas(request.POST)
    if form.is_valid():
        dilihat = {k: form.cleaned_data[k] for k in ("balasan_dilihat", "masuk_dilihat")}
        try:
            layanan.balas(obrolan, request.user, form.cleaned_data["teks"], **dilihat)
        except TindakanDitolak as tolak:
            form.add_error("teks", str(tolak))
        else:
            messages.success(request, "Balasan dikirim.")
            return redirect("kotak_rincian", pk)
    return render(request, "notifikasi/kotak_rincian.html", _konteks(request, obrolan, form))


@require_POST
@perlu_peran(*PETUGAS)
def ditangani(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /kotak-masuk/<id>/ditangani/: nothing to answer here."""
    obrolan = _milik(request, pk)
    dilihat = request.POST.get("masuk_dilihat", "")
    if layanan.tandai_ditangani(obrolan, request.user, masuk_dilihat=int(dilihat) if dilihat.isdecimal() else 0):
        messages.success(request, "Ditandai sudah ditangani.")
    return redirect("kotak_masuk")
