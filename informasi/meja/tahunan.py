"""The yearly report as tables with bars, and as the rows of a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from informasi.laporan import Lama, LaporanTahunan

KEPALA = ("Bagian", "Uraian", "Jumlah")


@dataclass(frozen=True, slots=True)
class Bagian:
    """One table: rows of label, figure and the bar's length in percent of the greatest."""

    judul: str
    baris: list[tuple[str, int, int]]


def bagian(lap: LaporanTahunan) -> list[Bagian]:
    """The counts by kind, in the order of the forms."""
    return [
        _bagian("Permohonan menurut saluran", lap.kanal),
        _bagian("Keputusan Petugas Informasi", lap.hasil),
        _bagian("Alasan penolakan", lap.alasan),
        _bagian("Alasan keberatan", lap.keberatan_alasan),
        _bagian("Putusan atas keberatan", lap.keberatan_putusan),
    ]


def _bagian(judul: str, angka: Mapping[str, int]) -> Bagian:
    puncak = max(1, *angka.values())
    return Bagian(judul, [(nama, n, round(100 * n / puncak)) for nama, n in angka.items()])


def baris_berkas(lap: LaporanTahunan) -> Iterator[tuple[str, str, float]]:
    """Everything the page shows, row by row."""
    yield from (
        ("Permohonan", "Diterima", lap.jumlah),
        ("Permohonan", "Dijawab langsung (informasi sederhana)", lap.sederhana),
        ("Permohonan", "Diperpanjang", lap.diperpanjang),
        ("Permohonan", "Dirujuk", lap.dirujuk),
        ("Permohonan", "Dicabut", lap.dicabut),
        ("Permohonan", "Belum selesai", lap.berjalan),
    )
    yield from _lama("Waktu keterangan (hari kerja)", lap.petugas)
    yield from (("Keberatan", "Diterima", lap.keberatan), ("Keberatan", "Tingkat kedua", lap.keberatan_tingkat_dua))
    yield from _lama("Waktu jawaban keberatan (hari kerja)", lap.atasan)
    for b in bagian(lap):
        yield from ((b.judul, nama, n) for nama, n, _ in b.baris)


def _lama(judul: str, lama: Lama) -> Iterator[tuple[str, str, float]]:
    yield from ((judul, "Dijawab", lama.dijawab), (judul, "Rata-rata", lama.rata_rata))
    yield from ((judul, "Terlama", lama.terlama), (judul, "Lewat batas waktu", lama.terlambat))
