"""Single rows for tests: minimal valid ones with defaults, every column of SIPP open to be made awkward."""

from collections.abc import Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self

from perkara.contoh.tujuan import Tujuan

SINGKATAN = "PA.Bjh"


def kacaukan(teks: str) -> str:
    """Text as it looks after UTF-8 bytes were stored through a latin1 connection: ’ becomes â€™."""
    return "".join(_cp1252(nilai) for nilai in teks.encode())


def _cp1252(nilai: int) -> str:
    try:
        return bytes([nilai]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(nilai)


class PenulisSipp:
    """Writes rows into a SIPP-shaped database (this project's tables or a fuller copy of SIPP's). Commits each row.

    Every method takes further columns by name and returns the id of the row it wrote. Defaults for columns that the
    database does not have are left out; a column named by the caller is always written.
    """

    def __init__(self, url: str, *, buat_skema: bool = True) -> None:
        self._tujuan = Tujuan(url)
        self._nomor: dict[str, int] = {}
        if buat_skema and not self._tujuan.kolom("perkara"):
            self._tujuan.buat_skema()
        self._tujuan.isi_acuan()
        self._tujuan.komit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        self.tutup()

    def tutup(self) -> None:
        """Let go of the database."""
        self._tujuan.tutup()

    def sisip(self, tabel: str, baku: dict[str, Any], kolom: dict[str, Any]) -> None:
        """One row: the defaults the table has columns for, and all that the caller names."""
        isi = {nama: nilai for nama, nilai in baku.items() if nama in self._tujuan.kolom(tabel)} | kolom
        self._tujuan.banyak(tabel, list(isi), [list(isi.values())])
        self._tujuan.komit()

    def ubah(self, tabel: str, kunci: dict[str, Any], **kolom: Any) -> None:
        """Change columns in place, as clerks do."""
        tugas = ", ".join(f"{nama} = %s" for nama in kolom)
        self.jalankan(f"UPDATE {tabel} SET {tugas} WHERE {_syarat(kunci)}", [*kolom.values(), *kunci.values()])

    def hapus(self, tabel: str, **kunci: Any) -> None:
        """Really delete rows, as SIPP does; children of a case go with it."""
        self.jalankan(f"DELETE FROM {tabel} WHERE {_syarat(kunci)}", list(kunci.values()))

    def jalankan(self, sql: str, isi: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Any statement, with `%s` for parameters; committed at once."""
        baris = self._tujuan.jalankan(sql, isi)
        self._tujuan.komit()
        self._tujuan.lupakan_kolom()
        return baris

    def konfigurasi(self, **isi: str) -> None:
        """Entries of sys_config, e.g. NamaPN="Pengadilan Agama Banjarharja"."""
        for nama, nilai in isi.items():
            self.hapus("sys_config", name=nama)
            self.sisip("sys_config", {"id": self._berikut("sys_config", 1000)}, {"name": nama, "value": nilai})

    def perkara(self, nomor: str | None = None, *, tanggal: date | str | None = None, **kolom: Any) -> int:
        """A case: cerai gugat of 2 November 2026 unless told otherwise."""
        urut = self._berikut("perkara", 1000)
        baku = {
            "perkara_id": urut,
            "alur_perkara_id": 15,
            "jenis_perkara_id": 347,
            "jenis_perkara_nama": "Cerai Gugat",
            "nomor_perkara": f"{urut}/Pdt.G/2026/{SINGKATAN}" if nomor is None else nomor,
            "tanggal_pendaftaran": tanggal or date(2026, 11, 2),
            "tahapan_terakhir_id": 10,
            "proses_terakhir_id": 10,
        }
        self.sisip("perkara", baku, kolom)
        return int(kolom.get("perkara_id", urut))

    def orang(self, nama: str | None = "Siti Rahayu", telepon: str | None = None, **kolom: Any) -> int:
        """A row of the person register: party, counsel or witness."""
        urut = self._berikut("pihak", 7000)
        self.sisip("pihak", {"id": urut, "jenis_pihak_id": 1}, {"nama": nama, "telepon": telepon, **kolom})
        return int(kolom.get("id", urut))

    def pihak(
        self, perkara_id: int, sisi: int = 1, nama: str | None = "Siti Rahayu", telepon: str | None = None, **kolom: Any
    ) -> int:
        """A party with a person of its own (or `pihak_id=`); returns the id of the side's row."""
        pihak_id = kolom.pop("pihak_id") if "pihak_id" in kolom else self.orang(nama, telepon)
        urut = self._berikut(f"perkara_pihak{sisi}", 20000)
        baku = {
            "id": urut,
            "perkara_id": perkara_id,
            "urutan": 1,
            "pihak_id": pihak_id,
            "jenis_pihak_id": 1,
            "nama": nama,
        }
        self.sisip(f"perkara_pihak{sisi}", baku, kolom)
        return int(kolom.get("id", urut))

    def kuasa(
        self,
        perkara_id: int,
        sisi: int,
        pihak_id: int,
        nama: str = "Rudi Hartanto, S.H.",
        telepon: str | None = None,
        **kolom: Any,
    ) -> int:
        """Counsel of the person `pihak_id`, a person of the register himself."""
        urut = self._berikut("perkara_pengacara", 3000)
        baku = {"id": urut, "perkara_id": perkara_id, "pihak_ke": sisi, "pihak_id": pihak_id, "urutan": 1, "nama": nama}
        if "pengacara_id" not in kolom:
            baku["pengacara_id"] = self.orang(nama, telepon)
        self.sisip("perkara_pengacara", baku, kolom)
        return int(kolom.get("id", urut))

    def petugas(self, tabel: str = "hakim_pn", nama: str = "Ahmad Fauzan", **kolom: Any) -> int:
        """An officer: `tabel` is hakim_pn, panitera_pn or jurusita."""
        urut = self._berikut(tabel, 20)
        self.sisip(tabel, {"id": urut, "nama": nama, "nama_gelar": f"{nama}, S.H.", "nip": "", "aktif": "Y"}, kolom)
        return int(kolom.get("id", urut))

    def tugaskan(self, perkara_id: int, petugas_id: int, peran: str = "hakim", **kolom: Any) -> int:
        """An officer of a case; `peran` is hakim, panitera or jurusita. A judge presides by default."""
        tabel = "perkara_jurusita" if peran == "jurusita" else f"perkara_{peran}_pn"
        urut = self._berikut(tabel, 50000)
        baku = {
            "id": urut,
            "perkara_id": perkara_id,
            f"{peran}_id": petugas_id,
            "urutan": 1,
            "tahapan_id": 10,
            "aktif": "Y",
        }
        self.sisip(tabel, baku | {"jabatan_hakim_id": 1}, kolom)
        return int(kolom.get("id", urut))

    def sidang(self, perkara_id: int, tanggal: date | str, **kolom: Any) -> int:
        """A hearing at nine in the first room."""
        urut = self._berikut("perkara_jadwal_sidang", 90000)
        baku = {
            "id": urut,
            "perkara_id": perkara_id,
            "urutan": 1,
            "tanggal_sidang": tanggal,
            "jam_sidang": "09:00:00",
            "agenda": "Sidang Pertama",
            "ruangan_id": 1,
            "ruangan": "Ruang Sidang I",
        }
        self.sisip("perkara_jadwal_sidang", baku, kolom)
        return int(kolom.get("id", urut))

    def putusan(self, perkara_id: int, tanggal: date | str, **kolom: Any) -> int:
        """A decision: granted, nothing uploaded."""
        baku = {
            "perkara_id": perkara_id,
            "tanggal_putusan": tanggal,
            "status_putusan_id": 62,
            "status_putusan_nama": "Dikabulkan",
        }
        self.sisip("perkara_putusan", baku | {"putusan_verstek": "T"}, kolom)
        return perkara_id

    def ikrar(self, perkara_id: int, tanggal: date | str | None = None, **kolom: Any) -> int:
        """The row of the talak pledge; no date: not yet made."""
        self.sisip("perkara_ikrar_talak", {"perkara_id": perkara_id, "tgl_ikrar_talak": tanggal}, kolom)
        return perkara_id

    def akta(self, perkara_id: int, nomor: str | None = None, tanggal: date | str | None = None, **kolom: Any) -> int:
        """The certificate's row, which stands before the certificate does."""
        self.sisip(
            "perkara_akta_cerai",
            {"perkara_id": perkara_id, "nomor_akta_cerai": nomor, "tgl_akta_cerai": tanggal},
            kolom,
        )
        return perkara_id

    def biaya(self, perkara_id: int, jumlah: float | str | None, jenis: int = 1, **kolom: Any) -> int:
        """An entry of the cashier's book: `jenis` 1 paid in, -1 spent."""
        urut = self._berikut("perkara_biaya", 70000)
        baku = {
            "id": urut,
            "id_pembiayaan": 1,
            "perkara_id": perkara_id,
            "tahapan_id": 10,
            "jenis_transaksi": jenis,
            "tanggal_transaksi": date(2026, 11, 2),
            "uraian": "Panjar Biaya Perkara" if jenis == 1 else "Biaya Panggilan",
        }
        self.sisip("perkara_biaya", baku, {"jumlah": jumlah, **kolom})
        return int(kolom.get("id", urut))

    def efiling(self, tanggal: date | str | None, perkara_id: int | None = None, **kolom: Any) -> int:
        """An e-filing; with `perkara_id` also the row that makes the case an e-court case."""
        urut = self._berikut("perkara_efiling", 600)
        baku = {"efiling_id": urut, "satker_id": 401, "nomor_register": f"PABJH-{urut}", "tanggal_pendaftaran": tanggal}
        self.sisip("perkara_efiling", baku | {"alur_perkara_id": 15}, kolom)
        urut = int(kolom.get("efiling_id", urut))
        if perkara_id is not None:
            self.sisip("perkara_efiling_id", {"perkara_id": perkara_id, "efiling_id": urut}, {})
        return urut

    def dirput(self, perkara_id: int, filename: str, **kolom: Any) -> int:
        """A file in the directory of decisions."""
        urut = self._berikut("dirput_dokumen", 400)
        baku = {
            "id": urut,
            "perkara_id": perkara_id,
            "dokumen_ref_id": urut,
            "filename": filename,
            "path_filename": f"/dok/{filename}",
        }
        self.sisip(
            "dirput_dokumen",
            baku | {"created_by": "admin", "created_date": date(2026, 11, 2), "pengajuan_id": 1},
            kolom,
        )
        return int(kolom.get("id", urut))

    def _berikut(self, tabel: str, awal: int) -> int:
        if tabel not in self._nomor:
            kolom = {"perkara": "perkara_id", "perkara_efiling": "efiling_id"}.get(tabel, "id")
            tertinggi = self._tujuan.jalankan(f"SELECT MAX({kolom}) FROM {tabel}")[0][0]
            self._nomor[tabel] = max(awal, int(tertinggi or 0))
        self._nomor[tabel] += 1
        return self._nomor[tabel]


def _syarat(kunci: dict[str, Any]) -> str:
    return " AND ".join(f"{nama} = %s" for nama in kunci)
