"""Search and filters of the case list."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import OrderBy

from perkara.models import Perkara, Pihak, Registrasi
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from satker.models import Satker


def _terdaftar() -> QuerySet[Registrasi]:
    return Registrasi.objects.filter(perkara=OuterRef("pk"), status=Registrasi.Status.AKTIF)


def _menurut(kolom: str, *, lama: bool = False) -> tuple[OrderBy, str]:
    """Newest (or oldest) first; what has no date comes last either way."""
    if lama:
        return F(kolom).asc(nulls_last=True), "id"
    return F(kolom).desc(nulls_last=True), "-id"


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

    urut = filters.ChoiceFilter(
        method="urutkan",
        label="Urutkan",
        choices=[("lama", "Terlama didaftarkan"), ("putus", "Terakhir diputus")],
        empty_label="Terbaru didaftarkan",
    )

    class Meta:
        model = Perkara
        fields: list[str] = []

    def __init__(self, satker: Satker, data: Any) -> None:
        dasar = Perkara.objects.filter(satker=satker, hilang_pada=None).select_related("putusan")
        terbaru = dasar.annotate(ada_penerima=Exists(_terdaftar())).order_by(*_menurut("tanggal_daftar"))
        super().__init__(data, queryset=terbaru)
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

    def urutkan(self, perkara: QuerySet[Perkara], _nama: str, nilai: str) -> QuerySet[Perkara]:
        """Another order than newest first."""
        if nilai == "putus":
            return perkara.order_by(F("putusan__tanggal").desc(nulls_last=True), *_menurut("tanggal_daftar"))
        return perkara.order_by(*_menurut("tanggal_daftar", lama=True))
