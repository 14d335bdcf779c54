"""The guest book (R-002-2): who came, who has gone, and which request it was about."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from informasi.alur.peran import PETUGAS
from informasi.alur.samping import KUNJUNGAN
from informasi.models import Permohonan, Tamu
from informasi.services.hak import pastikan
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.alur.pelaku import Pelaku
from layanan.alur.samping import lakukan_samping
from satker.models import Peran, Satker
from satker.waktu import hari_ini, sekarang

BUKU_TAMU = PETUGAS | {Peran.PTSP.value}
_PALING_PANJANG = {"nama": 120, "asal": 300, "kontak": 60, "keperluan": 250, "bertemu": 120}
_WAJIB = ("nama", "asal", "keperluan")


@transaction.atomic
def catat_tamu(
    satker: Satker, isian: Mapping[str, Any], *, pelaku: Pelaku, permohonan: Permohonan | None = None
) -> Tamu:
    """Enter a visitor who is here now; with the request he comes about it is the visit of R-002-27.

    `isian`: `nama`, `asal` (address or institution), `keperluan`; `kontak`, `bertemu`, `ktp_ditunjukkan`. Raises
    BelumLengkap, TakBerhak; Ditolak for a request of another court.
    """
    pastikan(pelaku, satker, BUKU_TAMU, "Isi buku tamu")
    teks = {k: " ".join(str(isian.get(k) or "").replace("\x00", "").split()) for k in _PALING_PANJANG}
    keliru = {k: f"Paling banyak {n} karakter." for k, n in _PALING_PANJANG.items() if len(teks[k]) > n}
    if keliru := keliru | {k: "Bagian ini belum diisi." for k in _WAJIB if not teks[k]}:
        raise BelumLengkap(keliru)
    _pastikan_sepengadilan(satker, permohonan)
    return Tamu.objects.create(
        satker=satker,
        tanggal=hari_ini(satker),
        datang=sekarang(),
        ktp_ditunjukkan=bool(isian.get("ktp_ditunjukkan")),
        permohonan=permohonan,
        petugas=pelaku.user,
        **teks,
    )


@transaction.atomic
def catat_pulang(tamu: Tamu, *, pelaku: Pelaku) -> Tamu:
    """The visitor leaves; a second click changes nothing."""
    pastikan(pelaku, tamu.satker, BUKU_TAMU, "Isi buku tamu")
    Tamu.objects.filter(pk=tamu.pk, pulang=None).update(pulang=sekarang())
    tamu.refresh_from_db(fields=["pulang"])
    return tamu


@transaction.atomic
def kaitkan_tamu(
    tamu: Tamu, permohonan: Permohonan, *, pelaku: Pelaku, ktp_ditunjukkan: bool = False, versi: int | None = None
) -> Tamu:
    """Say which request a visit was about, and whether the KTP was shown after all (R-002-27).

    A KTP that was shown at the door was shown, whatever is ticked here. Raises Ditolak where the visit is about another
    request, SudahBerubah where the request has changed since `versi`.
    """
    pastikan(pelaku, tamu.satker, BUKU_TAMU, "Isi buku tamu")
    _pastikan_sepengadilan(tamu.satker, permohonan)
    tamu.refresh_from_db(fields=["permohonan", "ktp_ditunjukkan"])
    if tamu.permohonan_id == permohonan.pk and tamu.ktp_ditunjukkan >= ktp_ditunjukkan:
        return tamu  # a second click

    def tulis(kini: Permohonan) -> None:
        baris = Tamu.objects.select_for_update().get(pk=tamu.pk)
        if baris.permohonan_id not in (None, kini.pk):
            raise Ditolak("Kunjungan ini sudah dikaitkan dengan permohonan lain.")
        tamu.permohonan, tamu.ktp_ditunjukkan = kini, baris.ktp_ditunjukkan or ktp_ditunjukkan
        tamu.save(update_fields=["permohonan", "ktp_ditunjukkan"])

    lakukan_samping(permohonan, KUNJUNGAN, pelaku=pelaku, peran=BUKU_TAMU, laku=tulis, versi=versi)
    return tamu


@transaction.atomic
def perlihatkan_ktp(tamu: Tamu, *, pelaku: Pelaku) -> Tamu:
    """The KTP was shown after all (R-002-1)."""
    pastikan(pelaku, tamu.satker, BUKU_TAMU, "Isi buku tamu")
    Tamu.objects.filter(pk=tamu.pk).update(ktp_ditunjukkan=True)
    tamu.refresh_from_db(fields=["ktp_ditunjukkan"])
    return tamu


def tamu_hari_ini(satker: Satker) -> QuerySet[Tamu]:
    """Today's visitors, who came last first; one query with their requests."""
    return Tamu.objects.filter(satker=satker, tanggal=hari_ini(satker)).select_related("permohonan")


def _pastikan_sepengadilan(satker: Satker, permohonan: Permohonan | None) -> None:
    if permohonan is not None and permohonan.satker_id != satker.pk:
        raise Ditolak("Permohonan ini milik pengadilan lain.")
