"""Writing down what came by telephone, letter or in person, and simple questions with their answers."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from informasi.alur.peran import PETUGAS
from informasi.forms_petugas.masuk import FormBaru, FormSederhana, awal_dari_tamu
from informasi.meja.pilihan import beri_galat
from informasi.services import catat_sederhana, tamu_hari_ini
from informasi.services.publik import ajukan_di_meja
from layanan import titipan
from layanan.alur.buka import Terbuka
from layanan.alur.galat import BelumLengkap
from layanan.alur.pelaku import Pelaku
from layanan.formulir import sebut_berkas
from satker.akses import perlu_peran


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*PETUGAS)
def baru(request: HttpRequest) -> HttpResponse:
    """/meja-informasi/baru/[?tamu=]: a request in an officer's hands (R-002-22 … R-002-26)."""
    satker = request.satker  # type: ignore[attr-defined]
    form = FormBaru(satker, request.POST or None, request.FILES or None, initial=awal_dari_tamu(_tamu(request)))
    if request.method == "POST" and form.is_valid():
        simpan = partial(ajukan_di_meja, berkas=form.cleaned_data["lampiran"])
        terbuka = _simpan(request, form, simpan, form.terisi())
        if terbuka is not None:
            messages.success(request, f"Permohonan terdaftar dengan nomor {terbuka.urusan.nomor}.")
            tujuan = redirect("meja_informasi_rincian", terbuka.urusan.pk)
            return titipan.titipkan(tujuan, terbuka, jalur=tujuan.url)
    if form.is_bound:
        sebut_berkas(form)
    return render(request, "informasi/petugas_baru.html", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(*PETUGAS)
def sederhana(request: HttpRequest) -> HttpResponse:
    """/meja-informasi/sederhana/: question and answer, registered at once (R-002-3, R-002-4); then the next one."""
    satker = request.satker  # type: ignore[attr-defined]
    form = FormSederhana(satker, request.POST or None, initial=awal_dari_tamu(_tamu(request)))
    if request.method == "POST" and form.is_valid():
        terbuka = _simpan(request, form, catat_sederhana, form.cleaned_data)
        if terbuka is not None:
            messages.success(request, f"Tercatat dengan nomor {terbuka.urusan.nomor}.")
            return redirect("meja_informasi_sederhana")
    return render(request, "informasi/petugas_sederhana.html", {"form": form})


def _tamu(request: HttpRequest) -> Any:
    """The visitor the guest book sent here; None for whom it does not know today."""
    pk = request.GET.get("tamu", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    satker = request.satker  # type: ignore[attr-defined]
    return tamu_hari_ini(satker).filter(pk=int(pk), permohonan=None).first()


def _simpan(request: HttpRequest, form: Any, layanan: Any, isian: dict[str, Any]) -> Terbuka[Any] | None:
    tamu = form.cleaned_data.get("tamu")
    try:
        hasil: Terbuka[Any] = layanan(form.satker, isian, pelaku=Pelaku.dari(request), tamu=tamu)
    except BelumLengkap as kurang:
        beri_galat(form, kurang.keliru)
        return None
    return hasil
