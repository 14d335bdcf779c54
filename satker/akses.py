"""Who may see which court, and do what there."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from satker import tertahan
from satker.models import Keanggotaan, Peran, Satker

KUNCI_SESI = "satker_id"


def satker_terlihat(user: Any) -> QuerySet[Satker]:
    """The courts whose records this user may see: those of his roles, and, for a Pemantau of a PTA, its courts."""
    if not user.is_authenticated:
        return Satker.objects.none()
    if user.is_superuser:
        return Satker.objects.filter(aktif=True)
    anggota = Keanggotaan.objects.filter(user=user)
    pantau = anggota.filter(peran=Peran.PEMANTAU).values("satker")
    return Satker.objects.filter(Q(pk__in=anggota.values("satker")) | Q(induk__in=pantau), aktif=True)


def satker_dikelola(user: Any) -> QuerySet[Satker]:
    """The courts whose people and settings this user may change: where he is Admin (R-000-6), all for a superuser."""
    if not user.is_authenticated:
        return Satker.objects.none()
    if user.is_superuser:
        return Satker.objects.all()
    return Satker.objects.filter(pk__in=Keanggotaan.objects.filter(user=user, peran=Peran.ADMIN).values("satker"))


def peran_di(user: Any, satker: Satker | None) -> set[str]:
    """The user's roles in one court; a superuser is Admin everywhere, a Pemantau of the PTA is one in its courts."""
    if satker is None or not user.is_authenticated:
        return set()
    if user.is_superuser:
        return {Peran.ADMIN}
    milik = Q(satker=satker) | Q(satker=satker.induk_id, peran=Peran.PEMANTAU)
    return set(Keanggotaan.objects.filter(milik, user=user).values_list("peran", flat=True))


def punya_peran(user: Any, satker: Satker | None, *peran: str) -> bool:
    """Whether the user has one of `peran` in `satker` (any role at all when none is named)."""
    dimiliki = peran_di(user, satker)
    return bool(dimiliki & set(peran)) if peran else bool(dimiliki)


def peran_kini(request: HttpRequest) -> set[str]:
    """The user's roles in the court of this request; asked of the database once per request."""
    if not hasattr(request, "_peran"):
        request._peran = peran_di(request.user, request.satker)  # type: ignore[attr-defined]  # noqa: SLF001
    peran: set[str] = request._peran  # type: ignore[attr-defined]  # noqa: SLF001
    return peran


def terverifikasi(user: Any) -> bool:
    """Whether this session passed the second factor as well as the password."""
    return bool(user.is_authenticated and user.is_verified())


Tampilan = Callable[..., HttpResponseBase]


def perlu_peran(*peran: str) -> Callable[[Tampilan], Tampilan]:
    """Let a view through only for a verified user with one of `peran` in request.satker (any role when none is named).

    Without a sign-in: to the sign-in page, back afterwards. Signed in without the role: 403.
    """

    def bungkus(tampilan: Tampilan) -> Tampilan:
        @wraps(tampilan)
        def masuk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not terverifikasi(request.user):
                return ke_masuk(request)
            dimiliki = peran_kini(request)
            if not (dimiliki & set(peran) if peran else dimiliki):
                raise PermissionDenied
            return tampilan(request, *args, **kwargs)

        return masuk

    return bungkus


def ke_masuk(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; back afterwards to this address, or, for what was posted, to the page with the form.

    What was typed goes along (`satker.tertahan`) and can be sent after the sign-in. A part of a page (htmx) gets a 403,
    of which the page makes a sentence: a sign-in page has no place inside a card.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=403)
    if request.method in ("GET", "HEAD"):
        tujuan = request.get_full_path()
    else:
        tujuan = halaman_asal(request)
        if isian := tertahan.kumpulkan(request, tujuan):
            # A form made before `satker.kata` has spoken says what is wrong in Django's own words.
            from satker.forms import FormulirMasuk  # noqa: PLC0415

            konteks = {"form": FormulirMasuk(), "lanjut": tujuan, "tertahan": tertahan.segel(isian)}
            jawaban = render(request, "satker/masuk.html", konteks)
            add_never_cache_headers(jawaban)
            return jawaban
        messages.warning(request, "Sesi Anda telah berakhir. Masuk kembali; isian terakhir belum tersimpan.", "", True)
    return HttpResponseRedirect(f"{reverse('masuk')}?{urlencode({'next': tujuan})}")


def halaman_asal(request: HttpRequest) -> str:
    """The page of ours that sent this, else the dashboard."""
    asal = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(asal, {request.get_host()}):
        return "/"
    bagian = urlsplit(asal)
    return bagian.path + (f"?{bagian.query}" if bagian.query else "")


class SatkerMiddleware:
    """Sets `request.satker`: the court being worked in, always one the user may see, or None.

    None also before the second factor: a password alone opens no court.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.satker = pilih_satker(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def pilih_satker(request: HttpRequest) -> Satker | None:
    """The court chosen in this session if still visible, else the first where the user has a role himself."""
    if not terverifikasi(request.user):
        return None
    terlihat = satker_terlihat(request.user)
    dipilih = request.session.get(KUNCI_SESI)
    # A Pemantau begins at his own court, not at the first of those he looks after.
    sendiri = Exists(Keanggotaan.objects.filter(user=request.user.pk, satker=OuterRef("pk")))
    pertama = terlihat.order_by(sendiri.desc(), "nama")
    return (terlihat.filter(pk=dipilih).first() if dipilih else None) or pertama.first()
