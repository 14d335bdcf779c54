"""Staff recipients: who gets which recap, on which number."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from notifikasi.models import Pesan
from perkara.forms import FormPegawai
from perkara.penerima import menerima, simpan_pegawai
from perkara.saring_pegawai import SaringPegawai
from satker import ekspor
from satker.akses import peran_kini, perlu_peran
from satker.models import Pegawai, Peran, Satker
from satker.tanggal import jam, tanggal_pendek
from satker.telepon import samarkan
from satker.waktu import hari_ini, lokal

PER_HALAMAN = 50
KEPALA = ("Nama", "Jabatan", "Nomor", "Menerima", "Aktif", "Pesan terakhir", "Status")


@require_safe
@perlu_peran()
def daftar(request: HttpRequest) -> HttpResponse:
    """GET /penerima/: the court's staff and what became of their last message, filtered, 50 a page."""
    tapis = SaringPegawai(request.satker, request.GET)  # type: ignore[attr-defined]
    halaman = Paginator(tapis.qs, PER_HALAMAN).get_page(request.GET.get("halaman"))
    for p in halaman:
        p.menerima = menerima(p)
    boleh_ubah = Peran.ADMIN in peran_kini(request)
    konteks = {"tapis": tapis, "halaman": halaman, "boleh_ubah": boleh_ubah}
    return render(request, "perkara/penerima.html", konteks)


@require_safe
@perlu_peran()
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /penerima/unduh.csv|xlsx: the filtered list as a file, numbers masked."""
    satker = request.satker  # type: ignore[attr-defined]
    nama = f"penerima-{hari_ini(satker):%Y%m%d}"
    return ekspor.dalam_bentuk(bentuk, nama, KEPALA, _baris(satker, SaringPegawai(satker, request.GET).qs))


def _baris(satker: Satker, pegawai: Iterable[Any]) -> Iterator[tuple[object, ...]]:
    for p in pegawai:
        saat = lokal(satker, p.pesan_saat) if p.pesan_saat else None
        yield (
            *(p.nama, p.get_jabatan_display(), samarkan(p.nomor_wa) if p.nomor_wa else "", menerima(p)),
            "Ya" if p.aktif else "Tidak",
            f"{tanggal_pendek(saat.date())} {jam(saat.time())}" if saat else "",
            str(Pesan.Status(p.pesan_status).label) if p.pesan_status else "",
        )


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_peran(Peran.ADMIN)
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """/penerima/baru/ and /penerima/<id>/: the form of one recipient (admin only, R-000-6)."""
    satker = request.satker  # type: ignore[attr-defined]
    pegawai = get_object_or_404(Pegawai, satker=satker, pk=pk) if pk else Pegawai(satker=satker)
    form = FormPegawai(satker, request.POST or None, instance=pegawai)
    if request.method == "POST" and form.is_valid():
        simpan_pegawai(form.save(commit=False), request.user)
        messages.success(request, f"{form.instance.nama} tersimpan.")
        return redirect("penerima")
    return render(request, "perkara/penerima_ubah.html", {"form": form, "pegawai": pegawai})
