"""The rule a court follows, its tariff, contact and links."""

from django.contrib import admin

from informasi.models import SetelanInformasi
from satker.kelola import AdminSatker


@admin.register(SetelanInformasi)
class SetelanInformasiAdmin(AdminSatker):
    """One row per court; empty numbers mean: as the chosen rule says."""

    boleh_hapus = False
    list_display = ("satker", "profil", "keterangan", "tarif_lembar", "kontak_nama")
    list_select_related = ("satker",)
    fieldsets = (
        (None, {"fields": ("satker", "profil")}),
        (
            "Batas waktu yang ditetapkan sendiri",
            {
                "fields": (
                    *("keterangan", "perpanjangan", "penyerahan"),
                    *("keberatan", "satuan_keberatan", "jawaban", "satuan_jawaban", "kunjungan_dokumen"),
                )
            },
        ),
        ("Biaya", {"fields": ("tarif_lembar", "tarif_jilid", "dasar_tarif", "cara_bayar")}),
        ("Kontak dan catatan", {"fields": ("kontak_nama", "kontak_jabatan", "kontak_telepon", "disclaimer")}),
        (
            "Tautan",
            {
                "fields": (
                    *("tautan_lapor", "tautan_lapor_android", "tautan_lapor_ios"),
                    *("tautan_siwas", "tautan_masukan"),
                )
            },
        ),
    )
