"""Addresses of this floor."""

from django.urls import path

from layanan.views import captcha, lacak, lampiran

urlpatterns = [
    path("layanan/captcha/", captcha.soal, name="captcha"),
    path("layanan/lampiran/<int:pk>/", lampiran.untuk_petugas, name="lampiran"),
    path("lacak/lampiran/<int:pk>/", lampiran.untuk_pemohon, name="lampiran_pemohon"),
    path("lacak/", lacak.cari, name="lacak"),
    path("lacak/tutup/", lacak.tutup, name="lacak_tutup"),
]
