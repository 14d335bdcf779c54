"""A small world to walk through: a SIPP of its own, clerks who edit it, our three steps, and readers who believe us.

Only the call to the gateway is pretended: expiring, the last look and the rendering are the deliverer's own.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from notifikasi.antar import jalur
from notifikasi.antar.hitungan import Hitungan
from notifikasi.antar.klaim import kedaluwarsakan
from notifikasi.antar.muatan import muat
from notifikasi.models import Gateway, Nomor, Pesan
from perkara.contoh.tulis import PenulisSipp
from perkara.models import Perkara, Registrasi, Sidang
from perkara.rencana import rencanakan
from perkara.sipp.sinkron import HitunganSinkron, sinkron
from satker.models import Satker
from satker.tanggal import BULAN
from satker.waktu import pada
from tests.notifikasi.pabrik import buat_gateway
from tests.pabrik import buat_satker
from tests.perkara.pabrik import buat_nomor, buat_registrasi, buat_setelan, buat_sumber

MULAI = date(2026, 11, 1)
SENIN_PAGI = datetime.fromisoformat("2026-11-23T08:00:00+07:00")
JAM_BAWAAN = time(9)
JADWAL, PENGINGAT = ("N-03", "N-07"), ("N-04", "N-07b")

_TANGGAL = r"(?P<hari>\d{1,2}) (?P<bulan>[A-Z]\w+) (?P<tahun>\d{4})"
_JADWAL = re.compile(rf"Sidang ke-\d+, \w+, {_TANGGAL}, pukul (?P<jam>\d\d\.\d\d) WI\w+(?:\nTempat: (?P<ruang>.*))?")
_UBAH = re.compile(rf"\w+, {_TANGGAL} pukul (?P<jam>\d\d\.\d\d) WI\w+(?:, (?P<ruang>.*))?")
_INGAT = re.compile(rf"\w+, {_TANGGAL}, pukul (?P<jam>\d\d\.\d\d) WI\w+(?:, (?P<ruang>.*))?\.\n")


@dataclass(frozen=True, slots=True, order=True)
class Janji:
    """An appointment as a litigant would write it in his calendar."""

    tanggal: date
    jam: time
    ruang: str


@dataclass(frozen=True, slots=True)
class Surat:
    """A message that reached a phone."""

    pesan: Pesan
    teks: str

    @property
    def jenis(self) -> str:
        return self.pesan.jenis

    @property
    def kepada(self) -> tuple[int, int | None]:
        """Phone and case."""
        return self.pesan.nomor_id, self.pesan.induk_id

    def janji(self) -> Janji:
        """The appointment an N-03, N-04, N-07 or N-07b speaks of."""
        pola = _JADWAL if self.jenis in JADWAL else _INGAT
        cocok = pola.search(self.teks)
        assert cocok is not None, self.teks
        return _janji(cocok)

    def pindahan(self) -> tuple[Janji | None, Janji | None]:
        """Before and now of an N-03b; None where it says that the hearing is off."""
        baris = dict(b.split(": ", 1) for b in self.teks.splitlines() if b.startswith(("Semula: ", "Menjadi: ")))
        semula, menjadi = (_UBAH.fullmatch(baris[k]) for k in ("Semula", "Menjadi"))
        assert semula or baris["Semula"] == "ditiadakan", self.teks
        assert menjadi or baris["Menjadi"].startswith("ditiadakan, "), self.teks
        return semula and _janji(semula), menjadi and _janji(menjadi)


def _janji(cocok: re.Match[str]) -> Janji:
    hari = date(int(cocok["tahun"]), BULAN.index(cocok["bulan"]) + 1, int(cocok["hari"]))
    return Janji(hari, time.fromisoformat(cocok["jam"].replace(".", ":")), cocok["ruang"] or "")


@dataclass
class Dunia:
    """One court and its clock."""

    berkas: Path
    kini: datetime = SENIN_PAGI
    setelan: dict[str, Any] | None = field(default_factory=dict)
    satker: Satker = field(init=False)
    tulis: PenulisSipp = field(init=False)
    gateway: Gateway = field(init=False)
    terkirim: list[Surat] = field(default_factory=list)

    def __post_init__(self) -> None:
        url = f"sqlite:///{self.berkas}"
        self.tulis = PenulisSipp(url)
        with pada(self.kini):
            self.satker = buat_satker(singkatan="PA.Bjh", nama="Pengadilan Agama Banjarharja")
            self.gateway = buat_gateway(self.satker)
            buat_sumber(self.satker, url=url, mulai=MULAI)
            if self.setelan is not None:
                buat_setelan(self.satker, **{"daftar_otomatis": False} | self.setelan)

    @property
    def hari(self) -> date:
        """Today in the court."""
        return self.kini.astimezone(self.satker.zona).date()

    def maju(self, **lama: int) -> None:
        """Let time pass, e.g. days=1."""
        self.kini += timedelta(**lama)

    def pukul(self, teks: str) -> None:
        """Go on to that moment, as the court's clock shows it."""
        saat = datetime.fromisoformat(teks).replace(tzinfo=self.satker.zona)
        assert saat >= self.kini
        self.kini = saat

    def sinkron(self) -> HitunganSinkron:
        with pada(self.kini):
            hasil = sinkron(self.satker)
        assert not hasil.galat
        return hasil

    def rencana(self) -> dict[str, int]:
        """Plan; only the counts that are not zero."""
        with pada(self.kini):
            return {kode: n for kode, n in rencanakan(self.satker).items() if n}

    def antar(self) -> list[Surat]:
        """What leaves now, oldest first."""
        with pada(self.kini):
            kedaluwarsakan(self.satker)
            antre = Pesan.objects.filter(satker=self.satker, status="antre").select_related("satker", "nomor")
            pesan = {p.pk: p for p in antre.order_by("id")}
            muatan = muat(list(pesan.values()), jalur.adaptor(self.gateway), Hitungan())
            Pesan.objects.filter(pk__in=[m.pesan_id for m in muatan]).update(status="terkirim")
        keluar = [Surat(pesan[m.pesan_id], m.kiriman.teks) for m in muatan]
        self.terkirim += keluar
        return keluar

    def semua(self) -> list[Surat]:
        """Sync, plan, deliver: a quiet minute of the portal."""
        self.sinkron()
        self.rencana()
        return self.antar()

    def perkara(self, sipp_id: int) -> Perkara:
        """Our row of a case."""
        return Perkara.objects.get(satker=self.satker, sipp_id=sipp_id)

    def daftar(self, sipp_id: int, nomor: Nomor | None = None, **isian: Any) -> Registrasi:
        """A number registered to a case at the counter, now."""
        with pada(self.kini):
            return buat_registrasi(self.perkara(sipp_id), nomor or buat_nomor(self.satker), **isian)

    def berlaku(self, perkara: Perkara) -> Counter[Janji]:
        """The appointments ahead that SIPP holds for a case, read from SIPP itself."""
        sql = """
            SELECT s.tanggal_sidang, s.jam_sidang, s.ruangan FROM perkara_jadwal_sidang s
            WHERE s.perkara_id = %s AND s.ditunda <> 'Y' AND (s.ikrar_talak = 'Y'
                OR NOT EXISTS (SELECT 1 FROM perkara_putusan u WHERE u.perkara_id = s.perkara_id))"""
        return self._depan(
            Janji(date.fromisoformat(t), time.fromisoformat(j) if j else JAM_BAWAAN, r)
            for t, j, r in self.tulis.jalankan(sql, [perkara.sipp_id])
        )

    def dikenal(self, perkara: int) -> Counter[Janji]:
        """The same as our mirror has it."""
        baris = Sidang.objects.filter(perkara=perkara, perkara__hilang_pada=None, hilang_pada=None, ditunda=False)
        boleh = [s for s in baris.select_related("perkara__putusan") if s.ikrar or not hasattr(s.perkara, "putusan")]
        return self._depan(Janji(s.tanggal, s.jam or JAM_BAWAAN, s.ruang) for s in boleh)

    def _depan(self, janji: Any) -> Counter[Janji]:
        kini = self.kini.astimezone(self.satker.zona).replace(tzinfo=None)
        return Counter(j for j in janji if datetime.combine(j.tanggal, j.jam) > kini)
