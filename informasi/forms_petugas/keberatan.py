"""The forms of the steps of an objection (domain 3.4)."""

from typing import Any

from django import forms

from informasi.biaya import rupiah
from informasi.forms_petugas.dasar import (
    BidangAngka,
    FormLangkah,
    kolom_catatan,
    kolom_pilih,
    kolom_tanggal,
    kolom_teks,
    kolom_uraian,
)
from informasi.forms_petugas.langkah import IsianBiaya
from informasi.models.pilihan import AlasanPenolakan, PutusanKeberatan


class FormAlasan(FormLangkah):
    """Why a late objection is taken, or is not."""

    alasan = kolom_uraian("Alasan", 2000, "Dibaca Pemohon bila keberatan tidak diterima", wajib=True)


class FormPutusan(IsianBiaya):
    """R-002-35: the written answer, and what follows for the request."""

    putusan = kolom_pilih("Putusan", PutusanKeberatan)
    putusan_alasan = kolom_uraian("Alasan putusan", 5000, "Dibaca Pemohon", wajib=True, baris=5)
    bagian_ditolak = kolom_uraian("Bagian yang tetap tidak diberikan", 2000)
    alasan = forms.MultipleChoiceField(
        label="Alasan penolakan bagian itu",
        choices=AlasanPenolakan.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    biaya_koreksi = BidangAngka("Biaya yang benar (Rp)")
    putusan_nomor = kolom_teks("Nomor surat", 100)
    putusan_tanggal = kolom_tanggal("Tanggal surat", "Kosong: hari ini")
    catatan = kolom_catatan()

    field_order = (
        *("putusan", "putusan_alasan", "bagian_ditolak", "alasan", *IsianBiaya.BIAYA, "biaya_koreksi"),
        *("pejabat_nama", "putusan_nomor"),
    )
    BILA = {
        **dict.fromkeys(IsianBiaya.BIAYA, "bila-biaya"),
        "bagian_ditolak": "bila-bagian",
        "alasan": "bila-alasan",
        "biaya_koreksi": "bila-koreksi",
    }
    PERLU = frozenset({"alasan", "bagian_ditolak", "biaya_koreksi"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        biaya = self.urusan.permohonan.biaya
        if biaya:
            self.fields["biaya_koreksi"].help_text = f"Biaya sekarang Rp{rupiah(biaya)}"
        else:
            # Nothing was charged: there is nothing to mend.
            del self.fields["biaya_koreksi"]
            semua = [p for p in PutusanKeberatan.choices if p[0] != PutusanKeberatan.KOREKSI_BIAYA]
            self.fields["putusan"].choices = semua  # type: ignore[attr-defined]


class FormJawabanMa(FormPutusan):
    """R-002-34: what Mahkamah Agung answered."""

    pejabat_nama = kolom_teks("Pejabat yang menjawab", 120)


class FormTeruskanMa(FormLangkah):
    """R-002-34."""

    ma_surat = kolom_teks("Nomor surat penerusan", 100)
    ma_tanggal = kolom_tanggal("Tanggal surat", "Kosong: hari ini")
    catatan = kolom_catatan()


class FormCabutKeberatan(FormLangkah):
    """Withdrawn by telephone, letter or at the counter."""

    catatan = kolom_uraian("Bagaimana dan mengapa Pemohon mencabut", 2000, wajib=True)


class FormTanggapan(FormLangkah):
    """4.4: the applicant's response to the answer."""

    tanggapan = kolom_uraian("Tanggapan Pemohon", 2000, wajib=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggapan"].initial = self.urusan.tanggapan
