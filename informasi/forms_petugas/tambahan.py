"""The forms of what is done at a request beside its table: notes, a visit, publishing, an objection on paper."""

from typing import Any

from django import forms

from informasi.forms_petugas.dasar import FormLangkah, kolom_tanggal, kolom_teks, kolom_uraian
from informasi.models.pilihan import AlasanKeberatan, Perbuatan
from informasi.services import semua_dasar, tamu_hari_ini
from layanan.lampiran import IsianLampiran


class FormKunjungan(FormLangkah):
    """R-002-27: which of today's visits was about this request."""

    tamu: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(None, label="Tamu hari ini", empty_label="Pilih tamu")
    ktp_ditunjukkan = forms.BooleanField(label="KTP ditunjukkan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang: Any = self.fields["tamu"]
        bidang.queryset = tamu_hari_ini(self.urusan.satker).filter(permohonan=None)
        bidang.label_from_instance = lambda t: f"{t.nama}, {t.keperluan}"


class FormSandiBaru(FormLangkah):
    """For who lost his code and has come with his card."""

    PERLU = frozenset({"identitas_diperiksa", "alasan"})
    identitas_diperiksa = forms.BooleanField(
        label="Kartu identitas Pemohon atau kuasanya sudah saya periksa dan cocok",
        required=False,
        help_text="Sandi yang lama langsung tidak berlaku",
    )
    alasan = kolom_teks("Alasan", 300, "Misalnya: tanda terima hilang. Tidak terlihat oleh Pemohon")


class FormBerkas(FormLangkah):
    """What the applicant sent or brought after he had asked."""

    berkas = IsianLampiran(label="Berkas dari Pemohon")


class FormPerbedaan(FormLangkah):
    """R-002-10."""

    uraian = kolom_uraian("Perbedaan pendapat", 2000, wajib=True)
    penyelesaian = kolom_uraian("Penyelesaian menurut peraturan", 2000)


class FormSanksi(FormLangkah):
    """R-002-37."""

    nama = kolom_teks("Nama petugas atau penanggung jawab", 120, wajib=True)
    perbuatan = forms.ChoiceField(label="Perbuatan", choices=Perbuatan.choices, widget=forms.RadioSelect)
    uraian = kolom_uraian("Uraian", 2000, "Disimpan tersandi", wajib=True)
    sanksi = kolom_teks("Sanksi administratif", 200, wajib=True)
    nomor_surat = kolom_teks("Nomor surat keputusan", 100)
    tanggal = kolom_tanggal("Tanggal", "Kosong: hari ini")


class FormTerbitkan(FormLangkah):
    """R-002-11: the question and its answer, without who asked."""

    judul = kolom_teks("Pertanyaan yang diterbitkan", 200, "Tanpa nama dan data pribadi", wajib=True)
    isi = kolom_uraian("Jawaban yang diterbitkan", 10_000, "Tanpa nama dan data pribadi", wajib=True, baris=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judul"].initial = self.urusan.rincian[:200]
        self.fields["isi"].initial = self.urusan.jawaban


class FormKeberatanPetugas(FormLangkah):
    """4.4: an objection that came on paper, by telephone or at the counter."""

    alasan = forms.MultipleChoiceField(label="Alasan keberatan", widget=forms.CheckboxSelectMultiple)
    uraian = kolom_uraian("Uraian keberatan", 5000)
    kasus_posisi = kolom_uraian("Kasus posisi", 5000)
    kuasa_nama = kolom_teks("Nama kuasa", 120)
    kuasa_alamat = kolom_teks("Alamat kuasa", 300)
    surat_kuasa = forms.BooleanField(label="Surat kuasa khusus bermeterai diserahkan", required=False)
    diterima = kolom_tanggal("Diterima tanggal", "Kosong: hari ini")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dasar = semua_dasar(self.urusan)
        self.fields["alasan"].choices = [(d.kode, _sebut(d.kode, d.tingkat)) for d in dasar]  # type: ignore[attr-defined]


def _sebut(kode: str, tingkat: int) -> str:
    nama = str(AlasanKeberatan(kode).label)
    return f"{nama} (tingkat kedua)" if tingkat == 2 else nama
