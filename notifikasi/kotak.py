"""The staff inbox: conversations that wait first, and one conversation from end to end."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from notifikasi.jenis import ambil
from notifikasi.models import Percakapan, Pesan, PesanMasuk
from satker.models import Satker
from satker.waktu import lokal

# A conversation longer than this is read in the message log.
PALING_BANYAK = 100


class SaringPercakapan(filters.FilterSet):
    """By number or words, and by whether somebody waits."""

    q = filters.CharFilter(
        method="cari",
        label="Cari",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nomor HP, atau kata dalam pesannya"}),
    )
    keadaan = filters.ChoiceFilter(
        method="menurut", choices=[("menunggu", "Menunggu jawaban")], label="Keadaan", empty_label="Semua"
    )

    class Meta:
        model = Percakapan
        fields: list[str] = []

    def __init__(self, satker: Satker, data: Any) -> None:
        super().__init__(data, queryset=daftar_percakapan(satker))

    def cari(self, percakapan: QuerySet[Percakapan], _nama: str, nilai: str) -> QuerySet[Percakapan]:
        """Four digits or more are looked for in the numbers, anything else in what was written."""
        angka = re.sub(r"\D", "", nilai)
        if len(angka) >= 4 and not re.search(r"[A-Za-z/]", nilai):
            return percakapan.filter(nomor__e164__contains=angka.removeprefix("62").lstrip("0"))
        cocok = PesanMasuk.objects.filter(percakapan=OuterRef("pk"), teks__icontains=nilai)
        return percakapan.filter(Exists(cocok))

    def menurut(self, percakapan: QuerySet[Percakapan], _nama: str, _nilai: str) -> QuerySet[Percakapan]:
        """Only those that wait."""
        return percakapan.filter(menunggu_sejak__isnull=False)


def daftar_percakapan(satker: Satker) -> QuerySet[Percakapan]:
    """The court's conversations with their last text; who waits longest first, then the newest."""
    terakhir = PesanMasuk.objects.filter(percakapan=OuterRef("pk")).order_by("-waktu", "-pk")
    milik = Percakapan.objects.filter(satker=satker).select_related("nomor", "ditangani_oleh")
    return milik.annotate(cuplikan=Subquery(terakhir.values("teks")[:1])).order_by(
        F("menunggu_sejak").asc(nulls_last=True), "-terakhir", "-pk"
    )


@dataclass(frozen=True, slots=True)
class Gelembung:
    """One text of a conversation; `keluar`: the court wrote it. `saat` on the court's clock."""

    pk: int
    keluar: bool
    saat: datetime
    teks: str
    hari_baru: bool = False
    jenis: str = ""
    status: str = ""
    galat: str = ""


def isi(percakapan: Percakapan) -> list[Gelembung]:
    """The newest PALING_BANYAK texts in and out, oldest first. Two queries."""
    satker = percakapan.satker
    masuk = [(m.waktu, False, m.pk, m.teks, None) for m in percakapan.masuk.order_by("-waktu", "-pk")[:PALING_BANYAK]]
    keluar = [
        (p.terkirim_pada or p.diterima_pada or p.dibuat, True, p.pk, p.teks, p)
        for p in _keluar(percakapan)[:PALING_BANYAK]
    ]
    urut = sorted([*masuk, *keluar], key=lambda g: g[:3])[-PALING_BANYAK:]
    hasil: list[Gelembung] = []
    for waktu, dari_kita, pk, teks, pesan in urut:
        saat = lokal(satker, waktu)
        baru = not hasil or hasil[-1].saat.date() != saat.date()
        lain = (_nama(pesan.jenis), pesan.status, pesan.galat) if pesan else ("", "", "")
        hasil.append(Gelembung(pk, dari_kita, saat, teks or _belum_tersusun(pesan), baru, *lain))
    return hasil


def _keluar(percakapan: Percakapan) -> QuerySet[Pesan]:
    milik = Pesan.objects.filter(nomor=percakapan.nomor_id) if percakapan.nomor_id else Pesan.objects.none()
    # What was taken back before it left was never part of the conversation.
    return milik.exclude(Q(status=Pesan.Status.BATAL) & Q(teks="")).order_by("-dibuat", "-pk")


def _belum_tersusun(pesan: Pesan | None) -> str:
    return str(pesan.data.get("balasan", "")) if pesan else ""


def _nama(kode: str) -> str:
    try:
        return ambil(kode).nama
    except KeyError:
        return kode


def penanda(gelembung: list[Gelembung]) -> str:
    """Equal as long as a page that shows these texts shows what there is."""
    return "-".join(f"{int(g.keluar)}{g.pk}{g.status[:4]}" for g in gelembung[-30:]) or "kosong"


def masuk_terakhir(percakapan: Percakapan) -> int:
    """The key of the text that came last; 0 for none."""
    pk = percakapan.masuk.order_by("-pk").values_list("pk", flat=True).first()
    return int(pk or 0)
