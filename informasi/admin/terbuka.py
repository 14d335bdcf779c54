"""What the court shows without being asked (R-002-11)."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from informasi.models import InformasiTerbuka
from satker.kelola import AdminSatker, SaringSatker
from satker.waktu import sekarang


@admin.register(InformasiTerbuka)
class InformasiTerbukaAdmin(AdminSatker):
    """Documents, answered questions and pages."""

    list_display = ("judul", "jenis", "terbit", "diperbarui")
    list_filter = (SaringSatker, "jenis", "terbit")
    search_fields = ("judul", "isi")
    # Whose question it was is no business of who only edits its answer.
    exclude = ("permohonan",)

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        if form.changed_data:
            obj.diperbarui = sekarang()
        super().save_model(request, obj, form, change)
