"""A small court with something on every page, for the browser tests."""

from datetime import time, timedelta
from typing import NamedTuple

from notifikasi.models import Gateway
from perkara.models import Perkara, Registrasi, TugasLoket
from satker.models import Satker
from satker.waktu import hari_ini, sekarang
from tests.notifikasi.pabrik import buat_nomor, buat_pesan
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.pabrik import (
    buat_kuasa,
    buat_penugasan,
    buat_perkara,
    buat_petugas,
    buat_pihak,
    buat_putusan,
    buat_registrasi,
    buat_setelan,
    buat_sidang,
    buat_sumber,
)

# The longest names a court and a party are likely to have: where layouts break.
NAMA_PANJANG = "Pengadilan Agama Kabupaten Administrasi Kepulauan Seribu Selatan"
ORANG_PANJANG = "H. Muhammad Abdurrahman Wahid Nur'aini bin Kyai Haji Hasyim Asy'ari Sastrowidjojo"


class Isi(NamedTuple):
    """What the court holds."""

    satker: Satker
    perkara: Perkara
    registrasi: Registrasi


def isi_pengadilan() -> Isi:
    """One case with parties, hearing, messages of every state; staff; a to-do."""
    satker = buat_satker(nama=NAMA_PANJANG, singkatan="PA.Bjh")
    buat_setelan(satker)
    buat_sumber(satker, terakhir_selesai=sekarang())
    Gateway.objects.create(satker=satker, nama="utama", jenis="simulator", nomor_pengirim="+6281200001111")
    perkara = buat_perkara(satker, nomor="1203/Pdt.G/2026/PA.Bjh")
    pihak = buat_pihak(perkara, nama="Siti Aminah")
    buat_pihak(perkara, sisi=2, nama=ORANG_PANJANG)
    buat_kuasa(perkara, nama="Bambang Wijaya, S.H.")
    buat_sidang(perkara, tanggal=hari_ini(satker), jam=time(9), ruang="Ruang Sidang Utama", agenda="Pembuktian")
    buat_sidang(perkara, tanggal=hari_ini(satker) + timedelta(days=7), agenda="Pembacaan putusan")
    registrasi = buat_registrasi(perkara, pihak=pihak, nama=pihak.nama, sumber="loket")
    putus = buat_perkara(satker, nomor="987/Pdt.G/2026/PA.Bjh")
    buat_putusan(putus, hari_ini(satker) - timedelta(days=9))
    buat_penugasan(putus, buat_petugas(satker, nama=ORANG_PANJANG).sipp_id)
    for status in ("antre", "diterima", "terkirim", "sampai", "dibaca", "gagal", "tak_pasti", "batal", "kedaluwarsa"):
        _pesan(satker, perkara, status)
    for jabatan in ("ketua", "hakim", "panitera_pengganti"):
        buat_pegawai(satker, jabatan=jabatan, nama=f"{ORANG_PANJANG}, S.H.I., M.H.")
    sebab = "Nomor di SIPP telepon rumah: (0286) 591000. Tanyakan nomor HP."
    TugasLoket.objects.create(satker=satker, perkara=perkara, pihak=pihak, sebab=sebab, dibuat=sekarang())
    return Isi(satker, perkara, registrasi)


def _pesan(satker: Satker, perkara: Perkara, status: str) -> None:
    galat = {"gagal": "Nomor ini tidak memakai WhatsApp.", "tak_pasti": "Gateway tidak sempat menjawab."}
    buat_pesan(
        satker,
        status=status,
        perihal=perkara.nomor,
        induk_id=perkara.pk,
        nomor=buat_nomor(satker),
        galat=galat.get(status, ""),
        nama_penerima=ORANG_PANJANG,
        teks="Yth. *Siti*,\nsidang besok.",
        selesai_pada=sekarang() if status in galat else None,
    )
