"""The message log: what was planned, what became of it, and why."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from notifikasi.jenis import ambil
from notifikasi.models import Pesan
from notifikasi.saring import SaringPesan
from notifikasi.views.tindakan import boleh_tindak
from satker import ekspor
from satker.akses import perlu_peran
from satker.awam import awam
from satker.tanggal import jam, tanggal_pendek
from satker.telepon import samarkan
from satker.waktu import hari_ini, lokal

PER_HALAMAN = 50
# A file of more rows than this is a job for the filters, not for a browser.
PALING_BANYAK = 50_000
KEPALA = ("Dibuat", "Jenis", "Perihal", "Penerima", "Nomor", "Status", "Sebab", "Lewat", "Percobaan")


@require_safe
@perlu_peran()
def daftar(request: HttpRequest) -> HttpResponseBase:
    """GET /pesan/: the court's messages, filtered, 50 a page."""
    tapis = SaringPesan(request.satker, request.GET)  # type: ignore[attr-defined]
    halaman = Paginator(tapis.qs, PER_HALAMAN).get_page(request.GET.get("halaman"))
    for pesan in halaman:
        pesan.nama_jenis = ambil(pesan.jenis).nama
    konteks = {"tapis": tapis, "halaman": halaman, "boleh_tindak": boleh_tindak(request)}
    return render(request, "notifikasi/daftar.html", konteks)


@require_safe
@perlu_peran()
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /pesan/unduh.csv|xlsx: the filtered list as a file, numbers masked."""
    tapis = SaringPesan(request.satker, request.GET)  # type: ignore[attr-defined]
    nama = f"pesan-{hari_ini(request.satker):%Y%m%d}"  # type: ignore[attr-defined]
    return ekspor.dalam_bentuk(bentuk, nama, KEPALA, _baris(request, list(tapis.qs[:PALING_BANYAK])))


def _baris(request: HttpRequest, daftar_pesan: list[Pesan]) -> Iterator[tuple[object, ...]]:
    for p in daftar_pesan:
        saat = lokal(request.satker, p.dibuat)  # type: ignore[attr-defined]
        yield (
            f"{tanggal_pendek(saat.date())} {jam(saat.time())}",
            *(p.jenis, p.perihal, p.nama_penerima, samarkan(p.nomor.e164)),
            *(p.get_status_display(), awam(p.galat), str(p.gateway or ""), p.jumlah_percobaan),
        )


@require_safe
@perlu_peran()
def rincian(request: HttpRequest, pk: int) -> HttpResponseBase:
    """GET /pesan/<id>/: the text as sent, every attempt and every receipt."""
    milik = Pesan.objects.filter(satker=request.satker).select_related("nomor", "gateway")  # type: ignore[attr-defined]
    pesan = get_object_or_404(milik, pk=pk)
    konteks = {
        "pesan": pesan,
        "jenis": ambil(pesan.jenis),
        "percobaan": pesan.percobaan.select_related("gateway").order_by("ke"),
        "cadangan": pesan.cadangan.first(),
        "tanda": pesan.tanda_terima.order_by("waktu", "id"),
        "boleh_tindak": boleh_tindak(request),
    }
    return render(request, "notifikasi/rincian.html", konteks)
