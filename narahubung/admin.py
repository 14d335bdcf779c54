"""The admin site: the portal's own sign-in with both factors, and a policy its theme can live with."""

from collections.abc import Callable
from typing import Any

from csp.constants import UNSAFE_EVAL, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from unfold.sites import UnfoldAdminSite

from satker.akses import terverifikasi


class SitusAdmin(UnfoldAdminSite):
    """Django's admin behind the portal's sign-in: a password alone opens nothing here."""

    site_title = site_header = "Narahubung"
    index_title = "Konfigurasi"

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff flag and second factor, both."""
        return super().has_permission(request) and terverifikasi(request.user)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send to the portal's sign-in page, and back to where the person wanted to go."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        lanjut = request.GET.get("next") or reverse("admin:index")
        return HttpResponseRedirect(f"{reverse('masuk')}?{urlencode({'next': lanjut})}")


class KebijakanAdminMiddleware:
    """Loosens the Content-Security-Policy for /admin/ only.

    The theme's Alpine.js evaluates the expressions in its attributes and writes inline styles. Inline scripts and
    other hosts stay forbidden there, too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            longgar = {"script-src": [UNSAFE_EVAL], "style-src": [UNSAFE_INLINE]}
            response._csp_update = longgar  # type: ignore[attr-defined]  # noqa: SLF001  (what django-csp's decorator sets)
        return response
