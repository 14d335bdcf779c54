"""Quiet hours to change; consent and webhooks to read."""

from typing import Any

from django.contrib import admin

from notifikasi.models import KotakWebhook, Persetujuan, SetelanNotifikasi
from satker.kelola import AdminSatker, SaringSatker


@admin.register(SetelanNotifikasi)
class SetelanNotifikasiAdmin(AdminSatker):
    """When a court may disturb people."""

    list_display = ("satker", "jendela_mulai", "jendela_selesai")
    list_select_related = ("satker",)
    boleh_hapus = False


@admin.register(Persetujuan)
class PersetujuanAdmin(AdminSatker):
    """The consent ledger: append-only, also for admins."""

    jalur_satker = "nomor__satker"
    boleh_tambah = boleh_ubah = boleh_hapus = False
    list_display = ("nomor", "tindakan", "kanal", "dasar", "petugas", "waktu")
    list_filter = (SaringSatker, "tindakan", "kanal")
    list_select_related = ("nomor", "petugas")
    search_fields = ("nomor__e164",)
    show_full_result_count = False


@admin.register(KotakWebhook)
class KotakWebhookAdmin(AdminSatker):
    """What gateways sent, as it came. Bodies hold texts of people and are not shown in lists."""

    jalur_satker = "gateway__satker"
    boleh_tambah = boleh_ubah = boleh_hapus = False
    list_display = ("id", "gateway", "diterima_pada", "diproses_pada", "keadaan")
    list_filter = (SaringSatker, ("galat", admin.EmptyFieldListFilter))
    list_select_related = ("gateway",)
    fields = ("gateway", "kunci", "diterima_pada", "diproses_pada", "galat")
    show_full_result_count = False

    @admin.display(description="keadaan")
    def keadaan(self, obj: Any) -> str:
        """What could not be read waits for `proses_masuk --ulang`."""
        if obj.galat:
            return "Tidak terbaca"
        return "Selesai" if obj.diproses_pada else "Menunggu"
