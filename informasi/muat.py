"""Sections of the court's file that belong to the information service: [informasi] and [[informasi_terbuka]]."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from informasi.models import InformasiTerbuka, SetelanInformasi
from informasi.models.pilihan import Profil
from satker.models import Satker
from satker.muat import Bagian, Keliru, Kolom, Ringkasan, daftarkan_bagian, simpan_baris
from satker.muat import pembaca as baca
from satker.muat.bagian import Isian, NilaiKeliru
from satker.waktu import sekarang

# A file of the court brings texts and addresses; documents are uploaded in the admin.
JENIS_TERMUAT = ("jawaban", "tautan")


def alamat_web(nilai: Any) -> str:
    """A complete http(s) address, or "" for none."""
    teks = baca.teks_boleh_kosong(nilai)
    try:
        URLValidator(schemes=["http", "https"])(teks or "https://kosong.test")
    except ValidationError:
        raise NilaiKeliru("harus alamat web lengkap, misalnya https://pa-contoh.go.id") from None
    return teks


def paling_panjang(panjang: int) -> Callable[[Any], str]:
    """Text of at most so many characters; not empty."""

    def baca_teks(nilai: Any) -> str:
        teks = baca.teks(nilai)
        if len(teks) > panjang:
            raise NilaiKeliru(f"paling banyak {panjang} karakter", gema=False)
        return teks

    return baca_teks


_HARI = Kolom(baca.bulat(1, 365))
_SATUAN = Kolom(baca.pilihan(("kerja", "kalender")))
SETELAN = {
    "profil": Kolom(baca.pilihan(Profil.values)),
    **dict.fromkeys(("keterangan", "perpanjangan", "keberatan", "jawaban", "penyerahan"), _HARI),
    **dict.fromkeys(("satuan_keberatan", "satuan_jawaban"), _SATUAN),
    "kunjungan_dokumen": Kolom(baca.benar_salah),
    **dict.fromkeys(("tarif_lembar", "tarif_jilid"), Kolom(baca.bulat(0, 10_000_000))),
    **dict.fromkeys(("dasar_tarif", "kontak_nama", "kontak_jabatan", "kontak_telepon"), Kolom(baca.teks_boleh_kosong)),
    "cara_bayar": Kolom(paling_panjang(200)),
    "disclaimer": Kolom(paling_panjang(250)),
    **dict.fromkeys(
        ("tautan_lapor", "tautan_lapor_android", "tautan_lapor_ios", "tautan_siwas", "tautan_masukan"),
        Kolom(alamat_web),
    ),
}
TERBUKA = {
    "jenis": Kolom(baca.pilihan(JENIS_TERMUAT), wajib=True),
    "judul": Kolom(paling_panjang(200), wajib=True),
    "isi": Kolom(baca.teks_boleh_kosong),
    "tautan": Kolom(alamat_web),
    "terbit": Kolom(baca.benar_salah),
}


def daftarkan() -> None:
    """Make the sections known; called once, when the app is ready."""
    daftarkan_bagian(Bagian("informasi", SETELAN, simpan_setelan))
    daftarkan_bagian(Bagian("informasi_terbuka", TERBUKA, simpan_terbuka, banyak=True, periksa=periksa_terbuka))


def simpan_setelan(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save the court's rule, tariff, contact and links; what the file does not name keeps its value."""
    setelan = SetelanInformasi.objects.filter(satker=satker).first() or SetelanInformasi(satker=satker)
    return simpan_baris([(setelan, baris[0])]) if baris[0] else Ringkasan()


def periksa_terbuka(baris: list[Isian]) -> list[Keliru]:
    """Each title once, and each item with what its kind needs."""
    keliru, judul = [], set()
    for indeks, isian in enumerate(baris):
        if isian["judul"] in judul:
            keliru.append(Keliru(indeks, "judul", "sudah dipakai butir lain di berkas ini"))
        judul.add(isian["judul"])
        perlu = "isi" if isian["jenis"] == "jawaban" else "tautan"
        if not isian.get(perlu):
            keliru.append(Keliru(indeks, None, f"{perlu} wajib diisi untuk jenis {isian['jenis']}"))
    return keliru


def simpan_terbuka(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Add or change what the court publishes, known by title; what the file does not name stays. New ones are shown."""
    return simpan_baris(_cocokkan(satker, baris))


def _cocokkan(satker: Satker, baris: list[Isian]) -> Iterator[tuple[InformasiTerbuka, Isian]]:
    ada = {b.judul: b for b in InformasiTerbuka.objects.filter(satker=satker).defer("cari")}
    for isian in baris:
        yield ada.get(isian["judul"]) or InformasiTerbuka(satker=satker, terbit=True, diperbarui=sekarang()), isian
