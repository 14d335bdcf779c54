"""A court's own texts, checked before they are saved and shown filled with its real data."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from notifikasi.jenis import JenisPesan, ambil, semua
from notifikasi.models import Templat
from notifikasi.templat import periksa_teks, pratinjau
from notifikasi.templat.periksa import bidang_boleh
from satker.kelola import AdminSatker, SaringSatker


def jenis_dari(kode: str) -> JenisPesan | None:
    """The kind of that code, None when this version does not know it."""
    return next((j for j in semua() if j.kode == kode), None)


class FormulirTemplat(forms.ModelForm):  # type: ignore[type-arg]
    """A text. What it may not hold is said in a sentence, with the line or the nearest field."""

    jenis = forms.ChoiceField(label="Jenis pesan", widget=UnfoldAdminSelectWidget)
    teks = forms.CharField(
        label="Teks",
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 12}),
        help_text="Kosong: teks bawaan",
    )

    class Meta:
        model = Templat
        fields = ("satker", "jenis", "teks", "nama_meta", "bidang_meta")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [(j.kode, f"{j.kode} {j.nama}") for j in semua()]  # type: ignore[attr-defined]
        self.fields["bidang_meta"].required = False

    def clean(self) -> dict[str, Any]:
        """Check the text and the order of Meta's fields against the kind."""
        isi = super().clean() or self.cleaned_data
        if "jenis" in isi:
            jenis = ambil(isi["jenis"])
            for salah in periksa_teks(jenis, isi["teks"]) if isi.get("teks", "").strip() else ():
                self.add_error("teks", salah)
            isi["bidang_meta"] = isi.get("bidang_meta") or []
            if asing := self._bidang_asing(jenis, isi["bidang_meta"]):
                self.add_error("bidang_meta", f"Bidang tidak dikenal: {asing}.")
        return isi

    @staticmethod
    def _bidang_asing(jenis: JenisPesan, bidang: Any) -> str:
        if not isinstance(bidang, list):
            return 'tulis daftar JSON, misalnya ["nama", "nomor_perkara"]'
        return ", ".join(str(b) for b in bidang if b not in bidang_boleh(jenis))


@admin.register(Templat)
class TemplatAdmin(AdminSatker):
    """The wording of each kind, with what it may use and how it will look."""

    form = FormulirTemplat
    list_display = ("jenis", "nama_jenis", "satker", "nama_meta")
    list_filter = (SaringSatker,)
    list_select_related = ("satker",)
    search_fields = ("jenis",)
    readonly_fields = ("lihat", "bidang", "bawaan")
    fieldsets = (
        (None, {"fields": ("satker", "jenis", "teks", "lihat", "bidang", "bawaan")}),
        ("Templat Meta (Cloud API)", {"fields": ("nama_meta", "bidang_meta")}),
    )

    @admin.display(description="nama")
    def nama_jenis(self, obj: Any) -> str:
        """What the kind is called."""
        jenis = jenis_dari(obj.jenis)
        return jenis.nama if jenis else "–"

    @admin.display(description="pratinjau dengan data pengadilan")
    def lihat(self, obj: Any) -> SafeString | str:
        """The saved text as a recipient would read it."""
        jenis = jenis_dari(obj.jenis)
        if obj.pk is None or jenis is None:
            return "Muncul setelah disimpan."
        baris = pratinjau(jenis, obj.satker, obj.teks).splitlines()
        return format_html("<p>{}</p>", format_html_join(SafeString("<br>"), "{}", ((b,) for b in baris)))

    @admin.display(description="bidang yang dapat dipakai")
    def bidang(self, obj: Any) -> SafeString | str:
        """Every field with its meaning."""
        jenis = jenis_dari(obj.jenis)
        if jenis is None:
            return "Muncul setelah disimpan."
        isi = ((f"{{{{ {nama} }}}}", arti) for nama, arti in bidang_boleh(jenis).items())
        return format_html("<ul>{}</ul>", format_html_join("", "<li><code>{}</code> {}</li>", isi))

    @admin.display(description="teks bawaan")
    def bawaan(self, obj: Any) -> SafeString | str:
        """What is sent without a text of the court's own."""
        jenis = jenis_dari(obj.jenis)
        baris = jenis.teks.splitlines() if jenis else []
        return format_html_join(SafeString("<br>"), "{}", ((b,) for b in baris)) or "Muncul setelah disimpan."
