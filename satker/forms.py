"""Forms of this floor."""

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm


class FormulirMasuk(forms.Form):
    """Name and password. The field names are those password managers and the lock-out know."""

    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label="Kata sandi",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FormulirKode(forms.Form):
    """One field for a code of the app or a recovery code."""

    kode = forms.CharField(
        label="Kode",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}),
    )


class FormulirSandiLagi(forms.Form):
    """The password once more, before the second factor is changed."""

    password = forms.CharField(
        label="Kata sandi Anda",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FormulirGantiSandi(PasswordChangeForm):  # type: ignore[type-arg]
    """Django's form in the portal's words; what a password must be is checked by AUTH_PASSWORD_VALIDATORS."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi sekarang"
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password1"].help_text = "Sedikitnya 12 tanda, bukan angka saja, dan bukan kata yang umum."
        self.fields["new_password2"].label = "Kata sandi baru, sekali lagi"
        self.fields["new_password2"].help_text = ""
