"""The guest book's line (R-002-2), and the range of days that is printed."""

from datetime import date, timedelta
from typing import Any

from django import forms

from informasi.forms_petugas.dasar import kolom_tanggal, kolom_teks
from informasi.models import Permohonan
from layanan.nomor import kunci_nomor
from satker.models import Satker
from satker.waktu import hari_ini

SETAHUN = timedelta(days=366)


class FormTamu(forms.Form):
    """Name first: it has the focus when the page opens."""

    nama = kolom_teks("Nama", 120, wajib=True, autofocus="", autocomplete="off")
    asal = kolom_teks("Alamat atau instansi", 300, wajib=True, autocomplete="off")
    keperluan = kolom_teks("Keperluan", 250, wajib=True)
    bertemu = kolom_teks("Yang ditemui", 120)
    kontak = kolom_teks("Nomor kontak", 60, inputmode="tel", autocomplete="off")
    ktp_ditunjukkan = forms.BooleanField(label="KTP ditunjukkan", required=False)


class FormKaitkan(forms.Form):
    """Which request a visit was about, by its number in any spelling."""

    nomor = kolom_teks("Nomor permohonan", 120, wajib=True)

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.satker = satker

    def clean_nomor(self) -> Permohonan:
        kunci = kunci_nomor(self.cleaned_data["nomor"])
        p = Permohonan.objects.filter(satker=self.satker, nomor_kunci=kunci).defer("cari").first()
        if p is None:
            raise forms.ValidationError("Tidak ada permohonan dengan nomor ini.")
        return p


class FormRentang(forms.Form):
    """From one day to another, this month where nothing is chosen."""

    dari = kolom_tanggal("Dari")
    sampai = kolom_tanggal("Sampai")

    def __init__(self, satker: Satker, data: Any) -> None:
        hari = hari_ini(satker)
        self.bawaan = {"dari": hari.replace(day=1), "sampai": hari}
        super().__init__(data if data.get("dari") or data.get("sampai") else None, initial=self.bawaan)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dari, sampai = data.get("dari"), data.get("sampai")
        if dari and sampai and dari > sampai:
            self.add_error("sampai", "Tanggal ini sebelum tanggal mulainya.")
        return data

    def rentang(self) -> tuple[date, date]:
        """Both days; what cannot be read is as if it were not there."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        sampai = data.get("sampai") or self.bawaan["sampai"]
        return data.get("dari") or min(self.bawaan["dari"], sampai), sampai
