"""Objecting: only where there is a ground (R-002-28 … R-002-33); late ones are told what happens to them (N-39b)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from informasi.forms_publik import FormKeberatan
from informasi.lacak import penawaran
from informasi.models import Keberatan, Permohonan
from informasi.services.publik import keberatan_dari_web
from informasi.views.publik_lacak import ambil_permohonan
from layanan import batas, lacak, titipan
from layanan.alur.buka import Terbuka
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.formulir import beri_galat
from layanan.sesi import sesi_habis
from layanan.views.lacak import perlu_dibuka


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_dibuka
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """/lacak/informasi/<id>/keberatan/: the form; on success to the receipt (N-39)."""
    p = ambil_permohonan(pk)
    dasar, terlambat = penawaran(p)
    if not dasar:
        messages.info(request, "Saat ini tidak ada alasan keberatan yang dapat diajukan atas permohonan ini.")
        return redirect("informasi_lacak", pk)
    dikirim = request.method == "POST"
    form = FormKeberatan(
        dasar,
        request.POST if dikirim else None,
        request.FILES if dikirim else None,
        asal=batas.asal(request),
        sesi_habis=sesi_habis(request),
    )
    if dikirim and form.is_valid() and (terbuka := _simpan(p, form)):
        lacak.ingat(request, terbuka.urusan.pk)
        tujuan = redirect("informasi_tanda_terima_keberatan", terbuka.urusan.pk)
        return titipan.titipkan(tujuan, terbuka, jalur=reverse("lacak"))
    konteks = {"urusan": p, "pengadilan": p.satker, "form": form, "dasar": dasar, "terlambat": terlambat}
    return render(request, "informasi/publik_keberatan.html", konteks)


def _simpan(p: Permohonan, form: FormKeberatan) -> Terbuka[Keberatan] | None:
    data = form.cleaned_data
    isian = {k: data[k] for k in ("uraian", "kasus_posisi", "kuasa_nama", "kuasa_alamat")}
    try:
        return keberatan_dari_web(p, data["alasan"], data["surat_kuasa"], **isian)
    except BelumLengkap as kurang:
        beri_galat(form, kurang.keliru)
    except Ditolak as tolak:
        form.add_error(None, str(tolak))
    return None
