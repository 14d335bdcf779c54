"""A realistic SIPP: one year of a mid-size religious court, the same for the same seed."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from perkara.contoh.acuan import JENIS, Jenis, tulis_acuan
from perkara.contoh.ddl import TABEL
from perkara.contoh.hari import HariKerja
from perkara.contoh.jalan import Jalan, jalani
from perkara.contoh.tuang import Penuang
from perkara.contoh.tujuan import Tujuan
from perkara.contoh.wadah import Wadah

SETAHUN = timedelta(days=365)
HARI_CONTOH = "HariContoh"  # sys_config: the day up to which the sample was lived
SIDANG_PALING_SEDIKIT = 3  # on each of the next working days, however small the example


def buat(url: str, perkara: int, hari_ini: date, benih: int = 1, *, timpa: bool = False) -> dict[str, int]:
    """Write `perkara` cases registered in the year up to `hari_ini` and what hangs on them; rows per table.

    Raises SudahBerisi when the database has a `perkara` table and `timpa` is not set.
    """
    tujuan = Tujuan(url)
    try:
        tujuan.buat_skema(timpa=timpa)
        tujuan.isi_acuan()
        wadah = _isi(perkara, hari_ini, benih)
        wadah.tuang(tujuan, list(TABEL))
        tujuan.komit()
    finally:
        tujuan.tutup()
    return wadah.banyak()


def _isi(banyak: int, hari_ini: date, benih: int) -> Wadah:
    acak = Random(benih)  # noqa: S311  examples, no secret
    wadah = Wadah(acak)
    penuang = Penuang(wadah, acak, tulis_acuan(wadah, acak), hari_ini)
    kerja = HariKerja(hari_ini - SETAHUN, hari_ini + SETAHUN)
    baru = rencana(acak, kerja, banyak, hari_ini)
    ramaikan(kerja, [jalan for _, _, jalan in baru], hari_ini)
    urut: Counter[tuple[str, int]] = Counter()
    for jenis, daftar, jalan in baru:
        kunci = (jenis.kode, daftar.year)
        if not urut[kunci] and daftar.year == (hari_ini - SETAHUN).year < hari_ini.year:
            # The year before had run for a while: its numbers do not begin at 1.
            bagian = sum(satu.bobot for satu in JENIS if satu.alur == jenis.alur) / 100
            urut[kunci] = round(banyak * bagian * daftar.timetuple().tm_yday / 365)
        urut[kunci] += 1 if acak.random() > 0.005 else 2  # a number here and there is gone for good
        penuang.perkara(jenis, urut[kunci], daftar, jalan)
    wadah.tambah("sys_config", id=99, name=HARI_CONTOH, value=hari_ini.isoformat())
    for _ in range(max(2, banyak // 70)):
        tanggal = hari_ini - timedelta(int(acak.expovariate(1 / 12)) % 200)
        penuang.efiling_menunggu(acak.choice(JENIS[:3]), tanggal)
    return wadah


def rencana(
    acak: Random, kerja: HariKerja, banyak: int, hari_ini: date, sejak: date = date.min
) -> list[tuple[Jenis, date, Jalan]]:
    """So many new cases registered from `sejak` to today, each with its life so far; oldest first."""
    hari = [satu for satu in kerja.daftar if sejak <= satu <= hari_ini]
    if not hari:
        return []
    daftar = sorted(acak.choices(hari, k=banyak))
    jenis = acak.choices(JENIS, weights=[satu.bobot for satu in JENIS], k=banyak)
    return [
        (satu, kapan, jalani(acak, kerja, satu, kapan, hari_ini)) for satu, kapan in zip(jenis, daftar, strict=True)
    ]


def ramaikan(kerja: HariKerja, jalan: list[Jalan], hari_ini: date) -> None:
    """A small example must have something to show today and tomorrow: bring hearings forward from later weeks."""
    besok = kerja.mulai(hari_ini + timedelta(1))
    dekat = [hari for hari in (hari_ini, besok, kerja.tambah(besok, 2)) if kerja.kerja(hari)]
    menunggu = [satu for satu in jalan if satu.sidang and satu.sidang[-1].tanggal > dekat[-1]]
    for hari in dekat:
        ada = sum(sidang.tanggal == hari for satu in jalan for sidang in satu.sidang)
        for _ in range(max(0, min(SIDANG_PALING_SEDIKIT - ada, len(menunggu)))):
            menunggu.pop().sidang[-1].tanggal = hari
