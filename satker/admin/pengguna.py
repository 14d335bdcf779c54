"""Accounts and their roles, court by court."""

from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin, messages
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from satker import pengguna
from satker.akses import satker_dikelola
from satker.kelola import AdminSatker, BarisSatker, SaringSatker
from satker.masuk import satker_akun
from satker.models import Keanggotaan, Satker

User = get_user_model()
# Roles live in Keanggotaan; secrets of devices and typed-in names of failed sign-ins are nobody's to browse.
TIDAK_DIPERLIHATKAN: tuple[type[Model], ...] = (
    *(User, Group, TOTPDevice, StaticDevice),
    *(AccessAttempt, AccessFailureLog, AccessLog),
)
for _model in TIDAK_DIPERLIHATKAN:
    try:
        admin.site.unregister(_model)
    except NotRegistered:
        continue


class BarisPeran(BarisSatker):
    """The user's roles in the courts of whoever looks."""

    model = Keanggotaan
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Keanggotaan.objects.filter(satker__in=satker_dikelola(request.user))

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A new account made by a court's admin has a role in that court, or nobody would find it again."""
        wajib = obj is None and not request.user.is_superuser  # type: ignore[union-attr]
        return super().get_formset(request, obj, **kwargs | {"min_num": int(wajib), "validate_min": wajib})


@admin.register(User)
class PenggunaAdmin(UserAdmin, AdminSatker):  # type: ignore[type-arg, misc]
    """Accounts. A court's admin changes those that have roles in his courts only, and never a superuser."""

    form, add_form, change_password_form = UserChangeForm, UserCreationForm, AdminPasswordChangeForm
    jalur_satker = "keanggotaan__satker"
    boleh_hapus = False  # an account that acted is closed, not deleted: the trail names it
    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = (SaringSatker, "is_active")
    search_fields = ("username", "first_name", "last_name")
    filter_horizontal = ()
    inlines = (BarisPeran,)
    actions = ("aksi_faktor_kedua", "aksi_buka_kunci")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Orang", {"fields": ("first_name", "last_name", "email", "is_active")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "first_name", "password1", "password2")}),)

    def satker_dari(self, obj: Any) -> Satker | None:
        """The court in whose trail the account stands."""
        return satker_akun(obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).distinct()

    def milik_sendiri(self, request: HttpRequest, obj: Any) -> bool:
        """All of the account's roles lie in the user's courts: nobody takes over a key to a court not his."""
        if request.user.is_superuser:  # type: ignore[union-attr]
            return True
        if obj.pk is None:
            return not obj.is_superuser
        asing = Keanggotaan.objects.filter(user=obj).exclude(satker__in=satker_dikelola(request.user))
        return not (obj.is_superuser or asing.exists())

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._boleh(request, None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        pengguna.selaraskan_staf(form.instance)

    @admin.action(description="Atur ulang faktor kedua")
    def aksi_faktor_kedua(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """For who lost his phone."""
        self._untuk_tiap(request, queryset, pengguna.atur_ulang_faktor_kedua)

    @admin.action(description="Buka kunci masuk")
    def aksi_buka_kunci(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """For who forgot his password often."""
        self._untuk_tiap(request, queryset, pengguna.buka_kunci)

    def _untuk_tiap(self, request: HttpRequest, queryset: QuerySet[Any], layanan: Any) -> None:
        boleh = [user for user in queryset if self.milik_sendiri(request, user)]
        for user in boleh:
            layanan(user, request.user)
        messages.info(request, f"Selesai untuk {len(boleh)} akun.")


@admin.register(Keanggotaan)
class KeanggotaanAdmin(AdminSatker):
    """Roles one by one, also of people who work for several courts."""

    boleh_ubah = False  # a role is given or taken
    list_display = ("user", "satker", "peran")
    list_filter = (SaringSatker, "peran")
    search_fields = ("user__username", "user__first_name")
    list_select_related = ("user", "satker")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        pengguna.selaraskan_staf(obj.user)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        pengguna.selaraskan_staf(obj.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        orang = {k.user for k in queryset.select_related("user")}
        super().delete_queryset(request, queryset)
        for user in orang:
            pengguna.selaraskan_staf(user)
