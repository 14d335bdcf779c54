"""The calendar: national days are the superuser's, a court adds and overrides its own."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from satker.akses import satker_dikelola
from satker.kelola import AdminSatker
from satker.models import HariLibur


class SaringTahun(admin.SimpleListFilter):
    """Filter by year."""

    title = "tahun"
    parameter_name = "tahun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(t.year), str(t.year)) for t in model_admin.get_queryset(request).dates("tanggal", "year")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        nilai = self.value() or ""
        return (
            queryset.filter(tanggal__year=nilai) if nilai.isdecimal() and len(nilai) == 4 and int(nilai) else queryset
        )


@admin.register(HariLibur)
class HariLiburAdmin(AdminSatker):
    """Holidays. A national day is overridden by a row of the court for the same day."""

    list_display = ("tanggal", "nama", "jenis", "berlaku", "keterangan")
    list_filter = (SaringTahun, "jenis", "hari_kerja", "perkiraan")
    search_fields = ("nama",)
    list_select_related = ("satker",)

    @admin.display(description="berlaku di", ordering="satker")
    def berlaku(self, obj: Any) -> str:
        """Where; a national day has no court."""
        return str(obj.satker) if obj.satker else "Semua pengadilan"

    @admin.display(description="keterangan")
    def keterangan(self, obj: Any) -> str:
        """What is special about it, in words: a red cross beside every ordinary holiday looks like a fault."""
        return ", ".join([*(["tetap hari kerja"] * obj.hari_kerja), *(["perkiraan"] * obj.perkiraan)]) or "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return HariLibur.objects.filter(Q(satker__in=satker_dikelola(request.user)) | Q(satker=None))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A seeded day that is deleted would come back with the next seed: "tetap hari kerja" says it for good.
        return super().has_delete_permission(request, obj) and not (obj is not None and obj.dari_benih)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Only the superuser may leave the court empty, which means all of them."""
        form = super().get_form(request, obj, change, **kwargs)
        if "satker" in form.base_fields:
            form.base_fields["satker"].required = not request.user.is_superuser  # type: ignore[union-attr]
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        obj.dari_benih = False
        super().save_model(request, obj, form, change)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset.filter(dari_benih=False))
