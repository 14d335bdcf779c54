"""Addresses of the case pages."""

from django.urls import path

from perkara.views import kode, loket, papan, penerima, perkara, registrasi, tunggakan

urlpatterns = [
    path("perkara/", perkara.daftar, name="perkara"),
    path("perkara/unduh.<str:bentuk>", perkara.unduh, name="perkara_unduh"),
    path("perkara/<int:pk>/", perkara.rincian, name="perkara_rincian"),
    path("loket/", loket.halaman, name="loket"),
    path("loket/cari/", loket.cari, name="loket_cari"),
    path("loket/baca/", loket.baca, name="loket_baca"),
    path("loket/menunggu/", loket.menunggu, name="loket_menunggu"),
    path("loket/kode/", kode.buat, name="loket_kode"),
    path("loket/kode/<int:pk>/status/", kode.status, name="loket_kode_status"),
    path("loket/tugas/<int:pk>/pindah/", loket.tugas_pindah, name="tugas_pindah"),
    path("loket/tugas/<int:pk>/selesai/", loket.tugas_selesai, name="tugas_selesai"),
    path("registrasi/<int:pk>/", registrasi.rincian, name="registrasi_rincian"),
    path("registrasi/<int:pk>/status/", registrasi.status, name="registrasi_status"),
    path("registrasi/<int:pk>/cabut/", registrasi.cabut, name="registrasi_cabut"),
    path("registrasi/<int:pk>/hentikan/", registrasi.hentikan, name="nomor_hentikan"),
    path("registrasi/<int:pk>/aktifkan/", registrasi.aktifkan, name="nomor_aktifkan"),
    path("penerima/", penerima.daftar, name="penerima"),
    path("penerima/unduh.<str:bentuk>", penerima.unduh, name="penerima_unduh"),
    path("penerima/baru/", penerima.ubah, name="penerima_baru"),
    path("penerima/<int:pk>/", penerima.ubah, name="penerima_ubah"),
    path("tunggakan/", tunggakan.daftar, name="tunggakan"),
    path("tunggakan/unduh.<str:bentuk>", tunggakan.unduh, name="tunggakan_unduh"),
    path("papan/", papan.papan_kita, name="papan_kita"),
    path("papan/<slug:kode>/", papan.papan, name="papan"),
]
