"""Makes the demo court, once; later starts let its SIPP live on to today and find their way to its simulator."""

import logging
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse

from notifikasi.models import Gateway
from notifikasi.simulator import klien
from perkara.contoh import buat, lanjutkan
from perkara.demo.berkas import KODE, berkas_demo
from perkara.sipp.baca import PembacaSipp
from perkara.sipp.baris import BarisPetugas
from perkara.sipp.sinkron import sinkron
from satker.demo import isi_demo
from satker.faktor_kedua import siapkan_demo
from satker.models import Jabatan, Pegawai, Peran, Satker
from satker.muat import muat_teks
from satker.pengguna import buat_pengguna
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)

PERKARA = 600
BENIH = 7
SEJAK = timedelta(days=30)
SANDI = "narahubung-demo-2026"  # known to everybody: these accounts exist only beside the embedded database
# Account, role, and the office of the member of staff it belongs to.
AKUN = (
    ("admin", Peran.ADMIN, None),
    ("ptsp", Peran.PTSP, None),
    ("ketua", Peran.KETUA, Jabatan.KETUA),
    ("hakim", Peran.HAKIM, Jabatan.HAKIM),
    ("pp", Peran.PANITERA_PENGGANTI, Jabatan.PANITERA_PENGGANTI),
    ("petugas_informasi", Peran.PETUGAS_INFORMASI, None),
    ("pj_informasi", Peran.PJ_INFORMASI, Jabatan.PANMUD_HUKUM),
)
NAMA_AKUN = {"admin": "Admin Demo", "ptsp": "Rina Wati", "petugas_informasi": "Nur Hidayah"}


class BukanDemo(Exception):
    """Demo accounts have a known password: never outside the embedded demo."""


def muat_demo(data_dir: Path) -> dict[str, Any]:
    """Make sure the demo court stands in `data_dir`; a second call finds everything done. Returns the counts.

    What somebody changed in the demo since stays changed. Raises BukanDemo outside the embedded demo.
    """
    if not (settings.DEMO and settings.TERTANAM):
        raise BukanDemo("Pengadilan demo hanya ada pada basis data tertanam (make run tanpa DATABASE_URL).")
    berkas = data_dir / "sipp-contoh.db"
    contoh = _sipp(berkas)
    satker = Satker.objects.filter(kode=KODE).first()
    baru = satker is None
    with transaction.atomic():
        satker = satker or _pengadilan(f"sqlite:///{berkas}")
        akun = _akun(satker)
        gateway = _arahkan_simulator(satker)
    hasil = sinkron(satker).kamus()
    jumlah = {"sipp": contoh, "akun": akun, "gateway": gateway, "sinkron": hasil, "isi": isi_demo(satker)}
    return {"satker": KODE, "dibuat": baru, **jumlah}


def akun() -> list[tuple[str, str, str]]:
    """(account, role in words, password) of the demo accounts that exist; none outside the embedded demo."""
    if not (settings.DEMO and settings.TERTANAM):
        return []
    milik = get_user_model().objects.filter(username__in=[nama for nama, _, _ in AKUN])
    ada = set(milik.values_list("username", flat=True))
    return [(nama, str(peran.label), SANDI) for nama, peran, _ in AKUN if nama in ada]


def sambungkan_simulator() -> int:
    """Tell the simulator where each of its courts takes webhooks. Raises SimulatorMati while it is not up."""
    gateway = list(Gateway.objects.filter(jenis="simulator", aktif=True, satker__kode=KODE))
    for satu in gateway:
        jalur = reverse("webhook", args=(satu.jenis, satu.token_jalur))
        tujuan = f"http://127.0.0.1:{settings.PORT}{jalur}"
        rahasia = satu.rahasia_webhook.splitlines()[0]
        klien.daftarkan_webhook(satu.url, satu.token, tujuan, rahasia, satu.nomor_id)
    return len(gateway)


def _sipp(berkas: Path) -> int:
    """Write the sample SIPP, or let the one that is there live on to today; rows written.

    Written aside first: a killed start leaves no half.
    """
    hari = sekarang().astimezone(ZoneInfo("Asia/Jakarta")).date()
    if berkas.exists():
        return _lanjutkan(berkas, hari)
    sementara = berkas.with_suffix(".sementara")
    sementara.unlink(missing_ok=True)
    banyak = buat(f"sqlite:///{sementara}", PERKARA, hari, BENIH)
    sementara.rename(berkas)
    return sum(banyak.values())


def _lanjutkan(berkas: Path, hari: date) -> int:
    """Rows added; none to a sample that somebody spoilt: the sync says what is wrong with it, the demo goes on."""
    try:
        return sum(lanjutkan(f"sqlite:///{berkas}", hari, BENIH).values())
    except (sqlite3.Error, ValueError) as galat:
        catatan.warning("SIPP contoh tidak dapat dilanjutkan: %s", galat)
        return 0


def _pengadilan(url: str) -> Satker:
    with PembacaSipp(url) as sipp:
        petugas = [p for p in sipp.petugas() if isinstance(p, BarisPetugas)]
    mulai = (sekarang() - SEJAK).astimezone(ZoneInfo("Asia/Jakarta")).date()
    gateway = {
        "nama": "Simulator",
        "url": settings.SIMULATOR_URL,
        "token": settings.SIMULATOR_TOKEN,
        "nomor_id": KODE,
        "nomor_pengirim": "0812-5550-0010",
        "rahasia_webhook": token_urlsafe(32),
    }
    muat_teks(berkas_demo(url, mulai, gateway, petugas), {})
    return Satker.objects.get(kode=KODE)


def _akun(satker: Satker) -> int:
    dibuat = 0
    for nama, peran, jabatan in AKUN:
        if get_user_model().objects.filter(username=nama).exists():
            continue
        pegawai = Pegawai.objects.filter(satker=satker, jabatan=jabatan).order_by("pk").first() if jabatan else None
        lengkap = pegawai.nama if pegawai else NAMA_AKUN[nama]
        siapkan_demo(buat_pengguna(nama, SANDI, [(satker, peran)], nama=lengkap, pegawai=pegawai, oleh="muat_demo"))
        dibuat += 1
    return dibuat


def _arahkan_simulator(satker: Satker) -> int:
    """The simulator's port may differ from start to start."""
    milik = Gateway.objects.filter(satker=satker, jenis="simulator")
    return milik.exclude(url=settings.SIMULATOR_URL).update(url=settings.SIMULATOR_URL, token=settings.SIMULATOR_TOKEN)
