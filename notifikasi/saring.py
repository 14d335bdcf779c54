"""Search and filters of the message log."""

import re
from datetime import date, time, timedelta
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from notifikasi.biaya import NAMA_KANAL
from notifikasi.jenis import semua
from notifikasi.models import Pesan
from satker.models import Satker
from satker.waktu import saat_lokal, sekarang

S = Pesan.Status
# By then a phone that is on has told; reconciliation has asked whom it can.
TANPA_BUKTI = timedelta(hours=6)
BUKTI = [("ada", "Terbukti sampai"), ("belum", "Belum ada bukti setelah 6 jam")]


def _jenis() -> list[tuple[str, str]]:
    return [(j.kode, f"{j.kode} {j.nama}") for j in semua()]


def _tanggal() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class SaringPesan(filters.FilterSet):
    """By text (case number, name, number), state, kind and day of planning in the court's zone."""

    q = filters.CharFilter(
        method="cari",
        label="Cari",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nomor perkara, nama, atau nomor HP"}),
    )
    status = filters.ChoiceFilter(choices=Pesan.Status.choices, label="Status", empty_label="Semua")
    jenis = filters.ChoiceFilter(choices=_jenis, label="Jenis", empty_label="Semua")
    kanal = filters.ChoiceFilter(choices=list(NAMA_KANAL.items()), label="Kanal", empty_label="Semua")
    bukti = filters.ChoiceFilter(method="menurut_bukti", choices=BUKTI, label="Bukti", empty_label="Semua")
    dari = filters.DateFilter(method="sejak", label="Sejak", widget=_tanggal())
    sampai = filters.DateFilter(method="hingga", label="Sampai", widget=_tanggal())

    class Meta:
        model = Pesan
        fields: list[str] = []

    def __init__(self, satker: Satker, data: Any) -> None:
        dasar = Pesan.objects.filter(satker=satker).select_related("nomor", "gateway")
        super().__init__(data, queryset=dasar.order_by("-dibuat", "-id"))
        self.satker = satker

    def cari(self, pesan: QuerySet[Pesan], _nama: str, nilai: str) -> QuerySet[Pesan]:
        """Digits of four or more also look into the numbers, in whatever spelling they were typed."""
        syarat = Q(perihal__icontains=nilai) | Q(nama_penerima__icontains=nilai)
        angka = re.sub(r"\D", "", nilai)
        if len(angka) >= 4 and not re.search(r"[A-Za-z/]", nilai):
            syarat |= Q(nomor__e164__contains=angka.removeprefix("62").lstrip("0"))
        return pesan.filter(syarat)

    def menurut_bukti(self, pesan: QuerySet[Pesan], _nama: str, nilai: str) -> QuerySet[Pesan]:
        """Proven by the phone, or taken long enough ago without a word from it (some gateways can never tell)."""
        if nilai == "ada":
            return pesan.filter(status__in=(S.SAMPAI, S.DIBACA))
        lama = pesan.annotate(keluar=Coalesce("diterima_pada", "diklaim_pada"))
        return lama.filter(status__in=(S.DITERIMA, S.TERKIRIM, S.TAK_PASTI), keluar__lt=sekarang() - TANPA_BUKTI)

    def sejak(self, pesan: QuerySet[Pesan], _nama: str, nilai: date) -> QuerySet[Pesan]:
        """From midnight of that day on the court's clock."""
        return pesan.filter(dibuat__gte=saat_lokal(self.satker, nilai, time.min))

    def hingga(self, pesan: QuerySet[Pesan], _nama: str, nilai: date) -> QuerySet[Pesan]:
        """To the end of that day on the court's clock."""
        return pesan.filter(dibuat__lt=saat_lokal(self.satker, nilai + timedelta(days=1), time.min))
