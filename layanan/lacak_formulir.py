"""The form that opens a matter."""

from typing import Any

from django import forms

from layanan.captcha import CaptchaDitolak
from layanan.formulir import IsianCaptcha, habiskan_captcha
from layanan.models import Urusan
from layanan.pelacakan import TIDAK_COCOK, PerluBukti, TerlaluSering, cari_urusan
from layanan.sesi import SESI_HABIS

_TANPA_BANTUAN = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class FormLacak(forms.Form):
    """Number and code, in any spelling. Valid: `urusan` is the matter. `terlalu_sering`: asked too often.

    Where many try the same number it asks for a captcha: from then on it has that field.
    """

    nomor = forms.CharField(
        label="Nomor register",
        max_length=120,
        help_text="Seperti pada tanda terima, misalnya 001/INF/PA.Bjh/XI/2026",
        widget=forms.TextInput(_TANPA_BANTUAN),
    )
    sandi = forms.CharField(
        label="Sandi",
        max_length=40,
        help_text="Sepuluh huruf dan angka pada tanda terima",
        widget=forms.TextInput(_TANPA_BANTUAN),
    )

    def __init__(self, *args: Any, asal: str, sesi_habis: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asal, self.sesi_habis = asal, sesi_habis
        self.urusan: Urusan | None = None
        self.terlalu_sering = False
        if self.is_bound and any(k.startswith("captcha_") for k in self.data):
            self.fields["captcha"] = IsianCaptcha()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.sesi_habis:
            raise forms.ValidationError(SESI_HABIS)
        if not self.errors:
            self.urusan = self._cari(data)
        return data

    def _cari(self, data: dict[str, Any]) -> Urusan | None:
        berbukti = "captcha" in data
        try:
            if berbukti:
                habiskan_captcha(self, *data.pop("captcha"))
            urusan = cari_urusan(data["nomor"], data["sandi"], self.asal, berbukti=berbukti)
        except CaptchaDitolak as tolak:
            self.add_error("captcha", str(tolak))
            return None
        except PerluBukti as perlu:
            self.fields["captcha"] = IsianCaptcha()
            raise forms.ValidationError(str(perlu)) from None
        except TerlaluSering as tunggu:
            self.terlalu_sering = True
            raise forms.ValidationError(str(tunggu)) from None
        if urusan is None:
            raise forms.ValidationError(TIDAK_COCOK)
        return urusan
