"""The recaps against a count by hand: the generated court, read straight from SIPP's rows in plain Python."""

import re
import sqlite3
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from perkara import acuan, harian, tunggakan
from perkara.contoh import buat
from perkara.harian import ALUR, HASIL
from perkara.models import SumberSipp
from perkara.rekap import rekap
from perkara.sipp.sinkron import sinkron
from perkara.tunggakan import Unggahan
from satker.kalender import hari_kerja
from satker.models import Jabatan, Satker
from tests.pabrik import buat_pegawai, buat_satker
from tests.perkara.pabrik import buat_setelan
from tests.perkara.rencana.langkah import SENIN

BANYAK = 180
SEJAK = SENIN - timedelta(days=365)
Baris = dict[str, Any]


class Sipp:
    """The rows as they lie in SIPP; nothing of the portal's reading is used here."""

    def __init__(self, berkas: Path) -> None:
        self._db = sqlite3.connect(berkas)
        self._db.row_factory = sqlite3.Row
        self.perkara = self._semua("perkara")
        self.sidang = self._semua("perkara_jadwal_sidang")
        self.putusan = self._semua("perkara_putusan")
        self.efiling = self._semua("perkara_efiling")
        self.nomor_efiling = {b["efiling_id"]: b["perkara_id"] for b in self._semua("perkara_efiling_id")}
        self.direktori = {b["perkara_id"] for b in self._semua("dirput_dokumen")}
        self.hakim, self.panitera = self._semua("perkara_hakim_pn"), self._semua("perkara_panitera_pn")
        self._db.close()

    def _semua(self, tabel: str) -> list[Baris]:
        return [dict(b) for b in self._db.execute(f"SELECT * FROM {tabel}")]

    def terdaftar(self, dari: date, sampai: date) -> list[Baris]:
        return [p for p in self.perkara if dari <= date.fromisoformat(p["tanggal_pendaftaran"]) <= sampai]

    def diputus(self, dari: date, sampai: date) -> list[Baris]:
        return [u for u in self.putusan if dari <= date.fromisoformat(u["tanggal_putusan"]) <= sampai]

    def ecourt(self, perkara: Baris) -> bool:
        return perkara["perkara_id"] in self.nomor_efiling.values()

    def petugas(self, tugas: list[Baris], kolom: str, perkara: int, ikrar: bool = False) -> int | None:
        """The active first officer of the case, of the pledge's own panel where it has one."""
        milik = [t for t in tugas if t["perkara_id"] == perkara]
        tahap = 18 if ikrar and any(t["tahapan_id"] == 18 for t in milik) else 10
        (satu,) = [t[kolom] for t in milik if t["tahapan_id"] == tahap and t["aktif"] == "Y" and t["urutan"] == 1]
        return int(satu)


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("hitung") / "sipp.db"
    buat(f"sqlite:///{berkas}", BANYAK, SENIN, benih=11)
    return berkas


@pytest.fixture(scope="module")
def sipp(berkas: Path) -> Sipp:
    return Sipp(berkas)


@pytest.fixture
def pengadilan(berkas: Path) -> Satker:
    """The same court as the portal has read it."""
    satker = buat_satker(singkatan="PA.Bjh")
    SumberSipp.objects.create(satker=satker, url=f"sqlite:///{berkas}", mulai=SEJAK)
    buat_setelan(satker, daftar_otomatis=False)
    assert not sinkron(satker).galat
    return satker


def hari_contoh() -> list[date]:
    """Days of every kind: the last two months, month ends, and the first and last day of the example."""
    akhir_bulan = [date(2026, bulan, 1) - timedelta(days=1) for bulan in range(1, 12)]
    return sorted({SENIN - timedelta(days=n) for n in range(35)} | set(akhir_bulan) | {SEJAK})


def tanpa_berkas(nilai: str | None) -> bool:
    return nilai is None or nilai.strip() in ("", "0")


def test_registrations_by_track_type_and_e_court_on_every_day(pengadilan: Satker, sipp: Sipp) -> None:
    """R-000-15."""
    ada = 0
    for hari in hari_contoh():
        h, baris = harian.pendaftaran(pengadilan, hari), sipp.terdaftar(hari, hari)
        assert h.alur == Counter(ALUR[p["alur_perkara_id"]] for p in baris), hari
        assert h.jenis == Counter(p["jenis_perkara_nama"] for p in baris), hari
        assert h.ecourt == sum(map(sipp.ecourt, baris)), hari
        assert h.bulan == len(sipp.terdaftar(hari.replace(day=1), hari)), hari
        assert h.tahun == len(sipp.terdaftar(hari.replace(month=1, day=1), hari)), hari
        ada += len(baris)
    assert ada > 15  # the days are not all empty


def test_decisions_by_result_and_what_is_left_on_every_day(pengadilan: Satker, sipp: Sipp) -> None:
    """R-000-16."""
    jenis = {p["perkara_id"]: p["jenis_perkara_nama"] for p in sipp.perkara}
    ada = 0
    for hari in hari_contoh():
        h, baris = harian.putus(pengadilan, hari), sipp.diputus(hari, hari)
        assert h.hasil == Counter(HASIL[u["status_putusan_id"]] for u in baris), hari
        assert h.jenis == Counter(jenis[u["perkara_id"]] for u in baris), hari
        sudah = {u["perkara_id"] for u in sipp.diputus(date.min, hari)}
        assert h.sisa == len({p["perkara_id"] for p in sipp.terdaftar(date.min, hari)} - sudah), hari
        ada += len(baris)
    assert ada > 10


