"""The invented court: what it is called, who works there, what comes before it."""

from dataclasses import dataclass
from random import Random

from perkara.contoh.orang import nama_orang
from perkara.contoh.wadah import Wadah

NAMA = "Pengadilan Agama Banjarharja"
SINGKATAN = "PA.Bjh"
SATKER_ID = 401


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of case: SIPP id, name, case flow, share of the year, side 1 a woman, and whether there is a side 2."""

    id: int
    nama: str
    alur: int
    bobot: float
    pemohon_perempuan: bool = True
    ada_lawan: bool = True

    @property
    def kode(self) -> str:
        """The part of the case number that names the flow."""
        return {15: "Pdt.G", 16: "Pdt.P", 17: "Pdt.G.S"}[self.alur]


CERAI_TALAK, CERAI_GUGAT = 346, 347
# 74 % divorces, three wives filing for every husband; then what a rural court sees most.
# Only 346 and 347 are SIPP's own ids.
JENIS = (
    Jenis(CERAI_GUGAT, "Cerai Gugat", 15, 55.5),
    Jenis(CERAI_TALAK, "Cerai Talak", 15, 18.5, pemohon_perempuan=False),
    Jenis(361, "Dispensasi Kawin", 16, 17.0, ada_lawan=False),
    Jenis(358, "Pengesahan Perkawinan/Istbat Nikah", 16, 3.0, ada_lawan=False),
    Jenis(370, "P3HP/Penetapan Ahli Waris", 16, 2.0, ada_lawan=False),
    Jenis(353, "Perwalian", 16, 1.2, ada_lawan=False),
    Jenis(362, "Wali Adhol", 16, 0.5, ada_lawan=False),
    Jenis(348, "Harta Bersama", 15, 0.8),
    Jenis(349, "Penguasaan Anak", 15, 0.5),
    Jenis(364, "Kewarisan", 15, 0.6, pemohon_perempuan=False),
    Jenis(369, "Ekonomi Syariah", 17, 0.4, pemohon_perempuan=False),
)


@dataclass(frozen=True, slots=True)
class Petugas:
    """Ids of the court's people; the last judge and the last clerk have left."""

    hakim: tuple[int, ...]
    panitera: tuple[int, ...]
    jurusita: tuple[int, ...]
    nama: dict[tuple[str, int], str]


def tulis_acuan(wadah: Wadah, acak: Random) -> Petugas:
    """Officers and reference rows of the court; eight judges and eight clerks at work, one of each gone."""
    for nomor, (nama, nilai) in enumerate(
        {"NamaPN": NAMA, "KodePN": SINGKATAN, "AlamatPN": "Jalan Pahlawan 1"}.items(), 1
    ):
        wadah.tambah("sys_config", id=nomor, name=nama, value=nilai)
    for jenis in JENIS:
        wadah.tambah("jenis_perkara", id=jenis.id, nama=jenis.nama, nama_lengkap=jenis.nama)
    nama_petugas: dict[tuple[str, int], str] = {}
    for tabel, banyak, gelar in (("hakim_pn", 9, "S.H.I., M.H."), ("panitera_pn", 9, "S.H."), ("jurusita", 5, "S.H.")):
        for nomor in range(1, banyak + 1):
            nama = nama_orang(acak, perempuan=acak.random() < 0.4, bin_binti=False)[:30]
            lengkap = f"{'Drs. H. ' if tabel == 'hakim_pn' and nomor == 1 else ''}{nama}, {gelar}"
            nama_petugas[tabel, nomor] = lengkap
            aktif = "T" if nomor == 9 else "Y"
            nip = f"19{70 + nomor}0101200003{1 + nomor % 2}{nomor:03d}"
            wadah.tambah(tabel, id=nomor, nama=nama, nama_gelar=lengkap, nip=nip, aktif=aktif)
    return Petugas(tuple(range(1, 9)), tuple(range(1, 9)), tuple(range(1, 6)), nama_petugas)
