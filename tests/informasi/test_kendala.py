"""What may never stand in the tables is refused by the database itself, whoever writes it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q

from informasi.models import (
    CatatanSanksi,
    InformasiTerbuka,
    Keberatan,
    PerbedaanPendapat,
    Permohonan,
    SetelanInformasi,
    Tamu,
)
from informasi.models.permohonan import _bersama
from satker.models import Satker
from satker.waktu import sekarang
from tests.informasi.keadaan import CAPAI, diajukan, diputus, diserahkan, menunggu_biaya
from tests.informasi.pabrik import ajukan, buat_tamu, ditolak, keberatan
from tests.pabrik import buat_pengguna

HARI = date(2026, 1, 7)
KETERANGAN = {"ada": True, "keterangan_pada": "2026-01-05T09:00:00Z", "keterangan_tanggal": HARI}
BIAYA = {"biaya_penggandaan": 0, "biaya_penjilidan": 0}
PERPANJANGAN = {
    "perpanjangan_alasan": "volume_besar",
    "perpanjangan_hari": 2,
    "perpanjangan_dari": HARI,
    "perpanjangan_sampai": HARI + timedelta(days=2),
}


def ditolak_basis(model: Any, pk: int, **ubah: Any) -> str:
    """The name of the constraint that stands against it."""
    with pytest.raises(IntegrityError) as tangkap, transaction.atomic():
        model.objects.filter(pk=pk).update(**ubah)
    return str(tangkap.value)


@pytest.mark.parametrize(
    ("ubah", "kendala"),
    [
        ({"kanal": "merpati"}, "permohonan_dikenal"),
        ({"jenis": "rahasia"}, "permohonan_dikenal"),
        ({"nama": ""}, "permohonan_ada_isi"),
        ({"rincian": ""}, "permohonan_ada_isi"),
        ({"tujuan": ""}, "permohonan_berformulir"),
        ({"sederhana": True}, "permohonan_sederhana_dijawab"),
        ({"hasil": "mungkin", **KETERANGAN}, "permohonan_hasil_dikenal"),
        ({"ada": True}, "permohonan_keterangan_utuh"),
        ({"hasil": "ditolak", "alasan": ["pertahanan"]}, "permohonan_keterangan_utuh"),
        ({"hasil": "ditolak", **KETERANGAN}, "permohonan_alasan"),
        ({"hasil": "sebagian", "bagian_ditolak": "x", **KETERANGAN, **BIAYA}, "permohonan_alasan"),
        ({"hasil": "sebagian", "alasan": ["pertahanan"], **KETERANGAN, **BIAYA}, "permohonan_bagian_ditolak"),
        ({"hasil": "dikabulkan", **KETERANGAN}, "permohonan_biaya"),
        ({"hasil": "dikabulkan", **KETERANGAN, "biaya_penggandaan": 0}, "permohonan_biaya"),
        ({"hasil": "dikabulkan", **KETERANGAN, **BIAYA, "ada": False}, "permohonan_diberi_yang_ada"),
        ({"hasil": "tidak_dikuasai", **KETERANGAN}, "permohonan_tidak_dikuasai"),
        ({**PERPANJANGAN, "perpanjangan_sampai": None}, "permohonan_perpanjangan_utuh"),
        ({**PERPANJANGAN, "perpanjangan_alasan": ""}, "permohonan_perpanjangan_utuh"),
        ({**PERPANJANGAN, "perpanjangan_sampai": HARI}, "permohonan_perpanjangan_utuh"),
        ({"cara_bayar": "tunai"}, "permohonan_bayar_utuh"),
        ({"dibayar_pada": "2026-01-05T09:00:00Z"}, "permohonan_bayar_utuh"),
        ({"cara_penyerahan": "langsung"}, "permohonan_serah_utuh"),
        ({"cara_penyerahan": "langsung", "diserahkan_pada": "2026-01-05T09:00:00Z"}, "permohonan_serah_yang_diterima"),
        ({"biaya_penggandaan": -1}, "biaya_penggandaan_check"),
        ({"biaya_penjilidan": -1}, "biaya_penjilidan_check"),
    ],
)
def test_a_request_that_contradicts_itself(satker: Satker, ubah: dict[str, Any], kendala: str) -> None:
    """R-002-9, R-002-15 … R-002-21."""
    assert kendala in ditolak_basis(Permohonan, ajukan(satker).pk, **ubah)


def test_a_reason_taken_away_from_a_refusal(satker: Satker) -> None:
    """R-002-17."""
    assert "permohonan_alasan" in ditolak_basis(Permohonan, ditolak(satker).pk, alasan=[])


def test_a_cost_taken_away_from_a_grant(satker: Satker) -> None:
    """R-002-18."""
    p = menunggu_biaya(satker)
    assert "permohonan_biaya" in ditolak_basis(Permohonan, p.pk, biaya_penggandaan=None)


def test_a_delivery_without_its_day(satker: Satker) -> None:
    p = diserahkan(satker)
    assert "permohonan_serah_utuh" in ditolak_basis(Permohonan, p.pk, diserahkan_pada=None)


@pytest.mark.parametrize("keadaan", CAPAI)
def test_every_state_of_the_table_stands_in_the_tables(satker: Satker, keadaan: str) -> None:
    """No constraint is in the way of a lawful step."""
    p = CAPAI[keadaan](satker)
    Permohonan.objects.get(pk=p.pk).full_clean(exclude=["sandi", "cari", "pekerjaan", "jenis_identitas"])


@pytest.mark.parametrize(
    ("ubah", "kendala"),
    [
        ({"tingkat": 3}, "keberatan_tingkat"),
        ({"tingkat": 0}, "keberatan_tingkat"),
        ({"alasan": []}, "keberatan_beralasan"),
        ({"nama": ""}, "keberatan_bernama"),
        ({"putusan": "menguatkan"}, "keberatan_putusan_utuh"),
        ({"putusan_alasan": "Sebab."}, "keberatan_putusan_utuh"),
        ({"putusan": "mungkin", "putusan_alasan": "x", "putusan_tanggal": HARI}, "keberatan_putusan_utuh"),
        ({"putusan": "koreksi_biaya", "putusan_alasan": "x", "putusan_tanggal": HARI}, "keberatan_koreksi_biaya"),
        (
            {"terlambat": True, "putusan": "menguatkan", "putusan_alasan": "x", "putusan_tanggal": HARI},
            "keberatan_terlambat_beralasan",
        ),
        ({"kuasa_nama": "Budi"}, "keberatan_kuasa_bersurat"),
        ({"ma_tanggal": HARI}, "keberatan_ma_tingkat_dua"),
    ],
)
def test_an_objection_that_contradicts_itself(satker: Satker, ubah: dict[str, Any], kendala: str) -> None:
    """R-002-28 … R-002-35."""
    assert kendala in ditolak_basis(Keberatan, diajukan(satker).pk, **ubah)


def test_a_second_open_objection_of_one_level(satker: Satker) -> None:
    k = diputus(satker)
    keberatan(k.permohonan, "tidak_semestinya")
    assert "keberatan_satu_terbuka" in ditolak_basis(Keberatan, k.pk, ditutup=False)


def test_a_first_level_that_follows_another(satker: Satker) -> None:
    k = diputus(satker)
    lain = keberatan(k.permohonan, "tidak_semestinya")
    assert "keberatan_asal_tingkat_dua" in ditolak_basis(Keberatan, lain.pk, asal=k)


@pytest.mark.parametrize(
    ("ubah", "kendala"),
    [
        ({"nama": ""}, "tamu_utuh"),
        ({"asal": ""}, "tamu_utuh"),
        ({"keperluan": ""}, "tamu_utuh"),
        ({"pulang": "2026-01-05T01:00:00Z"}, "tamu_pulang_setelah_datang"),
    ],
)
def test_a_visit_that_is_none(satker: Satker, ubah: dict[str, Any], kendala: str) -> None:
    """R-002-2."""
    assert kendala in ditolak_basis(Tamu, buat_tamu(satker).pk, **ubah)


@pytest.mark.parametrize(
    ("ubah", "kendala"),
    [
        ({"profil": "sendiri"}, "setelan_informasi_profil"),
        ({"satuan_keberatan": "minggu"}, "setelan_informasi_satuan"),
        ({"satuan_jawaban": "bulan"}, "setelan_informasi_satuan"),
        ({"disclaimer": ""}, "setelan_informasi_disclaimer"),
        ({"tarif_lembar": -1}, "tarif_lembar_check"),
    ],
)
def test_settings_that_mean_nothing(satker: Satker, ubah: dict[str, Any], kendala: str) -> None:
    milik = SetelanInformasi.objects.create(satker=satker)
    assert kendala in ditolak_basis(SetelanInformasi, milik.pk, **ubah)


def test_two_settings_of_one_court(satker: Satker) -> None:
    SetelanInformasi.objects.create(satker=satker)
    with pytest.raises(IntegrityError), transaction.atomic():
        SetelanInformasi.objects.create(satker=satker)


@pytest.mark.parametrize(
    ("isian", "kendala"),
    [
        ({"jenis": "jawaban", "judul": "x"}, "informasi_terbuka"),
        ({"jenis": "jawaban", "judul": "x", "tautan": "https://a.test"}, "informasi_terbuka_jenis"),
        ({"jenis": "tautan", "judul": "x", "isi": "y"}, "informasi_terbuka_jenis"),
        ({"jenis": "dokumen", "judul": "x", "isi": "y"}, "informasi_terbuka_jenis"),
        ({"jenis": "jawaban", "judul": "", "isi": "y"}, "informasi_terbuka_berisi"),
        ({"jenis": "jawaban", "judul": "Ada", "isi": "y"}, "informasi_terbuka_judul"),
    ],
)
def test_something_published_that_holds_nothing(satker: Satker, isian: dict[str, Any], kendala: str) -> None:
    """R-002-11."""
    InformasiTerbuka.objects.create(satker=satker, jenis="jawaban", judul="Ada", isi="Isi")
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        InformasiTerbuka.objects.create(satker=satker, **isian)


@pytest.mark.parametrize("kosong", ["nama", "uraian", "sanksi", "perbuatan"])
def test_a_sanction_without_its_reason(satker: Satker, kosong: str) -> None:
    """R-002-37."""
    isian = {"nama": "A", "uraian": "B", "sanksi": "C", "perbuatan": "menghalangi"} | {kosong: ""}
    with pytest.raises(IntegrityError, match="sanksi_utuh"), transaction.atomic():
        CatatanSanksi.objects.create(
            satker=satker, tanggal=HARI, dicatat_pada=sekarang(), dicatat_oleh=buat_pengguna(satker), **isian
        )


def test_a_difference_without_words(satker: Satker) -> None:
    """R-002-10."""
    with pytest.raises(IntegrityError, match="perbedaan_beruraian"), transaction.atomic():
        PerbedaanPendapat.objects.create(permohonan=ajukan(satker), waktu=sekarang(), uraian="")


def test_what_a_record_hangs_from_cannot_go(satker: Satker) -> None:
    """The visit keeps its request, the objection too."""
    p = ditolak(satker)
    buat_tamu(satker, permohonan=p)
    with pytest.raises(ProtectedError):
        p.delete()
    k = keberatan(p)
    with pytest.raises(ProtectedError):
        k.permohonan.delete()


def test_all_or_nothing_reads_both_ways() -> None:
    """The helper of the constraints: A & B, or neither."""
    syarat = _bersama(Q(a=1), Q(b=2))
    assert syarat == (Q(a=1) & Q(b=2)) | (~Q(a=1) & ~Q(b=2))