def test_e_court_registrations_on_every_day(pengadilan: Satker, sipp: Sipp) -> None:
    """R-000-17: all = paid + unpaid = numbered + waiting."""
    ada: Counter[str] = Counter()
    for hari in hari_contoh():
        h = harian.ecourt(pengadilan, hari)
        baris = [e for e in sipp.efiling if e["tanggal_pendaftaran"] == hari.isoformat()]
        bayar = [e for e in baris if e["status_pembayaran"] == "1"]
        bernomor = [e for e in baris if e["efiling_id"] in sipp.nomor_efiling]
        assert (h.masuk, h.dibayar, h.bernomor) == (len(baris), len(bayar), len(bernomor)), hari
        ada.update(masuk=h.masuk, belum=h.masuk - h.dibayar, tunggu=h.masuk - h.bernomor)
    assert all(ada[k] for k in ("masuk", "belum", "tunggu"))


@pytest.mark.parametrize("mundur", [0, 1, 7, 40])
def test_open_uploads_per_judge_and_clerk(pengadilan: Satker, sipp: Sipp, mundur: int) -> None:
    """R-000-18 … R-000-20: each item once, with the officer who answers for it today."""
    hari = SENIN - timedelta(days=mundur)
    kemarin = hari - timedelta(days=1)
    harap: Counter[tuple[str, int | None]] = Counter()
    for u in sipp.diputus(SEJAK, kemarin):
        hakim = sipp.petugas(sipp.hakim, "hakim_id", u["perkara_id"])
        if tanpa_berkas(u["amar_putusan_dok"]):
            harap["edoc", hakim] += 1
        if tanpa_berkas(u["amar_putusan_anonimisasi_dok"]) and u["perkara_id"] not in sipp.direktori:
            harap["anonimisasi", hakim] += 1
    for s in sipp.sidang:
        if SEJAK <= date.fromisoformat(s["tanggal_sidang"]) <= kemarin and tanpa_berkas(s["edoc_bas"]):
            ikrar = s["ikrar_talak"] == "Y"
            harap["bas", sipp.petugas(sipp.panitera, "panitera_id", s["perkara_id"], ikrar)] += 1
    kerangka = acuan.buat(pengadilan).untuk_tanggal(hari)
    daftar = tunggakan.daftar(kerangka)
    assert Counter((t.unggahan.value, t.petugas_id) for t in daftar) == harap
    assert tunggakan.jumlah(kerangka) == {
        u: sum(n for (jenis, _), n in harap.items() if jenis == u.value) for u in Unggahan
    }
    assert all(t.umur == (hari - t.tanggal).days >= 1 for t in daftar)
    assert [t.tanggal for t in daftar] == sorted(t.tanggal for t in daftar)


def test_the_words_of_the_recaps_carry_those_figures(pengadilan: Satker, sipp: Sipp) -> None:
    """The numbers a leader reads, taken out of the three texts again."""
    buat_pegawai(pengadilan, jabatan=Jabatan.KETUA)
    for mundur in (3, 10, 31):
        hari = SENIN - timedelta(days=mundur)
        jumlah, teks = rekap(pengadilan, hari, simulasi=True)
        assert {k for k, n in jumlah.items() if n} >= {"N-11", "N-12", "N-13"}
        isi = {t.jenis: t.teks for t in teks}
        masuk, putus = sipp.terdaftar(hari, hari), sipp.diputus(hari, hari)
        efiling = [e for e in sipp.efiling if e["tanggal_pendaftaran"] == hari.isoformat()]
        assert angka(isi["N-11"], r"Jumlah: (\d+) \(e-Court (\d+)\)") == (len(masuk), sum(map(sipp.ecourt, masuk)))
        assert angka(isi["N-12"], r"Jumlah putus: (\d+)\n") == (len(putus),)
        kabul = sum(u["status_putusan_id"] == 62 for u in putus)
        assert angka(isi["N-12"], r"Dikabulkan (\d+), ") == (kabul,)
        assert angka(isi["N-13"], r"Masuk: (\d+) \|") == (len(efiling),)


def angka(teks: str, pola: str) -> tuple[int, ...]:
    cocok = re.search(pola, teks)
    assert cocok is not None, teks
    return tuple(map(int, cocok.groups()))


def test_a_full_year_of_days_adds_up_to_the_court(pengadilan: Satker, sipp: Sipp) -> None:
    """No case is counted on two days or on none: the days' sums are the whole court."""
    semua = [SEJAK + timedelta(days=n) for n in range((SENIN - SEJAK).days + 1)]
    contoh = [h for h in semua if sipp.terdaftar(h, h)]
    assert sum(harian.pendaftaran(pengadilan, h).alur.total() for h in contoh) == BANYAK
    assert {h.weekday() for h in contoh} <= set(range(5))
    assert hari_kerja(pengadilan, SENIN)
    akhir = harian.putus(pengadilan, SENIN)
    assert akhir.sisa == BANYAK - len(sipp.putusan)
