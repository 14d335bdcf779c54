"""The statements, built for the schema found. SQL of MySQL 5.5 that SQLite reads as well.

Each statement names its columns once; `p` is always the case, so one condition cuts every table to the window. Dates
and hours are selected as text: drivers turn zero dates into errors, nulls or the year -1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from perkara.sipp.skema import Skema

# Where a column that would name a file is missing, nobody must be asked for the file.
_BERKAS_TAK_TERLIHAT = "'tidak terlihat'"
TAHAPAN_PERTAMA = 10
_BERKAS = ("edoc_bas", "amar_putusan_dok")


@dataclass(frozen=True, slots=True)
class Pernyataan:
    """One SELECT without its WHERE, with the names of its columns in order."""

    tabel: str
    kolom: tuple[str, ...]
    sql: str
    urut: str = ""

    def sejak(self) -> str:
        """All rows of cases registered on or after one parameter."""
        return f"{self.sql} WHERE p.tanggal_pendaftaran >= %s{self.urut}"

    def untuk(self, banyak: int) -> str:
        """All rows of so many cases, their ids as parameters. Literals: MySQL 5.5 cannot optimise IN (SELECT ...)."""
        return f"{self.sql} WHERE p.perkara_id IN ({tanda_tanya(banyak)}){self.urut}"


def tanda_tanya(banyak: int) -> str:
    """Placeholders for an IN list."""
    return ",".join(["%s"] * banyak)


def susun(
    skema: Skema, tabel: str, kolom: Sequence[str], gabung: Sequence[tuple[str, str, str]] = (), urut: str = ""
) -> Pernyataan:
    """A statement over `tabel` (alias t) of a case (alias p).

    A column is "alias.name" or "alias.name:char"; `gabung` are left joins (alias, table, condition), dropped with all
    their columns when the table cannot be read.
    """
    asal = {"p": "perkara", "t": tabel}
    sumber = "perkara p" if tabel == "perkara" else f"perkara p JOIN {tabel} t ON t.perkara_id = p.perkara_id"
    for alias, nama, syarat in gabung:
        if skema.punya(nama):
            asal[alias] = nama
            sumber += f" LEFT JOIN {nama} {alias} ON {syarat}"
    isi = ", ".join(_satu_kolom(skema, asal, satu) for satu in kolom)
    nama_kolom = tuple(satu.partition(":")[0] for satu in kolom)
    return Pernyataan(tabel, nama_kolom, f"SELECT {isi} FROM {sumber}", urut)


def _satu_kolom(skema: Skema, asal: dict[str, str], kolom: str) -> str:
    lengkap, _, jenis = kolom.partition(":")
    alias, _, nama = lengkap.partition(".")
    if alias not in asal or not skema.punya(asal[alias], nama):
        return _BERKAS_TAK_TERLIHAT if nama in _BERKAS else "NULL"
    if jenis == "char":
        return f"CAST({lengkap} AS CHAR)"
    if jenis == "decimal":
        return f"CAST({lengkap} AS DECIMAL(16,2))"  # a FLOAT printed as text loses its last digits
    return lengkap


def perkara(skema: Skema) -> Pernyataan:
    kolom = [
        *("p.perkara_id", "p.nomor_perkara", "p.alur_perkara_id", "p.jenis_perkara_id", "p.jenis_perkara_nama"),
        *("p.tanggal_pendaftaran:char", "p.tahapan_terakhir_id", "p.proses_terakhir_id", "p.proses_terakhir_text"),
        "p.pihak_dipublikasikan",
    ]
    return susun(skema, "perkara", kolom)


def pihak(skema: Skema, sisi: int) -> Pernyataan:
    kolom = ["t.id", "t.perkara_id", "t.urutan", "t.pihak_id", "t.nama", "h.nama", "h.telepon", "t.ghaib"]
    return susun(skema, f"perkara_pihak{sisi}", kolom, [("h", "pihak", "h.id = t.pihak_id")])


def kuasa(skema: Skema) -> Pernyataan:
    kolom = [
        "t.id",
        "t.perkara_id",
        "t.pihak_ke",
        "t.pihak_id",
        "t.pengacara_id",
        "t.nama",
        "h.nama",
        "h.telepon",
        "t.aktif",
    ]
    return susun(skema, "perkara_pengacara", [*kolom, "t.aktif_sampai:char"], [("h", "pihak", "h.id = t.pengacara_id")])


def penugasan(skema: Skema, peran: str) -> Pernyataan:
    kolom = [
        "t.perkara_id",
        "t.id",
        f"t.{peran}_id",
        "h.nama_gelar",
        "h.nama",
        f"t.{peran}_nama",
        "t.tahapan_id",
        "t.urutan",
    ]
    gabung = [("h", f"{peran}_pn", f"h.id = t.{peran}_id")]
    return susun(skema, f"perkara_{peran}_pn", [*kolom, "t.jabatan_hakim_id", "t.aktif"], gabung)


def sidang(skema: Skema) -> Pernyataan:
    kolom = [
        *(
            "t.id",
            "t.perkara_id",
            "t.urutan",
            "t.tanggal_sidang:char",
            "t.jam_sidang:char",
            "t.sampai_jam:char",
            "t.agenda",
        ),
        *("t.ruangan", "r.nama", "t.ikrar_talak", "t.verzet", "t.ditunda", "t.alasan_ditunda", "t.sidang_keliling"),
        *("t.edoc_bas", "t.dihadiri_oleh"),
    ]
    gabung = (
        [("r", "ruangan_sidang", "r.id = t.ruangan_id")] if skema.punya("perkara_jadwal_sidang", "ruangan_id") else []
    )
    return susun(skema, "perkara_jadwal_sidang", kolom, gabung)


def putusan(skema: Skema) -> Pernyataan:
    kolom = [
        *("t.perkara_id", "t.tanggal_putusan:char", "t.status_putusan_id", "t.status_putusan_nama", "s.nama"),
        *("t.putusan_verstek", "t.amar_putusan_dok", "t.amar_putusan_anonimisasi_dok"),
        *("t.tanggal_minutasi:char", "t.tanggal_bht:char"),
    ]
    gabung = [("s", "status_putusan", "s.id = t.status_putusan_id")]
    return susun(skema, "perkara_putusan", kolom, gabung, " ORDER BY t.perkara_id, t.tanggal_putusan DESC")


def anonimisasi(skema: Skema) -> Pernyataan:
    """Cases with an anonymised file in the directory of decisions; its WHERE needs the pattern as last parameter."""
    return susun(skema, "dirput_dokumen", ["t.perkara_id"], urut=" AND t.filename LIKE %s")


def ikrar(skema: Skema) -> Pernyataan:
    return susun(skema, "perkara_ikrar_talak", ["t.perkara_id", "t.tgl_ikrar_talak:char"])


def akta(skema: Skema) -> Pernyataan:
    kolom = ["t.perkara_id", "t.nomor_akta_cerai", "t.tgl_akta_cerai:char", "t.no_seri_akta_cerai"]
    penyerahan = ["t.tgl_penyerahan_akta_cerai:char", "t.tgl_penyerahan_akta_cerai_pihak2:char"]
    return susun(skema, "perkara_akta_cerai", kolom + penyerahan)


def biaya(skema: Skema) -> Pernyataan:
    """Per case the sums of the first instance (SIPP notes 1.10), odd entries, the last day, prodeo entries.

    The column `sisa` of SIPP is what was left when an entry was typed, not what is left.
    """
    biasa = "COALESCE(t.id_pembiayaan, 1) = 1" if skema.punya("perkara_biaya", "id_pembiayaan") else "1 = 1"
    tanggal = "MAX(t.tanggal_transaksi)" if skema.punya("perkara_biaya", "tanggal_transaksi") else "NULL"
    isi = (
        "t.perkara_id",
        f"SUM(CASE WHEN t.jenis_transaksi = 1 AND {biasa} THEN t.jumlah ELSE 0 END)",
        f"SUM(CASE WHEN t.jenis_transaksi = -1 AND {biasa} THEN t.jumlah ELSE 0 END)",
        "SUM(CASE WHEN t.jenis_transaksi IN (1, -1) AND t.jumlah >= 0 THEN 0 ELSE 1 END)",
        f"CAST({tanggal} AS CHAR)",
        f"SUM(CASE WHEN {biasa} THEN 0 ELSE 1 END)",
    )
    kolom = ("t.perkara_id", "t.masuk", "t.keluar", "t.janggal", "t.tanggal_transaksi", "t.prodeo")
    sumber = f"perkara p JOIN perkara_biaya t ON t.perkara_id = p.perkara_id AND t.tahapan_id = {TAHAPAN_PERTAMA}"
    return Pernyataan("perkara_biaya", kolom, f"SELECT {', '.join(isi)} FROM {sumber}", " GROUP BY t.perkara_id")


KOLOM_EFILING = (
    *(
        "e.efiling_id",
        "e.nomor_register",
        "e.tanggal_pendaftaran:char",
        "e.status_pendaftaran_text",
        "e.status_pembayaran",
    ),
    *("e.jumlah_skum:decimal", "e.tanggal_bayar:char", "e.batas_pembayaran:char", "e.nomor_perkara", "i.perkara_id"),
)


def efiling_sejak(skema: Skema) -> Pernyataan:
    """E-filings by their own date (one parameter), numbered or not."""
    asal, sumber = {"e": "perkara_efiling"}, "perkara_efiling e"
    if skema.punya("perkara_efiling_id"):
        asal["i"] = "perkara_efiling_id"
        sumber += " LEFT JOIN perkara_efiling_id i ON i.efiling_id = e.efiling_id"
    isi = ", ".join(_satu_kolom(skema, asal, kolom) for kolom in KOLOM_EFILING)
    return Pernyataan(
        "perkara_efiling", _nama_efiling(), f"SELECT {isi} FROM {sumber} WHERE e.tanggal_pendaftaran >= %s"
    )


def efiling_perkara(skema: Skema) -> Pernyataan:
    """E-filings of cases of the window, however old the filing itself is."""
    asal = {"e": "perkara_efiling", "i": "perkara_efiling_id"}
    isi = ", ".join(_satu_kolom(skema, asal, kolom) for kolom in KOLOM_EFILING)
    gabung = (
        "JOIN perkara_efiling_id i ON i.perkara_id = p.perkara_id JOIN perkara_efiling e ON e.efiling_id = i.efiling_id"
    )
    return Pernyataan("perkara_efiling", _nama_efiling(), f"SELECT {isi} FROM perkara p {gabung}")


def _nama_efiling() -> tuple[str, ...]:
    return tuple(kolom.partition(":")[0] for kolom in KOLOM_EFILING)


def petugas(skema: Skema, tabel: str) -> str:
    kolom = ["t.id", "t.nama_gelar", "t.nama", "t.nip", "t.aktif"]
    return f"SELECT {', '.join(_satu_kolom(skema, {'t': tabel}, satu) for satu in kolom)} FROM {tabel} t"


def masih_hidup(tabel: str, kolom: str) -> str:
    """Ids of cases older than the window (second parameter) with a date in a child table since the first parameter."""
    return (
        f"SELECT DISTINCT t.perkara_id FROM {tabel} t JOIN perkara p ON p.perkara_id = t.perkara_id"
        f" WHERE t.{kolom} >= %s AND (p.tanggal_pendaftaran < %s OR p.tanggal_pendaftaran IS NULL)"
    )


LEBIH_TUA = (
    "SELECT p.perkara_id FROM perkara p"
    " WHERE (p.tanggal_pendaftaran < %s OR p.tanggal_pendaftaran IS NULL) AND p.perkara_id IN"
)

SIDANG_TANPA_PERKARA = (
    "SELECT t.id, t.perkara_id, CAST(t.tanggal_sidang AS CHAR) FROM perkara_jadwal_sidang t"
    " LEFT JOIN perkara p ON p.perkara_id = t.perkara_id WHERE t.tanggal_sidang >= %s AND p.perkara_id IS NULL"
)
