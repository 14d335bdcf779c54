"""A user's own account: password, second factor, the court being worked in."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from satker import faktor_kedua, masuk
from satker.akses import KUNCI_SESI, ke_masuk, satker_terlihat, terverifikasi
from satker.audit import catat
from satker.forms import FormulirGantiSandi, FormulirSandiLagi
from satker.models import Keanggotaan
from satker.views.masuk import KUNCI_PEMULIHAN, KUNCI_RAHASIA

AKSI = {"ganti": "masuk_siapkan", "pemulihan": "masuk_pemulihan"}


@never_cache
def profil(request: HttpRequest) -> HttpResponse:
    """Who one is here, and how safe the account is."""
    if not terverifikasi(request.user):
        return ke_masuk(request)
    konteks = {
        "peran": Keanggotaan.objects.filter(user=request.user.pk).select_related("satker").order_by("satker", "peran"),
        "sisa_kode": faktor_kedua.sisa_kode_pemulihan(cast(User, request.user)),
    }
    return render(request, "satker/profil.html", konteks)


@never_cache
@sensitive_post_parameters()
def kata_sandi(request: HttpRequest) -> HttpResponse:
    """Change the password; other sessions of the account end."""
    if not terverifikasi(request.user):
        return ke_masuk(request)
    form = FormulirGantiSandi(cast(User, request.user), request.POST if request.method == "POST" else None)
    if form.is_valid():
        update_session_auth_hash(request, form.save())
        catat(masuk.satker_akun(request.user), request.user, "ganti_kata_sandi")
        messages.success(request, "Kata sandi Anda sudah diganti.")
        return redirect("profil")
    return render(request, "satker/kata_sandi.html", {"form": form})


@never_cache
@sensitive_post_parameters("password")
def faktor(request: HttpRequest, aksi: str) -> HttpResponse:
    """Before the app is replaced or new recovery codes are made: the password once more."""
    if not terverifikasi(request.user):
        return ke_masuk(request)
    form = FormulirSandiLagi(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if masuk.periksa_sandi(request, request.user.get_username(), form.cleaned_data["password"]):
            return _lanjutkan(request, aksi)
        form.add_error("password", "Kata sandi tidak cocok.")
    return render(request, "satker/sandi_lagi.html", {"form": form, "aksi": aksi})


def _lanjutkan(request: HttpRequest, aksi: str) -> HttpResponse:
    if aksi == "ganti":
        request.session[KUNCI_RAHASIA] = faktor_kedua.rahasia_baru()
    else:
        request.session[KUNCI_PEMULIHAN] = faktor_kedua.buat_kode_pemulihan(cast(User, request.user))
        catat(masuk.satker_akun(request.user), request.user, "kode_pemulihan_baru")
    return redirect(AKSI[aksi])


@require_http_methods(["GET", "HEAD", "POST"])
def pilih_satker(request: HttpRequest) -> HttpResponse:
    """Choose the court to work in, among those the user may see."""
    if not terverifikasi(request.user):
        return ke_masuk(request)
    if request.method == "POST":
        kode = request.POST.get("satker", "").replace("\0", "?")  # PostgreSQL cannot even compare with a NUL
        request.session[KUNCI_SESI] = get_object_or_404(satker_terlihat(request.user), kode=kode).pk
        return redirect("beranda")
    return render(request, "satker/pilih_satker.html", {"daftar": satker_terlihat(request.user)})
