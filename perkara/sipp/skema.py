"""What the reader needs of SIPP's schema, and what a given SIPP has of it.

Versions differ and no list of changes is published, so the schema is looked up before anything is read.
"""

from dataclasses import dataclass

from perkara.sipp.galat import SkemaTidakCocok
from perkara.sipp.sambung import Sambungan


@dataclass(frozen=True, slots=True)
class Tabel:
    """Columns read from one table. A table that is not `perlu` is left out when it or a required column is missing."""

    wajib: tuple[str, ...]
    opsional: tuple[str, ...] = ()
    perlu: bool = True


_PIHAK = ("id", "perkara_id", "pihak_id", "nama")
_PETUGAS = ("nama_gelar", "nip", "aktif")
_TUGAS = ("tahapan_id", "urutan")

TABEL: dict[str, Tabel] = {
    "perkara": Tabel(
        (
            "perkara_id",
            "nomor_perkara",
            "alur_perkara_id",
            "jenis_perkara_id",
            "jenis_perkara_nama",
            "tanggal_pendaftaran",
        ),
        ("tahapan_terakhir_id", "proses_terakhir_id", "proses_terakhir_text", "pihak_dipublikasikan"),
    ),
    "pihak": Tabel(("id", "nama", "telepon")),
    "perkara_pihak1": Tabel(_PIHAK, ("urutan",)),
    "perkara_pihak2": Tabel(_PIHAK, ("urutan", "ghaib")),
    "perkara_pihak3": Tabel(_PIHAK, ("urutan",), perlu=False),
    "perkara_pihak4": Tabel(_PIHAK, ("urutan", "ghaib"), perlu=False),
    "perkara_pengacara": Tabel(
        ("id", "perkara_id", "pihak_ke", "pihak_id", "pengacara_id", "nama"), ("aktif", "aktif_sampai"), perlu=False
    ),
    "hakim_pn": Tabel(("id", "nama"), _PETUGAS),
    "panitera_pn": Tabel(("id", "nama"), _PETUGAS),
    "jurusita": Tabel(("id", "nama"), _PETUGAS, perlu=False),
    "perkara_hakim_pn": Tabel(("id", "perkara_id", "hakim_id", "aktif"), (*_TUGAS, "jabatan_hakim_id", "hakim_nama")),
    "perkara_panitera_pn": Tabel(("id", "perkara_id", "panitera_id", "aktif"), (*_TUGAS, "panitera_nama")),
    "perkara_jadwal_sidang": Tabel(
        ("id", "perkara_id", "urutan", "tanggal_sidang", "agenda", "ikrar_talak"),
        (
            *("jam_sidang", "sampai_jam", "ruangan", "ruangan_id", "verzet", "ditunda", "alasan_ditunda"),
            *("sidang_keliling", "edoc_bas", "dihadiri_oleh"),
        ),
    ),
    "ruangan_sidang": Tabel(("id", "nama"), perlu=False),
    "perkara_putusan": Tabel(
        ("perkara_id", "tanggal_putusan", "status_putusan_id"),
        (
            *("status_putusan_nama", "putusan_verstek", "amar_putusan_dok", "amar_putusan_anonimisasi_dok"),
            *("tanggal_minutasi", "tanggal_bht"),
        ),
    ),
    "status_putusan": Tabel(("id", "nama"), perlu=False),
    "dirput_dokumen": Tabel(("perkara_id", "filename"), perlu=False),
    "perkara_ikrar_talak": Tabel(("perkara_id", "tgl_ikrar_talak"), perlu=False),
    "perkara_akta_cerai": Tabel(
        ("perkara_id", "nomor_akta_cerai", "tgl_akta_cerai"),
        ("no_seri_akta_cerai", "tgl_penyerahan_akta_cerai", "tgl_penyerahan_akta_cerai_pihak2"),
    ),
    "perkara_biaya": Tabel(
        ("perkara_id", "tahapan_id", "jenis_transaksi", "jumlah"), ("tanggal_transaksi", "id_pembiayaan"), perlu=False
    ),
    "perkara_efiling": Tabel(
        ("efiling_id", "nomor_register", "tanggal_pendaftaran", "nomor_perkara"),
        ("status_pendaftaran_text", "status_pembayaran", "jumlah_skum", "tanggal_bayar", "batas_pembayaran"),
        perlu=False,
    ),
    "perkara_efiling_id": Tabel(("perkara_id", "efiling_id"), perlu=False),
    "sys_config": Tabel(("name", "value"), perlu=False),
}


class Skema:
    """The tables and columns found, among those of `TABEL`."""

    def __init__(self, ada: dict[str, frozenset[str]]) -> None:
        self._ada = ada
        kurang = [*self._yang_kurang()]
        if kurang:
            raise SkemaTidakCocok(tuple(kurang))

    def punya(self, tabel: str, kolom: str | None = None) -> bool:
        """Whether a table can be read at all, or has this column."""
        if kolom is not None:
            return kolom in self._ada.get(tabel, ())
        return set(TABEL[tabel].wajib) <= self._ada.get(tabel, frozenset())

    def catatan(self) -> tuple[str, ...]:
        """Missing optional parts, in words, one line each."""
        return tuple(self._catatan())

    def _yang_kurang(self) -> list[str]:
        kurang: list[str] = []
        for nama, tabel in TABEL.items():
            if tabel.perlu and nama not in self._ada:
                kurang.append(nama)
            elif tabel.perlu:
                kurang += [f"{nama}.{kolom}" for kolom in tabel.wajib if not self.punya(nama, kolom)]
        return kurang

    def _catatan(self) -> list[str]:
        catatan: list[str] = []
        for nama, tabel in TABEL.items():
            hilang = [kolom for kolom in tabel.wajib + tabel.opsional if not self.punya(nama, kolom)]
            if nama not in self._ada:
                catatan.append(f"Tabel {nama} tidak ada; isinya tidak dibaca.")
            elif not self.punya(nama):
                catatan.append(f"Tabel {nama} tidak dibaca karena kolom {', '.join(hilang)} tidak ada.")
            else:
                catatan += [f"Kolom {nama}.{kolom} tidak ada; dianggap kosong." for kolom in hilang]
        return catatan


def periksa_skema(sambungan: Sambungan) -> Skema:
    """Look the schema up. Raises SkemaTidakCocok naming all that is missing, SippTidakTerjangkau."""
    baca = _kolom_sqlite if sambungan.mesin == "sqlite" else _kolom_mysql
    return Skema(baca(sambungan))


def _kolom_mysql(sambungan: Sambungan) -> dict[str, frozenset[str]]:
    tanda = ",".join(["%s"] * len(TABEL))
    sql = (
        "SELECT table_name, column_name FROM information_schema.columns"
        f" WHERE table_schema = DATABASE() AND table_name IN ({tanda})"
    )
    kolom: dict[str, set[str]] = {}
    for tabel, nama in sambungan.semua(sql, list(TABEL)):
        kolom.setdefault(tabel.lower(), set()).add(nama.lower())
    return {tabel: frozenset(isi) for tabel, isi in kolom.items()}


def _kolom_sqlite(sambungan: Sambungan) -> dict[str, frozenset[str]]:
    kolom = {
        tabel: frozenset(baris[1].lower() for baris in sambungan.semua(f"PRAGMA table_info({tabel})"))
        for tabel in TABEL
    }
    return {tabel: isi for tabel, isi in kolom.items() if isi}
