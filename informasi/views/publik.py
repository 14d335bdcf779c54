"""The court's information desk as everybody sees it: what is published already, and how to ask. No sign-in."""

from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from informasi import publik
from informasi.models import InformasiTerbuka
from satker.berkas import unduhan_pdf
from satker.models import Satker


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """/informasi/: the only court's own page, or a list to choose from."""
    semua = list(publik.pengadilan_terbuka())
    if len(semua) == 1:
        return redirect("informasi_umum", semua[0].kode)
    return render(request, "informasi/publik_daftar.html", {"daftar": semua})


@require_safe
def umum(request: HttpRequest, kode: str) -> HttpResponse:
    """/informasi/<kode>/?q=…: search first, then ask (R-002-11); for htmx the results alone."""
    satker = pengadilan(kode)
    temuan = publik.temukan(satker, request.GET.get("q", ""))
    konteks = {"pengadilan": satker, "temuan": temuan}
    if request.headers.get("HX-Request"):
        return render(request, "informasi/publik_temuan.html", konteks)
    return render(request, "informasi/publik.html", konteks | publik.ketentuan(satker))


@require_safe
def unduh(request: HttpRequest, pk: int) -> FileResponse:
    """A published document, always as a download."""
    milik: QuerySet[InformasiTerbuka] = InformasiTerbuka.objects.filter(satker__in=publik.pengadilan_terbuka())
    d = get_object_or_404(milik.exclude(berkas=""), pk=pk, terbit=True)
    return unduhan_pdf(d.berkas, d.judul)


def pengadilan(kode: str) -> Satker:
    """The court of an address; 404 for one that is closed or has no desk."""
    return get_object_or_404(publik.pengadilan_terbuka(), kode=kode)
