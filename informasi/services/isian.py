"""What the form of a request must hold (domain 4.3), said beside each field."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from informasi.biaya import setelan
from informasi.models import Permohonan
from informasi.models.pilihan import (
    IDENTITAS_UNTUK,
    CaraMendapatkan,
    JenisIdentitas,
    JenisPemohon,
    JenisPermohonan,
    Kanal,
)
from informasi.tenggat_profil import angka
from satker.models import Satker
from satker.telepon import JenisNomor, nomor_tunggal
from satker.waktu import hari_ini, sekarang

ISI_DAHULU = "Bagian ini belum diisi."
# R: nobody may leave these empty; the rest depends on who asks, and for what.
WAJIB = (
    *("jenis_pemohon", "nama", "jenis_identitas", "nomor_identitas", "alamat"),
    *("rincian", "tujuan", "jenis", "cara_memperoleh", "cara_mendapatkan"),
)
TEKS = (
    *("kanal", "jenis_pemohon", "nama", "atas_nama", "jenis_identitas", "nomor_identitas", "alamat", "pekerjaan"),
    *("telepon", "rincian", "tujuan", "jenis", "cara_memperoleh", "cara_mendapatkan", "nomor_putusan", "rujukan_nama"),
    *("surel", "nomor_wa", "jawaban"),
)
LAIN = ("identitas_sampai", "rujukan", "kabari_wa", "kabari_surel", "diterima_pada")
# Text columns have no width of their own.
PALING_PANJANG = {
    "rincian": 5000,
    "tujuan": 2000,
    "jawaban": 10_000,
    "alamat": 300,
    "nomor_identitas": 60,
    "telepon": 60,
}
_NIK = re.compile(r"[0-9]{16}")
SATU_BARIS = ("nama", "atas_nama", "pekerjaan", "nomor_putusan", "rujukan_nama")


def rapikan(isian: Mapping[str, Any]) -> dict[str, Any]:
    """The known fields only: texts without surrounding blanks and NUL, names in one line."""
    teks = {k: str(isian.get(k) or "").replace("\x00", "").strip() for k in TEKS}
    teks |= {k: " ".join(teks[k].split()) for k in SATU_BARIS}
    return teks | {k: isian.get(k) for k in LAIN}


def periksa_isian(satker: Satker, isi: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with a tidied form, by field; {} when it may be entered (R-002-1, R-002-3, R-002-11)."""
    keliru = {k: ISI_DAHULU for k in WAJIB if not isi[k]}
    for bagian in (_identitas(satker, isi), _kontak(isi), _permintaan(satker, isi), _diterima(isi)):
        keliru = bagian | keliru
    return keliru


def periksa_sederhana(isi: Mapping[str, Any]) -> dict[str, str]:
    """R-002-3: a simple question needs no form: the question, the answer, and where to write if somebody wants it."""
    kosong = {k: ISI_DAHULU for k in ("rincian", "jawaban") if not isi[k]}
    return _kontak(isi, wajib=False) | _diterima(isi) | kosong


def periksa_panjang(p: Permohonan) -> dict[str, str]:
    """What the columns themselves refuse: too long, or not in the list."""
    bidang = {f.name for f in Permohonan._meta.local_concrete_fields} - {"urusan_ptr"}
    keliru = {k: f"Paling banyak {n} karakter." for k, n in PALING_PANJANG.items() if len(getattr(p, k)) > n}
    try:
        p.clean_fields(exclude={f.name for f in p._meta.fields if f.name not in bidang})
    except ValidationError as galat:
        keliru |= {k: v[0] for k, v in galat.message_dict.items()}
    return keliru


def _identitas(satker: Satker, isi: Mapping[str, Any]) -> dict[str, str]:
    keliru, pemohon, jenis = {}, isi["jenis_pemohon"], isi["jenis_identitas"]
    if pemohon in IDENTITAS_UNTUK and jenis and jenis not in IDENTITAS_UNTUK[pemohon]:
        keliru["jenis_identitas"] = "Identitas ini tidak sesuai dengan jenis pemohonnya."
    if jenis == JenisIdentitas.KTP and not _NIK.fullmatch(isi["nomor_identitas"]):
        keliru["nomor_identitas"] = "NIK terdiri atas 16 angka."
    sampai = isi["identitas_sampai"]
    if sampai and (not isinstance(sampai, date) or sampai < hari_ini(satker)):
        keliru["identitas_sampai"] = "Masa berlaku identitas ini sudah lewat; gunakan identitas yang masih berlaku."
    if pemohon in (JenisPemohon.BADAN_HUKUM, JenisPemohon.KELOMPOK) and not isi["atas_nama"]:
        keliru["atas_nama"] = "Tulis nama badan hukum atau kelompok yang diwakili."
    if pemohon in (JenisPemohon.PERORANGAN, JenisPemohon.ASING) and not isi["pekerjaan"]:
        keliru["pekerjaan"] = ISI_DAHULU
    return keliru


def _kontak(isi: Mapping[str, Any], *, wajib: bool = True) -> dict[str, str]:
    keliru = {}
    if wajib and not (isi["telepon"] or isi["surel"] or isi["nomor_wa"]):
        keliru["telepon"] = "Tulis nomor telepon atau alamat surel, agar Anda dapat dihubungi."
    if isi["surel"] and not _surel(isi["surel"]):
        keliru["surel"] = "Tulis alamat surelnya lengkap, misalnya nama@contoh.go.id."
    if isi["kabari_surel"] and not isi["surel"]:
        keliru["surel"] = "Tulis alamat surel untuk menerima kabar."
    if isi["kabari_wa"] and not isi["nomor_wa"]:
        keliru["nomor_wa"] = "Tulis nomor WhatsApp untuk menerima kabar."
    elif isi["nomor_wa"]:
        hasil = nomor_tunggal(isi["nomor_wa"])
        if hasil.jenis is not JenisNomor.MOBILE:
            keliru["nomor_wa"] = hasil.sebab or "Tulis satu nomor ponsel, misalnya 0812-3456-7890."
    return keliru


def _surel(teks: str) -> bool:
    try:
        validate_email(teks)
    except ValidationError:
        return False
    return len(teks) <= 254


def _permintaan(satker: Satker, isi: Mapping[str, Any]) -> dict[str, str]:
    keliru = {}
    if isi["jenis"] == JenisPermohonan.SALINAN_PUTUSAN and not isi["nomor_putusan"]:
        keliru["nomor_putusan"] = "Tulis nomor putusan atau penetapannya."
    dokumen = isi["jenis"] in (JenisPermohonan.DOKUMEN, JenisPermohonan.SALINAN_PUTUSAN)
    jauh = isi["kanal"] != Kanal.LANGSUNG and isi["cara_mendapatkan"] not in (
        *("", CaraMendapatkan.LANGSUNG),
        CaraMendapatkan.MEDIA,
    )
    if dokumen and jauh and angka(setelan(satker)).kunjungan_dokumen:
        # R-002-27, said before anybody has waited in vain.
        keliru["cara_mendapatkan"] = "Dokumen hanya diserahkan langsung kepada Pemohon yang datang ke pengadilan."
    return keliru


def _diterima(isi: Mapping[str, Any]) -> dict[str, str]:
    saat = isi["diterima_pada"]
    if saat is None or (isinstance(saat, datetime) and saat.tzinfo is not None and saat <= sekarang()):
        return {}
    return {"diterima_pada": "Waktu diterima belum tiba."}
