"""Sign-in: password, second factor, setting the second factor up, lock-out, sign-out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as otp_login

from satker import faktor_kedua, tertahan
from satker import masuk as layanan
from satker.akses import halaman_asal, terverifikasi
from satker.audit import catat
from satker.forms import FormulirKode, FormulirMasuk

SALAH = "Nama pengguna atau kata sandi tidak cocok. Periksa huruf besar dan kecil, lalu coba lagi."
KUNCI_RAHASIA = "rahasia_baru"
KUNCI_PEMULIHAN = "kode_pemulihan"


@never_cache
@sensitive_post_parameters("password")
def masuk(request: HttpRequest) -> HttpResponse:
    """Step one: name and password."""
    if terverifikasi(request.user):
        return redirect("beranda")
    lanjut = layanan.tujuan_aman(request, request.POST.get("next") or request.GET.get("next", "/"))
    form, isian = FormulirMasuk(_kiriman(request)), request.POST.get("tertahan", "")
    if form.is_valid():
        user = layanan.periksa_sandi(request, form.cleaned_data["username"], form.cleaned_data["password"])
        if user:
            return redirect(layanan.mulai(request, user, lanjut, isian))
        form.add_error(None, SALAH)
    return render(request, "satker/masuk.html", {"form": form, "lanjut": lanjut, "tertahan": isian})


@never_cache
@sensitive_post_parameters("kode")
def masuk_kode(request: HttpRequest) -> HttpResponse:
    """Step two: a code of the app, or a recovery code."""
    user = layanan.yang_menunggu(request)
    if user is None:
        return redirect("masuk")
    if layanan.terkunci(request, user):
        return HttpResponse(status=429)
    form = FormulirKode(_kiriman(request))
    if form.is_valid():
        try:
            perangkat = layanan.periksa_kode(request, user, form.cleaned_data["kode"])
        except faktor_kedua.KodeDitolak as galat:
            form.add_error("kode", str(galat))
        else:
            return redirect(layanan.selesaikan(request, user, perangkat))
    konteks = {"form": form, "kode_demo": faktor_kedua.kode_demo(user)}
    return render(request, "satker/masuk_kode.html", konteks)


@never_cache
@sensitive_post_parameters("kode")
def masuk_siapkan(request: HttpRequest) -> HttpResponse:
    """Set an authenticator app up: in the middle of a first sign-in, or instead of the former one from the profile."""
    user, rahasia = _yang_menyiapkan(request)
    if user is None:
        return redirect("masuk")
    perangkat = faktor_kedua.calon(user, rahasia)
    form = FormulirKode(_kiriman(request))
    if form.is_valid():
        try:
            return _terpasang(request, user, faktor_kedua.pasang(user, rahasia, form.cleaned_data["kode"]))
        except faktor_kedua.KodeDitolak as galat:
            form.add_error("kode", str(galat))
    konteks = {
        "form": form,
        "qr": faktor_kedua.qr(perangkat.config_url),
        "rahasia": faktor_kedua.rahasia_terbaca(perangkat),
        "alamat": perangkat.config_url,
        "nama_akun": user.get_username(),
        "ganti": terverifikasi(request.user),
    }
    return render(request, "satker/masuk_siapkan.html", konteks)


def _yang_menyiapkan(request: HttpRequest) -> tuple[Any, str]:
    """Who may set an app up now, and its secret.

    A verified user whom the profile page let through, or one signing in who has no app yet.
    """
    if terverifikasi(request.user):
        rahasia = request.session.get(KUNCI_RAHASIA)
        return (request.user, rahasia) if rahasia else (None, "")
    user = layanan.yang_menunggu(request)
    if user is None or faktor_kedua.punya_perangkat(user):
        return None, ""
    return user, request.session.setdefault(KUNCI_RAHASIA, faktor_kedua.rahasia_baru())


def _terpasang(request: HttpRequest, user: Any, perangkat: Any) -> HttpResponseRedirect:
    if terverifikasi(request.user):
        catat(layanan.satker_akun(user), user, "ganti_faktor_kedua")
        otp_login(request, perangkat)
        lanjut = reverse("profil")
    else:
        catat(layanan.satker_akun(user), user, "pasang_faktor_kedua")
        lanjut = layanan.selesaikan(request, user, perangkat)
    request.session.pop(KUNCI_RAHASIA, None)
    request.session[KUNCI_PEMULIHAN] = faktor_kedua.buat_kode_pemulihan(user)
    return HttpResponseRedirect(f"{reverse('masuk_pemulihan')}?{urlencode({'next': lanjut})}")


@never_cache
def masuk_pemulihan(request: HttpRequest) -> HttpResponse:
    """The ten recovery codes, shown this once."""
    if not terverifikasi(request.user):
        return redirect("masuk")
    lanjut = layanan.tujuan_aman(request, request.GET.get("next") or reverse("profil"))
    kode = request.session.pop(KUNCI_PEMULIHAN, None)
    if not kode:
        return redirect("profil")
    return render(request, "satker/masuk_pemulihan.html", {"kode": kode, "lanjut": lanjut})


@never_cache
def masuk_lanjutkan(request: HttpRequest) -> HttpResponse:
    """What was typed before the sign-in: to be sent now, or to be thrown away (a POST here)."""
    if not terverifikasi(request.user):
        return redirect("masuk")
    isian = tertahan.milik(request)
    if isian is None:
        return redirect("beranda")
    if request.method == "POST":
        tertahan.buang(request)
        return redirect(isian.dari)
    return render(request, "satker/masuk_lanjutkan.html", {"isian": isian})


@never_cache
def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is no longer good: another tab has signed in anew. What was typed there is offered again.

    Only where the browser says that it was our own page, to somebody signed in, and never for a part of a page.
    """
    dari_kami = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    boleh = dari_kami and terverifikasi(request.user) and not request.headers.get("HX-Request")
    isian = tertahan.kumpulkan(request, halaman_asal(request)) if boleh else None
    if isian is None:
        return csrf_failure(request, reason)
    return render(request, "satker/masuk_lanjutkan.html", {"isian": isian})


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    """Sign out; by POST only, so that no link or picture can do it."""
    if terverifikasi(request.user):
        catat(layanan.satker_akun(request.user), request.user, "keluar")
    logout(request)
    return redirect("masuk")


def terkunci(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """The answer during a lock-out. The same for every name, so that it tells nobody which accounts exist."""
    menit = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "satker/terkunci.html", {"menit": menit}, status=429)


def _kiriman(request: HttpRequest) -> Any:
    """What was posted, an empty form too; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None
