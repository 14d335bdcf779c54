"""An upload is judged by its content; every refusal is a sentence; nothing is stored meanwhile."""

import hashlib
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from layanan.lampiran import IsianLampiran, terima
from layanan.lampiran.jenis import JUMLAH_MAKS, MB, PANJANG_NAMA, UKURAN_MAKS, nama_bersih
from tests.layanan.lampiran.bahan import tersimpan
from tests.layanan.lampiran.berkas import jpeg, pdf, pdf_terkunci, png, unggah

BUKAN = {
    "teks": b"Halo, ini surat.",
    "html": b"<!doctype html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    "exe": b"MZ\x90\x00" + bytes(200),
    "zip": b"PK\x03\x04" + bytes(200),
    "gif": b"GIF89a" + bytes(200),
    "webp": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(50),
    "docx": b"PK\x03\x04" + b"[Content_Types].xml" + bytes(100),
    "kosong-nul": bytes(500),
    "skrip": b"#!/bin/sh\nrm -rf /\n",
}


class Formulir(forms.Form):
    berkas = IsianLampiran(label="Berkas", required=False)


def isi_formulir(*berkas: Any) -> Formulir:
    return Formulir({}, MultiValueDict({"berkas": list(berkas)}))


@pytest.mark.parametrize(
    ("isi", "jenis", "nama"),
    [(jpeg(), "image/jpeg", "ktp.jpg"), (png(), "image/png", "ktp.png"), (pdf(), "application/pdf", "ktp.pdf")],
)
def test_the_content_says_what_it_is_not_the_name(isi: bytes, jenis: str, nama: str) -> None:
    kiriman = terima(unggah(isi, "ktp.exe", "text/html"))
    assert (kiriman.jenis, kiriman.nama, kiriman.dipindai) == (jenis, nama, False)
    assert kiriman.sha256 == hashlib.sha256(kiriman.isi).hexdigest()
    assert kiriman.ukuran == len(kiriman.isi)


@pytest.mark.parametrize("isi", BUKAN.values(), ids=BUKAN)
@pytest.mark.parametrize("nama", ["ktp.jpg", "ktp.pdf", "ktp"])
def test_a_disguised_file_is_refused_with_what_is_wanted(isi: bytes, nama: str) -> None:
    with pytest.raises(ValidationError, match="bukan JPEG, PNG, atau PDF"):
        terima(unggah(isi, nama))


@pytest.mark.parametrize("awal", [b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"])
def test_the_first_bytes_alone_convince_nobody(awal: bytes) -> None:
    with pytest.raises(ValidationError, match=r"rusak|bukan"):
        terima(unggah(awal + b"<script>alert(1)</script>" * 30))


def test_size_is_judged_before_anything_is_read() -> None:
    besar = unggah(b"")
    besar.size = UKURAN_MAKS + 1
    with pytest.raises(ValidationError, match="lebih dari 10,0"):
        terima(besar)
    with pytest.raises(ValidationError, match="kosong"):
        terima(unggah(b""))


@given(st.binary(max_size=300))
def test_no_bytes_break_the_judge(isi: bytes) -> None:
    for awal in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4"):
        with pytest.raises(ValidationError):
            terima(unggah(awal + isi))


class TestNama:
    @pytest.mark.parametrize(
        ("kotor", "bersih"),
        [
            ("KTP Siti.JPG", "KTP Siti.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("C:\\Users\\siti\\ktp.jpg", "ktp.jpg"),
            ("surat\r\nSet-Cookie: a=b.jpg", "surat Set-Cookie a=b.jpg"),
            ("foto\u202egpj.exe", "fotogpj.jpg"),
            ("a\x00b\x07.pdf", "ab.jpg"),
            ("  .jpg", "lampiran.jpg"),
            ("", "lampiran.jpg"),
            ("...", "lampiran.jpg"),
            ('"; rm -rf ~".png', "; rm -rf ~.jpg"),
            ("surat.pdf.exe", "surat.pdf.jpg"),
            ("e\u0301.jpg", "é.jpg"),
        ],
    )
    def test_a_name_is_only_a_name(self, kotor: str, bersih: str) -> None:
        assert nama_bersih(kotor, "image/jpeg") == bersih

    @given(st.text(max_size=400))
    def test_every_name_becomes_one_that_fits(self, kotor: str) -> None:
        hasil = nama_bersih(kotor, "application/pdf")
        assert hasil.endswith(".pdf")
        assert 5 <= len(hasil) <= PANJANG_NAMA + 4
        assert not set(hasil) & set('/\\\r\n\0"')


class TestIsian:
    def test_several_are_taken_together_and_nothing_is_stored(self) -> None:
        formulir = isi_formulir(unggah(jpeg(), "a.jpg"), unggah(pdf(), "b.pdf"))
        assert formulir.is_valid()
        assert [k.nama for k in formulir.cleaned_data["berkas"]] == ["a.jpg", "b.pdf"]
        assert tersimpan() == []

    def test_each_refused_one_is_named_with_its_reason(self) -> None:
        formulir = isi_formulir(unggah(jpeg(), "a.jpg"), unggah(b"teks", "b.jpg"), unggah(pdf_terkunci("x"), "c.pdf"))
        galat = formulir.errors["berkas"]
        assert [str(g).split(":")[0] for g in galat] == ["b.jpg", "c.pdf"]
        assert "dikunci" in galat[1]

    def test_too_many_or_too_much_is_refused_before_any_is_opened(self) -> None:
        banyak = isi_formulir(*[unggah(b"x") for _ in range(JUMLAH_MAKS + 1)])
        assert banyak.errors["berkas"] == ["Pilih paling banyak 5 berkas."]
        berat = [unggah(b"x") for _ in range(3)]
        for satu in berat:
            satu.size = 9 * MB
        assert "Semua berkas bersama" in isi_formulir(*berat).errors["berkas"][0]

    def test_none_is_fine_unless_one_is_needed(self) -> None:
        formulir = isi_formulir()
        assert formulir.is_valid()
        assert formulir.cleaned_data["berkas"] == []
        formulir = isi_formulir()
        formulir.fields["berkas"].required = True
        assert formulir.errors["berkas"]

    def test_the_field_says_what_may_be_chosen(self) -> None:
        isian = str(Formulir()["berkas"].as_field_group())
        assert "JPEG, PNG, atau PDF, paling banyak 5 berkas, masing-masing paling besar 10,0" in isian
        assert 'accept="image/jpeg,image/png,application/pdf"' in isian
        assert "multiple" in isian
