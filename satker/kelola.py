"""Django admin, kept within the user's courts: the base of every ModelAdmin of the portal.

Who is Admin of a court (R-000-6) sees, chooses and saves only what is the court's; Django's permissions play no part.
Every save and deletion stands in the audit trail, by the names of the changed fields and never by their values.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.db.models import Field, Model, QuerySet, URLField
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.text import capfirst
from unfold.admin import ModelAdmin, StackedInline, TabularInline

from satker.akses import satker_dikelola
from satker.audit import catat
from satker.models import Satker


def mengelola(user: Any) -> bool:
    """Whether there is anything for the user to administer: a court of his, or, for the superuser, the portal."""
    return user.is_superuser or satker_dikelola(user).exists()


def batasi_pilihan(user: Any, model: type[Model]) -> QuerySet[Any] | None:
    """What of `model` may be chosen in a form by this user; None where nothing needs to be held back."""
    if user.is_superuser:
        return None
    dikelola = satker_dikelola(user)
    if model is Satker:
        return dikelola
    if model is get_user_model():
        return get_user_model().objects.filter(keanggotaan__satker__in=dikelola).distinct()
    try:
        model._meta.get_field("satker")
    except FieldDoesNotExist:
        return None
    return model._default_manager.filter(satker__in=dikelola)


class BatasPilihan:
    """Choices of foreign keys within the user's courts; for admins and inlines."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, URLField):
            kwargs.setdefault("assume_scheme", "https")
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **self._batas(db_field, request, kwargs))  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **self._batas(db_field, request, kwargs))  # type: ignore[misc]

    def _batas(self, bidang: "Field[Any, Any]", request: HttpRequest, kwargs: dict[str, Any]) -> dict[str, Any]:
        pilihan = batasi_pilihan(request.user, bidang.remote_field.model)  # type: ignore[union-attr]
        return kwargs if pilihan is None else kwargs | {"queryset": pilihan}


class SaringSatker(admin.SimpleListFilter):
    """Filter by court, offering only the user's own; not shown to who has one."""

    title = "satuan kerja"
    parameter_name = "satker"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        pilihan = [(str(s.pk), s.nama) for s in satker_dikelola(request.user)]
        return pilihan if len(pilihan) > 1 else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        nilai = self.value()
        if not nilai or not nilai.isdecimal():
            return queryset
        return queryset.filter(**{self.jalur: nilai})

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: type[Model], model_admin: Any) -> None:
        self.jalur = getattr(model_admin, "jalur_satker", "satker")
        super().__init__(request, params, model, model_admin)  # type: ignore[arg-type]


class AdminSatker(BatasPilihan, ModelAdmin):  # type: ignore[misc]
    """A ModelAdmin within the user's courts. `jalur_satker` leads from the model to its court ("gateway__satker")."""

    jalur_satker: ClassVar[str] = "satker"
    boleh_tambah: ClassVar[bool] = True
    boleh_ubah: ClassVar[bool] = True
    boleh_hapus: ClassVar[bool] = True

    def satker_dari(self, obj: Any) -> Satker | None:
        """The court an object belongs to; None for what belongs to all."""
        for nama in self.jalur_satker.split("__"):
            obj = getattr(obj, nama)
        milik: Satker | None = obj
        return milik

    def milik_sendiri(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the object lies within the user's courts."""
        if request.user.is_superuser:  # type: ignore[union-attr]
            return True
        satker = self.satker_dari(obj)
        return satker is not None and satker_dikelola(request.user).filter(pk=satker.pk).exists()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        semua: QuerySet[Any] = super().get_queryset(request)
        if request.user.is_superuser:  # type: ignore[union-attr]
            return semua
        return semua.filter(**{f"{self.jalur_satker}__in": satker_dikelola(request.user)})

    def _boleh(self, request: HttpRequest, obj: Any) -> bool:
        return self.milik_sendiri(request, obj) if obj is not None else mengelola(request.user)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._boleh(request, None)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.boleh_tambah and self._boleh(request, None)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.boleh_ubah and self._boleh(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.boleh_hapus and self._boleh(request, obj)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new object belongs to the court being worked in, unless the form says otherwise."""
        awal: dict[str, Any] = super().get_changeform_initial_data(request)
        satker = request.satker  # type: ignore[attr-defined]
        return {"satker": satker.pk} | awal if satker else awal

    def save_model(self, request: HttpRequest, obj: Any, form: "ModelForm[Any]", change: bool) -> None:
        # The form's choices already say so; this is the lock behind the door.
        if not self.milik_sendiri(request, obj):
            raise PermissionDenied
        super().save_model(request, obj, form, change)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._catat(request, "tambah", obj, message)
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self._catat(request, "ubah", obj, message)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            self._catat(request, "hapus", obj, [])
        return super().log_deletions(request, queryset)

    def _catat(self, request: HttpRequest, kata: str, obj: Any, pesan: Any) -> None:
        tindakan = f"{kata}_{obj._meta.model_name}"
        catat(self.satker_dari(obj), request.user, tindakan, obj, nama=str(obj)[:120], perubahan=pesan)  # type: ignore[arg-type]


class _InlineSatker(BatasPilihan):
    """Rows of an object that is itself within the user's courts: the parent's permission is theirs."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mengelola(request.user)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mengelola(request.user)


class BarisSatker(_InlineSatker, TabularInline):  # type: ignore[misc]
    """Inline as a table, whose cells have no label beside them: the field says its name itself."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        isian = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isian is not None:
            isian.widget.attrs.setdefault("aria-label", capfirst(isian.label))
        return isian


class LembarSatker(_InlineSatker, StackedInline):  # type: ignore[misc]
    """Inline as a form."""
