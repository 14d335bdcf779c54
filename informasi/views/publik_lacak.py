"""The page of a request and of an objection for who has opened it with number and code."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from informasi import lacak as baca
from informasi.forms_publik import FormCabut
from informasi.models import Keberatan, Permohonan
from informasi.salinan import isi_unduhan
from informasi.services import cabut, cabut_keberatan
from layanan import lacak
from layanan.alur.galat import LangkahDitolak
from layanan.alur.pelaku import Pelaku
from layanan.ics import kalender
from layanan.models import Lampiran, Urusan
from layanan.sesi import sesi_habis
from layanan.views.lacak import perlu_dibuka
from layanan.views.lampiran import KEBIJAKAN
from satker.tanggal import tanggal_panjang


@require_safe
@perlu_dibuka
def permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/informasi/<id>/: the request; its objections are open with it."""
    konteks = baca.lihat_permohonan(ambil_permohonan(pk))
    lacak.ingat(request, *(k.pk for k, _ in konteks["keberatan"]), pk)
    return render(request, "informasi/publik_lacak.html", konteks)


@require_safe
@perlu_dibuka
def keberatan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/keberatan/<id>/: the objection; its request is open with it, for the second level starts there."""
    k = ambil_keberatan(pk)
    lacak.ingat(request, k.permohonan_id, pk)
    return render(request, "informasi/publik_lacak_keberatan.html", baca.lihat_keberatan(k))


@require_safe
@perlu_dibuka
def kalender_tenggat(request: HttpRequest, pk: int) -> HttpResponse:
    """The due date as a calendar file; 404 while no clock runs."""
    urusan = get_object_or_404(Urusan.objects.select_related("satker"), pk=pk)
    if urusan.jatuh_tempo is None:
        raise Http404("Tidak ada batas waktu.")
    sampai, alamat = tanggal_panjang(urusan.jatuh_tempo), request.build_absolute_uri(reverse("lacak"))
    isi = kalender(
        uid=f"{urusan.satker.kode}-{urusan.pk}@narahubung",
        tanggal=urusan.jatuh_tempo,
        judul=f"Batas waktu {urusan.nomor}",
        uraian=f"{urusan.satker.nama} memberi keterangan paling lambat {sampai}.\n{alamat}",
    )
    nama = slugify(urusan.nomor.replace("/", "-").replace(".", "-"))
    kepala = {"Content-Disposition": f'attachment; filename="{nama}.ics"'}
    return HttpResponse(isi, content_type="text/calendar; charset=utf-8", headers=kepala)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_dibuka
def cabut_permohonan(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a request, after being asked."""
    p = ambil_permohonan(pk)
    return _cabut(request, p, lambda alasan: cabut(p, pelaku=Pelaku.pemohon(), alasan=alasan))


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_dibuka
def cabut_keberatan_saya(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an objection, after being asked."""
    k = ambil_keberatan(pk)
    return _cabut(request, k, lambda alasan: cabut_keberatan(k, pelaku=Pelaku.pemohon(), alasan=alasan))


@never_cache
@require_safe
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    """/lacak/informasi/berkas/<id>/: a file of an opened request, if it may be given already (R-002-27).

    A copy of a decision comes as a PDF with the note of R-002-36 on every page.
    """
    milik = Lampiran.objects.filter(urusan__in=lacak.dibuka(request), urusan__register="permohonan")
    lampiran = get_object_or_404(milik.exclude(berkas=""), pk=pk)
    p = ambil_permohonan(lampiran.urusan_id or 0)
    if lampiran not in baca.berkas(p):
        raise Http404("Berkas tidak ada.")
    try:
        isi, jenis, nama = isi_unduhan(p, lampiran)
    except FileNotFoundError:
        raise Http404("Berkas tidak ada.") from None
    jawaban = FileResponse(BytesIO(isi), as_attachment=True, filename=nama, content_type=jenis)
    jawaban["Content-Security-Policy"] = KEBIJAKAN
    return jawaban


def _cabut(request: HttpRequest, urusan: Any, langkah: Any) -> HttpResponse:
    form = FormCabut(request.POST if request.method == "POST" else None, sesi_habis=sesi_habis(request))
    if form.is_bound and form.is_valid():
        try:
            langkah(form.cleaned_data["alasan"])
            messages.success(request, f"{urusan.nomor} sudah dicabut.")
        except LangkahDitolak:
            messages.warning(request, "Keadaannya sudah berubah, jadi tidak dapat dicabut lagi.")
        return redirect(lacak.halaman(urusan))
    konteks = {"urusan": urusan, "form": form, "kembali": lacak.halaman(urusan)}
    return render(request, "informasi/publik_cabut.html", konteks)


def ambil_permohonan(pk: int) -> Permohonan:
    """A request with its court; 404 for what is none."""
    return get_object_or_404(Permohonan.objects.select_related("satker", "rujukan").defer("cari"), pk=pk)


def ambil_keberatan(pk: int) -> Keberatan:
    """An objection with its request and court; 404 for what is none."""
    milik = Keberatan.objects.select_related("satker", "permohonan__satker").defer("cari", "permohonan__cari")
    return get_object_or_404(milik, pk=pk)
