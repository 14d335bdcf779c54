"""The court itself and its entry in the register of services."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from satker.akses import satker_dikelola
from satker.kelola import AdminSatker, LembarSatker
from satker.models import ProfilLayanan, Satker

# What decides who sees the court and how its cases are known is not the court's own to change.
HANYA_PENGELOLA = ("kode", "tingkat", "induk", "aktif")


class BarisProfil(LembarSatker):
    """R-000-1, editable per court."""

    model = ProfilLayanan
    can_delete = False


@admin.register(Satker)
class SatkerAdmin(AdminSatker):
    """Courts: made by the superuser or `muat_satker`, described by their own admin."""

    list_display = ("nama", "kode", "singkatan", "tingkat", "zona_waktu", "aktif")
    search_fields = ("nama", "kode", "singkatan")
    inlines = (BarisProfil,)
    boleh_hapus = False

    def satker_dari(self, obj: Any) -> Satker | None:
        """The court is its own."""
        satker: Satker = obj
        return satker

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return satker_dikelola(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)  # type: ignore[union-attr]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if request.user.is_superuser else HANYA_PENGELOLA  # type: ignore[union-attr]
