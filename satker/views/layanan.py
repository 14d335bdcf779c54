"""The public pages of the service. No sign-in, no case, no person."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from satker import layanan
from satker.berkas import unduhan_pdf
from satker.layanan import Triwulan
from satker.models import Dokumen, Satker


@require_safe
def tentang(request: HttpRequest) -> HttpResponse:
    """The court's own page where there is one court, a list to choose from where there are more."""
    daftar = list(Satker.objects.filter(aktif=True))
    if len(daftar) == 1:
        return redirect("tentang_satker", daftar[0].kode)
    return render(request, "satker/tentang_daftar.html", {"daftar": daftar})


@require_safe
def tentang_satker(request: HttpRequest, kode: str) -> HttpResponse:
    """Profile, documents and quarters of one court."""
    satker = get_object_or_404(Satker, kode=kode, aktif=True)
    profil = layanan.profil_layanan(satker)
    konteks = {
        "pengadilan": satker,
        "profil": profil,
        "dokumen": layanan.dokumen_terbit(satker),
        "triwulan": layanan.triwulan_terbuka(satker, profil),
    }
    return render(request, "satker/tentang.html", konteks)


@require_safe
def dokumen(request: HttpRequest, pk: int) -> FileResponse:
    """A published document."""
    d = get_object_or_404(Dokumen, pk=pk, terbit=True, satker__aktif=True)
    return unduhan_pdf(d.berkas, d.judul)


@require_safe
def implementasi_umum(request: HttpRequest, tahun: int, triwulan: int) -> HttpResponse:
    """The address without a court: on to the only one, else to the list."""
    daftar = list(Satker.objects.filter(aktif=True)[:2])
    return redirect("implementasi", daftar[0].kode, tahun, triwulan) if len(daftar) == 1 else redirect("tentang")


@require_safe
def implementasi(request: HttpRequest, kode: str, tahun: int, triwulan: int) -> HttpResponse:
    """The figures of one quarter (R-000-23)."""
    satker = get_object_or_404(Satker, kode=kode, aktif=True)
    profil = layanan.profil_layanan(satker)
    t = Triwulan(tahun, triwulan)
    if t not in layanan.triwulan_terbuka(satker, profil):
        raise Http404("Triwulan ini tidak ada.")
    angka = layanan.angka_implementasi(satker, t.dari, t.sampai)
    konteks = {"pengadilan": satker, "profil": profil, "triwulan": t, "angka": angka}
    return render(request, "satker/implementasi.html", konteks)
