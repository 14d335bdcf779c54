"""The receipt (R-002-12): the number large, the code as long as it travels, and the way to follow up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from informasi.views.publik_lacak import ambil_keberatan, ambil_permohonan
from layanan import lacak, sandi, titipan
from layanan.views.lacak import perlu_dibuka


@require_safe
@perlu_dibuka
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/informasi/<id>/tanda-terima/."""
    return _terima(request, ambil_permohonan(pk), "Tanda terima permohonan informasi")


@require_safe
@perlu_dibuka
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/keberatan/<id>/tanda-terima/."""
    return _terima(request, ambil_keberatan(pk), "Tanda terima keberatan")


def _terima(request: HttpRequest, urusan: Any, judul: str) -> HttpResponse:
    kode = titipan.baca(request, urusan.pk)
    konteks = {
        "urusan": urusan,
        "pengadilan": urusan.satker,
        "judul": judul,
        "sandi": sandi.tampil(kode) if kode else "",
        "alamat": lacak.halaman(urusan),
    }
    return render(request, "informasi/publik_tanda_terima.html", konteks)
