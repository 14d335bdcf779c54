"""Addresses of the information service."""

from django.urls import path

from informasi import urls_petugas
from informasi.views import publik, publik_ajukan, publik_jawab, publik_keberatan, publik_lacak, publik_terima

# Of the public, without a sign-in. What an applicant has opened with number and code stands below lacak/.
urlpatterns = [
    path("informasi/", publik.daftar, name="informasi_daftar"),
    path("informasi/<slug:kode>/", publik.umum, name="informasi_umum"),
    path("informasi/<slug:kode>/ajukan/", publik_ajukan.ajukan, name="informasi_ajukan"),
    path("informasi/terbuka/<int:pk>/", publik.unduh, name="informasi_unduh"),
    path("lacak/informasi/<int:pk>/", publik_lacak.permohonan, name="informasi_lacak"),
    path("lacak/informasi/berkas/<int:pk>/", publik_lacak.berkas, name="informasi_berkas"),
    path("lacak/informasi/<int:pk>/tanda-terima/", publik_terima.permohonan, name="informasi_tanda_terima"),
    path(
        "lacak/informasi/<int:pk>/tanda-terima/pdf/",
        publik_terima.permohonan,
        {"bentuk": "pdf"},
        name="informasi_tanda_terima_pdf",
    ),
    path("lacak/informasi/<int:pk>/cabut/", publik_lacak.cabut_permohonan, name="informasi_cabut"),
    path("lacak/informasi/<int:pk>/lengkapi/", publik_jawab.lengkapi, name="informasi_lengkapi"),
    path("lacak/informasi/<int:pk>/keberatan/", publik_keberatan.ajukan, name="informasi_keberatan"),
    path("lacak/keberatan/<int:pk>/", publik_lacak.keberatan, name="informasi_lacak_keberatan"),
    path("lacak/keberatan/<int:pk>/tanda-terima/", publik_terima.keberatan, name="informasi_tanda_terima_keberatan"),
    path(
        "lacak/keberatan/<int:pk>/tanda-terima/pdf/",
        publik_terima.keberatan,
        {"bentuk": "pdf"},
        name="informasi_tanda_terima_keberatan_pdf",
    ),
    path("lacak/keberatan/<int:pk>/tanggapan/", publik_jawab.tanggapan, name="informasi_tanggapan"),
    path("lacak/keberatan/<int:pk>/cabut/", publik_lacak.cabut_keberatan_saya, name="informasi_cabut_keberatan"),
    path("lacak/<int:pk>/tenggat.ics", publik_lacak.kalender_tenggat, name="informasi_kalender"),
    *urls_petugas.urlpatterns,
]
