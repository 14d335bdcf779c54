"""The receipt in the officer's hands (R-002-12): with the code as long as it travels, for who asked by telephone."""

from textwrap import shorten
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from informasi.alur.peran import PEMUTUS
from informasi.views.petugas.rincian import ambil_keberatan, ambil_permohonan
from layanan import titipan
from layanan.models import Urusan
from layanan.tanda_terima import alamat_lacak, konteks_tanda_terima
from satker.akses import perlu_peran


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /meja-informasi/<id>/tanda-terima/."""
    p = ambil_permohonan(request, pk)
    rincian = [("Pemohon", p.atas_nama or p.nama), ("Yang diminta", shorten(p.rincian, 300, placeholder=" …"))]
    return _jawab(request, p, rincian, "meja_informasi_rincian")


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /meja-keberatan/<id>/tanda-terima/."""
    k = ambil_keberatan(request, pk)
    rincian = [("Atas permohonan", k.permohonan.nomor), ("Pemohon", k.kuasa_nama or k.nama)]
    return _jawab(request, k, rincian, "meja_keberatan_rincian")


@require_POST
@perlu_peran(*PEMUTUS)
def lupakan_permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /meja-informasi/<id>/tanda-terima/lupakan/: the code is gone from this device."""
    return _lupakan(ambil_permohonan(request, pk), "meja_informasi_rincian")


@require_POST
@perlu_peran(*PEMUTUS)
def lupakan_keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /meja-keberatan/<id>/tanda-terima/lupakan/."""
    return _lupakan(ambil_keberatan(request, pk), "meja_keberatan_rincian")


def _lupakan(urusan: Urusan, rute: str) -> HttpResponse:
    jawaban = redirect(rute, urusan.pk)
    titipan.buang(jawaban, urusan.pk, jalur=jawaban.url)
    return jawaban


def _jawab(request: HttpRequest, urusan: Urusan, rincian: list[tuple[str, str]], rute: str) -> HttpResponse:
    kode, alamat = titipan.baca(request, urusan.pk), alamat_lacak(request, urusan)
    konteks: dict[str, Any] = konteks_tanda_terima(
        urusan, kode, alamat=alamat, rincian=rincian, sampai=titipan.sampai(request, urusan.pk)
    )
    konteks["lacak_url"] = reverse(rute, args=[urusan.pk])
    if kode:
        lupakan = f"{rute.removesuffix('_rincian')}_lupakan_sandi"
        konteks |= {"tutup_url": reverse(lupakan, args=[urusan.pk]), "tutup": "Lupakan sandi sekarang"}
    return render(request, "layanan/tanda_terima.html", konteks)
