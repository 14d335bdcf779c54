"""Signing in, in two steps. Between them the session only remembers who gave the right password, and opens nothing."""

from datetime import datetime, timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, get_user_model, login
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django_otp import login as otp_login
from django_otp.models import Device

from satker import tertahan
from satker.audit import catat
from satker.faktor_kedua import KodeDitolak, periksa, punya_perangkat
from satker.models import Keanggotaan, Satker
from satker.waktu import sekarang

KUNCI = "menunggu_faktor_kedua"
BATAS = timedelta(minutes=10)
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def satker_akun(user: Any) -> Satker | None:
    """The court in whose audit trail an account's sign-ins stand: that of its first role."""
    anggota = Keanggotaan.objects.filter(user=user).order_by("id").select_related("satker").first()
    return anggota.satker if anggota else None


def periksa_sandi(request: HttpRequest, nama: str, sandi: str) -> AbstractBaseUser | None:
    """The user of that name and password, or None. Failures count towards the lock-out and stand in the trail.

    A name that is no account is not written down: people type passwords into the wrong field.
    """
    user = authenticate(request, username=nama, password=sandi)
    if user is None:
        akun = get_user_model().objects.filter(username=nama).first()
        catat(satker_akun(akun) if akun else None, akun or "tidak dikenal", "gagal_masuk", langkah="sandi")
    return user


def mulai(request: HttpRequest, user: AbstractBaseUser, lanjut: str, isian: str = "") -> str:
    """Remember that the password was right; answers the name of the page that asks for the second factor.

    `isian`: what was typed before, sealed (`satker.tertahan`); only what can be opened is kept.
    """
    request.session.flush()
    request.session[KUNCI] = {
        "user": user.pk,
        "sidik": user.get_session_auth_hash(),
        "pada": sekarang().isoformat(),
        "lanjut": lanjut,
        "isian": isian if tertahan.buka(isian) else "",
    }
    return "masuk_kode" if punya_perangkat(user) else "masuk_siapkan"


def yang_menunggu(request: HttpRequest) -> Any:
    """The user who has given the password of this session within ten minutes, or None."""
    catatan = request.session.get(KUNCI)
    if not catatan or sekarang() - datetime.fromisoformat(catatan["pada"]) > BATAS:
        return None
    user = get_user_model().objects.filter(pk=catatan["user"], is_active=True).first()
    # A password changed meanwhile ends the attempt.
    return user if user and constant_time_compare(catatan["sidik"], user.get_session_auth_hash()) else None


def periksa_kode(request: HttpRequest, user: Any, kode: str) -> Device:
    """The device that accepts the code. Raises KodeDitolak; wrong ones count towards the same lock-out as passwords."""
    try:
        return periksa(user, kode)
    except KodeDitolak as galat:
        if galat.dihitung:
            user_login_failed.send(__name__, credentials={"username": user.get_username()}, request=request)
            catat(satker_akun(user), user, "gagal_masuk", langkah="kode")
        raise


def terkunci(request: HttpRequest, user: Any) -> bool:
    """Whether this account is locked out at this address; the middleware then answers with the page that says so."""
    if AxesProxyHandler.is_allowed(request, {"username": user.get_username()}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def selesaikan(request: HttpRequest, user: Any, perangkat: Device) -> str:
    """Open the session with both factors passed; answers where to go."""
    catatan = request.session.pop(KUNCI, {})
    login(request, user, backend=_BACKEND)
    otp_login(request, perangkat)
    catat(satker_akun(user), user, "masuk", perangkat=perangkat.name)
    if isian := catatan.get("isian"):
        tertahan.simpan(request, isian)
        return reverse("masuk_lanjutkan")
    lanjut: str = catatan.get("lanjut", "/")
    return lanjut


def tujuan_aman(request: HttpRequest, tujuan: str) -> str:
    """`tujuan` when it is an address of this portal, else the dashboard."""
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure())
    return tujuan if aman else "/"
