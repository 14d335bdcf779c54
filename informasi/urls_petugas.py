"""Addresses of the desk: officers, the Penanggung Jawab, the Ketua. Put together with the public's in `urls`."""

from django.urls import path

from informasi.views.petugas import daftar, laporan, masuk, rincian, salinan, tamu, terima

urlpatterns = [
    path("meja-informasi/", daftar.permohonan, name="meja_informasi"),
    path("meja-informasi/unduh.<str:bentuk>", daftar.unduh_permohonan, name="meja_informasi_unduh"),
    path("meja-informasi/baru/", masuk.baru, name="meja_informasi_baru"),
    path("meja-informasi/sederhana/", masuk.sederhana, name="meja_informasi_sederhana"),
    path("meja-informasi/laporan/", laporan.tahunan, name="meja_informasi_laporan"),
    path("meja-informasi/laporan/unduh.<str:bentuk>", laporan.unduh_tahunan, name="meja_informasi_laporan_unduh"),
    path("meja-informasi/register/<slug:kode>/", laporan.register, name="meja_informasi_register"),
    path(
        "meja-informasi/register/<slug:kode>/unduh.<str:bentuk>",
        laporan.unduh_register,
        name="meja_informasi_register_unduh",
    ),
    path("meja-informasi/<int:pk>/", rincian.permohonan, name="meja_informasi_rincian"),
    path("meja-informasi/<int:pk>/tanda-terima/", terima.permohonan, name="meja_informasi_tanda_terima"),
    path(
        "meja-informasi/<int:pk>/tanda-terima/lupakan/", terima.lupakan_permohonan, name="meja_informasi_lupakan_sandi"
    ),
    path("meja-informasi/<int:pk>/salinan/<int:lampiran>/", salinan.salinan, name="meja_informasi_salinan"),
    path("meja-informasi/<int:pk>/<slug:kode>/", rincian.langkah_permohonan, name="meja_informasi_langkah"),
    path("meja-keberatan/", daftar.keberatan, name="meja_keberatan"),
    path("meja-keberatan/unduh.<str:bentuk>", daftar.unduh_keberatan, name="meja_keberatan_unduh"),
    path("meja-keberatan/<int:pk>/", rincian.keberatan, name="meja_keberatan_rincian"),
    path("meja-keberatan/<int:pk>/tanda-terima/", terima.keberatan, name="meja_keberatan_tanda_terima"),
    path(
        "meja-keberatan/<int:pk>/tanda-terima/lupakan/", terima.lupakan_keberatan, name="meja_keberatan_lupakan_sandi"
    ),
    path("meja-keberatan/<int:pk>/<slug:kode>/", rincian.langkah_keberatan, name="meja_keberatan_langkah"),
    path("buku-tamu/", tamu.buku, name="buku_tamu"),
    path("buku-tamu/<int:pk>/pulang/", tamu.pulang, name="buku_tamu_pulang"),
    path("buku-tamu/<int:pk>/ktp/", tamu.ktp, name="buku_tamu_ktp"),
    path("buku-tamu/<int:pk>/kaitkan/", tamu.kaitkan, name="buku_tamu_kaitkan"),
]
