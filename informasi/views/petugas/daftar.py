"""The desk's lists, on the page and as files."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from informasi.alur import KEBERATAN, PERMOHONAN
from informasi.alur.peran import PEMUTUS, PETUGAS
from informasi.meja.daftar import Daftar
from layanan.ekspor import Kolom, kolom_umum, unduh
from satker.akses import peran_kini, perlu_peran
from satker.models import Satker
from satker.waktu import hari_ini


def _permohonan(request: HttpRequest) -> Daftar:
    satker: Satker = request.satker  # type: ignore[attr-defined]
    return Daftar(PERMOHONAN, satker, request.GET, "Nomor, nama, atau isi permohonan")


def _keberatan(request: HttpRequest) -> Daftar:
    satker: Satker = request.satker  # type: ignore[attr-defined]
    return Daftar(KEBERATAN, satker, request.GET, "Nomor atau nama", "permohonan")


@require_safe
@perlu_peran(*PEMUTUS)
def permohonan(request: HttpRequest) -> HttpResponse:
    """GET /meja-informasi/: open requests by urgency."""
    return _lihat(request, _permohonan(request), "informasi/petugas_daftar.html")


@require_safe
@perlu_peran(*PEMUTUS)
def keberatan(request: HttpRequest) -> HttpResponse:
    """GET /meja-keberatan/: open objections by urgency."""
    return _lihat(request, _keberatan(request), "informasi/petugas_daftar_keberatan.html")


def _lihat(request: HttpRequest, daftar: Daftar, halaman: str) -> HttpResponse:
    konteks = daftar.konteks(request.GET.get("setelah", ""))
    return render(request, halaman, konteks | {"petugas": bool(peran_kini(request) & PETUGAS)})


@require_safe
@perlu_peran(*PEMUTUS)
def unduh_permohonan(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /meja-informasi/unduh.csv|xlsx: what the filters leave, in the order of the register."""
    kolom = [
        *kolom_umum(PERMOHONAN),
        Kolom("Kanal", lambda p: p.get_kanal_display()),
        Kolom("Nama", lambda p: p.nama),
        Kolom("Rincian", lambda p: Truncator(p.rincian).chars(500)),
        Kolom("Keputusan", lambda p: p.get_hasil_display()),
    ]
    return _unduh(request, bentuk, "permohonan-informasi", kolom, _permohonan(request))


@require_safe
@perlu_peran(*PEMUTUS)
def unduh_keberatan(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /meja-keberatan/unduh.csv|xlsx."""
    kolom = [
        *kolom_umum(KEBERATAN),
        Kolom("Nomor permohonan", lambda k: k.permohonan.nomor),
        Kolom("Nama", lambda k: k.nama),
        Kolom("Tingkat", lambda k: k.tingkat),
        Kolom("Putusan", lambda k: k.get_putusan_display()),
    ]
    return _unduh(request, bentuk, "keberatan", kolom, _keberatan(request))


def _unduh(request: HttpRequest, bentuk: str, nama: str, kolom: list[Kolom], daftar: Daftar) -> Any:
    return unduh(bentuk, f"{nama}-{hari_ini(daftar.satker):%Y%m%d}", kolom, daftar.qs)
