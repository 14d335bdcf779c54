"""The form of a gateway: secrets go in and never come out; unsafe settings are refused beside the field."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from unfold.widgets import (
    UnfoldAdminPasswordWidget,
    UnfoldAdminSelectWidget,
    UnfoldBooleanSwitchWidget,
)

from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Gateway as Adaptor
from notifikasi.gateway.dasar import Setelan
from notifikasi.models import Gateway

# Setting of an adapter -> field of this form.
ISIAN = {"url": "url", "nomor_id": "nomor_id", "token": "token", "rahasia": "rahasia_baru", "opsi": "opsi"}
KOSONG: dict[str, Any] = {"url": "", "nomor_id": "", "token": "", "rahasia_webhook": "", "opsi": {}}


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
            *("jeda_penerima", "kontak_baru_per_hari", "aktif", "dijeda"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = [(j, daftar.kelas(j).nama) for j in daftar.GATEWAY]  # type: ignore[attr-defined]
        self.initial.pop("token", None)  # not even as what a change is compared with
        # What the row was before this form wrote into it: the settings stay with the provider they belong to.
        self.asal = Setelan(self.instance.url, self.instance.token, "", (), self.instance.opsi or {})
        self.jenis_asal = self.instance.jenis
        jenis = self.data.get("jenis") or self.initial.get("jenis") or self.instance.jenis
        if jenis in daftar.GATEWAY:
            self.instance.jenis = self.instance.jenis or jenis  # so that a new one shows its abilities already
            self._beri_bantuan(daftar.kelas(jenis))

    def _beri_bantuan(self, kelas: type[Adaptor]) -> None:
        """What to type, in the words of this kind; what is general about a secret stays behind it."""
        for setelan, bidang in ISIAN.items():
            kata = kelas.isian.get(setelan)
            if kata and bidang in self.fields:
                self.fields[bidang].help_text = f"{kata} {self.base_fields[bidang].help_text}".strip()

    def clean_opsi(self) -> dict[str, Any]:
        """Options are an object; an empty field is an empty one."""
        opsi = self.cleaned_data["opsi"] or {}
        if not isinstance(opsi, dict):
            raise forms.ValidationError('Tulis opsi sebagai objek JSON, misalnya {"koneksi": 5}.')
        return opsi

    def clean(self) -> dict[str, Any]:
        """Refuse what must not be used, in the adapter's own words."""
        isi = super().clean() or self.cleaned_data
        if "jenis" not in isi:
            return isi
        self._tinggalkan_jenis_lama(isi)
        isi["token"] = isi.get("token") or self._token_lama(isi)
        self.instance.rahasia_webhook = "\n".join(self._rahasia(isi))
        kelas = daftar.kelas(isi["jenis"])
        for alasan in kelas.periksa_setelan(self._setelan(isi)):
            self.add_error(self._bidang(kelas, getattr(alasan, "bidang", "")), alasan)
        return isi

    def _tinggalkan_jenis_lama(self, isi: dict[str, Any]) -> None:
        """Another provider gets none of the old one's settings, also where this form does not show them."""
        if self.jenis_asal in ("", isi["jenis"]):
            return
        for bidang, kosong in KOSONG.items():
            if bidang not in self.fields:
                setattr(self.instance, bidang, kosong)
        self.instance.rahasia_webhook = ""

    def _token_lama(self, isi: dict[str, Any]) -> str:
        """The stored token, as long as it still goes where it always went: nobody can point it at a server of his."""
        baru = self._setelan(isi)
        sama = (isi["jenis"], _tujuan(baru)) == (self.jenis_asal, _tujuan(self.asal))
        return self.asal.token if sama else ""

    @staticmethod
    def _bidang(kelas: type[Adaptor], setelan: str) -> str | None:
        """The field a reason stands beside; None (above all) for what this kind does not show."""
        return ISIAN.get(setelan) if setelan in kelas.isian else None

    def _rahasia(self, isi: dict[str, Any]) -> list[str]:
        """The secrets to store, the newest first; the one before it stays until it is taken away."""
        lama = [r for b in self.instance.rahasia_webhook.splitlines() if (r := b.strip())]
        semua = [r for r in (isi.get("rahasia_baru", ""), *lama) if r]
        return semua[:1] if isi.get("hapus_rahasia_lama") else list(dict.fromkeys(semua))[:2]

    def _setelan(self, isi: dict[str, Any]) -> Setelan:
        """The settings as they will be; those this form does not show are the row's."""
        rahasia = tuple(self.instance.rahasia_webhook.splitlines())
        url, nomor_id, opsi = (isi.get(b, getattr(self.instance, b)) for b in ("url", "nomor_id", "opsi"))
        return Setelan(url or "", isi.get("token", ""), nomor_id or "", rahasia, opsi or {})


def _tujuan(setelan: Setelan) -> tuple[str, str]:
    """Where the token goes: the host, or the profile that names one."""
    try:
        host = urlsplit(setelan.url).netloc
    except ValueError:
        host = setelan.url
    return host, "" if host else str(setelan.opsi.get("profil", ""))
