"""Handing over with the documents themselves, in one transaction."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from informasi.alur.syarat import angka
from informasi.models import Permohonan
from informasi.services.langkah import serahkan
from layanan import lampiran
from layanan.alur.jalan import jalankan
from layanan.alur.pelaku import Pelaku
from layanan.models import Lampiran


@transaction.atomic
def serahkan_berkas(
    p: Permohonan, *, pelaku: Pelaku, berkas: Sequence[lampiran.Kiriman] = (), **isian: Any
) -> Permohonan:
    """Hand over, and keep what was handed over with the request; the applicant finds it on his tracking page.

    A document of an indirect request goes into the applicant's hands only (R-002-27): it stays inside the house.
    """
    p = serahkan(p, pelaku=pelaku, **isian)
    hanya_langsung = p.berdokumen and not p.langsung and angka(p).kunjungan_dokumen
    for satu in berkas:
        lampiran.simpan(
            satu, urusan=p, sisi=Lampiran.Sisi.PENGADILAN, oleh=pelaku.user, untuk_pemohon=not hanya_langsung
        )
    return p


def jawab_langsung(p: Permohonan, *, pelaku: Pelaku, jawaban: str, versi: int | None = None) -> Permohonan:
    """Answer a simple question that was written down before (R-002-3)."""
    return jalankan(p, "jawab_langsung", pelaku=pelaku, versi=versi, isian={"jawaban": jawaban})


def siapkan(p: Permohonan, *, pelaku: Pelaku, versi: int | None = None, catatan: str = "") -> Permohonan:
    """Go on to payment or preparation, where a statement was left before it (a whole one goes on by itself)."""
    return jalankan(p, "siapkan", pelaku=pelaku, versi=versi, isian={"catatan": catatan})
