"""The demo court as its own file, the same as a real court would load with `muat_satker`."""

import json
from datetime import date
from typing import Any

from perkara.sipp.baris import BarisPetugas
from satker.models import Jabatan

KODE = "pa-banjarharja"
NAMA = "Pengadilan Agama Banjarharja"
SINGKATAN = "PA.Bjh"
# The first of each list lead the court; the others are ordinary judges and clerks.
JABATAN = {
    "hakim": (Jabatan.KETUA, Jabatan.WAKIL_KETUA, Jabatan.HAKIM),
    "panitera": (Jabatan.PANITERA, Jabatan.PANMUD_HUKUM, Jabatan.PANITERA_PENGGANTI),
}


def berkas_demo(url_sipp: str, mulai: date, gateway: dict[str, str], petugas: list[BarisPetugas]) -> str:
    """The TOML of the demo court, its staff taken from the officers of its SIPP."""
    satker = {
        "kode": KODE,
        "nama": NAMA,
        "singkatan": SINGKATAN,
        "tingkat": "pertama",
        "zona_waktu": "Asia/Jakarta",
        "alamat": "Jalan Pahlawan 1, Banjarharja",
        "telepon": "(0286) 555000",
        "surel": "layanan@bjh.test",
    }
    notifikasi = {
        "pengingat": [3, 1],
        "jam_pengingat": "08:00",
        "jam_rekap": "16:00",
        "jam_tunggakan": "08:00",
        "jendela": ["07:00", "20:00"],
        "biaya_sms_acuan": 350,  # so that the page of costs has a saving to show (R-000-8)
    }
    bagian = [
        _tabel("[satker]", satker),
        f"{_tabel('[sipp]', {'url': url_sipp})}\nmulai = {mulai.isoformat()}",
        _tabel("[[gateway]]", {"jenis": "simulator", "prioritas": 1, **gateway}),
        _tabel("[notifikasi]", notifikasi),
        *(_tabel("[[pegawai]]", satu) for satu in pegawai_demo(petugas)),
    ]
    return "\n\n".join(bagian) + "\n"


def pegawai_demo(petugas: list[BarisPetugas]) -> list[dict[str, Any]]:
    """Staff recipients with invented numbers, tied to their SIPP ids (R-000-6)."""
    semua: list[dict[str, Any]] = []
    for jenis, jabatan in JABATAN.items():
        milik = [p for p in petugas if p.jenis == jenis and p.aktif]
        for urut, satu in enumerate(sorted(milik, key=lambda p: p.sipp_id)):
            tugas = jabatan[min(urut, len(jabatan) - 1)]
            nomor = f"0812-5550-{len(semua) + 11:04d}"
            semua.append(
                {"nama": satu.nama_gelar, "jabatan": tugas.value, "nomor_wa": nomor, f"{jenis}_id": satu.sipp_id}
            )
    return semua


def _tabel(kepala: str, isi: dict[str, Any]) -> str:
    # A JSON string or list is a TOML one as well.
    return "\n".join([kepala, *(f"{kunci} = {json.dumps(nilai, ensure_ascii=False)}" for kunci, nilai in isi.items())])
