"""Registers and the yearly report, for print and as files (4.8)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from informasi.alur.peran import PEMUTUS
from informasi.forms_petugas.tamu import FormRentang
from informasi.laporan import laporan_tahunan
from informasi.meja import tahunan as baca
from informasi.meja.cetak import REGISTER, Register
from informasi.services.tamu import BUKU_TAMU
from satker import ekspor
from satker.akses import peran_kini, perlu_peran
from satker.audit import catat
from satker.waktu import hari_ini

TAHUN_AWAL, TAHUN_DITAWARKAN = 2000, 5


@never_cache
@require_safe
@perlu_peran(*PEMUTUS, *BUKU_TAMU)
def register(request: HttpRequest, kode: str) -> HttpResponse:
    """GET /meja-informasi/register/<kode>/: a register between two days, as it is printed."""
    reg = _register(request, kode)
    satker = request.satker  # type: ignore[attr-defined]
    form = FormRentang(satker, request.GET)
    dari, sampai = form.rentang()
    baris, lebih = reg.cetak(satker, dari, sampai)
    konteks: dict[str, Any] = {"kode": kode, "register": reg, "form": form, "dari": dari, "sampai": sampai}
    judul = [nama for nama, _, _ in reg.lembar]
    konteks |= {"judul": judul, "baris": baris, "lebih": lebih, "satker": satker, "hari": hari_ini(satker)}
    konteks["meja"] = bool(peran_kini(request) & PEMUTUS)
    return render(request, "informasi/petugas_register.html", konteks)


@require_safe
@perlu_peran(*PEMUTUS, *BUKU_TAMU)
def unduh_register(request: HttpRequest, kode: str, bentuk: str) -> HttpResponseBase:
    """GET /meja-informasi/register/<kode>/unduh.csv|xlsx: all columns; that somebody took it stands in the trail."""
    reg = _register(request, kode)
    satker = request.satker  # type: ignore[attr-defined]
    dari, sampai = FormRentang(satker, request.GET).rentang()
    jawaban = ekspor.dalam_bentuk(
        bentuk, f"register-{kode}-{dari:%Y%m%d}-{sampai:%Y%m%d}", reg.kepala, reg.baris(satker, dari, sampai)
    )
    catat(satker, request.user, "informasi.register_diunduh", None, register=kode)
    return jawaban


def _register(request: HttpRequest, kode: str) -> Register:
    reg = REGISTER.get(kode)
    if reg is None:
        raise Http404("Register ini tidak ada.")
    if not reg.peran & peran_kini(request):
        raise PermissionDenied
    return reg


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def tahunan(request: HttpRequest) -> HttpResponse:
    """GET /meja-informasi/laporan/?tahun=: the yearly report of the information service."""
    satker = request.satker  # type: ignore[attr-defined]
    tahun, kini = _tahun(request), hari_ini(satker).year
    lap = laporan_tahunan(satker, tahun)
    konteks = {
        "satker": satker,
        "lap": lap,
        "bagian": baca.bagian(lap),
        "tahun": tahun,
        "pilihan_tahun": range(kini, kini - TAHUN_DITAWARKAN, -1),
        "hari": hari_ini(satker),
    }
    return render(request, "informasi/petugas_laporan.html", konteks)


@require_safe
@perlu_peran(*PEMUTUS)
def unduh_tahunan(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /meja-informasi/laporan/unduh.csv|xlsx?tahun=."""
    tahun = _tahun(request)
    lap = laporan_tahunan(request.satker, tahun)  # type: ignore[attr-defined]
    return ekspor.dalam_bentuk(bentuk, f"laporan-informasi-{tahun}", baca.KEPALA, baca.baris_berkas(lap))


def _tahun(request: HttpRequest) -> int:
    """The year of the address; this year for what is none."""
    kini = hari_ini(request.satker).year  # type: ignore[attr-defined]
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if len(teks) == 4 and teks.isascii() and teks.isdecimal() else kini
    return tahun if TAHUN_AWAL <= tahun <= kini else kini
