"""Recaps and lists of one date on request, as if their hour had come."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from notifikasi.jenis import Batal
from notifikasi.models import Pesan
from notifikasi.templat import Siap, render
from perkara import acuan as kerangka
from perkara.acuan import Acuan
from perkara.rencana.jalan import kunci
from perkara.rencana.pegawai import REKAP, TUNGGAKAN, pastikan_nomor
from perkara.rencana.simulasi import urungkan
from satker.kalender import hari_kerja
from satker.models import Satker
from satker.telepon import samarkan
from satker.waktu import pada, sekarang


class TanggalBelumTiba(ValueError):
    """A recap of a day that has not come would be empty, and would count as sent."""


@dataclass(frozen=True, slots=True)
class TeksRekap:
    """One message as it would read now."""

    jenis: str
    nomor: str
    teks: str


def rekap(satker: Satker | None, tanggal: date, simulasi: bool = False) -> tuple[dict[str, int], list[TeksRekap]]:
    """Queue N-11 … N-15 of `tanggal` in one court, or in all (R-000-15 … R-000-20).

    The keys are those of planning: who has had that day's recap is not written to again. Nothing on a day the
    court does not work. Returns the counts and, under `simulasi`, the texts; then nothing is stored. Raises
    TanggalBelumTiba.
    """
    with pada(sekarang()):
        jumlah: Counter[str] = Counter()
        teks: list[TeksRekap] = []
        for acuan in kerangka.semua(satker):
            if tanggal > acuan.hari:
                raise TanggalBelumTiba(f"Tanggal {tanggal:%d-%m-%Y} belum tiba di {acuan.satker}.")
            hitungan, baru = _satu(acuan.untuk_tanggal(tanggal), simulasi)
            jumlah.update(hitungan)
            teks += baru
        return dict(jumlah), teks


def _satu(acuan: Acuan, simulasi: bool) -> tuple[dict[str, int], list[TeksRekap]]:
    return urungkan(acuan, _rencanakan, _teks) if simulasi else (_rencanakan(acuan), [])


@transaction.atomic
def _rencanakan(acuan: Acuan) -> dict[str, int]:
    kunci(acuan)
    if not hari_kerja(acuan.satker, acuan.hari):
        return {p.kode: 0 for p in (*REKAP, *TUNGGAKAN)}
    pastikan_nomor(acuan)
    return {p.kode: p.antrekan(acuan) for p in (*REKAP, *TUNGGAKAN)}


def _teks(pesan: Sequence[Pesan]) -> list[TeksRekap]:
    hasil = render(pesan)
    return [TeksRekap(p.jenis, samarkan(p.nomor.e164), _kata(hasil[p.pk])) for p in pesan]


def _kata(hasil: object) -> str:
    if isinstance(hasil, Siap):
        return hasil.teks
    return f"(tidak dikirim: {hasil.sebab})" if isinstance(hasil, Batal) else "(tidak dapat disusun)"
