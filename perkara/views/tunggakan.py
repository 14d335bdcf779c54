"""Open uploads: a judge's and a clerk's own, the whole court's for its leaders (R-000-18 … R-000-20)."""

from collections.abc import Iterable, Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from perkara import belum_unggah
from perkara.belum_unggah import LIHAT, Baris, SaringTunggakan
from satker import ekspor
from satker.akses import peran_kini, perlu_peran
from satker.tanggal import tanggal_pendek
from satker.waktu import hari_ini

PER_HALAMAN = 50
KEPALA = ("Nomor perkara", "Belum diunggah", "Tanggal putus atau sidang", "Umur (hari)", "Agenda", "Petugas")


def _saring(request: HttpRequest) -> SaringTunggakan:
    satker = request.satker  # type: ignore[attr-defined]
    return SaringTunggakan(satker, belum_unggah.daftar(satker, request.user, peran_kini(request)), request.GET)


@require_safe
@perlu_peran(*LIHAT)
def daftar(request: HttpRequest) -> HttpResponseBase:
    """GET /tunggakan/: the open items, 50 a page; with the officers' totals for who sees more than his own."""
    form = _saring(request)
    baris = form.baris()
    semua = belum_unggah.lihat_semua(peran_kini(request))
    konteks = {
        "form": form,
        "halaman": Paginator(baris, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "semua": semua,
        "petugas": [] if not semua or request.GET.get("petugas") else belum_unggah.per_petugas(baris),
        "terhubung": semua or belum_unggah.pegawai_dari(request.satker, request.user) is not None,  # type: ignore[attr-defined]
    }
    return render(request, "perkara/tunggakan.html", konteks)


@require_safe
@perlu_peran(*LIHAT)
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /tunggakan/unduh.csv|xlsx: the filtered list as a file."""
    nama = f"belum-diunggah-{hari_ini(request.satker):%Y%m%d}"  # type: ignore[attr-defined]
    return ekspor.dalam_bentuk(bentuk, nama, KEPALA, _isi(_saring(request).baris()))


def _isi(baris: Iterable[Baris]) -> Iterator[tuple[object, ...]]:
    for b in baris:
        yield b.butir.nomor, b.nama, tanggal_pendek(b.butir.tanggal), b.butir.umur, b.butir.agenda, b.petugas
