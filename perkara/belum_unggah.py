"""The open uploads as a page shows them: whose, filtered, per officer. N-14 and N-15 cut at 20 rows and point here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst

from perkara import acuan, ringkasan, tunggakan
from perkara.models import Penugasan, PetugasSipp
from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from perkara.tunggakan import Tunggakan, Unggahan
from satker.akses import peran_di
from satker.models import Pegawai, Peran, Satker

# Who looks after the court's list; everybody else sees his own only.
SEMUA = frozenset({Peran.ADMIN, Peran.KETUA, Peran.WAKIL_KETUA, Peran.PANITERA, Peran.PANMUD_HUKUM, Peran.PEMANTAU})
SENDIRI = frozenset({Peran.HAKIM, Peran.PANITERA_PENGGANTI})
LIHAT = SEMUA | SENDIRI

NAMA_UNGGAHAN = {
    Unggahan.EDOC: "E-Doc putusan",
    Unggahan.ANONIMISASI: "anonimisasi putusan",
    Unggahan.BAS: "berita acara sidang",
}
_TUGAS = {Unggahan.BAS: Penugasan.Tugas.PANITERA}
TANPA_PETUGAS = "Belum ada petugasnya di SIPP"
URUT = (("", "Terlama"), ("baru", "Terbaru"), ("nomor", "Nomor perkara"))


@dataclass(frozen=True, slots=True)
class Baris:
    """One open item with its officer's name; `kunci` ("hakim:12") tells judges and clerks of one id apart."""

    butir: Tunggakan
    kunci: str
    petugas: str

    @property
    def nama(self) -> str:
        """What is not uploaded, in words."""
        return capfirst(NAMA_UNGGAHAN[self.butir.unggahan])


@dataclass(frozen=True, slots=True)
class Petugas:
    """One officer's open items: how many of each kind, and since when."""

    kunci: str
    nama: str
    jumlah: Counter[Unggahan]
    sejak: date

    @property
    def rinci(self) -> str:
        """'3 E-Doc putusan, 2 anonimisasi putusan'."""
        return ", ".join(f"{self.jumlah[u]} {nama}" for u, nama in NAMA_UNGGAHAN.items() if self.jumlah[u])

    @property
    def banyak(self) -> int:
        """All of them together."""
        return self.jumlah.total()


def lihat_semua(peran: Iterable[str]) -> bool:
    """Whether one of these roles looks after the whole court's list."""
    return bool(SEMUA & set(peran))


def pegawai_dari(satker: Satker, user: Any) -> Pegawai | None:
    """The member of staff this user is in this court, if he is a judge or clerk of its SIPP."""
    milik = Pegawai.objects.filter(satker=satker, user=user, aktif=True)
    return milik.exclude(hakim_id=None, panitera_id=None).first()


def daftar(satker: Satker, user: Any, peran: Iterable[str]) -> list[Baris]:
    """The open items this user may see, oldest first; a fixed number of queries."""
    if lihat_semua(peran):
        butir = tunggakan.daftar(acuan.buat(satker))
    else:
        pegawai = pegawai_dari(satker, user)
        butir = ringkasan.tunggakan_pegawai(satker, pegawai) if pegawai else []
    ada = PetugasSipp.objects.filter(satker=satker).values_list("tugas", "sipp_id", "nama")
    nama = {f"{tugas}:{sipp_id}": n for tugas, sipp_id, n in ada}
    return [Baris(t, k, nama.get(k, TANPA_PETUGAS)) for t in butir for k in [_kunci(t)]]


def jumlah(satker: Satker, user: Any) -> dict[str, Any]:
    """The dashboard's three figures: the court's, or one's own for who sees only that; `url` when there is a list."""
    peran = peran_di(user, satker)
    if lihat_semua(peran) or not peran & SENDIRI:
        return {**ringkasan.tunggakan_unggah(satker), "daftar": bool(peran & LIHAT), "milik": False}
    pegawai = pegawai_dari(satker, user)
    ada = Counter(t.unggahan for t in ringkasan.tunggakan_pegawai(satker, pegawai)) if pegawai else Counter()
    return {**{u.value: ada[u] for u in Unggahan}, "daftar": True, "milik": True}


def per_petugas(baris: Iterable[Baris]) -> list[Petugas]:
    """The officers of these items, the longest list first."""
    milik: dict[str, list[Baris]] = {}
    for b in baris:
        milik.setdefault(b.kunci, []).append(b)
    semua = [
        Petugas(k, bb[0].petugas, Counter(b.butir.unggahan for b in bb), min(b.butir.tanggal for b in bb))
        for k, bb in milik.items()
    ]
    return sorted(semua, key=lambda p: (-p.banyak, p.nama))


def _kunci(t: Tunggakan) -> str:
    return f"{_TUGAS.get(t.unggahan, Penugasan.Tugas.HAKIM)}:{t.petugas_id or ''}"


class SaringTunggakan(forms.Form):
    """By case number in any spelling or agenda, by what is missing, by officer; an unknown choice filters nothing."""

    q = forms.CharField(
        label="Cari",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Nomor perkara"}),
    )
    unggahan = forms.ChoiceField(
        label="Yang belum",
        required=False,
        choices=[("", "Semua"), *((u.value, capfirst(n)) for u, n in NAMA_UNGGAHAN.items())],
    )
    petugas = forms.ChoiceField(label="Petugas", required=False)
    urut = forms.ChoiceField(label="Urutkan", required=False, choices=URUT)

    def __init__(self, satker: Satker, baris: Sequence[Baris], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.satker, self.semua = satker, baris
        orang = sorted({b.kunci: b.petugas for b in baris}.items(), key=lambda o: o[1])
        self.fields["petugas"].choices = [("", "Semua"), *orang]  # type: ignore[attr-defined]
        if len(orang) < 2:  # one's own list: nobody to choose
            del self.fields["petugas"]

    def baris(self) -> list[Baris]:
        """What is left of the list, in the order asked for."""
        self.is_valid()
        pilih: dict[str, str] = self.cleaned_data
        unggahan, petugas = pilih.get("unggahan"), pilih.get("petugas")
        hasil = [
            b
            for b in self.semua
            if (not unggahan or b.butir.unggahan == unggahan) and (not petugas or b.kunci == petugas)
        ]
        hasil = self._cari(hasil, pilih.get("q", ""))
        if pilih.get("urut") == "nomor":
            return sorted(hasil, key=lambda b: _urut_nomor(b.butir.nomor))
        return hasil[::-1] if pilih.get("urut") == "baru" else hasil

    def _cari(self, baris: list[Baris], q: str) -> list[Baris]:
        if not q:
            return baris
        try:
            dicari = baca_nomor_perkara(q, self.satker.singkatan).tampil
        except NomorTidakTerbaca:
            dicari = q
        return [b for b in baris if b.butir.nomor.casefold().startswith(dicari.casefold())]


def _urut_nomor(nomor: str) -> tuple[str, int, str]:
    """By year, then by ordinal as a number: 9 before 10."""
    bagian = nomor.split("/")
    tahun = bagian[2] if len(bagian) > 2 else ""
    return tahun, int(bagian[0]) if bagian[0].isdecimal() else 0, nomor
