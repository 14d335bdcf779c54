"""The public's forms. They ask, and say beside each field what to mend; what happens then is a service's business."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django import forms
from django.db.models import TextChoices
from django.utils.html import escape

from informasi.biaya import setelan
from informasi.models import Permohonan
from informasi.models.pilihan import (
    IDENTITAS_UNTUK,
    CaraMemperoleh,
    CaraMendapatkan,
    JenisIdentitas,
    JenisPemohon,
    JenisPermohonan,
)
from informasi.publik import pengadilan_pertama
from informasi.services import Dasar
from informasi.services.isian import PALING_PANJANG, periksa_isian, rapikan
from informasi.services.keberatan import TANGGAPAN_MAKS
from informasi.services.kontak import TEKS_PERSETUJUAN
from layanan.formulir import FormulirPublik
from layanan.lampiran import IsianLampiran, petunjuk
from layanan.sesi import SESI_HABIS
from satker.models import Satker


class Bagian(NamedTuple):
    """One group of questions: on a phone one screen."""

    nomor: int
    judul: str
    petunjuk: str
    isian: list[tuple[str, forms.BoundField]]


class _Bersyarat(forms.CharField):
    """Must be filled in where it is asked; whether it is, the service says (and pages.css shows)."""

    def validate(self, value: str) -> None:
        """Nothing here: an empty one may be right."""


def _teks(
    label: str, nama: str, petunjuk: str = "", *, wajib: bool = False, bersyarat: bool = False, **atribut: str
) -> forms.CharField:
    panjang = PALING_PANJANG.get(nama) or getattr(Permohonan._meta.get_field(nama), "max_length", None)
    return (_Bersyarat if bersyarat else forms.CharField)(
        label=label,
        required=wajib or bersyarat,
        max_length=panjang,
        help_text=petunjuk,
        widget=forms.TextInput({"enterkeyhint": "next", **atribut}),
    )


def _uraian(label: str, panjang: int, petunjuk: str = "", kosong: str = "") -> forms.CharField:
    """A text of several lines; `kosong`: what is said when it is missing, "" where it may be."""
    return forms.CharField(
        label=label,
        required=bool(kosong),
        max_length=panjang,
        help_text=petunjuk,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": kosong},
    )


def _pilih(label: str, pilihan: type[TextChoices], kosong: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=pilihan.choices, widget=forms.RadioSelect, error_messages={"required": kosong}
    )


def _identitas() -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of proof under who shows them (4.3)."""
    return [
        (str(JenisPemohon(siapa).label), [(j, str(JenisIdentitas(j).label)) for j in jenis])
        for siapa, jenis in IDENTITAS_UNTUK.items()
    ]


class _SesiRamah(forms.Form):
    """Says that the page was open too long; then nothing is counted and nothing is lost."""

    def __init__(self, *args: Any, sesi_habis: bool = False, **kwargs: Any) -> None:
        self.sesi_habis = sesi_habis
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.sesi_habis:
            raise forms.ValidationError(SESI_HABIS)
        return data


