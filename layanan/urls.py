"""Addresses of this floor."""

from django.urls import path

from layanan.views import captcha, lacak

urlpatterns = [
    path("layanan/captcha/", captcha.soal, name="captcha"),
    path("lacak/", lacak.cari, name="lacak"),
    path("lacak/tutup/", lacak.tutup, name="lacak_tutup"),
]
