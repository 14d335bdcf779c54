"""PERKARA (N-81), AKTA (N-82) and BIAYA (N-83) in plain words."""

from datetime import date
from typing import Any

import pytest

from perkara.models import BiayaPerkara, Perkara, Registrasi
from satker.models import Satker
from tests.perkara.dialog.conftest import Tanya
from tests.perkara.pabrik import buat_akta, buat_pihak, buat_putusan, buat_setelan, buat_sidang, buat_sumber


def buat_biaya(perkara: Perkara, **isian: Any) -> BiayaPerkara:
    """Half a million paid in, nothing spent."""
    return BiayaPerkara.objects.create(perkara=perkara, **{"masuk": 500_000, "keluar": 0, "sidik": "uji"} | isian)


def test_a_new_case_waits_for_its_first_hearing(terdaftar: Perkara, tanya: Tanya) -> None:
    jawaban = tanya("PERKARA")
    assert "Didaftarkan 5 Oktober 2026.\nMenunggu penetapan hari sidang." in jawaban


def test_a_case_being_heard_names_its_next_hearing(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_sidang(terdaftar, date(2026, 11, 30), ruang="Ruang Sidang I")
    jawaban = tanya("PERKARA")
    assert "Perkara sedang disidangkan.\n" in jawaban
    assert "Sidang berikutnya Senin, 30 November 2026 pukul 09.00 WIB, Ruang Sidang I." in jawaban


def test_a_case_between_two_hearings_says_that_the_next_is_not_fixed(terdaftar: Perkara, tanya: Tanya) -> None:
    Perkara.objects.update(tahapan_id=14)
    assert "jadwal sidang berikutnya belum ditetapkan" in tanya("PERKARA")


def test_a_decided_case_says_when_but_never_how(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_putusan(terdaftar, date(2026, 11, 10), status_nama="Dikabulkan", tanggal_bht=date(2026, 11, 20))
    jawaban = tanya("STATUS PERKARA")
    assert "Sudah diputus 10 November 2026." in jawaban
    assert "Berkekuatan hukum tetap sejak 20 November 2026." in jawaban
    assert "dikabulkan" not in jawaban.lower()


def test_an_issued_certificate_is_hinted_at(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_putusan(terdaftar, date(2026, 11, 10))
    buat_akta(terdaftar)
    jawaban = tanya("PERKARA")
    assert "balas AKTA" in jawaban
    assert "cerai" not in jawaban.lower()


def test_no_party_is_named(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_pihak(terdaftar, nama="Siti Aminah")
    buat_pihak(terdaftar, sisi=2, nama="Joko Susilo")
    for kata in ("PERKARA", "JADWAL", "AKTA", "BIAYA"):
        jawaban = tanya(kata)
        assert "Aminah" not in jawaban
        assert "Joko" not in jawaban


def test_r_000_12_akta_says_where_to_fetch_it_and_what_to_bring(
    satker: Satker, terdaftar: Perkara, tanya: Tanya
) -> None:
    Satker.objects.filter(pk=satker.pk).update(jam_layanan="Senin–Jumat 08.00–15.00")
    buat_akta(terdaftar, date(2026, 11, 19))
    jawaban = tanya("AKTA")
    assert "akta cerai perkara 123/Pdt.G/2026/PA.Bjh sudah terbit, tanggal 19 November 2026." in jawaban
    assert "loket PTSP Pengadilan Agama Banjarharja, Senin–Jumat 08.00–15.00, dengan membawa KTP asli" in jawaban
    assert "Biaya PNBP Rp10.000." in jawaban


@pytest.mark.parametrize("isian", [{"nomor": ""}, {"tanggal": None}], ids=["tanpa nomor", "tanpa tanggal"])
def test_a_certificate_that_is_only_prepared_is_not_there(
    terdaftar: Perkara, tanya: Tanya, isian: dict[str, Any]
) -> None:
    """SIPP makes the row before the certificate."""
    akta = buat_akta(terdaftar)
    type(akta).objects.update(**isian)
    assert "belum ada akta cerai yang terbit" in tanya("AKTA")


def test_a_certificate_fetched_by_the_own_side_is_told_as_fetched_and_the_other_side_is_not(
    terdaftar: Perkara, tanya: Tanya
) -> None:
    buat_akta(terdaftar, diserahkan2=date(2026, 11, 20))
    assert "sudah terbit" in tanya("AKTA")
    Registrasi.objects.update(sisi=2)
    assert "sudah diserahkan kepada pihak Anda 20 November 2026" in tanya("AKTA")


def test_neutral_words_name_no_divorce(satker: Satker, terdaftar: Perkara, tanya: Tanya) -> None:
    buat_setelan(satker, kata_netral=True)
    assert "belum ada produk pengadilan yang terbit" in tanya("AKTA")
    buat_akta(terdaftar)
    jawaban = tanya("AKTA")
    assert "produk pengadilan perkara" in jawaban
    assert "cerai" not in jawaban.lower()


def test_what_is_left_of_the_deposit(terdaftar: Perkara, tanya: Tanya) -> None:
    buat_biaya(terdaftar, masuk=700_000, keluar="325000.50", terakhir=date(2026, 11, 20))
    jawaban = tanya("BIAYA")
    assert "sisa panjar perkara 123/Pdt.G/2026/PA.Bjh Rp374.999,50." in jawaban
    assert "Masuk Rp700.000, terpakai Rp325.000,50. Transaksi terakhir 20 November 2026." in jawaban


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"keluar": 500_000}, "sisa panjar perkara 123/Pdt.G/2026/PA.Bjh Rp0."),
        ({"keluar": 550_000}, "panjar perkara 123/Pdt.G/2026/PA.Bjh kurang Rp50.000."),
        ({"masuk": None, "keluar": None}, "sedang diperiksa"),
        ({"masuk": 0, "prodeo": True}, "dibebaskan dari biaya (prodeo)"),
        ({"masuk": 100_000, "prodeo": True}, "sisa panjar perkara 123/Pdt.G/2026/PA.Bjh Rp100.000."),
    ],
)
def test_the_book_is_said_as_it_is(terdaftar: Perkara, tanya: Tanya, isian: dict[str, Any], kalimat: str) -> None:
    buat_biaya(terdaftar, **isian)
    assert kalimat in tanya("BIAYA")


def test_a_case_without_a_book_says_so(terdaftar: Perkara, tanya: Tanya) -> None:
    assert "belum ada catatan panjar untuk perkara 123/Pdt.G/2026/PA.Bjh. Silakan tanyakan di kasir" in tanya("BIAYA")


def test_an_old_sipp_without_the_table_says_so_and_tells_no_old_balance(
    satker: Satker, terdaftar: Perkara, tanya: Tanya
) -> None:
    buat_biaya(terdaftar)
    buat_sumber(satker, catatan_skema=["Tabel perkara_biaya tidak ada; isinya tidak dibaca."])
    jawaban = tanya("SISA PANJAR")
    assert "tidak memuat catatan biaya perkara" in jawaban
    assert "Rp" not in jawaban
