"""The page of costs: messages by channel and kind, what they cost, and what SMS would have cost (R-000-8)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifikasi.biaya import LaporanBiaya, laporan, rupiah
from satker import ekspor
from satker.akses import perlu_peran
from satker.models import Peran, Satker
from satker.waktu import hari_ini

PERAN = (Peran.ADMIN, Peran.KETUA, Peran.PANITERA)
KEPALA = ("Kanal", "Kode", "Jenis", "Pesan", "SMS setara", "Biaya (rupiah)", "Bila SMS (rupiah)", "Hemat (rupiah)")


class SaringBiaya(forms.Form):
    """From one day to another, both included."""

    dari = forms.DateField(label="Sejak", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    sampai = forms.DateField(
        label="Sampai", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """A period runs forward."""
        isi = super().clean() or self.cleaned_data
        if isi.get("dari") and isi.get("sampai") and isi["dari"] > isi["sampai"]:
            self.add_error("sampai", "Tanggal ini sebelum tanggal “Sejak”.")
        return isi


@require_safe
@perlu_peran(*PERAN)
def biaya(request: HttpRequest) -> HttpResponse:
    """GET /biaya-pesan/: the period's costs; without a period, the running month."""
    form, isi = _baca(request)
    konteks = {
        "form": form,
        "laporan": isi,
        "baris": [(b, rupiah(b.biaya), rupiah(b.setara), rupiah(b.hemat)) for b in isi.baris],
        "pesan": int(isi.jumlah("banyak")),
        "biaya": rupiah(isi.jumlah("biaya")),
        "setara": rupiah(isi.jumlah("setara")),
        "hemat": rupiah(isi.jumlah("hemat")),
    }
    return render(request, "notifikasi/biaya.html", konteks)


@require_safe
@perlu_peran(*PERAN)
def unduh(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    """GET /biaya-pesan/unduh.csv|xlsx: the same figures as a file."""
    satker: Satker = request.satker  # type: ignore[attr-defined]
    return ekspor.dalam_bentuk(bentuk, f"biaya-pesan-{hari_ini(satker):%Y%m%d}", KEPALA, _berkas(_baca(request)[1]))


def _baca(request: HttpRequest) -> tuple[SaringBiaya, LaporanBiaya]:
    """The form as it was sent and the costs of its period; a period that cannot be read is the running month."""
    satker: Satker = request.satker  # type: ignore[attr-defined]
    awal, akhir = _bulan_ini(satker)
    form = SaringBiaya(request.GET or {"dari": awal, "sampai": akhir})
    isi = form.cleaned_data if form.is_valid() else {}
    return form, laporan(satker, isi.get("dari") or awal, isi.get("sampai") or akhir)


def _bulan_ini(satker: Satker) -> tuple[date, date]:
    hari = hari_ini(satker)
    return hari.replace(day=1), hari


def _berkas(isi: LaporanBiaya) -> Iterator[tuple[object, ...]]:
    for b in isi.baris:
        angka = (rupiah(n) for n in (b.biaya, b.setara, b.hemat))
        yield (b.nama_kanal, b.jenis, b.nama, b.banyak, b.sms, *angka)
