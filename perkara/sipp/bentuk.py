"""From the tuple of a statement to a typed row. Each raises NilaiTakTerbaca when the row makes no sense."""

import re
from datetime import date
from typing import Any, TypeVar

from perkara.sipp.baris import (
    BarisAkta,
    BarisBiaya,
    BarisEfiling,
    BarisIkrar,
    BarisKuasa,
    BarisPenugasan,
    BarisPerkara,
    BarisPetugas,
    BarisPihak,
    BarisPutusan,
    BarisRusak,
    BarisSidang,
    JenisPetugas,
    Peran,
)
from perkara.sipp.bersih import ada_berkas, bulat, jam, rupiah, tanggal, teks, telepon, waktu, ya
from perkara.sipp.galat import NilaiTakTerbaca

TAHAPAN_PERTAMA = 10
PANJAR_TERBANYAK = 10**12  # rupiah; more is a slip of the key
_ANGKA_PANJANG = re.compile(r"\+?\d(?:[\s.()-]*\d){8,}")
# Columns whose long digits are no phone number.
_BUKAN_NOMOR = re.compile(r"(?:^|[._])(?:id|nip|tanggal\w*|tgl\w*|jam\w*|nomor_(?:perkara|register|akta_cerai))$")

Isi = tuple[Any, ...]
T = TypeVar("T")


def perkara(b: Isi) -> BarisPerkara:
    return BarisPerkara(
        sipp_id=_id(b[0], "perkara_id"),
        nomor=_tidak_kosong(teks(b[1]), "nomor perkara"),
        alur_id=_id(b[2], "alur_perkara_id"),
        jenis_id=bulat(b[3]),
        jenis_nama=teks(b[4]),
        tanggal_daftar=tanggal(b[5]),
        tahapan_id=bulat(b[6]),
        proses_id=bulat(b[7]),
        proses_nama=teks(b[8]),
        dipublikasikan=ya(b[9], kosong=True),
    )


def pihak(b: Isi, sisi: int) -> BarisPihak:
    return BarisPihak(
        sipp_id=_id(b[0], "id"),
        perkara_id=_id(b[1], "perkara_id"),
        sisi=sisi,
        urutan=bulat(b[2]) or 1,
        pihak_id=bulat(b[3]),
        nama=_tidak_kosong(teks(b[4]) or teks(b[5]), "nama pihak"),
        telepon=telepon(b[6]),
        ghaib=ya(b[7]),
    )


def kuasa(b: Isi, hari_ini: date) -> BarisKuasa:
    sampai = tanggal(b[9])
    sisi = _id(b[2], "pihak_ke")
    if sisi not in (1, 2, 3, 4):
        raise NilaiTakTerbaca(f"pihak_ke {sisi} bukan 1 sampai 4")
    return BarisKuasa(
        sipp_id=_id(b[0], "id"),
        perkara_id=_id(b[1], "perkara_id"),
        sisi=sisi,
        pihak_id=_id(b[3], "pihak_id"),
        pengacara_id=_id(b[4], "pengacara_id"),
        nama=_tidak_kosong(teks(b[5]) or teks(b[6]), "nama kuasa"),
        telepon=telepon(b[7]),
        aktif=ya(b[8], kosong=True) and (sampai is None or sampai >= hari_ini),
    )


def penugasan(b: Isi, peran: Peran) -> BarisPenugasan:
    return BarisPenugasan(
        perkara_id=_id(b[0], "perkara_id"),
        peran=peran,
        sipp_id=_id(b[1], "id"),
        petugas_id=_id(b[2], f"{peran}_id"),
        nama=teks(b[3]) or teks(b[4]) or teks(b[5]),
        tahapan_id=bulat(b[6]) or TAHAPAN_PERTAMA,
        urutan=bulat(b[7]) or 1,
        jabatan_hakim_id=bulat(b[8]),
        aktif=ya(b[9], kosong=True),
    )


def sidang(b: Isi) -> BarisSidang:
    return BarisSidang(
        sipp_id=_id(b[0], "id"),
        perkara_id=_id(b[1], "perkara_id"),
        urutan=bulat(b[2]) or 1,
        tanggal=_ada(tanggal(b[3]), "tanggal sidang"),
        jam=jam(b[4]),
        sampai=jam(b[5]),
        agenda=teks(b[6]),
        ruang=teks(b[7]) or teks(b[8]),
        ikrar=ya(b[9]),
        verzet=ya(b[10]),
        ditunda=ya(b[11]),
        alasan_ditunda=teks(b[12]),
        keliling=ya(b[13]),
        bas_ada=ada_berkas(b[14]),
        dihadiri=bulat(b[15]),
    )