class FormPermohonan(FormulirPublik, _SesiRamah):
    """The form of 4.3. `rujukan` and its name are asked at an appeal court only (R-002-13)."""

    nama = "permohonan"

    jenis = _pilih("Apa yang Anda minta?", JenisPermohonan, "Pilih apa yang Anda minta.")
    nomor_putusan = _teks(
        "Nomor putusan atau penetapan", "nomor_putusan", "Misalnya 123/Pdt.G/2025/PA.Bjh", bersyarat=True
    )
    rujukan = forms.ModelChoiceField(
        Satker.objects.none(),
        label="Pengadilan yang memutus pada tingkat pertama",
        required=False,
        empty_label="Pilih pengadilan",
        help_text="Fotokopi putusan atau penetapan semua tingkat dimohonkan kepada pengadilan tingkat pertama",
    )
    rujukan_nama = _teks("Bila tidak ada di daftar, tulis nama pengadilannya", "rujukan_nama")
    rincian = _uraian(
        "Informasi apa yang Anda butuhkan?",
        PALING_PANJANG["rincian"],
        "Sebutkan sejelas mungkin.",
        "Tulis informasi yang Anda butuhkan.",
    )
    tujuan = _uraian(
        "Untuk apa informasi ini digunakan?",
        PALING_PANJANG["tujuan"],
        "Misalnya penelitian atau keperluan pribadi.",
        "Tulis untuk apa informasi ini digunakan.",
    )
    cara_memperoleh = _pilih("Dalam bentuk apa?", CaraMemperoleh, "Pilih bentuk informasinya.")
    cara_mendapatkan = _pilih(
        "Bagaimana informasi sampai kepada Anda?", CaraMendapatkan, "Pilih cara informasi sampai kepada Anda."
    )
    jenis_pemohon = _pilih("Anda memohon sebagai", JenisPemohon, "Pilih salah satu.")
    atas_nama = _teks("Nama badan hukum atau kelompok", "atas_nama", bersyarat=True, autocomplete="organization")
    jenis_identitas = forms.ChoiceField(label="Jenis identitas", choices=_identitas)
    nomor_identitas = _teks("Nomor identitas", "nomor_identitas", "NIK pada KTP: 16 angka", wajib=True)
    identitas_sampai = forms.DateField(
        label="Berlaku sampai", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    alamat = _teks("Alamat", "alamat", wajib=True, autocomplete="street-address")
    pekerjaan = _teks("Pekerjaan", "pekerjaan", bersyarat=True, autocomplete="organization-title")
    telepon = _teks(
        "Nomor telepon",
        "telepon",
        "Tulis paling sedikit satu: nomor telepon atau alamat surel",
        inputmode="tel",
        autocomplete="tel",
    )
    surel = forms.CharField(
        label="Alamat surel",
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "enterkeyhint": "next"}),
    )
    kabari_surel = forms.BooleanField(label="Kabari saya lewat surel", required=False)
    kabari_wa = forms.BooleanField(label="Kabari saya lewat WhatsApp", required=False)
    nomor_wa = _Bersyarat(
        label="Nomor WhatsApp",
        max_length=60,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel"}),
    )
    lampiran = IsianLampiran(label="Berkas pendukung", required=False)

    # title, hint, and of each field: under which answer of another field it is asked (a class of pages.css)
    SUSUNAN: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
        (
            "Informasi yang diminta",
            "",
            (
                ("jenis", ""),
                ("nomor_putusan", "bila-putusan"),
                ("rujukan", "bila-putusan"),
                ("rujukan_nama", "bila-putusan"),
                ("rincian", ""),
                ("tujuan", ""),
            ),
        ),
        (
            "Bentuk dan cara",
            "Dokumen dan fotokopi putusan diserahkan langsung kepada Pemohon yang datang ke pengadilan.",
            (("cara_memperoleh", ""), ("cara_mendapatkan", "")),
        ),
        (
            "Data pemohon",
            "Identitas hanya dilihat Petugas Informasi dan disimpan tersandi. Foto KTP tidak diminta.",
            (
                ("jenis_pemohon", ""),
                ("nama", ""),
                ("atas_nama", "bila-badan"),
                ("jenis_identitas", ""),
                ("nomor_identitas", ""),
                ("identitas_sampai", "bila-asing"),
                ("alamat", ""),
                ("pekerjaan", "bila-orang"),
            ),
        ),
        (
            "Kontak dan kabar",
            "",
            (
                ("telepon", ""),
                ("surel", ""),
                ("kabari_surel", ""),
                ("kabari_wa", ""),
                ("nomor_wa", "bila-wa"),
                ("lampiran", ""),
                ("captcha", ""),
            ),
        ),
    )

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"jenis": "informasi", "jenis_pemohon": "perorangan"} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.satker = satker
        # Not declared above: there `nama` is the name under which FormulirPublik counts.
        self.fields["nama"] = _teks("Nama lengkap", "nama", wajib=True, autocomplete="name")
        # Hints are markup; what a court wrote is not. The note of R-002-36 is said before the copy is asked for.
        self.fields["nomor_putusan"].help_text += f". {escape(setelan(satker).disclaimer)}"
        self.fields["kabari_wa"].help_text = escape(TEKS_PERSETUJUAN.format(nama_satker=satker.nama))
        if satker.tingkat == Satker.Tingkat.BANDING:
            self.fields["rujukan"].queryset = pengadilan_pertama(satker)  # type: ignore[attr-defined]
        else:
            del self.fields["rujukan"], self.fields["rujukan_nama"]
        self.order_fields([n for _, _, isian in self.SUSUNAN for n, _ in isian])

    def bagian(self) -> Iterator[Bagian]:
        """The groups of questions, in order."""
        for ke, (judul, kalimat, isian) in enumerate(self.SUSUNAN, 1):
            yield Bagian(ke, judul, kalimat, [(kelas, self[n]) for n, kelas in isian if n in self.fields])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        isi = rapikan(data) | {"kanal": "web"}
        for nama, kalimat in (periksa_isian(self.satker, isi) | self._periksa_rujukan(isi)).items():
            if nama not in self.errors:
                self.add_error(nama if nama in self.fields else None, kalimat)
        return data

    def _periksa_rujukan(self, isi: dict[str, Any]) -> dict[str, str]:
        if "rujukan" not in self.fields or isi["jenis"] != JenisPermohonan.SALINAN_PUTUSAN:
            return {}
        return {} if isi["rujukan"] or isi["rujukan_nama"] else {"rujukan": "Pilih atau tulis nama pengadilannya."}


