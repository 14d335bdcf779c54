"""Sections of the court's file that belong to all its desks: [layanan] and [[jam_khusus]]."""

from layanan.models import JamKhusus, SetelanLayanan
from satker.models import Satker
from satker.muat import Bagian, Keliru, Kolom, Ringkasan, daftarkan_bagian, simpan_baris
from satker.muat import pembaca as baca
from satker.muat.bagian import Isian

SETELAN = {
    "jam_tutup": Kolom(baca.jam),
    "jam_tutup_jumat": Kolom(baca.jam),
    "terima_setelah_tutup": Kolom(baca.benar_salah),
}
JAM_KHUSUS = {
    "mulai": Kolom(baca.tanggal, wajib=True),
    "sampai": Kolom(baca.tanggal, wajib=True),
    "jam_tutup": Kolom(baca.jam, wajib=True),
    "jam_tutup_jumat": Kolom(baca.jam, wajib=True),
    "dasar": Kolom(baca.teks_boleh_kosong),
}


def daftarkan() -> None:
    """Make the sections known; called once, when the app is ready."""
    daftarkan_bagian(Bagian("layanan", SETELAN, simpan_setelan))
    daftarkan_bagian(Bagian("jam_khusus", JAM_KHUSUS, simpan_jam_khusus, banyak=True, periksa=periksa_jam_khusus))


def simpan_setelan(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save the closing times; what the file does not name keeps its value."""
    setelan = SetelanLayanan.objects.filter(satker=satker).first() or SetelanLayanan(satker=satker)
    return simpan_baris([(setelan, baris[0])]) if baris[0] else Ringkasan()


def periksa_jam_khusus(baris: list[Isian]) -> list[Keliru]:
    """No day may stand in two of them."""
    keliru, sebelumnya = [], list[Isian]()
    for indeks, isian in enumerate(baris):
        if any(isian["mulai"] <= b["sampai"] and b["mulai"] <= isian["sampai"] for b in sebelumnya):
            keliru.append(Keliru(indeks, "mulai", "jatuh pada hari yang sudah diatur butir lain di berkas ini"))
        sebelumnya.append(isian)
    return keliru


def simpan_jam_khusus(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Add or change the closing times of some weeks, known by their first day; what the file does not name stays."""
    ada = {j.mulai: j for j in JamKhusus.objects.filter(satker=satker)}
    return simpan_baris((ada.get(isian["mulai"]) or JamKhusus(satker=satker), isian) for isian in baris)
