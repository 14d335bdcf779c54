"""Who is to be registered without coming to the counter: filers whose case is new or still running (R-000-4)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from perkara.models import AktaCerai, Kuasa, Pihak, Putusan, Sidang

SISI_PENDAFTAR = 1
# SIPP's codes (domain 8.2, 8.3): only a granted divorce leads to a certificate.
CERAI = (346, 347)
DIKABULKAN = 62


@dataclass(frozen=True, slots=True)
class Calon:
    """A filer or a filer's counsel whose number text is to be judged."""

    perkara_id: int
    sisi: int
    nama: str
    telepon: str
    pihak_id: int | None = None
    kuasa_id: int | None = None

    @property
    def orang(self) -> tuple[int | None, int | None]:
        """Key of the person within our tables."""
        return self.pihak_id, self.kuasa_id


def cari_calon(satker_id: int, mulai: date, hari_ini: date) -> list[Calon]:
    """Side 1's active counsel and parties whose text is new or was changed since it was last judged, newest case first.

    Counsel comes first: where both have one number it is counsel's. The other side and witnesses are never among them.
    """
    kuasa = _belum_dinilai(Kuasa.objects.filter(aktif=True), satker_id, mulai, hari_ini)
    pihak = _belum_dinilai(Pihak.objects.all(), satker_id, mulai, hari_ini)
    kolom = ("perkara_id", "sisi", "nama", "telepon", "pk")
    return [
        *(Calon(p, sisi, nama, telepon, kuasa_id=pk) for p, sisi, nama, telepon, pk in kuasa.values_list(*kolom)),
        *(Calon(p, sisi, nama, telepon, pihak_id=pk) for p, sisi, nama, telepon, pk in pihak.values_list(*kolom)),
    ]


def _belum_dinilai(orang: QuerySet, satker_id: int, mulai: date, hari_ini: date) -> QuerySet:
    milik = {"perkara": OuterRef("perkara")}
    sidang = Exists(Sidang.objects.filter(**milik, hilang_pada=None, tanggal__gte=hari_ini))
    terbit = Exists(AktaCerai.objects.filter(**milik).exclude(nomor="").exclude(tanggal=None))
    kabul = Exists(Putusan.objects.filter(**milik, status_id=DIKABULKAN))
    berjalan = sidang | (Q(perkara__jenis_id__in=CERAI) & kabul & ~terbit)
    baru = Q(perkara__tanggal_daftar__gte=mulai)
    belum = Q(telepon_dinilai=None) | ~Q(telepon_dinilai=F("telepon"))
    saring = orang.filter(belum, baru | berjalan, perkara__satker=satker_id, perkara__hilang_pada=None)
    urut = ("perkara_id", "urutan" if orang.model is Pihak else "pk")
    return saring.filter(sisi=SISI_PENDAFTAR).order_by(F("perkara__tanggal_daftar").desc(nulls_last=True), *urut)
