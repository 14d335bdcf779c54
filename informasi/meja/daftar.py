"""The desk's lists: by urgency, filtered, searched, page by page, the same for requests and objections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from layanan.alur.tabel import Alur
from layanan.kueri import Halaman, Urgensi, Urutan, daftar, halaman, hitung, hitung_urgensi, saring
from layanan.tenggat import penghitung
from satker.kalender import hari_kerja_berikut
from satker.models import Satker
from satker.waktu import hari_ini

NAMA_URGENSI = {
    Urgensi.LEWAT: "Lewat tenggat",
    Urgensi.DEKAT: "Sampai hari kerja berikutnya",
    Urgensi.NANTI: "Nanti atau tanpa tenggat",
}
_URUTAN = [("", "Paling mendesak"), (Urutan.TERBARU.value, "Terbaru, termasuk yang selesai")]


class FormSaring(forms.Form):
    """The filters of a list."""

    q = forms.CharField(label="Cari", required=False, max_length=120, widget=forms.TextInput({"type": "search"}))
    keadaan = forms.ChoiceField(label="Keadaan", required=False)
    urgensi = forms.ChoiceField(
        label="Tenggat", required=False, choices=[("", "Semua"), *((u.value, n) for u, n in NAMA_URGENSI.items())]
    )
    urutan = forms.ChoiceField(label="Urutkan", required=False, choices=_URUTAN)

    def __init__(self, alur: Alur, data: QueryDict, petunjuk: str) -> None:
        super().__init__(data)
        semua = [(k.kode, k.nama) for k in alur.keadaan]
        self.fields["keadaan"].choices = [("", "Semua"), *semua]  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs["placeholder"] = petunjuk


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Rows of one urgency under their heading; no heading where the list is by age."""

    judul: str
    baris: Sequence[Any]


class Daftar:
    """One list page: `form`, `halaman`, `kelompok`, `jumlah`, `urgensi`; `qs` is what the filters leave."""

    def __init__(self, alur: Alur, satker: Satker, data: QueryDict, petunjuk: str, *ikut: str) -> None:
        self.alur, self.satker = alur, satker
        self.form = FormSaring(alur, data, petunjuk)
        self.form.is_valid()
        pilih = self.form.cleaned_data
        self.tersaring = any(pilih.get(k) for k in ("q", "keadaan", "urgensi"))
        keadaan = pilih.get("keadaan", "")
        self.urutan = self._urutan(keadaan, pilih)
        self.qs: QuerySet[Any] = saring(
            daftar(alur, satker).select_related(*ikut) if ikut else daftar(alur, satker),
            satker,
            keadaan=keadaan or ("" if "keadaan" not in self.form.errors else "-"),
            urgensi=pilih.get("urgensi", ""),
            cari=pilih.get("q", ""),
        )

    def _urutan(self, keadaan: str, pilih: dict[str, Any]) -> Urutan:
        """What is closed has no urgency, and who looks for a name looks everywhere."""
        tertutup = bool(keadaan) and keadaan not in self.alur.terbuka
        if pilih.get("urgensi"):
            return Urutan.URGENSI
        return Urutan.TERBARU if tertutup or pilih.get("q") or pilih.get("urutan") else Urutan.URGENSI

    def konteks(self, setelah: str) -> dict[str, Any]:
        """What the template needs; a fixed number of queries."""
        lembar = halaman(self.qs, self.urutan, setelah)
        tampil = self.qs.filter(selesai_pada=None) if self.urutan == Urutan.URGENSI else self.qs
        angka = hitung_urgensi(self.alur, self.satker)
        return {
            "form": self.form,
            "tersaring": self.tersaring,
            "halaman": lembar,
            "kelompok": self._kelompok(lembar),
            "jumlah": hitung(tampil),
            "urgensi": [(u.value, NAMA_URGENSI[u], angka[u]) for u in Urgensi],
            "setelah": setelah,
        }

    def _kelompok(self, lembar: Halaman[Any]) -> list[Kelompok]:
        self._beri_tenggat(lembar.baris)
        if self.urutan != Urutan.URGENSI:
            return [Kelompok("", lembar.baris)] if lembar.baris else []
        hari = hari_ini(self.satker)
        besok = hari_kerja_berikut(self.satker, hari)
        isi: dict[Urgensi, list[Any]] = {u: [] for u in Urgensi}
        for u in lembar.baris:
            lewat, dekat = u.jatuh_tempo and u.jatuh_tempo < hari, u.jatuh_tempo and u.jatuh_tempo <= besok
            isi[Urgensi.LEWAT if lewat else Urgensi.DEKAT if dekat else Urgensi.NANTI].append(u)
        return [Kelompok(NAMA_URGENSI[u], baris) for u, baris in isi.items() if baris]

    def _beri_tenggat(self, baris: Sequence[Any]) -> None:
        ukur = penghitung(self.satker, [u.jatuh_tempo for u in baris])
        keadaan = {k.kode: k for k in self.alur.keadaan}
        for u in baris:
            u.satker, u.rincian_keadaan = self.satker, keadaan[u.keadaan]
            u.lagi = ukur.lagi(u.jatuh_tempo) if u.jatuh_tempo else ""
            u.nada = ukur.nada(u.jatuh_tempo) if u.jatuh_tempo else ""
