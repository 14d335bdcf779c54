"""What a form says when something is amiss, in the portal's words: what to do, never that somebody is wrong.

Django's own Indonesian sentences speak of "nilai yang valid" and name program types. Changed once here, they are kind
on every page and in the admin; a form that knows better says its own.
"""

from typing import Any

from django import forms
from django.core import validators

_PILIH = "Pilih salah satu yang ada di daftar."
_TANGGAL = "Tulis tanggalnya lengkap, misalnya 23-11-2026."
_JAM = "Tulis jamnya, misalnya 07.00."
_ANGKA = "Tulis dengan angka saja."

KATA: dict[Any, dict[str, str]] = {
    forms.Field: {"required": "Bagian ini belum diisi."},
    forms.ChoiceField: {"invalid_choice": _PILIH},
    forms.MultipleChoiceField: {"invalid_choice": _PILIH, "invalid_list": _PILIH},
    forms.ModelChoiceField: {"invalid_choice": _PILIH},
    forms.ModelMultipleChoiceField: {"invalid_choice": _PILIH, "invalid_list": _PILIH, "invalid_pk_value": _PILIH},
    forms.DateField: {"invalid": _TANGGAL},
    forms.TimeField: {"invalid": _JAM},
    forms.DateTimeField: {"invalid": "Tulis tanggal dan jamnya, misalnya 23-11-2026 07.00."},
    forms.SplitDateTimeField: {"invalid_date": _TANGGAL, "invalid_time": _JAM},
    forms.IntegerField: {"invalid": _ANGKA},
    forms.DecimalField: {"invalid": _ANGKA},
    forms.FloatField: {"invalid": _ANGKA},
    forms.URLField: {"invalid": "Tulis alamat webnya lengkap, misalnya https://pa-contoh.go.id."},
    forms.JSONField: {"invalid": "Susunan isian ini belum terbaca sebagai JSON. Periksa kurung, koma, dan kutipnya."},
}


def pasang() -> None:
    """Put these sentences in the place of Django's; called once, when Django is ready."""
    for bidang, kalimat in KATA.items():
        bidang.default_error_messages |= kalimat
    validators.EmailValidator.message = "Tulis alamat surelnya lengkap, misalnya nama@contoh.go.id."
    validators.URLValidator.message = KATA[forms.URLField]["invalid"]
    validators.RegexValidator.message = "Bentuk isian ini belum sesuai dengan petunjuknya."
