"""Addresses of this floor."""

from django.urls import path

from layanan.views import captcha

urlpatterns = [
    path("layanan/captcha/", captcha.soal, name="captcha"),
]
