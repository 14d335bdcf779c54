"""The forms of the steps of a request, one per step that asks something (domain 3.3)."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model

from informasi.alur.peran import PENANGGUNG_JAWAB
from informasi.alur.syarat import KEKURANGAN_MAKS, angka
from informasi.biaya import rupiah, setelan
from informasi.forms_petugas.dasar import BidangAngka, FormLangkah, kolom_catatan, kolom_pilih, kolom_teks, kolom_uraian
from informasi.models.pilihan import (
    AlasanPenolakan,
    AlasanPerpanjangan,
    CaraBayar,
    CaraMemperoleh,
    CaraMendapatkan,
    Hasil,
)
from informasi.publik import pengadilan_pertama
from layanan.lampiran import IsianLampiran
from satker.models import Keanggotaan, Satker


class FormCatatan(FormLangkah):
    """A step that asks nothing."""

    catatan = kolom_catatan()


class FormCatat(FormLangkah):
    """A note for the file."""

    catatan = kolom_uraian("Catatan", 2000, "Tidak terlihat oleh Pemohon", wajib=True)


class FormKurang(FormLangkah):
    """B3: what the applicant has to add."""

    kekurangan = kolom_uraian("Yang belum lengkap", KEKURANGAN_MAKS, "Dibaca Pemohon, juga dalam kabar", wajib=True)
    catatan = kolom_catatan()


class FormJawabLangsung(FormLangkah):
    """R-002-3."""

    jawaban = kolom_uraian("Jawaban", 10_000, wajib=True)


class FormRujuk(FormLangkah):
    """R-002-13: a court of the portal, or a name."""

    rujukan = forms.ModelChoiceField(
        Satker.objects.none(), label="Pengadilan tingkat pertama", required=False, empty_label="Pilih pengadilan"
    )
    rujukan_nama = kolom_teks("Bila tidak ada di daftar, tulis namanya", 150)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rujukan"].queryset = pengadilan_pertama(self.urusan.satker)  # type: ignore[attr-defined]


class FormKoordinasi(FormLangkah):
    """R-002-7: the question to the Penanggung Jawab."""

    catatan = kolom_uraian("Pertanyaan kepada Penanggung Jawab", 2000, "Tidak terlihat oleh Pemohon", wajib=True)
    dengan = forms.ModelChoiceField(
        get_user_model().objects.none(), label="Ditujukan kepada", required=False, empty_label="Siapa saja"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        peran = Keanggotaan.objects.filter(satker=self.urusan.satker_id, peran__in=PENANGGUNG_JAWAB)
        bidang: Any = self.fields["dengan"]
        bidang.queryset = get_user_model().objects.filter(pk__in=peran.values("user"), is_active=True)
        bidang.label_from_instance = lambda user: user.get_full_name() or user.get_username()


class FormJawabKoordinasi(FormLangkah):
    """R-002-7: the Penanggung Jawab's answer."""

    konsultasi = kolom_uraian("Jawaban kepada Petugas Informasi", 2000, "Tidak terlihat oleh Pemohon", wajib=True)


class FormPerpanjang(FormLangkah):
    """R-002-19 … R-002-21: the reasons and the days that the request's own rule allows."""

    alasan = kolom_pilih("Alasan", AlasanPerpanjangan)
    hari = BidangAngka("Perpanjangan (hari kerja)")
    catatan = kolom_catatan()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aturan = angka(self.urusan)
        semua = [(a, str(AlasanPerpanjangan(a).label)) for a in aturan.alasan_perpanjangan]
        self.fields["alasan"].choices = [(a, label[:1].upper() + label[1:]) for a, label in semua]  # type: ignore[attr-defined]
        self.fields["hari"].initial = aturan.perpanjangan.hari
        self.fields["hari"].help_text = f"Paling banyak {aturan.perpanjangan.hari} hari kerja, hanya satu kali"


