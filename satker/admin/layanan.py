"""Documents for the public (R-000-21, R-000-22, R-000-23)."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from satker.kelola import AdminSatker, SaringSatker
from satker.models import Dokumen
from satker.waktu import sekarang


@admin.register(Dokumen)
class DokumenAdmin(AdminSatker):
    """Buku Saku, Manual Book, evidence of implementation."""

    list_display = ("judul", "jenis", "periode", "terbit", "diunggah")
    list_filter = (SaringSatker, "jenis", "terbit")
    search_fields = ("judul",)

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        if "berkas" in form.changed_data:
            obj.diunggah = sekarang()
        super().save_model(request, obj, form, change)
