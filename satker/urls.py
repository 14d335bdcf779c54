"""Addresses of this floor."""

from django.urls import path, re_path

from satker.views import akun, beranda, layanan, masuk

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("masuk/", masuk.masuk, name="masuk"),
    path("masuk/kode/", masuk.masuk_kode, name="masuk_kode"),
    path("masuk/siapkan/", masuk.masuk_siapkan, name="masuk_siapkan"),
    path("masuk/pemulihan/", masuk.masuk_pemulihan, name="masuk_pemulihan"),
    path("masuk/lanjutkan/", masuk.masuk_lanjutkan, name="masuk_lanjutkan"),
    path("keluar/", masuk.keluar, name="keluar"),
    path("profil/", akun.profil, name="profil"),
    path("profil/", akun.profil, name="keamanan"),  # what the user's menu calls it
    path("profil/kata-sandi/", akun.kata_sandi, name="kata_sandi"),
    re_path(r"^profil/faktor-kedua/(?P<aksi>ganti|pemulihan)/$", akun.faktor, name="faktor_kedua"),
    path("pengadilan/", akun.pilih_satker, name="pilih_satker"),
    path("tentang/", layanan.tentang, name="tentang"),
    path("tentang/<slug:kode>/", layanan.tentang_satker, name="tentang_satker"),
    path("tentang/<slug:kode>/implementasi/<int:tahun>/<int:triwulan>/", layanan.implementasi, name="implementasi"),
    path("implementasi/<int:tahun>/<int:triwulan>/", layanan.implementasi_umum, name="implementasi_umum"),
    path("dokumen/<int:pk>/", layanan.dokumen, name="dokumen"),
]
