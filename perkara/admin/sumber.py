"""The court's SIPP: where it is, how its runs went, and the rows that could not be taken over."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminPasswordWidget

from perkara.models import JalanSinkron, Karantina, SumberSipp
from perkara.sipp.alamat import baca_alamat
from perkara.sipp.galat import AlamatSippKeliru
from perkara.sipp.sinkron import HitunganSinkron, sinkron
from satker import audit
from satker.kelola import AdminSatker, SaringSatker


class FormulirSumber(forms.ModelForm):  # type: ignore[type-arg]
    """The address holds a password: it goes in and never comes out. Empty keeps the stored one."""

    url = forms.CharField(
        label="Alamat basis data",
        required=False,
        widget=UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"}),
        help_text="mysql://pengguna:sandi@host:3306/sipp. Tidak ditampilkan; kosong: yang tersimpan tetap dipakai.",
    )

    class Meta:
        model = SumberSipp
        fields = ("satker", "url", "mulai", "aktif")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.pop("url", None)

    def clean_url(self) -> str:
        """The typed address if it can be understood, or the stored one."""
        url: str = self.cleaned_data["url"] or self.instance.url
        if not url:
            raise forms.ValidationError("Isi alamat basis data SIPP.")
        try:
            baca_alamat(url)
        except AlamatSippKeliru as galat:
            raise forms.ValidationError(galat.sebab) from None
        return url


@admin.register(SumberSipp)
class SumberSippAdmin(AdminSatker):
    """Where the cases come from."""

    form = FormulirSumber
    boleh_hapus = False
    list_display = ("satker", "tujuan", "mulai", "aktif", "terakhir_selesai", "galat")
    list_select_related = ("satker",)
    readonly_fields = ("tujuan", "terakhir_mulai", "terakhir_selesai", "galat", "catatan")
    actions = ("aksi_sinkron", "aksi_terima_hilang")
    fieldsets = (
        (None, {"fields": ("satker", "tujuan", "url", "mulai", "aktif")}),
        ("Sinkron terakhir", {"fields": ("terakhir_mulai", "terakhir_selesai", "galat", "catatan")}),
    )

    @admin.display(description="server")
    def tujuan(self, obj: Any) -> str:
        """Host and database, without user and password."""
        try:
            return str(baca_alamat(obj.url)) if obj.url else "-"
        except AlamatSippKeliru:
            return "tidak terbaca"

    @admin.display(description="catatan skema")
    def catatan(self, obj: Any) -> str:
        """What this SIPP lacks, one line each."""
        return "\n".join(obj.catatan_skema) or "-"

    @admin.action(description="Sinkronkan sekarang")
    def aksi_sinkron(self, request: HttpRequest, queryset: QuerySet[SumberSipp]) -> None:
        """Run the sync here and now: connecting a SIPP is tried out this way."""
        for sumber in queryset.select_related("satker"):
            self._katakan(request, sumber, sinkron(sumber.satker))

    @admin.action(description="Sinkronkan, terima juga yang mendadak tidak ada di SIPP")
    def aksi_terima_hilang(self, request: HttpRequest, queryset: QuerySet[SumberSipp]) -> None:
        """After a look: what is gone from SIPP is meant to be gone (SippSurut)."""
        for sumber in queryset.select_related("satker"):
            hasil = sinkron(sumber.satker, terima_hilang=True)
            audit.catat(sumber.satker, request.user, "sipp.terima_hilang", sumber, hilang=hasil.hilang)
            self._katakan(request, sumber, hasil)

    def _katakan(self, request: HttpRequest, sumber: SumberSipp, hasil: HitunganSinkron) -> None:
        if hasil.galat:
            self.message_user(request, f"{sumber.satker}: {hasil.galat}", messages.ERROR)
            return
        angka = f"{hasil.dibaca} baris dibaca, {hasil.baru} baru, {hasil.berubah} berubah, {hasil.hilang} hilang"
        self.message_user(request, f"{sumber.satker}: {angka}.", messages.SUCCESS)


@admin.register(JalanSinkron)
class JalanSinkronAdmin(AdminSatker):
    """The runs of the last thirty days, for reading."""

    boleh_tambah = boleh_ubah = boleh_hapus = False
    list_display = ("mulai", "satker", "selesai", "baru", "berubah", "hilang", "disisihkan", "galat")
    list_filter = (SaringSatker, ("galat", admin.EmptyFieldListFilter))
    list_select_related = ("satker",)
    show_full_result_count = False

    @admin.display(description="baru")
    def baru(self, obj: Any) -> int:
        return int(obj.hitungan.get("baru", 0))

    @admin.display(description="berubah")
    def berubah(self, obj: Any) -> int:
        return int(obj.hitungan.get("berubah", 0))

    @admin.display(description="hilang")
    def hilang(self, obj: Any) -> int:
        return int(obj.hitungan.get("hilang", 0))

    @admin.display(description="disisihkan")
    def disisihkan(self, obj: Any) -> int:
        return int(obj.hitungan.get("disisihkan", 0))


@admin.register(Karantina)
class KarantinaAdmin(AdminSatker):
    """Rows of SIPP set aside, with the reason: to be mended in SIPP, never here."""

    boleh_tambah = boleh_ubah = boleh_hapus = False
    list_display = ("tabel", "kunci", "sebab", "pertama", "terakhir", "selesai_pada")
    list_filter = (SaringSatker, ("selesai_pada", admin.EmptyFieldListFilter), "tabel")
    list_select_related = ("satker",)
    search_fields = ("kunci", "sebab")
    show_full_result_count = False
