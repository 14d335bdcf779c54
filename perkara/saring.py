"""Search and filters of the case list."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from perkara.models import Perkara, Pihak, Registrasi
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from satker.models import Satker


def _terdaftar() -> QuerySet[Registrasi]:
    return Registrasi.objects.filter(perkara=OuterRef("pk"), status=Registrasi.Status.AKTIF)


class SaringPerkara(filters.FilterSet):
    """By case number in any spelling or a party's name, by state, by whether anybody is told."""

    q = filters.CharFilter(
        method="cari",
        label="Cari",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nomor perkara atau nama pihak"}),
    )
    keadaan = filters.ChoiceFilter(
        method="pilih_keadaan",
        label="Keadaan",
        choices=[("berjalan", "Berjalan"), ("putus", "Sudah putus"), ("ecourt", "e-Court")],
        empty_label="Semua",
    )
    penerima = filters.ChoiceFilter(
        method="pilih_penerima",
        label="Penerima",
        choices=[("ada", "Ada nomor"), ("belum", "Belum ada nomor")],
        empty_label="Semua",
    )

    class Meta:
        model = Perkara
        fields: list[str] = []

    def __init__(self, satker: Satker, data: Any) -> None:
        dasar = Perkara.objects.filter(satker=satker, hilang_pada=None).select_related("putusan")
        super().__init__(data, queryset=dasar.annotate(ada_penerima=Exists(_terdaftar())))
        self.satker = satker

    def cari(self, perkara: QuerySet[Perkara], _nama: str, nilai: str) -> QuerySet[Perkara]:
        """A readable number finds that case; anything else is looked for in numbers and names."""
        try:
            return perkara.filter(nomor_kunci=baca_nomor_perkara(nilai, self.satker.singkatan).kunci)
        except NomorTidakTerbaca:
            bernama = Pihak.objects.filter(perkara=OuterRef("pk"), nama__icontains=nilai.strip())
            return perkara.filter(Q(nomor__istartswith=nilai.strip()) | Exists(bernama))

    def pilih_keadaan(self, perkara: QuerySet[Perkara], _nama: str, nilai: str) -> QuerySet[Perkara]:
        """Decided or not is a row in the decisions, never a step number (they differ between SIPP versions)."""
        if nilai == "ecourt":
            return perkara.filter(ecourt=True)
        return perkara.filter(putusan__isnull=nilai == "berjalan")

    def pilih_penerima(self, perkara: QuerySet[Perkara], _nama: str, nilai: str) -> QuerySet[Perkara]:
        """Whether an active registration exists."""
        terdaftar = _terdaftar()
        return perkara.filter(Exists(terdaftar) if nilai == "ada" else ~Exists(terdaftar))
