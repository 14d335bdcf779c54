"""What a court sets for all its desks."""

from django.contrib import admin

from layanan.models import SetelanLayanan
from satker.kelola import AdminSatker


@admin.register(SetelanLayanan)
class SetelanLayananAdmin(AdminSatker):
    """One row per court; without one the usual closing times hold."""

    boleh_hapus = False
    list_display = ("satker", "jam_tutup", "jam_tutup_jumat", "terima_setelah_tutup")
    list_select_related = ("satker",)
    fields = ("satker", "jam_tutup", "jam_tutup_jumat", "terima_setelah_tutup")