def putusan(b: Isi, anonimisasi_ada: bool) -> BarisPutusan:
    return BarisPutusan(
        perkara_id=_id(b[0], "perkara_id"),
        tanggal=_ada(tanggal(b[1]), "tanggal putusan"),
        status_id=bulat(b[2]),
        status_nama=teks(b[3]) or teks(b[4]),
        verstek=ya(b[5]),
        edoc_ada=ada_berkas(b[6]),
        anonimisasi_ada=anonimisasi_ada or ada_berkas(b[7]),
        tanggal_minutasi=tanggal(b[8]),
        tanggal_bht=tanggal(b[9]),
    )


def ikrar(b: Isi) -> BarisIkrar:
    return BarisIkrar(_id(b[0], "perkara_id"), tanggal(b[1]))


def akta(b: Isi) -> BarisAkta:
    return BarisAkta(_id(b[0], "perkara_id"), teks(b[1]), tanggal(b[2]), teks(b[3]), tanggal(b[4]), tanggal(b[5]))


def biaya(b: Isi) -> BarisBiaya:
    """The sums of a book in which every entry makes sense."""
    janggal = bulat(b[3]) or 0
    if janggal:
        raise NilaiTakTerbaca(f"{janggal} transaksi panjar tanpa arah atau jumlah yang jelas")
    masuk, keluar = rupiah(b[1]), rupiah(b[2])
    if max(masuk, keluar) > PANJAR_TERBANYAK:
        raise NilaiTakTerbaca("jumlah panjar tidak wajar")
    return BarisBiaya(_id(b[0], "perkara_id"), masuk, keluar, tanggal(b[4]), bool(bulat(b[5])))


def biaya_janggal(b: Isi) -> BarisBiaya:
    """The same case without sums: what was known before no longer holds."""
    return BarisBiaya(_id(b[0], "perkara_id"), None, None, None, False)


def efiling(b: Isi) -> BarisEfiling:
    return BarisEfiling(
        efiling_id=_id(b[0], "efiling_id"),
        nomor_register=teks(b[1]),
        tanggal_daftar=tanggal(b[2]),
        status_teks=teks(b[3]),
        bayar=ya(b[4]),
        jumlah=bulat(b[5]),
        tanggal_bayar=waktu(b[6]),
        batas_bayar=waktu(b[7]),
        nomor_perkara=teks(b[8]),
        perkara_id=bulat(b[9]),
    )


def petugas(b: Isi, jenis: JenisPetugas) -> BarisPetugas:
    nama = _tidak_kosong(teks(b[1]) or teks(b[2]), f"nama {jenis}")
    return BarisPetugas(jenis, _id(b[0], "id"), nama, teks(b[3]), ya(b[4], kosong=True))


def rusak(tabel: str, kolom: tuple[str, ...], b: Isi, sebab: str) -> BarisRusak:
    """A row set aside, named by its own key (`id` or the case's) and with phone numbers masked."""
    kunci = {nama.partition(".")[2]: nilai for nama, nilai in reversed(list(zip(kolom, b, strict=True)))}
    utama = next((f"{nama}={kunci[nama]}" for nama in ("id", "efiling_id", "perkara_id") if nama in kunci), "")
    isi = {nama: _samar(nama, nilai) for nama, nilai in zip(kolom, b, strict=True)}
    return BarisRusak(tabel, utama, sebab, isi)


def _samar(kolom: str, nilai: object) -> str:
    isi = "NULL" if nilai is None else str(nilai)[:200]
    if kolom.endswith("telepon"):
        return "(disamarkan)"
    return isi if _BUKAN_NOMOR.search(kolom) else _ANGKA_PANJANG.sub("(disamarkan)", isi)


def _id(nilai: object, kolom: str) -> int:
    return _ada(bulat(nilai), kolom)


def _ada(nilai: T | None, kolom: str) -> T:
    if nilai is None:
        raise NilaiTakTerbaca(f"{kolom} kosong")
    return nilai


def _tidak_kosong(isi: str, kolom: str) -> str:
    if not isi:
        raise NilaiTakTerbaca(f"{kolom} kosong")
    return isi