class IsianBiaya(FormLangkah):
    """R-002-18 with the court's tariff in sight (R-002-31)."""

    biaya_penggandaan = BidangAngka("Biaya penggandaan (Rp)", petunjuk="0 bila tidak ada biaya")
    lembar = BidangAngka("Jumlah lembar")
    biaya_penjilidan = BidangAngka("Biaya penjilidan (Rp)")
    jilid = BidangAngka("Jumlah jilid")

    BIAYA = ("biaya_penggandaan", "lembar", "biaya_penjilidan", "jilid")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aturan = setelan(self.urusan.satker)
        dasar = f" ({aturan.dasar_tarif})" if aturan.dasar_tarif else ""
        for nama, tarif, per in (
            ("biaya_penggandaan", aturan.tarif_lembar, "lembar"),
            ("biaya_penjilidan", aturan.tarif_jilid, "jilid"),
        ):
            tertulis = "Ketua belum menetapkan tarif" if tarif is None else f"Tarif: Rp{rupiah(tarif)} per {per}{dasar}"
            self.fields[nama].help_text = f"{tertulis}. Tulis 0 bila tidak ada biaya."


class FormNyatakan(IsianBiaya):
    """The statement (R-002-15 … R-002-18)."""

    hasil = kolom_pilih("Keputusan", Hasil)
    ada = forms.TypedChoiceField(
        label="Informasi itu ada?",
        choices=[("ya", "Ada"), ("tidak", "Tidak ada")],
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
    )
    alasan = forms.MultipleChoiceField(
        label="Alasan penolakan",
        choices=AlasanPenolakan.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Paling sedikit satu",
    )
    alasan_uraian = kolom_uraian("Uraian alasan", 2000)
    bagian_ditolak = kolom_uraian("Bagian yang tidak diberikan", 2000)
    konsultasi = kolom_uraian(
        "Hasil konsultasi dengan Penanggung Jawab", 2000, "Kosongkan bila koordinasi sudah dijawab pada berkas ini"
    )
    badan_lain = kolom_teks("Badan publik yang menguasai informasi ini", 150)
    bentuk_informasi = kolom_pilih("Bentuk informasi yang dikuasai", CaraMemperoleh, wajib=False)
    perkiraan_siap = kolom_teks("Perkiraan waktu dapat diambil", 120, "Misalnya Kamis, 26 November 2026")
    jawaban = kolom_uraian("Jawaban", 10_000, "Bila informasinya dapat disampaikan dengan kata-kata; dibaca Pemohon")
    catatan = kolom_catatan()

    field_order = ("hasil", "ada", "alasan", "alasan_uraian", "bagian_ditolak", "konsultasi", *IsianBiaya.BIAYA)
    BILA = {
        **dict.fromkeys((*IsianBiaya.BIAYA, "bentuk_informasi", "perkiraan_siap", "jawaban"), "bila-biaya"),
        **dict.fromkeys(("alasan", "alasan_uraian", "konsultasi"), "bila-alasan"),
        "bagian_ditolak": "bila-bagian",
        "badan_lain": "bila-badan",
    }
    PERLU = frozenset({"alasan", "bagian_ditolak", "konsultasi", "biaya_penggandaan"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.urusan.konsultasi:
            del self.fields["konsultasi"]


class FormBayar(FormLangkah):
    """R-002-9."""

    cara_bayar = kolom_pilih("Dibayar dengan", CaraBayar)
    bukti_bayar = kolom_teks("Nomor bukti pembayaran", 60)
    catatan = kolom_catatan()


class FormSerahkan(FormLangkah):
    """R-002-6, R-002-8: how, to whom, and what."""

    cara_penyerahan = kolom_pilih("Cara penyerahan", CaraMendapatkan)
    penerima = kolom_teks("Nama penerima", 120, "Kosong: Pemohon sendiri")
    jawaban = kolom_uraian("Jawaban", 10_000, "Bila informasinya disampaikan dengan kata-kata; dibaca Pemohon")
    berkas = IsianLampiran(label="Dokumen yang diserahkan", required=False)
    catatan = kolom_catatan()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cara_penyerahan"].initial = self.urusan.cara_mendapatkan
        self.fields["jawaban"].initial = self.urusan.jawaban


class FormPencabutan(FormLangkah):
    """Who asked by telephone or letter withdraws by it."""

    alasan = kolom_teks(
        "Bagaimana dan mengapa Pemohon mencabut", 300, "Misalnya: lewat telepon, sudah memperoleh datanya", wajib=True
    )
