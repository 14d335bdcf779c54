"""What is published already: found before anybody has to ask (R-002-11)."""

import re
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import transaction
from django.db.models import F, Q, QuerySet

from informasi.alur.peran import PETUGAS
from informasi.models import InformasiTerbuka, Permohonan
from informasi.models.pilihan import JenisTerbuka
from informasi.models.terbuka import BAHASA
from informasi.services.hak import pastikan
from layanan.alur.galat import BelumLengkap, Ditolak
from layanan.alur.pelaku import Pelaku
from satker import audit
from satker.models import Satker
from satker.waktu import sekarang

_KATA = re.compile(r"\w+")
_PALING_BANYAK_KATA = 12
_SEPARUH = 3  # letters; less is found everywhere


def terbit(satker: Satker) -> QuerySet[InformasiTerbuka]:
    """What the public may see, the newest first."""
    return InformasiTerbuka.objects.filter(satker=satker, terbit=True).defer("cari", "permohonan")


def cari_terbuka(satker: Satker, teks: str, banyak: int = 20) -> list[InformasiTerbuka]:
    """The best of what is published for these words, whatever their endings; one to three queries. No words: nothing.

    First what holds all of the words, then, where nothing does, any of them, then titles with a word half typed: the
    stemmer knows "perkara", but not "perkar".
    """
    kata = list(dict.fromkeys(_KATA.findall(teks.replace("\x00", "").lower())))[:_PALING_BANYAK_KATA]
    for sambung in (" & ", " | ") if kata else ():
        tanya = SearchQuery(sambung.join(f"{k}:*" for k in kata), search_type="raw", config=BAHASA)
        cocok = terbit(satker).filter(cari=tanya).annotate(nilai=SearchRank(F("cari"), tanya))
        hasil: list[InformasiTerbuka] = list(cocok.order_by("-nilai", "-diperbarui", "-pk")[:banyak])
        if hasil:
            return hasil
    separuh = [Q(judul__icontains=k) for k in kata if len(k) >= _SEPARUH]
    return list(terbit(satker).filter(reduce(or_, separuh))[:banyak]) if separuh else []


@transaction.atomic
def terbitkan(p: Permohonan, *, pelaku: Pelaku, judul: str, isi: str = "", tampil: bool = True) -> InformasiTerbuka:
    """Publish the question of a request and its answer (R-002-11); `isi` empty: the answer as it was given.

    Raises Ditolak for a request that was not answered with words, BelumLengkap where the applicant's name would be
    published or the title is taken, TakBerhak.
    """
    pastikan(pelaku, p.satker, PETUGAS, "Terbitkan jawaban")
    teks, judul = (isi or p.jawaban).replace("\x00", "").strip(), " ".join(judul.replace("\x00", "").split())
    if not teks:
        raise Ditolak("Permohonan ini belum dijawab dengan kata-kata; tulis dahulu isi yang akan diterbitkan.")
    if keliru := _periksa(p, judul, teks):
        raise BelumLengkap(keliru)
    butir = InformasiTerbuka.objects.create(
        satker=p.satker,
        jenis=JenisTerbuka.JAWABAN,
        judul=judul,
        isi=teks,
        permohonan=p,
        terbit=tampil,
        diperbarui=sekarang(),
    )
    audit.catat(p.satker, pelaku.user, "informasi.terbitkan", butir, dari=p.nomor)
    return butir


def _periksa(p: Permohonan, judul: str, isi: str) -> dict[str, str]:
    keliru: dict[str, str] = {}
    if not judul or len(judul) > 200:
        keliru["judul"] = "Tulis pertanyaannya, paling banyak 200 karakter."
    elif InformasiTerbuka.objects.filter(satker=p.satker, judul=judul).exists():
        keliru["judul"] = "Judul ini sudah ada."
    for kunci, teks in (("judul", judul), ("isi", isi)):
        if _menyebut(teks, p.nama) or _menyebut(teks, p.atas_nama):
            keliru[kunci] = "Teks ini memuat nama Pemohon; hapus dahulu namanya."
    return keliru if len(isi) <= 10_000 else keliru | {"isi": "Paling banyak 10.000 karakter."}


def _menyebut(teks: str, nama: str) -> bool:
    polos = " ".join(_KATA.findall(nama.lower()))
    return bool(polos) and polos in " ".join(_KATA.findall(teks.lower()))
