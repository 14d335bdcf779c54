"""Addresses. Each app brings its own; here they are only put together."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from narahubung import kesehatan

urlpatterns = [
    path("", include("satker.urls")),
    path("admin/", admin.site.urls),
    # The admin's theme names no icon, so browsers ask for this one.
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/favicon.svg", permanent=True)),
    path("readyz", kesehatan.readyz, name="readyz"),  # /healthz is answered by KesehatanMiddleware alone
    path("", include("notifikasi.urls")),
    path("", include("layanan.urls")),
    path("", include("perkara.urls")),
    path("", include("informasi.urls")),
]
