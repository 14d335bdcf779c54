"""What the applicant answers on his page: what his form lacked (B3), and what he says to the Ketua's answer (4.4)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from informasi.forms_publik import FormLengkapi, FormTanggapan
from informasi.services import catat_tanggapan
from informasi.services.publik import lengkapi_dari_web
from informasi.views.publik_lacak import ambil_keberatan, ambil_permohonan
from layanan import batas, lacak
from layanan.alur.galat import BelumLengkap, LangkahDitolak
from layanan.alur.pelaku import Pelaku
from layanan.formulir import beri_galat
from layanan.models import Urusan
from layanan.sesi import sesi_habis
from layanan.views.lacak import perlu_dibuka

BERUBAH = "Keadaannya sudah berubah, jadi ini tidak dapat dikirim lagi."


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_dibuka
def lengkapi(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/informasi/<id>/lengkapi/: while it is called incomplete."""
    p = ambil_permohonan(pk)
    if p.keadaan != "belum_lengkap":
        messages.info(request, "Permohonan ini tidak sedang menunggu kelengkapan.")
        return redirect(lacak.halaman(p))
    form = FormLengkapi(*_kiriman(request), asal=batas.asal(request), sesi_habis=sesi_habis(request))

    def kirim(data: dict[str, Any]) -> None:
        lengkapi_dari_web(p, data["keterangan"], data["lampiran"])

    konteks = {"judul": "Lengkapi permohonan", "tombol": "Kirim kelengkapan", "kekurangan": p.kekurangan}
    return _jawab(request, p, form, kirim, konteks | {"batas": p.batas_lengkap})


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_dibuka
def tanggapan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/keberatan/<id>/tanggapan/: once, after the answer."""
    k = ambil_keberatan(pk)
    if not k.putusan or k.tanggapan:
        messages.info(request, "Tanggapan dapat dikirim satu kali, setelah keberatan dijawab.")
        return redirect(lacak.halaman(k))
    form = FormTanggapan(request.POST if request.method == "POST" else None, sesi_habis=sesi_habis(request))

    def kirim(data: dict[str, Any]) -> None:
        catat_tanggapan(k, pelaku=Pelaku.pemohon(), tanggapan=data["tanggapan"])

    return _jawab(request, k, form, kirim, {"judul": "Tanggapi jawaban", "tombol": "Kirim tanggapan"})


def _kiriman(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _jawab(
    request: HttpRequest, urusan: Urusan, form: Any, kirim: Callable[[dict[str, Any]], None], konteks: dict[str, Any]
) -> HttpResponse:
    if form.is_bound and form.is_valid() and _terkirim(request, form, kirim):
        return redirect(lacak.halaman(urusan))
    konteks |= {"urusan": urusan, "pengadilan": urusan.satker, "form": form, "kembali": lacak.halaman(urusan)}
    return render(request, "informasi/publik_jawab.html", konteks)


def _terkirim(request: HttpRequest, form: Any, kirim: Callable[[dict[str, Any]], None]) -> bool:
    """Sent, or not possible any more: both are said on the matter's own page. False: the form says what to mend."""
    try:
        kirim(form.cleaned_data)
    except BelumLengkap as kurang:
        beri_galat(form, kurang.keliru)
        return False
    except LangkahDitolak:
        messages.warning(request, BERUBAH)
    else:
        messages.success(request, "Terkirim. Terima kasih.")
    return True
