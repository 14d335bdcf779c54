"""Addresses. Each app brings its own; here they are only put together."""

from django.contrib import admin
from django.urls import path

from narahubung import kesehatan

urlpatterns = [
    path("admin/", admin.site.urls),
    path("readyz", kesehatan.readyz, name="readyz"),  # /healthz is answered by KesehatanMiddleware alone
]
