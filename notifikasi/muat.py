"""Sections of the court's file that belong to this floor: [[gateway]], and the send window of [notifikasi]."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from notifikasi.gateway import daftar
from notifikasi.gateway.dasar import Setelan
from notifikasi.models import Gateway, SetelanNotifikasi
from satker.models import Satker
from satker.muat import Bagian, Keliru, Kolom, Ringkasan, daftarkan_bagian, simpan_baris
from satker.muat import pembaca as baca
from satker.muat.bagian import Isian, NilaiKeliru


def _rahasia(nilai: Any) -> str:
    """One secret or a list, newest first; kept one per line."""
    semua = nilai if isinstance(nilai, list) else [nilai]
    return "\n".join(baca.teks(n) for n in semua)


def _opsi(nilai: Any) -> dict[str, Any]:
    if not isinstance(nilai, dict):
        raise NilaiKeliru('harus tabel, misalnya { versi = "v25.0" }')
    return nilai


def _rupiah(nilai: Any) -> Decimal:
    """Money: what is written, not the binary number next to it."""
    return Decimal(str(baca.angka(nilai)))


GATEWAY = {
    "nama": Kolom(baca.teks, wajib=True),
    "jenis": Kolom(baca.pilihan(tuple(daftar.GATEWAY)), wajib=True),
    "url": Kolom(baca.teks_boleh_kosong),
    "token": Kolom(baca.teks_boleh_kosong, rahasia=True),
    "nomor_id": Kolom(baca.teks_boleh_kosong),
    "nomor_pengirim": Kolom(baca.nomor_wa),
    "rahasia_webhook": Kolom(_rahasia, rahasia=True),
    "prioritas": Kolom(baca.bulat(1, 99)),
    "laju": Kolom(baca.angka),
    "jeda_acak": Kolom(baca.angka),
    "jeda_penerima": Kolom(baca.bulat(0, 3600)),
    "kontak_baru_per_hari": Kolom(baca.bulat(1)),
    "pemanasan_mulai": Kolom(baca.tanggal),
    "opsi": Kolom(_opsi, rahasia=True),
    "biaya": Kolom(_rupiah),
}
SETELAN = {
    "jendela": Kolom(baca.rentang_jam),
    "ringkas_harian": Kolom(baca.benar_salah),
    "simpan_masuk_hari": Kolom(baca.bulat(1)),
    "sms_cadangan": Kolom(baca.benar_salah),
    "sms_setelah_menit": Kolom(baca.bulat(1, 10_080)),
    "sms_rekap_maks": Kolom(baca.bulat(0, 10)),
    "biaya_sms_acuan": Kolom(_rupiah),
}


def daftarkan() -> None:
    """Make the sections known; called once, when the app is ready."""
    daftarkan_bagian(Bagian("gateway", GATEWAY, simpan_gateway, banyak=True, periksa=periksa_gateway))
    daftarkan_bagian(Bagian("notifikasi", SETELAN, simpan_setelan))


def periksa_gateway(baris: list[Isian]) -> list[Keliru]:
    """Names are unique in the file, and every adapter accepts its settings."""
    keliru, nama = [], set()
    for indeks, isian in enumerate(baris):
        if isian["nama"] in nama:
            keliru.append(Keliru(indeks, "nama", "sudah dipakai gateway lain di berkas ini"))
        nama.add(isian["nama"])
        keliru += [Keliru(indeks, None, k) for k in daftar.kelas(isian["jenis"]).periksa_setelan(_setelan(isian))]
    return keliru


def _setelan(isian: Isian) -> Setelan:
    rahasia = tuple(isian.get("rahasia_webhook", "").splitlines())
    return Setelan(
        isian.get("url", ""), isian.get("token", ""), isian.get("nomor_id", ""), rahasia, isian.get("opsi", {})
    )


def simpan_gateway(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Add or change the court's gateways, known by name; the others stay. The state of a breaker is not touched."""
    return simpan_baris(_cocokkan(satker, baris))


def _cocokkan(satker: Satker, baris: list[Isian]) -> Iterator[tuple[Gateway, Isian]]:
    ada = {g.nama: g for g in Gateway.objects.filter(satker=satker)}
    for isian in baris:
        yield ada.get(isian["nama"]) or Gateway(satker=satker), isian


def simpan_setelan(satker: Satker, baris: list[Isian]) -> Ringkasan:
    """Save what the file says about when and how people may be written to; what it does not name stays."""
    isian = dict(baris[0])
    if "jendela" in isian:
        isian["jendela_mulai"], isian["jendela_selesai"] = isian.pop("jendela")
    if not isian:
        return Ringkasan()
    setelan = SetelanNotifikasi.milik(satker)
    return simpan_baris([(setelan, isian)])
