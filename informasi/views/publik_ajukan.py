"""Asking: the form, and after it the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from informasi import publik
from informasi.forms_publik import FormPermohonan
from informasi.models import Permohonan
from informasi.services.publik import ajukan_dari_web
from informasi.views.publik import pengadilan
from layanan import batas, lacak, titipan
from layanan.alur.buka import Terbuka
from layanan.alur.galat import BelumLengkap
from layanan.formulir import beri_galat
from layanan.sesi import sesi_habis, sesi_ramah


@never_cache
@sesi_ramah
@require_http_methods(["GET", "HEAD", "POST"])
def ajukan(request: HttpRequest, kode: str) -> HttpResponse:
    """/informasi/<kode>/ajukan/: R-002-11; on success to the receipt (R-002-12)."""
    satker = pengadilan(kode)
    dikirim = request.method == "POST"
    form = FormPermohonan(
        satker,
        request.POST if dikirim else None,
        request.FILES if dikirim else None,
        asal=batas.asal(request),
        sesi_habis=sesi_habis(request),
        initial={"rincian": request.GET.get("rincian", "")[:200]},
    )
    if dikirim and form.is_valid() and (terbuka := _simpan(form)):
        lacak.ingat(request, terbuka.urusan.pk)
        tujuan = redirect("informasi_tanda_terima", terbuka.urusan.pk)
        return titipan.titipkan(tujuan, terbuka, jalur=reverse("lacak"))
    konteks = {"pengadilan": satker, "form": form, **publik.ketentuan(satker)}
    return render(request, "informasi/publik_ajukan.html", konteks)


def _simpan(form: FormPermohonan) -> Terbuka[Permohonan] | None:
    """Store it; what the service still finds stands beside its field, and nothing typed is lost."""
    data = dict(form.cleaned_data)
    try:
        return ajukan_dari_web(form.satker, data, data.pop("lampiran", []))
    except BelumLengkap as kurang:
        beri_galat(form, kurang.keliru)
        return None
