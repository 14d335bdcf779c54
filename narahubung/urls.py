"""Addresses. Each app brings its own; here they are only put together."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
