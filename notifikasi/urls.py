"""Addresses of the messaging floor."""

from django.urls import path

from notifikasi.views import biaya, kotak, massal, operasi, pesan, simulator, tindakan, webhook

urlpatterns = [
    path("pesan/", pesan.daftar, name="pesan"),
    path("pesan/unduh.<str:bentuk>", pesan.unduh, name="pesan_unduh"),
    path("pesan/massal/", tindakan.massal, name="pesan_massal"),
    path("pesan/massal/<slug:tindakan>/", massal.saringan, name="pesan_saringan"),
    path("pesan/<int:pk>/", pesan.rincian, name="pesan_rincian"),
    path("pesan/<int:pk>/tindakan/", tindakan.satu, name="pesan_tindakan"),
    path("biaya-pesan/", biaya.biaya, name="biaya_pesan"),
    path("biaya-pesan/unduh.<str:bentuk>", biaya.unduh, name="biaya_pesan_unduh"),
    path("kotak-masuk/", kotak.daftar, name="kotak_masuk"),
    path("kotak-masuk/<int:pk>/", kotak.rincian, name="kotak_rincian"),
    path("kotak-masuk/<int:pk>/balas/", kotak.balas, name="kotak_balas"),
    path("kotak-masuk/<int:pk>/ditangani/", kotak.ditangani, name="kotak_ditangani"),
    path("operasi/", operasi.operasi, name="operasi"),
    path("operasi/gateway/<int:pk>/<slug:tindakan>/", operasi.gateway, name="operasi_gateway"),
    path("gateway/<int:pk>/sakelar/", tindakan.sakelar_gateway, name="gateway_sakelar"),
    path("simulator/", simulator.telepon, name="simulator"),
    path("simulator/<str:nomor>/", simulator.telepon, name="simulator_telepon"),
    path("simulator/<str:nomor>/balas/", simulator.balas, name="simulator_balas"),
    path("webhook/<slug:jenis>/<slug:token>/", webhook.webhook, name="webhook"),
]
