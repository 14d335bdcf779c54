"""What a court sets for all its desks."""

from django.contrib import admin

from layanan.models import JamKhusus, SetelanLayanan
from satker.kelola import AdminSatker


@admin.register(SetelanLayanan)
class SetelanLayananAdmin(AdminSatker):
    """One row per court; without one the usual closing times hold."""

    boleh_hapus = False
    list_display = ("satker", "jam_tutup", "jam_tutup_jumat", "terima_setelah_tutup")
    list_select_related = ("satker",)
    fields = ("satker", "jam_tutup", "jam_tutup_jumat", "terima_setelah_tutup")


@admin.register(JamKhusus)
class JamKhususAdmin(AdminSatker):
    """Closing times of some weeks; what came in before a change keeps its day of receipt."""

    list_display = ("satker", "mulai", "sampai", "jam_tutup", "jam_tutup_jumat", "dasar")
    list_select_related = ("satker",)
    fields = ("satker", ("mulai", "sampai"), ("jam_tutup", "jam_tutup_jumat"), "dasar")
