"""Forms of the case pages. They read and refuse; what happens then is a service's business."""

from typing import Any

from django import forms
from django.utils.html import format_html

from perkara.models import Penugasan, PetugasSipp
from perkara.registrasi.isian import TEKS_PERSETUJUAN
from satker.models import Jabatan, Pegawai, Satker
from satker.telepon import JenisNomor, nomor_tunggal


class BidangNomor(forms.CharField):
    """A number in any spelling; cleaned to E.164 or refused with what to do about it."""

    def __init__(self, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label="Nomor WhatsApp",
            max_length=60,
            required=required,
            help_text=help_text,
            widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            error_messages={"required": "Ketik nomor WhatsApp-nya."},
        )

    def clean(self, value: Any) -> str:
        teks = super().clean(value)
        if not teks:
            return ""
        hasil = nomor_tunggal(teks)
        if hasil.jenis != JenisNomor.MOBILE or not hasil.e164:
            raise forms.ValidationError(hasil.sebab)
        return hasil.e164


class FormPegawai(forms.ModelForm):  # type: ignore[type-arg]
    """A staff recipient (R-000-6): who, which office, which number, who he is in SIPP."""

    nomor_wa = BidangNomor(required=False, help_text="Kosongkan bila tidak menerima rekap")
    hakim_id = forms.TypedChoiceField(
        label="Hakim di SIPP", required=False, coerce=int, empty_value=None, help_text="Menentukan perkara miliknya"
    )
    panitera_id = forms.TypedChoiceField(label="Panitera di SIPP", required=False, coerce=int, empty_value=None)

    class Meta:
        model = Pegawai
        fields = ("nama", "jabatan", "nip", "nomor_wa", "hakim_id", "panitera_id", "aktif")

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.satker = satker
        self.fields["jabatan"].choices = Jabatan.choices  # type: ignore[attr-defined]
        self.fields["hakim_id"].choices = _petugas(satker, Penugasan.Tugas.HAKIM)  # type: ignore[attr-defined]
        self.fields["panitera_id"].choices = _petugas(satker, Penugasan.Tugas.PANITERA)  # type: ignore[attr-defined]

    def validate_unique(self) -> None:
        """The court is not a field of the form, yet the rules about one court's staff hold."""
        try:
            self.instance.full_clean(exclude=("user",))
        except forms.ValidationError as galat:
            self.add_error(None, galat)


def _petugas(satker: Satker, tugas: str) -> list[tuple[Any, str]]:
    ada = PetugasSipp.objects.filter(satker=satker, tugas=tugas).order_by("-aktif", "nama")
    return [("", "Bukan"), *((p.sipp_id, p.nama if p.aktif else f"{p.nama} (tidak aktif)") for p in ada)]


PERSETUJUAN = "{} setuju menerima pemberitahuan perkara lewat WhatsApp"
SISI = ((1, "Penggugat atau Pemohon"), (2, "Tergugat atau Termohon"), (3, "Intervensi"), (4, "Turut Tergugat"))


class FormPersetujuan(forms.Form):
    """What is agreed to stands beside the tick, in the words that the ledger names by their version (VERSI_TEKS)."""

    def __init__(self, satker: Satker, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pernyataan = TEKS_PERSETUJUAN.format(nama_satker=satker.nama)
        self.fields["setuju"].help_text = format_html("Bacakan: “{}”", pernyataan)


class FormLoket(FormPersetujuan):
    """A number for a case at the counter (R-000-3): whose, which, and that he agreed.

    `siapa` is "pihak:<id>", "kuasa:<id>", or "keluarga:<side>" for someone a party asked for.
    """

    siapa = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Pilih pemilik nomor ini."})
    nama = forms.CharField(
        label="Nama pemilik nomor",
        max_length=120,
        required=False,
        help_text="Hanya bila pemiliknya keluarga atau orang lain",
    )
    nomor_teks = BidangNomor()
    setuju = forms.BooleanField(
        label=PERSETUJUAN.format("Pihak"),
        error_messages={"required": "Tanyakan persetujuan pihak, lalu beri centang."},
    )
    aktifkan_lagi = forms.BooleanField(
        label="Pemilik nomor setuju dikirimi pesan lagi", required=False, help_text="Nomor ini pernah berhenti"
    )

    def __init__(self, satker: Satker, orang: list[tuple[str, dict[str, str]]], *args: Any, **kwargs: Any) -> None:
        super().__init__(satker, *args, **kwargs)
        self.orang = orang
        pilihan = [(kunci, o["nama"]) for kunci, o in orang]
        self.fields["siapa"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["siapa"].label = "Nomor ini milik siapa?"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("siapa", "").startswith("keluarga") and len(data.get("nama", "").strip()) < 2:
            self.add_error("nama", "Tulis nama pemilik nomor ini.")
        return data


class FormLoketMenunggu(FormPersetujuan):
    """A number for a case that SIPP does not hold yet: it waits for the case (or the e-Court register number)."""

    nomor_ditunggu = forms.CharField(
        label="Nomor perkara atau nomor register e-Court",
        max_length=100,
        help_text="Pemberitahuan dimulai sendiri begitu nomor ini muncul di SIPP",
    )
    nama = forms.CharField(
        label="Nama pemilik nomor",
        min_length=2,
        max_length=120,
        error_messages={"min_length": "Tulis namanya, sedikitnya dua huruf."},
    )
    sisi = forms.TypedChoiceField(label="Kedudukan dalam perkara", coerce=int, choices=SISI)
    nomor_teks = BidangNomor()
    setuju = forms.BooleanField(
        label=PERSETUJUAN.format("Pemilik nomor"),
        error_messages={"required": "Tanyakan persetujuannya, lalu beri centang."},
    )
    aktifkan_lagi = FormLoket.base_fields["aktifkan_lagi"]
