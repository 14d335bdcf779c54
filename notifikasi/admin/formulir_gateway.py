"""The form of a gateway: secrets go in and never come out; unsafe settings are refused with the reason."""

from typing import Any

from django import forms
from unfold.widgets import (
    UnfoldAdminPasswordWidget,
    UnfoldAdminSelectWidget,
    UnfoldBooleanSwitchWidget,
)

from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Setelan
from notifikasi.models import Gateway


def _sandi(label: str, bantuan: str) -> forms.CharField:
    isian = UnfoldAdminPasswordWidget(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, required=False, strip=True, widget=isian, help_text=bantuan)


class FormulirGateway(forms.ModelForm):  # type: ignore[type-arg]
    """A gateway. An empty secret keeps the stored one; a new webhook secret leaves the old one valid beside it."""

    jenis = forms.ChoiceField(label="Jenis", widget=UnfoldAdminSelectWidget)
    token = _sandi("Token", "Tidak pernah ditampilkan. Kosong: token tersimpan tetap dipakai.")
    rahasia_baru = _sandi(
        "Rahasia webhook baru", "Tidak pernah ditampilkan. Rahasia sebelumnya tetap diterima sampai dihapus."
    )
    hapus_rahasia_lama = forms.BooleanField(
        label="Hapus rahasia webhook lama", required=False, widget=UnfoldBooleanSwitchWidget
    )

    class Meta:
        model = Gateway
        fields = (
            *("satker", "nama", "jenis", "url", "token", "nomor_id", "nomor_pengirim", "opsi", "prioritas", "laju"),
            *("jeda_acak", "jeda_penerima", "kontak_baru_per_hari", "pemanasan_mulai", "aktif", "dijeda"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [(j, daftar.kelas(j).nama) for j in daftar.GATEWAY]  # type: ignore[attr-defined]
        self.initial.pop("token", None)  # not even as what a change is compared with

    def clean_token(self) -> str:
        """The typed token, or the stored one."""
        return self.cleaned_data["token"] or self.instance.token

    def clean_opsi(self) -> dict[str, Any]:
        """Options are an object; an empty field is an empty one."""
        opsi = self.cleaned_data["opsi"] or {}
        if not isinstance(opsi, dict):
            raise forms.ValidationError('Tulis opsi sebagai objek JSON, misalnya {"koneksi": 5}.')
        return opsi

    def clean(self) -> dict[str, Any]:
        """Refuse what must not be used, in the adapter's own words."""
        isi = super().clean() or self.cleaned_data
        self.instance.rahasia_webhook = "\n".join(self._rahasia(isi))
        if "jenis" in isi:
            for alasan in daftar.kelas(isi["jenis"]).periksa_setelan(self._setelan(isi)):
                self.add_error(None, alasan)
        return isi

    def _rahasia(self, isi: dict[str, Any]) -> list[str]:
        """The secrets to store, the newest first; the one before it stays until it is taken away."""
        lama = [r for b in self.instance.rahasia_webhook.splitlines() if (r := b.strip())]
        semua = [r for r in (isi.get("rahasia_baru", ""), *lama) if r]
        return semua[:1] if isi.get("hapus_rahasia_lama") else list(dict.fromkeys(semua))[:2]

    def _setelan(self, isi: dict[str, Any]) -> Setelan:
        rahasia = tuple(self.instance.rahasia_webhook.splitlines())
        return Setelan(
            isi.get("url", ""), isi.get("token", ""), isi.get("nomor_id", ""), rahasia, isi.get("opsi") or {}
        )
