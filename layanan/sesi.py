"""A page left open too long must not cost what was typed: the form says so, and takes it at the second press."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

SESI_HABIS = "Halaman ini terbuka terlalu lama. Isian Anda tetap di sini; periksa, lalu kirim sekali lagi."


class _Periksa(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        return HttpResponseForbidden(reason)


def sesi_ramah(tampilan: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Django's own CSRF check, told to the view instead of answered with a page that has lost the form.

    The view must change nothing while `sesi_habis(request)`.
    """

    @csrf_exempt
    @wraps(tampilan)
    def masuk(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        periksa = _Periksa(tampilan)
        periksa.process_request(request)
        ditolak = periksa.process_view(request, tampilan, args, kwargs)
        request._sesi_habis = ditolak is not None  # type: ignore[attr-defined]  # noqa: SLF001
        return tampilan(request, *args, **kwargs)

    return masuk


def sesi_habis(request: HttpRequest) -> bool:
    """Whether this posting carries no valid token. Only in views under `sesi_ramah`."""
    return bool(request._sesi_habis)  # type: ignore[attr-defined]  # noqa: SLF001