class FormKeberatan(FormulirPublik, _SesiRamah):
    """The form of 4.4: only the grounds that there are; by proxy with a power of attorney."""

    nama = "keberatan"

    alasan = forms.MultipleChoiceField(
        label="Alasan keberatan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu alasan."},
    )
    uraian = _uraian("Mengapa Anda keberatan?", 5000)
    kasus_posisi = _uraian("Kasus posisi", 5000, "Urutan kejadian, bila perlu dijelaskan.")
    oleh_kuasa = forms.BooleanField(label="Diajukan oleh kuasa", required=False)
    kuasa_nama = _Bersyarat(label="Nama kuasa", max_length=120)
    kuasa_alamat = forms.CharField(label="Alamat kuasa", required=False, max_length=300)
    surat_kuasa = IsianLampiran(
        label="Surat kuasa khusus bermeterai",
        jumlah=2,
        required=False,
        help_text=f"Wajib bila diajukan oleh kuasa. {petunjuk(2)}",
    )

    KUASA = ("kuasa_nama", "kuasa_alamat", "surat_kuasa")

    def __init__(self, dasar: Sequence[Dasar], *args: Any, **kwargs: Any) -> None:
        # One ground is one tap: nothing is left to choose.
        kwargs["initial"] = {"alasan": [d.kode for d in dasar] if len(dasar) == 1 else []}
        super().__init__(*args, **kwargs)
        self.fields["alasan"].choices = [(d.kode, _sebut(d)) for d in dasar]  # type: ignore[attr-defined]

    def isian(self) -> list[tuple[str, forms.BoundField]]:
        """The fields in order, each with the class that shows it only where it is asked."""
        return [("bila-kuasa" if n in self.KUASA else "", self[n]) for n in self.fields]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("oleh_kuasa"):
            kosong = {"kuasa_nama": "Tulis nama kuasanya.", "surat_kuasa": "Lampirkan surat kuasa khusus bermeterai."}
            for nama, kalimat in kosong.items():
                if not data.get(nama) and nama not in self.errors:
                    self.add_error(nama, kalimat)
        else:
            data |= {"kuasa_nama": "", "kuasa_alamat": "", "surat_kuasa": []}
        return data


def _sebut(dasar: Dasar) -> str:
    return f"{dasar.nama} (tingkat kedua, kepada Mahkamah Agung)" if dasar.tingkat == 2 else dasar.nama


class FormCabut(_SesiRamah):
    """Why it is withdrawn, if somebody wants to say so."""

    alasan = forms.CharField(label="Alasan", required=False, max_length=300)


class FormTanggapan(_SesiRamah):
    """4.4: what the applicant says to the answer."""

    tanggapan = _uraian(
        "Tanggapan Anda", TANGGAPAN_MAKS, "Dibaca petugas dan dicatat di register.", "Tulis tanggapan Anda."
    )


class FormLengkapi(FormulirPublik, _SesiRamah):
    """B3: what was missing, in words and files."""

    nama = "kelengkapan"

    keterangan = _uraian("Kelengkapan permohonan", 2000, "Tulis data yang diminta.", "Tulis kelengkapannya.")
    lampiran = IsianLampiran(label="Berkas", required=False)
