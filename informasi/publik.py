"""What the public finds before it asks (R-002-11), and where it may ask at all."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, QuerySet, When

from informasi.biaya import rupiah, setelan
from informasi.models import InformasiTerbuka, SetelanInformasi
from informasi.services import cari_terbuka, terbit
from informasi.tenggat_profil import angka
from satker.layanan import dokumen_terbit
from satker.models import Dokumen, Satker

TERBARU = 6
KATA_MAKS, TEKS_MAKS = 12, 200


@dataclass(frozen=True, slots=True)
class Temuan:
    """What was found for the words `teks`; without words, what was published last."""

    teks: str
    terbuka: list[InformasiTerbuka]
    dokumen: list[Dokumen]

    def __bool__(self) -> bool:
        return bool(self.terbuka or self.dokumen)


def pengadilan_terbuka() -> QuerySet[Satker]:
    """The courts that have an information desk: all that are active."""
    return Satker.objects.filter(aktif=True).exclude(tingkat=Satker.Tingkat.PEMDA)


def temukan(satker: Satker, teks: str) -> Temuan:
    """Search what the court publishes: its answers, pages and documents, and those about the service."""
    teks = " ".join(teks.replace("\x00", "").split())[:TEKS_MAKS]
    if not teks:
        return Temuan("", list(terbit(satker)[:TERBARU]), [])
    kata = teks.lower().split()[:KATA_MAKS]
    dokumen = [d for d in dokumen_terbit(satker) if all(k in f"{d.judul} {d.periode}".lower() for k in kata)]
    return Temuan(teks, cari_terbuka(satker, teks), dokumen)


def pengadilan_pertama(satker: Satker) -> QuerySet[Satker]:
    """Where copies of decisions are asked for (R-002-13): the courts below `satker` first."""
    pertama = Satker.objects.filter(aktif=True, tingkat=Satker.Tingkat.PERTAMA)
    return pertama.order_by(Case(When(induk=satker.pk, then=0), default=1), "nama")


def ketentuan(satker: Satker) -> dict[str, Any]:
    """What the court's page says about time, cost and contact (R-002-9, R-002-14, R-002-21, R-002-38, R-002-39)."""
    milik = setelan(satker)
    return {"setelan": milik, "angka": angka(milik), "tarif": _tarif(milik), "banding": _banding(satker)}


def _banding(satker: Satker) -> bool:
    return satker.tingkat == Satker.Tingkat.BANDING


def _tarif(milik: SetelanInformasi) -> str:
    """'Rp500 per lembar, Rp5.000 per jilid'; "" where the Ketua set none."""
    satuan = (("lembar", milik.tarif_lembar), ("jilid", milik.tarif_jilid))
    return ", ".join(f"Rp{rupiah(n)} per {nama}" for nama, n in satuan if n is not None)
