"""The page of one request and of one objection, and every action on it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from informasi.alur.peran import PEMUTUS
from informasi.forms_petugas.dasar import FormLangkah
from informasi.meja import rincian as baca
from informasi.meja.pilihan import coba, nama_tindakan, pilihan, tindakan
from informasi.models import Keberatan, Permohonan
from layanan import sandi, titipan
from layanan.alur.buka import Terbuka
from layanan.alur.pelaku import Pelaku
from layanan.formulir import sebut_berkas
from layanan.models import Urusan
from satker.akses import perlu_peran

Isi = Callable[[Any], dict[str, Any]]


def ambil_permohonan(request: HttpRequest, pk: int) -> Permohonan:
    """A request of the court of this request; 404 for every other."""
    return get_object_or_404(baca.permohonan_milik(request.satker), pk=pk)  # type: ignore[attr-defined]


def ambil_keberatan(request: HttpRequest, pk: int) -> Keberatan:
    """An objection of the court of this request; 404 for every other."""
    return get_object_or_404(baca.keberatan_milik(request.satker), pk=pk)  # type: ignore[attr-defined]


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /meja-informasi/<id>/: who asks what, by when, what happened, and what may be done now."""
    return _lihat(request, ambil_permohonan(request, pk))


@never_cache
@require_safe
@perlu_peran(*PEMUTUS)
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """GET /meja-keberatan/<id>/: the objection, its request, its clock; for the Ketua with the form of his answer."""
    return _lihat(request, ambil_keberatan(request, pk))


@never_cache
@require_POST
@perlu_peran(*PEMUTUS)
def langkah_permohonan(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """POST /meja-informasi/<id>/<tindakan>/."""
    return _lakukan(request, ambil_permohonan, pk, kode)


@never_cache
@require_POST
@perlu_peran(*PEMUTUS)
def langkah_keberatan(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """POST /meja-keberatan/<id>/<tindakan>/."""
    return _lakukan(request, ambil_keberatan, pk, kode)


def _lakukan(request: HttpRequest, ambil: Callable[[HttpRequest, int], Any], pk: int, kode: str) -> HttpResponse:
    urusan = ambil(request, pk)
    pelaku = Pelaku.dari(request)
    ini = tindakan(urusan, kode, pelaku)
    form = ini.form(urusan, kode, request.POST, request.FILES)
    hasil = coba(form, ini, pelaku)
    if hasil is None:
        sebut_berkas(form)
        return _lihat(request, ambil(request, pk), form, kode)
    messages.success(request, f"{nama_tindakan(urusan, kode)}: tersimpan.")
    if not isinstance(hasil, Terbuka):
        return redirect(_RUTE[urusan.register], pk)
    rute = _RUTE[hasil.urusan.register]
    jalur = reverse(rute, args=[hasil.urusan.pk])
    # A new code is for paper; an objection just entered has its page, with the code on it.
    tujuan = f"{rute.removesuffix('_rincian')}_tanda_terima" if kode == "sandi_baru" else rute
    return titipan.titipkan(redirect(tujuan, hasil.urusan.pk), hasil, jalur=jalur)


def _lihat(request: HttpRequest, urusan: Urusan, dicoba: FormLangkah | None = None, kode: str = "") -> HttpResponse:
    konteks = _ISI[urusan.register](urusan)
    rahasia = titipan.baca(request, urusan.pk)
    semua = pilihan(urusan, Pelaku.dari(request), dicoba, kode)
    konteks |= {
        "langkah": [p for p in semua if not p.samping and p.form],
        "samping": [p for p in semua if p.samping and p.form],
        "terhalang": [p for p in semua if p.sebab],
        "dicoba": dicoba,
        "sandi": sandi.tampil(rahasia) if rahasia else "",
        "sandi_sampai": titipan.sampai(request, urusan.pk),
        "rute_langkah": f"{_RUTE[urusan.register].removesuffix('_rincian')}_langkah",
    }
    return render(request, _HALAMAN[urusan.register], konteks)


_RUTE = {"permohonan": "meja_informasi_rincian", "keberatan": "meja_keberatan_rincian"}
_HALAMAN = {"permohonan": "informasi/petugas_permohonan.html", "keberatan": "informasi/petugas_keberatan.html"}
_ISI: dict[str, Isi] = {"permohonan": baca.isi_permohonan, "keberatan": baca.isi_keberatan}
