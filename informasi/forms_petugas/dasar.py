"""What the officers' forms share: fields that read what people type, and the version of the matter they saw."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import TextChoices

from layanan.models import Urusan
from satker.models import Satker
from satker.waktu import saat_lokal

_ANGKA = re.compile(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(?:00|-))?", re.IGNORECASE | re.ASCII)


class BidangAngka(forms.CharField):
    """A whole number as it is written here: 12500, 12.500, Rp12.500,00. Django's own reads 12.500 as 12."""

    def __init__(self, label: str, *, wajib: bool = False, petunjuk: str = "", awal: int | None = None) -> None:
        masukan = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(label=label, required=wajib, max_length=20, help_text=petunjuk, initial=awal, widget=masukan)

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        teks = super().clean(value)
        if not teks:
            return None
        cocok = _ANGKA.fullmatch(teks)
        if cocok is None:
            raise forms.ValidationError("Tulis dengan angka saja, misalnya 12.500.", code="angka")
        return int(cocok[1].replace(".", ""))


def kolom_teks(label: str, panjang: int, petunjuk: str = "", *, wajib: bool = False, **atribut: str) -> forms.CharField:
    """One line."""
    return forms.CharField(
        label=label, required=wajib, max_length=panjang, help_text=petunjuk, widget=forms.TextInput(atribut)
    )


def kolom_uraian(
    label: str, panjang: int, petunjuk: str = "", *, wajib: bool = False, baris: int = 3
) -> forms.CharField:
    """Several lines."""
    return forms.CharField(
        label=label, required=wajib, max_length=panjang, help_text=petunjuk, widget=forms.Textarea({"rows": baris})
    )


def kolom_pilih(label: str, pilihan: type[TextChoices], *, wajib: bool = True, petunjuk: str = "") -> forms.ChoiceField:
    """One of a few, all in sight."""
    return forms.ChoiceField(
        label=label, choices=pilihan.choices, required=wajib, help_text=petunjuk, widget=forms.RadioSelect
    )


def kolom_tanggal(label: str, petunjuk: str = "") -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(
        label=label, required=False, help_text=petunjuk, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


def kolom_catatan() -> forms.CharField:
    """The note that every step takes."""
    return kolom_uraian("Catatan untuk berkas", 2000, "Tidak terlihat oleh Pemohon", baris=2)


def saat_diterima(satker: Satker, hari: date | None) -> datetime | None:
    """The moment a letter of that day counts as received: its first minute; None: now."""
    return saat_lokal(satker, hari, time(0, 1)) if hari else None


class FormLangkah(forms.Form):
    """The form of one step. `BILA`: under which answer a field is asked (classes of pages.css)."""

    BILA: Mapping[str, str] = {}
    # Asked for by the desk's rule under that answer: not to be called optional.
    PERLU: frozenset[str] = frozenset()
    versi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, urusan: Urusan, tindakan: str, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"versi": urusan.versi} | (kwargs.get("initial") or {})
        # Several forms share the page: their fields need names of their own.
        kwargs["auto_id"] = f"id_{tindakan}_%s"
        super().__init__(*args, **kwargs)
        self.urusan: Any = urusan
        self.tindakan = tindakan

    def isian(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The visible fields in order, each with its class."""
        for bidang in self.visible_fields():
            bidang.field.required |= bidang.name in self.PERLU
            yield self.BILA.get(bidang.name, ""), bidang

    def terisi(self) -> dict[str, Any]:
        """What was filled in; what was left empty is not there, so that the service's own defaults hold."""
        return {k: v for k, v in self.cleaned_data.items() if v not in (None, "") and k != "versi"}

    def muat_versi(self, versi: int) -> None:
        """The next sending goes from the matter as it stands now; what was typed stays."""
        data: Any = self.data
        self.data = data.copy()
        self.data["versi"] = str(versi)  # type: ignore[index]
