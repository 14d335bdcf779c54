"""One registration: its state, its consent, and the buttons that end it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from notifikasi import services as layanan_pesan
from notifikasi.models import Persetujuan
from perkara.models import Registrasi
from perkara.registrasi.loket import cabut as cabut_registrasi
from perkara.views.loket import PETUGAS, status_konteks
from satker.akses import perlu_peran


def _registrasi(request: HttpRequest, pk: int) -> Registrasi:
    milik = Registrasi.objects.filter(satker=request.satker)  # type: ignore[attr-defined]
    return get_object_or_404(milik.select_related("satker", "perkara", "nomor", "petugas"), pk=pk)


@require_safe
@perlu_peran(*PETUGAS)
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /registrasi/<id>/: whose number, since when, on whose word."""
    registrasi = _registrasi(request, pk)
    persetujuan = registrasi.nomor.persetujuan.select_related("petugas")
    return render(request, "perkara/registrasi.html", {"persetujuan": persetujuan, **status_konteks(registrasi)})


@require_safe
@perlu_peran(*PETUGAS)
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /registrasi/<id>/status/?sudah=: what is in the live confirmation card (htmx); 204 while it is as shown."""
    konteks = status_konteks(_registrasi(request, pk))
    # The end is always sent: the card that replaces the shown one asks no more.
    if konteks["jeda"] and request.GET.get("sudah") == konteks["penanda"]:
        return HttpResponse(status=204)
    di_loket = "loket" in request.GET  # the counter's list of today shows the same state beside the card
    return render(request, "perkara/loket_konfirmasi_isi.html", konteks | {"di_loket": di_loket, "tukar": di_loket})


@require_POST
@perlu_peran(*PETUGAS)
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: take the number off this case only."""
    registrasi = _registrasi(request, pk)
    if cabut_registrasi(registrasi, request.user, "Dicabut di loket."):
        messages.success(request, "Nomor dicabut dari perkara ini. Pesan yang masih antre dibatalkan.")
    return redirect("registrasi_rincian", pk)


@require_POST
@perlu_peran(*PETUGAS)
def hentikan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: the owner wants no message any more, in any case (the button twin of BERHENTI)."""
    layanan_pesan.hentikan(_registrasi(request, pk).nomor, Persetujuan.Kanal.LOKET, request.user)
    messages.success(request, "Semua pesan ke nomor ini dihentikan. Panggilan resmi pengadilan tetap berlaku.")
    return redirect("registrasi_rincian", pk)


@require_POST
@perlu_peran(*PETUGAS)
def aktifkan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: the owner asked for messages again (the button twin of MULAI)."""
    layanan_pesan.aktifkan(_registrasi(request, pk).nomor, Persetujuan.Kanal.LOKET, request.user)
    messages.success(request, "Nomor aktif kembali atas permintaan pemiliknya.")
    return redirect("registrasi_rincian", pk)
