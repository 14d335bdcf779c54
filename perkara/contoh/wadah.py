"""Rows collected in memory, table by table, before they are written in bulk."""

from random import Random

from perkara.contoh.tujuan import Tujuan

Nilai = str | int | float | None


class Wadah:
    """Rows by table; ids as SIPP's application gives them out, with the gaps that deletions leave."""

    def __init__(self, acak: Random) -> None:
        self._acak = acak
        self._isi: dict[str, dict[tuple[str, ...], list[tuple[Nilai, ...]]]] = {}
        self._id: dict[str, int] = {}

    def nomor(self, tabel: str, awal: int, lubang: float = 0.01) -> int:
        """The next id of a table."""
        langkah = 1 if self._acak.random() > lubang else self._acak.randint(2, 4)
        self._id[tabel] = self._id.get(tabel, awal) + langkah
        return self._id[tabel]

    def sesudah(self, tabel: str, terakhir: int) -> None:
        """Ids of a table go on after the last one given out."""
        self._id[tabel] = terakhir

    def tambah(self, tabel: str, **kolom: Nilai) -> None:
        """One more row."""
        self._isi.setdefault(tabel, {}).setdefault(tuple(kolom), []).append(tuple(kolom.values()))

    def banyak(self) -> dict[str, int]:
        """Rows per table."""
        return {tabel: sum(map(len, menurut_kolom.values())) for tabel, menurut_kolom in self._isi.items()}

    def tuang(self, tujuan: Tujuan, urutan: list[str]) -> None:
        """Write all rows, tables in the given order."""
        for tabel in urutan:
            for kolom, baris in self._isi.get(tabel, {}).items():
                tujuan.banyak(tabel, kolom, baris)
