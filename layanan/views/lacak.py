"""Following up: one door for all courts and desks; behind it every desk shows its own page."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from layanan import batas, lacak, titipan
from layanan.lacak_formulir import FormLacak
from layanan.sesi import sesi_habis, sesi_ramah
from satker.tertahan import berkas_hilang

# Not part of what was typed: the door's own fields, and what is good for one sending only.
_PINTU = ("nomor", "sandi", "csrfmiddlewaretoken", "captcha_bukti", "captcha_tanya", "captcha_jawaban")
TERLALU_SERING = 429


@never_cache
@sesi_ramah
@require_http_methods(["GET", "HEAD", "POST"])
def cari(request: HttpRequest) -> HttpResponse:
    """/lacak/?nomor=…: number and code; then to the desk's page of the matter."""
    form = _form(request, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.urusan:
        lacak.ingat(request, form.urusan.pk)
        return redirect(lacak.halaman(form.urusan))
    return _pintu(request, form)


@require_POST
def tutup(request: HttpRequest) -> HttpResponse:
    """POST /lacak/tutup/: this device forgets what was opened, and the codes on its receipts."""
    lacak.lupakan(request)
    messages.success(request, "Sudah ditutup. Perangkat ini tidak menyimpan apa pun tentang urusan Anda.")
    jawaban = redirect("lacak")
    titipan.buang_semua(request, jawaban, jalur=jawaban.url)
    return jawaban


def perlu_dibuka(tampilan: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let through only who has opened matter `pk` in this session; all others alike to the door.

    What was posted after the time ran out waits there, and goes on once number and code are given again.
    """

    @never_cache
    @sesi_ramah
    @wraps(tampilan)
    def masuk(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        if pk not in lacak.dibuka(request):
            if request.method != "POST":
                messages.info(request, "Tulis nomor register dan sandi untuk membuka halaman ini.")
                return redirect("lacak")
            if (jawaban := _buka_lagi(request, pk)) is not None:
                return jawaban
        lacak.ingat(request, pk)
        return tampilan(request, pk, **kwargs)

    return masuk


def _buka_lagi(request: HttpRequest, pk: int) -> HttpResponse | None:
    dijawab = "sandi" in request.POST
    form = _form(request, request.POST if dijawab else None)
    if dijawab and form.is_valid() and form.urusan and form.urusan.pk == pk:
        return None
    if dijawab and not form.errors:
        form.add_error(None, "Nomor register dan sandi ini milik urusan lain.")
    terkirim = [(k, v) for k in request.POST if k not in _PINTU for v in request.POST.getlist(k)]
    return _pintu(request, form, titipan=[*terkirim, *berkas_hilang(request)], terputus=not dijawab)


def _form(request: HttpRequest, data: Any) -> FormLacak:
    awal = {"nomor": request.GET.get("nomor", "")[:120]}
    return FormLacak(data, asal=batas.asal(request), sesi_habis=sesi_habis(request), initial=awal)


def _pintu(request: HttpRequest, form: FormLacak, **konteks: Any) -> HttpResponse:
    status = TERLALU_SERING if form.terlalu_sering else 200
    konteks |= {"form": form, "dibuka": bool(lacak.dibuka(request))}
    return render(request, "layanan/lacak.html", konteks, status=status)
