"""The counter's code: the litigant's own phone sends DAFTAR <kode>, and the page shows it arriving."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from perkara import loket
from perkara.forms import FormLoket
from perkara.models import KodeDaftar, Perkara
from perkara.registrasi.isian import IsianDitolak
from perkara.registrasi.kode import buat_kode
from perkara.views.loket import (
    PETUGAS,
    kode_konteks,
    konteks_halaman,
    perkara_terpilih,
    siapa,
    status_konteks,
)
from satker.akses import perlu_peran
from satker.waktu import sekarang

# The phone itself says its number, and sending the code is the consent.
TAK_DIMINTA = ("nomor_teks", "setuju")


@require_POST
@perlu_peran(*PETUGAS)
def buat(request: HttpRequest) -> HttpResponse:
    """POST /loket/kode/?perkara=<id>: a new code for the chosen person; a refusal is the counter's page again."""
    perkara = perkara_terpilih(request)
    if perkara is None:
        return redirect("loket")
    form = FormLoket(request.satker, loket.pilihan_orang(perkara), request.POST)  # type: ignore[attr-defined]
    for bidang in TAK_DIMINTA:
        form.errors.pop(bidang, None)
    kode = None if form.errors else _buat(request, perkara, form)
    if kode is None:
        return render(request, "perkara/loket.html", konteks_halaman(request, perkara, form))
    return redirect(f"{reverse('loket')}?perkara={perkara.pk}&kode={kode.pk}")


def _buat(request: HttpRequest, perkara: Perkara, form: FormLoket) -> KodeDaftar | None:
    """The code, or None with the refusal beside its field."""
    try:
        return buat_kode(request.satker, request.user, perkara, **siapa(perkara, form.cleaned_data))  # type: ignore[attr-defined]
    except IsianDitolak as tolak:
        for bidang, kalimat in tolak.galat.items():
            form.add_error(bidang if bidang in form.fields else None, kalimat)
    return None


@require_safe
@perlu_peran(*PETUGAS)
def status(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /loket/kode/<id>/status/: 204 while the code waits; then the registration it made, or that it ran out."""
    milik = KodeDaftar.objects.filter(satker=request.satker).select_related("satker", "perkara")  # type: ignore[attr-defined]
    kode = get_object_or_404(
        milik.select_related("registrasi__nomor", "registrasi__satker", "registrasi__perkara"), pk=pk
    )
    if kode.registrasi:
        return render(request, "perkara/loket_konfirmasi_isi.html", status_konteks(kode.registrasi))
    if kode.berlaku_sampai > sekarang():
        return HttpResponse(status=204)
    return render(request, "perkara/loket_kode_isi.html", kode_konteks(kode))
