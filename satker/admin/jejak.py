"""The audit trail, for reading."""

from django.contrib import admin

from satker.kelola import AdminSatker, SaringSatker
from satker.models import JejakAudit


@admin.register(JejakAudit)
class JejakAuditAdmin(AdminSatker):
    """Append-only; a court's admin reads the lines of his court."""

    boleh_tambah = boleh_ubah = boleh_hapus = False
    list_display = ("waktu", "pelaku", "tindakan", "objek")
    list_filter = (SaringSatker, "waktu")
    search_fields = ("pelaku", "tindakan", "objek")
    show_full_result_count = False
