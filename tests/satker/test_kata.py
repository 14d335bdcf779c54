"""What forms say: what to do, in words a person uses, with nobody to blame (tampilan: Words)."""

import pytest
from django import forms
from django.core.validators import EmailValidator

from satker.kata import KATA

TERLARANG = ("valid", "invalid", "null", "True", "integer", "URL")


class Formulir(forms.Form):
    nama = forms.CharField()
    pilihan = forms.ChoiceField(choices=[("a", "A")])
    banyak = forms.MultipleChoiceField(choices=[("a", "A")])
    tanggal = forms.DateField()
    jam = forms.TimeField()
    angka = forms.IntegerField()
    alamat = forms.URLField(assume_scheme="https")
    surel = forms.EmailField()


@pytest.mark.parametrize(
    ("bidang", "isian", "kalimat"),
    [
        ("nama", "", "Bagian ini belum diisi."),
        ("pilihan", "z", "Pilih salah satu yang ada di daftar."),
        ("banyak", ["z"], "Pilih salah satu yang ada di daftar."),
        ("tanggal", "32-13-2026", "Tulis tanggalnya lengkap, misalnya 23-11-2026."),
        ("jam", "pagi", "Tulis jamnya, misalnya 07.00."),
        ("angka", "dua", "Tulis dengan angka saja."),
        ("alamat", "bukan alamat", "Tulis alamat webnya lengkap, misalnya https://pa-contoh.go.id."),
        ("surel", "surel", "Tulis alamat surelnya lengkap, misalnya nama@contoh.go.id."),
    ],
)
def test_a_form_says_what_to_do(bidang: str, isian: object, kalimat: str) -> None:
    assert Formulir({bidang: isian}).errors[bidang] == [kalimat]


@pytest.mark.parametrize(("bidang", "isian"), [("tanggal", "23-11-2026"), ("jam", "07.00"), ("jam", "07:00")])
def test_the_examples_given_are_accepted(bidang: str, isian: str) -> None:
    assert bidang not in Formulir({bidang: isian}).errors


def test_no_sentence_blames_or_speaks_program() -> None:
    semua = [k for kalimat in KATA.values() for k in kalimat.values()] + [str(EmailValidator.message)]
    assert [k for k in semua for kata in TERLARANG if kata in k] == []
