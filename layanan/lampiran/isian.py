"""The form field of attachments."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from layanan.lampiran.jenis import AKHIRAN, JUMLAH_MAKS, SEBUTAN, UKURAN_MAKS, UKURAN_SEMUA_MAKS
from layanan.lampiran.terima import Kiriman, terima
from satker.tertahan import HILANG


class PilihBerkas(forms.FileInput):
    """A file input for several; a phone offers its camera."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"multiple": True, "accept": ",".join(AKHIRAN)})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The files, or the names of those that a form sent after a new sign-in cannot bring along."""
        nilai = super().value_from_datadict(data, files, name)
        hilang = data.getlist(f"{name}{HILANG}") if hasattr(data, "getlist") else []
        return Hilang(hilang) if hilang and not nilai else nilai


class Hilang(list[str]):
    """Names of files that have to be chosen again."""


class IsianLampiran(forms.FileField):
    """Files that cleans to list[Kiriman]. Every refused file is named with its reason; one refused refuses all."""

    widget = PilihBerkas

    def __init__(self, *, jumlah: int = JUMLAH_MAKS, **kwargs: Any) -> None:
        self.jumlah = jumlah
        kwargs.setdefault("help_text", petunjuk(jumlah))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Kiriman]:  # type: ignore[override]
        if isinstance(data, Hilang):
            raise ValidationError(f"Pilih kembali berkas ini sebelum mengirim: {', '.join(data)[:300]}.", code="hilang")
        daftar = [b for b in data or [] if b]
        if not daftar and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(daftar) > self.jumlah:
            raise ValidationError(f"Pilih paling banyak {self.jumlah} berkas.", code="jumlah")
        if sum(b.size for b in daftar) > UKURAN_SEMUA_MAKS:
            raise ValidationError(
                f"Semua berkas bersama paling besar {filesizeformat(UKURAN_SEMUA_MAKS)}.", code="semua"
            )
        return _terima_semua(daftar)


def petunjuk(jumlah: int = JUMLAH_MAKS) -> str:
    """What may be chosen, said under the label."""
    return f"{SEBUTAN}, paling banyak {jumlah} berkas, masing-masing paling besar {filesizeformat(UKURAN_MAKS)}."


def _terima_semua(daftar: list[Any]) -> list[Kiriman]:
    hasil, galat = [], []
    for berkas in daftar:
        try:
            hasil.append(terima(berkas))
        except ValidationError as tolak:
            galat += [ValidationError(f"{(berkas.name or '')[:60]}: {kalimat}") for kalimat in tolak.messages]
    if galat:
        raise ValidationError(galat)
    return hasil
