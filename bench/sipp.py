"""One court-year: reading SIPP bare, the first sync, the unchanged sync, planning a day. `python -m bench.sipp`.

The bare read runs the very statements of the sync on a connection of the same kind and drops the rows.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench import ruang

PERKARA, KALI = 3500, 3
HARI_INI = date(2026, 11, 23)
SAAT = datetime.fromisoformat("2026-11-23T07:30:00+07:00")
BESOK = datetime.fromisoformat("2026-11-24T08:00:00+07:00")
Tanya = list[tuple[str, tuple[object, ...]]]


@contextmanager
def merekam() -> Iterator[Tanya]:
    """Note every statement the reader sends."""
    from perkara.sipp import sambung

    catatan: Tanya = []
    alir: Any = sambung._Alir
    asli = alir._jalankan

    def rekam(diri: Any, sql: str, isi: Sequence[object]) -> Iterator[Any]:
        catatan.append((sql, tuple(isi)))
        return asli(diri, sql, isi)

    alir._jalankan = rekam
    try:
        yield catatan
    finally:
        alir._jalankan = asli


def polos(url: str, tanya: Tanya) -> int:
    """The same statements, no processing; rows read."""
    from perkara.sipp.sambung import sambungkan

    sambungan: Any = sambungkan(url)
    try:
        # Recorded on one engine, run on the same: SQLite's statements hold "?" already.
        return sum(len(list(sambungan._jalankan(sql, isi))) for sql, isi in tanya if sql.startswith("SELECT"))
    finally:
        sambungan.tutup()


def pengadilan(urut: int, url: str) -> Any:
    """A court that reads from a year back, with a gateway that cannot tell who is on WhatsApp: all are registered."""
    from notifikasi.models import Gateway
    from perkara.models import SetelanPerkara, SumberSipp
    from satker.models import Pegawai, Satker

    huruf = chr(97 + urut)
    satker = Satker.objects.create(
        kode=f"pa-{huruf}", nama="Pengadilan Agama Banjarharja", singkatan=f"PA.B{huruf}", zona_waktu="Asia/Jakarta"
    )
    SumberSipp.objects.create(satker=satker, url=url, mulai=HARI_INI - timedelta(days=365))
    SetelanPerkara.objects.create(satker=satker, daftar_otomatis=False)  # measured apart
    Gateway.objects.create(satker=satker, nama="Cloud API", jenis="cloud_api", url="http://127.0.0.1:9")
    for n in range(1, 9):  # the example court's judges and clerks
        for jabatan, kolom, awal in (("hakim", "hakim_id", "1111"), ("panitera_pengganti", "panitera_id", "1112")):
            nomor = f"+6281{awal}0000{n}"
            Pegawai.objects.create(satker=satker, nama=f"{jabatan} {n}", jabatan=jabatan, nomor_wa=nomor, **{kolom: n})
    Pegawai.objects.create(satker=satker, nama="Ketua", jabatan="ketua", nomor_wa="+6281111100001")
    return satker


def sinkron_sekali(satker: Any) -> Any:
    """One run, which must not fail."""
    from perkara.sipp.sinkron import sinkron

    hasil = sinkron(satker)
    if hasil.galat:
        raise SystemExit(hasil.galat)
    return hasil


def daftarkan(satker: Any, pertama: Any) -> int:
    """Registers everybody whose number in the claim may be used, and ends as the sync does; how many."""
    from perkara.models import SetelanPerkara
    from perkara.registrasi import daftarkan_otomatis
    from perkara.sipp.sinkron import statistik

    SetelanPerkara.objects.filter(satker=satker).update(daftar_otomatis=True)
    orang = daftarkan_otomatis(satker)["didaftarkan"]
    statistik.segarkan(pertama)
    return orang


def banding(nama: str, url: str, awal: int) -> Any:
    """Measure one database; answers the last court, to plan for."""
    from satker.waktu import pada

    print(f"{nama}, {PERKARA:,} perkara")
    with pada(SAAT):
        satker = [pengadilan(awal + i, url) for i in range(KALI)]
        with merekam() as tanya:
            pertama = [ruang.ukur(partial(sinkron_sekali, s)) for s in satker]
        tanya = tanya[: len(tanya) // KALI]
        dasar, banyak = ruang.tengah(KALI, lambda: polos(url, tanya))
        ruang.baris("dasar: baca saja, pernyataan yang sama", dasar, banyak, "baris")
        detik, hasil = sorted(pertama, key=lambda p: p[0])[KALI // 2]
        ruang.baris("sinkron pertama", detik, hasil.dibaca, "baris", dasar)
        detik, orang = ruang.ukur(lambda: daftarkan(satker[-1], hasil))
        ruang.baris("pendaftaran otomatis sesudahnya", detik, orang, "orang")
        detik, hasil = ruang.tengah(KALI, lambda: sinkron_sekali(satker[-1]))
        ruang.baris("sinkron tanpa perubahan", detik, hasil.dibaca, "baris", dasar)
        if hasil.tetap + hasil.disisihkan != hasil.dibaca:
            raise SystemExit(f"sinkron tanpa perubahan menulis juga: {hasil.kamus()}")
    return satker[-1]


def rencana(satker: Any) -> None:
    """Planning: the first wave, the next morning with reminders and lists, and the same again."""
    from notifikasi.models import Pesan
    from perkara.models import Perkara, Registrasi, Sidang
    from perkara.rencana import rencanakan
    from satker.waktu import pada

    perkara, sidang = Perkara.objects.filter(satker=satker), Sidang.objects.filter(perkara__satker=satker)
    aktif = Registrasi.objects.filter(satker=satker, status="aktif")
    print(f"rencana: {perkara.count():,} perkara, {sidang.count():,} sidang, {aktif.count():,} registrasi aktif")
    for nama, saat in (("hari pertama", SAAT), ("esok pukul 08.00", BESOK), ("sekali lagi, tanpa yang baru", BESOK)):
        with pada(saat):
            detik, jumlah = ruang.ukur(lambda: rencanakan(satker))
        baru = sum(n for jenis, n in jumlah.items() if jenis != "batal")
        ruang.baris(f"{nama} ({baru:,} pesan baru)", detik, perkara.count(), "perkara")
        Pesan.objects.filter(satker=satker, status="antre").update(status="terkirim")


def main() -> None:
    """All of it, on SQLite and, where there is one, on MariaDB."""
    ruang.buka()
    from perkara.contoh import buat
    from tests.mariadb import ada_mariadb, jalankan_mariadb

    with tempfile.TemporaryDirectory(prefix="nh-sipp-") as folder:
        url = f"sqlite:///{Path(folder) / 'sipp.db'}"
        buat(url, PERKARA, HARI_INI)
        rencana(banding("SQLite", url, 0))
    if not ada_mariadb():
        print("MariaDB: mariadbd tidak ada, tidak diukur", file=sys.stderr)
        return
    with jalankan_mariadb() as server:
        server.jalankan("CREATE DATABASE sipp CHARACTER SET latin1")
        buat(server.url("sipp"), PERKARA, HARI_INI)
        banding("MariaDB", server.url("sipp"), KALI)


if __name__ == "__main__":
    main()
