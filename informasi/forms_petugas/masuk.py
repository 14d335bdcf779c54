"""Requests that officers write down: by telephone, fax, e-mail, letter, or face to face (R-002-22 … R-002-26)."""

from typing import Any

from django import forms
from django.utils.html import escape

from informasi.forms_petugas.dasar import kolom_pilih, kolom_tanggal, kolom_teks, kolom_uraian, saat_diterima
from informasi.models import Tamu
from informasi.models.pilihan import (
    IDENTITAS_UNTUK,
    CaraMemperoleh,
    CaraMendapatkan,
    JenisIdentitas,
    JenisPemohon,
    JenisPermohonan,
    Kanal,
)
from informasi.publik import pengadilan_pertama
from informasi.services import TEKS_PERSETUJUAN, tamu_hari_ini
from informasi.services.isian import PALING_PANJANG, periksa_isian, rapikan
from layanan.lampiran import IsianLampiran
from satker.models import Satker

# The web is the applicant's own: nobody else writes there.
KANAL = [(k.value, str(k.label)) for k in Kanal if k != Kanal.WEB]


class PilihTamu(forms.ModelChoiceField):
    """Today's visitors whose visit is about nothing else yet."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama}, {obj.keperluan}{'' if obj.ktp_ditunjukkan else ' (KTP belum ditunjukkan)'}"


def _tamu(petunjuk: str) -> PilihTamu:
    return PilihTamu(
        Tamu.objects.none(), label="Tamu hari ini", required=False, empty_label="Bukan tamu", help_text=petunjuk
    )


class _Masuk(forms.Form):
    """What both forms need to know of the court."""

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.satker = satker
        self.fields["tamu"].queryset = tamu_hari_ini(satker).filter(permohonan=None)  # type: ignore[attr-defined]


class FormSederhana(_Masuk):
    """A simple question answered at once: question and answer are enough (R-002-3, R-002-4)."""

    rincian = kolom_uraian("Pertanyaan", PALING_PANJANG["rincian"], wajib=True, baris=2)
    jawaban = kolom_uraian("Jawaban", PALING_PANJANG["jawaban"], wajib=True)
    kanal = forms.ChoiceField(label="Lewat", choices=KANAL, initial=Kanal.TELEPON.value)
    nama = kolom_teks("Nama penanya", 120)
    telepon = kolom_teks("Nomor telepon", PALING_PANJANG["telepon"], inputmode="tel")
    tamu = _tamu("Bila penanya ada di buku tamu")

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        super().__init__(satker, *args, **kwargs)
        self.fields["rincian"].widget.attrs["autofocus"] = True


class FormBaru(_Masuk):
    """The form of 4.3 in the officer's hands, in the order in which people tell it."""

    kanal = forms.ChoiceField(label="Lewat", choices=KANAL, initial=Kanal.TELEPON.value)
    tamu = _tamu("Wajib bila Pemohon datang langsung; KTP-nya diperiksa di buku tamu")
    diterima = kolom_tanggal("Diterima tanggal", "Kosong: sekarang. Untuk surat atau faks yang datang sebelumnya")
    rincian = kolom_uraian("Informasi yang dibutuhkan", PALING_PANJANG["rincian"], wajib=True)
    tujuan = kolom_uraian("Tujuan penggunaan informasi", PALING_PANJANG["tujuan"], wajib=True, baris=2)
    jenis = kolom_pilih("Jenis permohonan", JenisPermohonan)
    nomor_putusan = kolom_teks("Nomor putusan atau penetapan", 120)
    rujukan = forms.ModelChoiceField(
        Satker.objects.none(), label="Pengadilan tingkat pertama", required=False, empty_label="Pilih pengadilan"
    )
    rujukan_nama = kolom_teks("Bila tidak ada di daftar, tulis namanya", 150)
    cara_memperoleh = kolom_pilih("Dalam bentuk", CaraMemperoleh)
    cara_mendapatkan = kolom_pilih("Cara mendapatkan", CaraMendapatkan)
    jenis_pemohon = kolom_pilih("Pemohon", JenisPemohon)
    nama = kolom_teks("Nama lengkap", 120, wajib=True, autocomplete="off")
    atas_nama = kolom_teks("Nama badan hukum atau kelompok", 150)
    jenis_identitas = forms.ChoiceField(label="Jenis identitas")
    nomor_identitas = kolom_teks(
        "Nomor identitas", PALING_PANJANG["nomor_identitas"], "NIK pada KTP: 16 angka", wajib=True
    )
    identitas_sampai = kolom_tanggal("Identitas berlaku sampai", "Kosong: seumur hidup")
    alamat = kolom_teks("Alamat", PALING_PANJANG["alamat"], wajib=True, autocomplete="off")
    pekerjaan = kolom_teks("Pekerjaan", 80)
    telepon = kolom_teks(
        "Nomor telepon", PALING_PANJANG["telepon"], "Telepon atau surel, paling sedikit satu", inputmode="tel"
    )
    surel = kolom_teks("Alamat surel", 254, inputmode="email")
    kabari_surel = forms.BooleanField(label="Pemohon ingin dikabari lewat surel", required=False)
    nomor_wa = kolom_teks("Nomor WhatsApp", 60, inputmode="tel")
    kabari_wa = forms.BooleanField(label="Pemohon setuju dikabari lewat WhatsApp", required=False)
    lampiran = IsianLampiran(label="Berkas dari Pemohon", required=False)

    KELOMPOK = (
        (
            "Permohonan",
            *("kanal", "tamu", "diterima", "rincian", "tujuan", "jenis", "nomor_putusan", "rujukan", "rujukan_nama"),
            *("cara_memperoleh", "cara_mendapatkan", "lampiran"),
        ),
        (
            "Pemohon",
            *("jenis_pemohon", "nama", "atas_nama", "jenis_identitas", "nomor_identitas", "identitas_sampai"),
            *("alamat", "pekerjaan"),
        ),
        ("Kontak dan kabar", "telepon", "surel", "kabari_surel", "nomor_wa", "kabari_wa"),
    )

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        awal = {"jenis": "informasi", "jenis_pemohon": "perorangan", "jenis_identitas": "ktp"}
        kwargs["initial"] = awal | (kwargs.get("initial") or {})
        super().__init__(satker, *args, **kwargs)
        self.fields["jenis_identitas"].choices = _identitas()  # type: ignore[attr-defined]
        self.fields["kabari_wa"].help_text = escape(TEKS_PERSETUJUAN.format(nama_satker=satker.nama))
        self.fields["rincian"].widget.attrs["autofocus"] = True
        if satker.tingkat == Satker.Tingkat.BANDING:
            self.fields["rujukan"].queryset = pengadilan_pertama(satker)  # type: ignore[attr-defined]
        else:
            del self.fields["rujukan"], self.fields["rujukan_nama"]

    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The groups of questions under their headings."""
        return [(judul, [self[n] for n in isian if n in self.fields]) for judul, *isian in self.KELOMPOK]

    def clean(self) -> dict[str, Any]:
        """All that is to mend at once: what the fields miss, and what the service would say after them."""
        data = super().clean() or {}
        isi = rapikan(data | {"diterima_pada": saat_diterima(self.satker, data.get("diterima"))})
        for nama, kalimat in periksa_isian(self.satker, isi).items():
            bidang = "diterima" if nama == "diterima_pada" else nama
            if bidang in self.fields and bidang not in self.errors:
                self.add_error(bidang, kalimat)
        return data

    def terisi(self) -> dict[str, Any]:
        """As `ajukan_permohonan` takes it, without the visitor and the files."""
        data = {k: v for k, v in self.cleaned_data.items() if k not in ("tamu", "diterima", "lampiran")}
        return data | {"diterima_pada": saat_diterima(self.satker, self.cleaned_data["diterima"])}


def _identitas() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (str(JenisPemohon(siapa).label), [(j, str(JenisIdentitas(j).label)) for j in jenis])
        for siapa, jenis in IDENTITAS_UNTUK.items()
    ]


def awal_dari_tamu(tamu: Tamu | None) -> dict[str, Any]:
    """What the guest book knows already."""
    if tamu is None:
        return {}
    return {
        "kanal": Kanal.LANGSUNG.value,
        "tamu": tamu.pk,
        "nama": tamu.nama,
        "alamat": tamu.asal,
        "telepon": tamu.kontak,
    }
