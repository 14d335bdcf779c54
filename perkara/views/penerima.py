"""Staff recipients: who gets which recap, on which number."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from perkara.forms import FormPegawai
from perkara.penerima import daftar_penerima, menerima, simpan_pegawai
from satker.akses import peran_di, perlu_peran
from satker.models import Pegawai, Peran


@require_safe
@perlu_peran()
def daftar(request: HttpRequest) -> HttpResponse:
    """GET /penerima/: the court's staff and what became of their last message."""
    satker = request.satker  # type: ignore[attr-defined]
    pegawai = list(daftar_penerima(satker))
    for p in pegawai:
        p.menerima = menerima(p)  # type: ignore[attr-defined]
    boleh_ubah = Peran.ADMIN in peran_di(request.user, satker)
    return render(request, "perkara/penerima.html", {"pegawai": pegawai, "boleh_ubah": boleh_ubah})


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(Peran.ADMIN)
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """/penerima/baru/ and /penerima/<id>/: the form of one recipient (admin only, R-000-6)."""
    satker = request.satker  # type: ignore[attr-defined]
    pegawai = get_object_or_404(Pegawai, satker=satker, pk=pk) if pk else Pegawai(satker=satker)
    form = FormPegawai(satker, request.POST or None, instance=pegawai)
    if request.method == "POST" and form.is_valid():
        simpan_pegawai(form.save(commit=False), request.user)
        messages.success(request, f"{form.instance.nama} tersimpan.")
        return redirect("penerima")
    return render(request, "perkara/penerima_ubah.html", {"form": form, "pegawai": pegawai})
