"""Addresses. Each app brings its own; here they are only put together."""

from django.contrib import admin
from django.urls import include, path

from narahubung import kesehatan

urlpatterns = [
    path("", include("satker.urls")),
    path("admin/", admin.site.urls),
    path("readyz", kesehatan.readyz, name="readyz"),  # /healthz is answered by KesehatanMiddleware alone
    path("", include("notifikasi.urls")),
    path("", include("perkara.urls")),
]
