"""Staff: only the admin registers who receives the staff messages (R-000-6)."""

from typing import Any

from django import forms
from django.contrib import admin
from unfold.widgets import UnfoldAdminTextInputWidget

from satker.kelola import AdminSatker, SaringSatker
from satker.models import Pegawai
from satker.muat.bagian import NilaiKeliru
from satker.muat.pembaca import nomor_wa
from satker.telepon import samarkan


class FormulirPegawai(forms.ModelForm):  # type: ignore[type-arg]
    """A member of staff; the number may be typed in any spelling."""

    nomor_wa = forms.CharField(
        label="Nomor WhatsApp",
        required=False,
        max_length=60,
        widget=UnfoldAdminTextInputWidget,
        help_text="Misalnya 0812-3456-7890. Kosong: tanpa pesan",
    )

    class Meta:
        model = Pegawai
        fields = ("satker", "nama", "nip", "jabatan", "nomor_wa", "hakim_id", "panitera_id", "user", "aktif")

    def clean_nomor_wa(self) -> str:
        """The number as E.164, or the reason why it cannot be used."""
        try:
            return nomor_wa(self.cleaned_data["nomor_wa"])
        except NilaiKeliru as galat:
            raise forms.ValidationError(f"Nomor {galat}") from None


@admin.register(Pegawai)
class PegawaiAdmin(AdminSatker):
    """Staff of the court, matched to SIPP by their ids there."""

    form = FormulirPegawai
    list_display = ("nama", "jabatan", "nomor", "hakim_id", "panitera_id", "aktif")
    list_filter = (SaringSatker, "jabatan", "aktif")
    search_fields = ("nama", "nip")

    @admin.display(description="nomor WhatsApp")
    def nomor(self, obj: Any) -> str:
        """Masked: a list is read over shoulders."""
        return samarkan(obj.nomor_wa) if obj.nomor_wa else "–"
