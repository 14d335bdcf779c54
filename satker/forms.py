"""Forms of this floor."""

from django import forms


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
