"""Search and filters of the staff recipients."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Case, F, Q, QuerySet, Value, When

from perkara.penerima import daftar_penerima
from satker.models import Jabatan, Pegawai, Satker


class SaringPegawai(filters.FilterSet):
    """By name or NIP, by office, by whether a number is there."""

    q = filters.CharFilter(
        method="cari", label="Cari", widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nama atau NIP"})
    )
    jabatan = filters.ChoiceFilter(choices=Jabatan.choices, label="Jabatan", empty_label="Semua")
    nomor = filters.ChoiceFilter(
        method="pilih_nomor", label="Nomor", choices=[("ada", "Ada"), ("belum", "Belum ada")], empty_label="Semua"
    )
    urut = filters.ChoiceFilter(
        method="urutkan",
        label="Urutkan",
        choices=[("jabatan", "Jabatan"), ("pesan", "Pesan terakhir")],
        empty_label="Nama",
    )

    class Meta:
        model = Pegawai
        fields: list[str] = []

    def __init__(self, satker: Satker, data: Any) -> None:
        super().__init__(data, queryset=daftar_penerima(satker))

    def cari(self, pegawai: QuerySet[Pegawai], _nama: str, nilai: str) -> QuerySet[Pegawai]:
        """Part of the name, or the beginning of the NIP."""
        return pegawai.filter(Q(nama__icontains=nilai.strip()) | Q(nip__startswith=nilai.replace(" ", "")))

    def pilih_nomor(self, pegawai: QuerySet[Pegawai], _nama: str, nilai: str) -> QuerySet[Pegawai]:
        """Whether messages can reach this person."""
        return pegawai.exclude(nomor_wa="") if nilai == "ada" else pegawai.filter(nomor_wa="")

    def urutkan(self, pegawai: QuerySet[Pegawai], _nama: str, nilai: str) -> QuerySet[Pegawai]:
        """The court's own order of offices, or who was written to last."""
        if nilai == "pesan":
            return pegawai.order_by(F("pesan_saat").desc(nulls_last=True), "nama")
        tingkat = [When(jabatan=j, then=Value(i)) for i, j in enumerate(Jabatan.values)]
        return pegawai.order_by("-aktif", Case(*tingkat, default=Value(len(tingkat))), "nama")
