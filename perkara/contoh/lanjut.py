"""Lets a sample court live on: what would stand in it had the days since it was written been lived through."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from perkara.contoh.acuan import CERAI_GUGAT, JENIS, Jenis, Petugas
from perkara.contoh.buat import HARI_CONTOH, SETAHUN, ramaikan, rencana
from perkara.contoh.ddl import TABEL
from perkara.contoh.hari import HariKerja
from perkara.contoh.jalan import Jalan, Sidang, jalani, teruskan
from perkara.contoh.orang import Telepon
from perkara.contoh.tuang import Penuang
from perkara.contoh.tujuan import Tujuan
from perkara.contoh.wadah import Wadah

_JENIS = {jenis.id: jenis for jenis in JENIS}
_TANPA_BERKAS = "COALESCE(TRIM({}), '') IN ('', '0')"
_BELUM_PUTUS = "NOT EXISTS (SELECT 1 FROM perkara_putusan u WHERE u.perkara_id = p.perkara_id)"
# How old hearings and decisions are whose files have come, and of which cases (last digit of their id): some late,
# some forgotten.
_DIUNGGAH = ((timedelta(days=3), "123456"), (timedelta(days=14), "123456789"))
# The certificate: 15 days after the decision it is final, and the desk takes a few days more.
_AKTA_SETELAH, _BHT_SETELAH = timedelta(days=20), timedelta(days=15)


def lanjutkan(url: str, hari_ini: date, benih: int = 1) -> dict[str, int]:
    """Bring a sample written by `buat` up to `hari_ini`; rows added per table, none when it is there already.

    Cases go on to their next hearing or to their end, new ones come at the rate of the year before, files are
    uploaded, certificates issued. All or nothing: a start that was killed finds the sample as it was.
    """
    tujuan = Tujuan(url)
    try:
        sampai = _sampai(tujuan)
        if sampai is None or sampai >= hari_ini:
            return {}
        wadah = _Kelanjutan(tujuan, sampai, hari_ini, benih).jalankan()
        wadah.tuang(tujuan, list(TABEL))
        tujuan.jalankan("DELETE FROM sys_config WHERE name = %s", [HARI_CONTOH])
        tujuan.banyak("sys_config", ("id", "name", "value"), [(99, HARI_CONTOH, hari_ini.isoformat())])
        tujuan.komit()
    finally:
        tujuan.tutup()
    return wadah.banyak()


def _sampai(tujuan: Tujuan) -> date | None:
    """The day a sample was lived up to; older samples do not say it. None for an empty one."""
    tercatat = tujuan.jalankan("SELECT value FROM sys_config WHERE name = %s", [HARI_CONTOH])
    nilai = tercatat or tujuan.jalankan("SELECT MAX(tanggal_pendaftaran) FROM perkara")
    return date.fromisoformat(str(nilai[0][0])) if nilai[0][0] else None


class _Kelanjutan:
    """One continuation: reads where everything stands, collects the new rows, changes the old ones."""

    def __init__(self, tujuan: Tujuan, sampai: date, hari_ini: date, benih: int) -> None:
        self.t, self.sampai, self.hari_ini = tujuan, sampai, hari_ini
        self.acak = Random(f"{benih}:{sampai}:{hari_ini}")  # noqa: S311  examples, no secret
        self.kerja = HariKerja(min(sampai, hari_ini) - SETAHUN, hari_ini + SETAHUN)
        self.wadah = Wadah(self.acak)
        for tabel, kunci in _kunci_tabel().items():
            self.wadah.sesudah(tabel, self._angka(f"SELECT MAX({kunci}) FROM {tabel}"))
        self.wadah.sesudah("akta", self._angka("SELECT COUNT(*) + 1 FROM perkara_akta_cerai"))
        telepon = Telepon(self.acak, 2 * self._angka("SELECT COUNT(*) FROM pihak"))
        self.penuang = Penuang(self.wadah, self.acak, self._petugas(), hari_ini, telepon)
        self.penuang.biaya_terakhir = self._angka("SELECT MAX(id) FROM perkara_biaya")

    def jalankan(self) -> Wadah:
        """Everything that happened since."""
        diteruskan = [(satu, *self._terus(*satu)) for satu in self._bersidang()]
        dimulai = [(satu, self._mulai(*satu)) for satu in self._tanpa_sidang()]
        baru = rencana(self.acak, self.kerja, self._banyak(), self.hari_ini, self.sampai + timedelta(1))
        semua = [*(j for _, _, j in diteruskan), *(j for _, j in dimulai), *(j for _, _, j in baru)]
        ramaikan(self.kerja, semua, self.hari_ini)
        for (perkara_id, _, sidang_id, *_), lama, jalan in diteruskan:
            self._tutup(perkara_id, sidang_id, lama, jalan)
        for (perkara_id, jenis, daftar), jalan in dimulai:
            if jalan.sidang:
                self.penuang.mulai_sidang(perkara_id, _JENIS[jenis], date.fromisoformat(str(daftar)), jalan)
                self._tahap(perkara_id, jalan)
        self._daftarkan(baru)
        self._terbitkan()
        self._unggah()
        return self.wadah

    def _angka(self, sql: str) -> int:
        return int(self.t.jalankan(sql)[0][0] or 0)

    def _petugas(self) -> Petugas:
        bekerja: dict[str, tuple[int, ...]] = {}
        nama: dict[tuple[str, int], str] = {}
        for tabel in ("hakim_pn", "panitera_pn", "jurusita"):
            baris = self.t.jalankan(f"SELECT id, nama_gelar, aktif FROM {tabel} ORDER BY id")
            bekerja[tabel] = tuple(int(nomor) for nomor, _, aktif in baris if aktif == "Y")
            nama |= {(tabel, int(nomor)): str(gelar) for nomor, gelar, _ in baris}
        return Petugas(bekerja["hakim_pn"], bekerja["panitera_pn"], bekerja["jurusita"], nama)

    def _bersidang(self) -> list[tuple[int, int, int, date, str, int]]:
        """Undecided cases whose last hearing's day has come: case, kind, hearing, day, agenda, number."""
        sql = f"""SELECT p.perkara_id, p.jenis_perkara_id, s.id, s.tanggal_sidang, s.agenda, s.urutan
            FROM perkara p JOIN perkara_jadwal_sidang s ON s.perkara_id = p.perkara_id
            WHERE s.ditunda = 'T' AND s.ikrar_talak = 'T' AND s.verzet = 'T' AND s.tanggal_sidang < %s
              AND {_BELUM_PUTUS} AND NOT EXISTS (SELECT 1 FROM perkara_jadwal_sidang n
                WHERE n.perkara_id = p.perkara_id AND n.tanggal_sidang > s.tanggal_sidang)
            ORDER BY p.perkara_id, s.id"""
        baris = self.t.jalankan(sql, [self.hari_ini.isoformat()])
        milik = {
            p: (p, j, s, date.fromisoformat(str(hari)), str(agenda or ""), u) for p, j, s, hari, agenda, u in baris
        }
        return [satu for satu in milik.values() if satu[1] in _JENIS]

    def _terus(self, _: int, jenis: int, _sidang: int, hari: date, agenda: str, urutan: int) -> tuple[Sidang, Jalan]:
        lama = Sidang(hari, agenda, urutan)
        return lama, teruskan(self.acak, self.kerja, _JENIS[jenis], lama, self.hari_ini)

    def _tutup(self, perkara_id: int, sidang_id: int, lama: Sidang, jalan: Jalan) -> None:
        """The outcome of the hearing that was open, and what came after it."""
        self.t.jalankan(
            "UPDATE perkara_jadwal_sidang SET ditunda = %s, alasan_ditunda = %s WHERE id = %s",
            ["Y" if lama.ditunda else "T", lama.alasan, sidang_id],
        )
        self.penuang.lanjutan(perkara_id, jalan)
        self._tahap(perkara_id, jalan)

    def _tahap(self, perkara_id: int, jalan: Jalan) -> None:
        tahap = 19 if jalan.akta else 15 if jalan.putus else 14
        self.t.jalankan("UPDATE perkara SET tahapan_terakhir_id = %s WHERE perkara_id = %s", [tahap, perkara_id])

    def _tanpa_sidang(self) -> list[tuple[int, int, date]]:
        """Cases that wait for their panel: case, kind, registered on."""
        sql = f"""SELECT p.perkara_id, p.jenis_perkara_id, p.tanggal_pendaftaran FROM perkara p
            WHERE {_BELUM_PUTUS} AND NOT EXISTS (
                SELECT 1 FROM perkara_jadwal_sidang s WHERE s.perkara_id = p.perkara_id) ORDER BY p.perkara_id"""
        return [(p, j, date.fromisoformat(str(hari))) for p, j, hari in self.t.jalankan(sql) if j in _JENIS and hari]

    def _mulai(self, _: int, jenis: int, daftar: date) -> Jalan:
        return jalani(self.acak, self.kerja, _JENIS[jenis], daftar, self.hari_ini)

    def _banyak(self) -> int:
        """As many new cases as the year before had in such a time."""
        setahun = self.t.jalankan(
            "SELECT COUNT(*) FROM perkara WHERE tanggal_pendaftaran > %s", [(self.sampai - SETAHUN).isoformat()]
        )[0][0]
        return round(int(setahun) * (self.hari_ini - self.sampai).days / SETAHUN.days)

    def _daftarkan(self, baru: list[tuple[Jenis, date, Jalan]]) -> None:
        sql = """SELECT alur_perkara_id, SUBSTR(tanggal_pendaftaran, 1, 4), MAX(nomor_urut_perkara) FROM perkara
            GROUP BY alur_perkara_id, SUBSTR(tanggal_pendaftaran, 1, 4)"""
        urut = Counter({(int(alur), str(tahun)): int(n) for alur, tahun, n in self.t.jalankan(sql) if tahun and n})
        for jenis, daftar, jalan in baru:
            kunci = (jenis.alur, str(daftar.year))
            urut[kunci] += 1
            self.penuang.perkara(jenis, urut[kunci], daftar, jalan)
        for _ in range(len(baru) // 10):
            self.penuang.efiling_menunggu(self.acak.choice(JENIS[:3]), self.hari_ini)

    def _terbitkan(self) -> None:
        """Granted divorces that have become final get their certificate."""
        sql = """SELECT p.perkara_id, u.tanggal_putusan FROM perkara p
            JOIN perkara_putusan u ON u.perkara_id = p.perkara_id
            WHERE p.jenis_perkara_id = %s AND u.status_putusan_id = 62 AND u.tanggal_putusan < %s
              AND COALESCE(u.tanggal_bht, '0000-00-00') < '1000-01-01'
              AND NOT EXISTS (SELECT 1 FROM perkara_akta_cerai a WHERE a.perkara_id = p.perkara_id)"""
        for perkara_id, putus in self.t.jalankan(sql, [CERAI_GUGAT, (self.hari_ini - _AKTA_SETELAH).isoformat()]):
            bht = date.fromisoformat(str(putus)) + _BHT_SETELAH
            self.t.jalankan(
                "UPDATE perkara_putusan SET tanggal_bht = %s WHERE perkara_id = %s", [bht.isoformat(), perkara_id]
            )
            self.penuang.akta(perkara_id, min(self.kerja.mulai(bht), self.hari_ini))

    def _unggah(self) -> None:
        for umur, angka in _DIUNGGAH:
            for tabel, kolom, hari, berkas in (
                ("perkara_jadwal_sidang", "edoc_bas", "tanggal_sidang", "bas/lama.pdf"),
                ("perkara_putusan", "amar_putusan_dok", "tanggal_putusan", "putusan/lama.rtf"),
                ("perkara_putusan", "amar_putusan_anonimisasi_dok", "tanggal_putusan", "anonim/lama.rtf"),
            ):
                sql = f"""UPDATE {tabel} SET {kolom} = %s WHERE {hari} < %s
                    AND SUBSTR(perkara_id, -1) IN ('{"','".join(angka)}') AND {_TANPA_BERKAS.format(kolom)}"""
                self.t.jalankan(sql, [berkas, (self.hari_ini - umur).isoformat()])


def _kunci_tabel() -> dict[str, str]:
    """The tables whose ids the application gives out, and the column."""
    sisi = {f"perkara_pihak{n}": "id" for n in range(1, 6)}
    tugas = {"perkara_hakim_pn": "id", "perkara_panitera_pn": "id", "perkara_pengacara": "id"}
    lain = {"perkara_jadwal_sidang": "id", "dirput_dokumen": "id", "perkara_efiling": "efiling_id"}
    return {"perkara": "perkara_id", "pihak": "id"} | sisi | tugas | lain
