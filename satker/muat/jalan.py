"""Loading a court's file: check everything, then write everything, or nothing."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from satker.audit import catat
from satker.libur import muat_libur, tahun_bawaan
from satker.models import Satker
from satker.muat.bagian import GagalSimpan, Ringkasan, semua_bagian
from satker.muat.periksa import Berkas, baca_berkas


@transaction.atomic
def muat_teks(teks: str, lingkungan: Mapping[str, str], *, simulasi: bool = False) -> dict[str, Any]:
    """Set a court up from the text of its file and answer the counts per section; repeating it changes nothing.

    `lingkungan` gives the values of ${NAME}. `simulasi` checks and counts, and writes nothing.
    Raises GalatMuat with every mistake, one line each; then nothing has been written either.
    """
    berkas = baca_berkas(teks, lingkungan)
    kode = berkas.isi["satker"][0]["kode"]
    satker = Satker.objects.filter(kode=kode).first() or Satker(kode=kode)
    bagian = _simpan_semua(satker, berkas)
    hasil = {"satker": kode, "bagian": bagian, "libur": muat_libur(tahun_bawaan())}
    if any(b["dibuat"] or b["diubah"] for b in bagian.values()):
        catat(satker, "muat_satker", "muat_berkas", satker, bagian=bagian)
    if simulasi:
        transaction.set_rollback(True)
    return hasil


def _simpan_semua(satker: Satker, berkas: Berkas) -> dict[str, dict[str, int]]:
    hasil: dict[str, dict[str, int]] = {}
    for nama, daftar in semua_bagian().items():
        if nama not in berkas.isi:
            continue
        jumlah = Ringkasan()
        for bagian in daftar:
            milik = [{k: v for k, v in baris.items() if k in bagian.kolom} for baris in berkas.isi[nama]]
            try:
                jumlah += bagian.simpan(satker, milik)
            except GagalSimpan as galat:
                for keliru in galat.keliru:
                    berkas.tolak_baris(nama, keliru)
        if satker.pk is None:
            break  # a court that could not be saved has no sections
        hasil[nama] = jumlah.sebagai_dict()
    berkas.pastikan_benar()
    return hasil
