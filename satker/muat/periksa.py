"""Reads a court's file as a whole and says everything that is wrong with it, each in one line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from satker.muat.bagian import Bagian, Isian, Keliru, Kolom, NilaiKeliru, semua_bagian
from satker.muat.letak import Jalur, baris_terdekat, letak_kunci
from satker.muat.lingkungan import bentangkan
from satker.muat.sintaks import TomlRusak, urai

WAJIB_ADA = "satker"


class GalatMuat(Exception):
    """The file cannot be loaded; `baris` holds one message per line. Nothing has been written."""

    def __init__(self, baris: list[str]) -> None:
        super().__init__("\n".join(baris))
        self.baris = baris


@dataclass
class Berkas:
    """A file while it is being read: rows per section, and what was found wrong so far."""

    letak: dict[Jalur, int]
    lingkungan: Mapping[str, str]
    isi: dict[str, list[Isian]] = field(default_factory=dict)
    galat: list[tuple[int, str]] = field(default_factory=list)

    def tolak(self, jalur: Jalur, kalimat: str) -> None:
        """Note that what stands at `jalur` is wrong."""
        self.galat.append((baris_terdekat(self.letak, jalur), kalimat))

    def tolak_baris(self, nama: str, keliru: Keliru) -> None:
        """Note what a section's own check found."""
        jalur = _jalur(nama, keliru.indeks, keliru.kunci)
        self.tolak(jalur, f"{nama}.{keliru.kunci} {keliru.kalimat}" if keliru.kunci else f"[{nama}] {keliru.kalimat}")

    def pastikan_benar(self) -> None:
        """Raise GalatMuat when anything was found, in the order of the file."""
        if self.galat:
            raise GalatMuat([f"baris {baris}: {kalimat}" for baris, kalimat in sorted(self.galat)])


def baca_berkas(teks: str, lingkungan: Mapping[str, str]) -> Berkas:
    """The rows of every section, read and checked. Raises GalatMuat with all that is wrong at once."""
    try:
        data = urai(teks)
    except TomlRusak as galat:
        raise GalatMuat([str(galat)]) from None
    berkas = Berkas(letak_kunci(teks), lingkungan)
    for nama, nilai in data.items():
        _baca_bagian(berkas, nama, nilai)
    if WAJIB_ADA not in data:
        berkas.tolak((), "bagian [satker] tidak ada")
    berkas.pastikan_benar()
    return berkas


def _baca_bagian(berkas: Berkas, nama: str, nilai: Any) -> None:
    daftar = semua_bagian().get(nama)
    if daftar is None:
        return berkas.tolak(_jalur(nama), _asing_bagian(nama, nilai))
    banyak = daftar[0].banyak
    if not isinstance(nilai, list if banyak else dict):
        return berkas.tolak(_jalur(nama), f"bagian ini ditulis {_kurung(nama, banyak=banyak)}")
    baris = nilai if banyak else [nilai]
    if not all(isinstance(b, dict) for b in baris):
        return berkas.tolak(_jalur(nama), f"bagian ini ditulis {_kurung(nama, banyak=banyak)}")
    sebelum = len(berkas.galat)
    berkas.isi[nama] = [_baca_baris(berkas, daftar, nama, i, b) for i, b in enumerate(baris)]
    if len(berkas.galat) == sebelum:  # what lies between the keys can only be judged when each of them is good
        for bagian in daftar:
            for keliru in bagian.periksa(berkas.isi[nama]):
                berkas.tolak_baris(nama, keliru)
    return None


def _baca_baris(berkas: Berkas, daftar: list[Bagian], nama: str, indeks: int, isian: Isian) -> Isian:
    kolom = {k: v for bagian in daftar for k, v in bagian.kolom.items()}
    hasil: Isian = {}
    for kunci, mentah in isian.items():
        if kunci not in kolom:
            berkas.tolak(_jalur(nama, indeks, kunci), _asing_kunci(nama, kunci, kolom))
            continue
        try:
            hasil[kunci] = kolom[kunci].baca(bentangkan(mentah, berkas.lingkungan))
        except NilaiKeliru as galat:
            bukan = "" if kolom[kunci].rahasia or not galat.gema else f", bukan {_kutip(mentah)}"
            berkas.tolak(_jalur(nama, indeks, kunci), f"{nama}.{kunci} {galat}{bukan}")
    for kunci in (k for k, v in kolom.items() if v.wajib and k not in isian):
        berkas.tolak(_jalur(nama, indeks), f"{nama}.{kunci} wajib diisi")
    return hasil


def _jalur(nama: str, indeks: int = 0, kunci: str | None = None) -> Jalur:
    daftar = semua_bagian().get(nama)
    awal: Jalur = (nama, indeks) if daftar and daftar[0].banyak else (nama,)
    return (*awal, kunci) if kunci else awal


def _kurung(nama: str, *, banyak: bool) -> str:
    return f"[[{nama}]]" if banyak else f"[{nama}]"


def _asing_bagian(nama: str, nilai: Any) -> str:
    dikenal = semua_bagian()
    if not isinstance(nilai, dict | list):
        pemilik = [n for n, daftar in dikenal.items() if any(nama in b.kolom for b in daftar)]
        return f"kunci {nama} berada di luar bagian{_maksud([f'di bawah [{p}]' for p in pemilik])}"
    mirip = get_close_matches(nama, dikenal, n=1)
    return f"bagian [{nama}] tidak dikenal{_maksud([_kurung(m, banyak=dikenal[m][0].banyak) for m in mirip])}"


def _asing_kunci(nama: str, kunci: str, kolom: Mapping[str, Kolom]) -> str:
    mirip = get_close_matches(kunci, kolom, n=1)
    pemilik = [n for n, daftar in semua_bagian().items() if any(kunci in b.kolom for b in daftar)]
    return f"{nama}.{kunci} tidak dikenal{_maksud(mirip or [f'bagian [{p}]' for p in pemilik])}"


def _maksud(usul: list[str]) -> str:
    return f"; maksudnya {' atau '.join(usul)}?" if usul else ""


def _kutip(nilai: Any) -> str:
    teks = json.dumps(nilai, ensure_ascii=False, default=str)
    return teks if len(teks) <= 60 else f"{teks[:57]}…"
