"""Forms that strangers fill in: checked, limited, and nothing typed is ever lost."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.utils import ErrorDict
from django.http import QueryDict

from layanan import batas, captcha

# From one address; a mobile operator puts a whole district behind one.
KIRIM_ISI, KIRIM_PER_DETIK = 20, 1 / 60
# Postings with files, which cost us work also when they fail.
UNGGAH_ISI, UNGGAH_PER_DETIK = 40, 1 / 15


class PapanCaptcha(forms.Widget):
    """The hidden proof, and the question where no script runs or the proof failed."""

    template_name = "layanan/captcha.html"
    use_fieldset = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        return {bagian: str(data.get(f"{name}_{bagian}", "")) for bagian in ("bukti", "tanya", "jawaban")}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        konteks = super().get_context(name, None, attrs)
        nilai = value or {}
        lama = captcha.baca_tanya(nilai.get("tanya", "")) if nilai.get("jawaban") else None
        pertanyaan, tanda = (captcha.kalimat_tanya(lama), nilai["tanya"]) if lama else captcha.tanya_baru()
        return konteks | {
            "pertanyaan": pertanyaan,
            "tanda": tanda,
            "jawaban": nilai["jawaban"] if lama else "",
            "terlihat": lama is not None or "aria-invalid" in konteks["widget"]["attrs"],
        }


class IsianCaptcha(forms.Field):
    """Cleans to (one-time mark, whether it was the question)."""

    widget = PapanCaptcha

    def __init__(self) -> None:
        super().__init__(label="Pemeriksaan pengirim", template_name="layanan/isian_captcha.html")

    def clean(self, value: Any) -> tuple[str, bool]:
        try:
            if value["bukti"]:
                return captcha.periksa_bukti(value["bukti"]), False
            if value["jawaban"]:
                return captcha.periksa_jawaban(value["tanya"], value["jawaban"]), True
        except captcha.CaptchaDitolak as tolak:
            raise ValidationError(str(tolak), code="captcha") from None
        raise ValidationError("Jawab pertanyaan ini, agar kami tahu bahwa pengirimnya manusia.", code="captcha")


class FormulirPublik:
    """Mix in before forms.Form or forms.ModelForm; make it with `asal=batas.asal(request)`.

    A solved captcha is used up, and a sending counted, only when all else is right; so a mended form goes through.
    `nama`: forms with the same name share one limit.
    """

    nama = "formulir"
    data: Any
    files: Any
    fields: Any
    is_bound: bool
    cleaned_data: dict[str, Any]
    _selesai = False
    add_prefix: Any

    def __init__(self, *args: Any, asal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asal = asal
        self.fields["captcha"] = IsianCaptcha()

    def full_clean(self) -> None:
        if self.is_bound and self.files and (tunggu := self._unggah_penuh()):
            self._errors, self.cleaned_data = ErrorDict(), {}
            self._tolak(None, f"Terlalu banyak kiriman berkas dari jaringan ini. {_nanti(tunggu)}")
        else:
            super().full_clean()  # type: ignore[misc]
            if self.is_bound and not self._errors:
                self._hitung()
        self._selesai = self.is_bound
        if self.is_bound and self._errors:
            self._sebut_berkas()

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's; what a service refuses after the form was found right costs the files all the same."""
        super().add_error(field, error)  # type: ignore[misc]
        if self._selesai:
            self._sebut_berkas()

    def _unggah_penuh(self) -> float:
        return batas.ambil(f"{self.nama}-unggah", self.asal, isi=UNGGAH_ISI, per_detik=UNGGAH_PER_DETIK)

    def _hitung(self) -> None:
        tanda, dari_tanya = self.cleaned_data.pop("captcha")
        if tunggu := batas.ambil(f"{self.nama}-kirim", self.asal, isi=KIRIM_ISI, per_detik=KIRIM_PER_DETIK):
            self._tolak(None, f"Terlalu banyak kiriman dari jaringan ini. {_nanti(tunggu)}")
            return
        try:
            habiskan_captcha(self, tanda, dari_tanya)
        except captcha.CaptchaDitolak as tolak:
            self._tolak("captcha", str(tolak))

    def _sebut_berkas(self) -> None:
        sebut_berkas(self)

    def _tolak(self, isian: str | None, kalimat: str) -> None:
        self.add_error(isian, ValidationError(kalimat))


def habiskan_captcha(form: Any, tanda: str, dari_tanya: bool) -> None:
    """Use up what IsianCaptcha cleaned to, for a form that has `asal`. Raises CaptchaDitolak."""
    if dari_tanya:
        captcha.batasi_tanya(form.asal)
        form.data = _tanpa_jawaban(form.data, form.add_prefix("captcha"))
    captcha.pakai(tanda)


def sebut_berkas(form: Any) -> None:
    """Say of a form that was refused which of its files have to be chosen again.

    A browser never fills a file field again: without a word the person sends without them.
    """
    for nama in [n for n in form.files if n in form.fields and n not in form.errors]:
        daftar = ", ".join(_nama_tampil(b) for b in form.files.getlist(nama))
        form.add_error(nama, ValidationError(f"Pilih kembali berkas ini sebelum mengirim: {daftar}."))


def _tanpa_jawaban(data: QueryDict, nama: str) -> QueryDict:
    # An answer that is used up would be asked for again with the same question, and refused again.
    sisa = data.copy()
    sisa.pop(f"{nama}_jawaban", None)
    return sisa


def _nanti(tunggu: float) -> str:
    return f"Kirim lagi dalam {batas.kalimat_tunggu(tunggu)}; isian Anda tetap di sini."


def _nama_tampil(berkas: UploadedFile) -> str:
    return (berkas.name or "tanpa nama")[:60]


def beri_galat(form: Any, keliru: Mapping[str, str]) -> None:
    """Say beside each field what a desk's table refused; what has no field stands on top."""
    for nama, kalimat in keliru.items():
        form.add_error(nama if nama in form.fields else None, kalimat)
