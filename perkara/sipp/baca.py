"""The reader: typed rows of one court's SIPP, within a window, from one consistent snapshot."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Self, TypeVar

from perkara.nomor import NomorTidakTerbaca, baca_nomor_perkara
from perkara.sipp import bentuk, pernyataan
from perkara.sipp.baris import (
    BarisAkta,
    BarisBiaya,
    BarisEfiling,
    BarisIkrar,
    BarisKuasa,
    BarisPenugasan,
    BarisPerkara,
    BarisPetugas,
    BarisPihak,
    BarisPutusan,
    BarisRusak,
    BarisSidang,
    Identitas,
    JenisPetugas,
    Peran,
)
from perkara.sipp.bersih import teks
from perkara.sipp.galat import NilaiTakTerbaca
from perkara.sipp.jendela import Jendela
from perkara.sipp.pernyataan import Pernyataan, tanda_tanya
from perkara.sipp.sambung import Baris, Sambungan, sambungkan
from perkara.sipp.skema import Skema, periksa_skema

SEKALI_TANYA = 500  # ids per IN list
_KUNCI = {
    "perkara": "perkara_id",
    "perkara_jadwal_sidang": "id",
    "perkara_putusan": "perkara_id",
    "perkara_akta_cerai": "perkara_id",
    "perkara_pengacara": "id",
    "perkara_hakim_pn": "id",
    "perkara_panitera_pn": "id",
    "perkara_efiling": "efiling_id",
} | {f"perkara_pihak{sisi}": "id" for sisi in (1, 2, 3, 4)}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What was found: server version, missing optional parts (one line each), the court SIPP says it is."""

    versi: str
    catatan: tuple[str, ...]
    identitas: Identitas


class PembacaSipp:
    """Reads SIPP and never writes. Use as a context manager; one stream must be read to its end before the next.

    Every reading method raises SippTidakTerjangkau when the server breaks off and SkemaTidakCocok when the schema lacks
    something required. A row that makes no sense comes as BarisRusak in its place.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._buka: Sambungan | None = None
        self._skema_ada: Skema | None = None
        self._hidup: dict[Jendela, list[int]] = {}

    def __enter__(self) -> Self:
        self._buka = sambungkan(self._url)
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        if self._buka is not None:
            self._buka.tutup()

    def periksa(self) -> HasilPeriksa:
        """Look at the schema before reading. Raises SkemaTidakCocok naming every missing table.column."""
        return HasilPeriksa(self._sambungan.versi, self._skema.catatan(), self.identitas())

    def terbaca(self, tabel: str) -> bool:
        """Whether this SIPP has that table with all it must have: rows of a table not read are not gone."""
        return self._skema.punya(tabel)

    def identitas(self) -> Identitas:
        """Name and code of the court from sys_config, '' where SIPP does not say."""
        if not self._skema.punya("sys_config"):
            return Identitas("", "")
        sql = "SELECT name, value FROM sys_config WHERE name IN ('NamaPN', 'KodePN')"
        isi: dict[str, str] = dict(self._sambungan.semua(sql))
        return Identitas(teks(isi.get("NamaPN")), teks(isi.get("KodePN")))

    def perkara(self, jendela: Jendela) -> Iterator[BarisPerkara | BarisRusak]:
        """Cases of the window."""
        return self._baca(pernyataan.perkara(self._skema), bentuk.perkara, jendela)

    def pihak(self, jendela: Jendela) -> Iterator[BarisPihak | BarisRusak]:
        """Parties of sides 1 to 4. Side 5 holds the witnesses: they are never read."""
        for sisi in (1, 2, 3, 4):
            if self._skema.punya(f"perkara_pihak{sisi}"):
                yield from self._baca(pernyataan.pihak(self._skema, sisi), partial(bentuk.pihak, sisi=sisi), jendela)

    def kuasa(self, jendela: Jendela) -> Iterator[BarisKuasa | BarisRusak]:
        """Counsel of all sides, replaced ones included."""
        return self._baca(pernyataan.kuasa(self._skema), partial(bentuk.kuasa, hari_ini=jendela.hari_ini), jendela)

    def penugasan(self, jendela: Jendela) -> Iterator[BarisPenugasan | BarisRusak]:
        """Judges and clerks, replaced ones and ikrar panels included and marked."""
        daftar: tuple[Peran, ...] = ("hakim", "panitera")
        for peran in daftar:
            yield from self._baca(
                pernyataan.penugasan(self._skema, peran), partial(bentuk.penugasan, peran=peran), jendela
            )

    def sidang(self, jendela: Jendela) -> Iterator[BarisSidang | BarisRusak]:
        """All hearings of the cases; hearings whose case is gone come as BarisRusak."""
        yield from self._baca(pernyataan.sidang(self._skema), bentuk.sidang, jendela)
        kolom = ("t.id", "t.perkara_id", "t.tanggal_sidang")
        for baris in self._sambungan.alir(pernyataan.SIDANG_TANPA_PERKARA, [jendela.sidang_sejak.isoformat()]):
            yield bentuk.rusak("perkara_jadwal_sidang", kolom, baris, "perkaranya tidak ada")

    def putusan(self, jendela: Jendela) -> Iterator[BarisPutusan | BarisRusak]:
        """One decision per case: the newest that is readable."""
        terunggah = self._perkara_teranonimisasi(jendela)
        tak_terlihat = terunggah is None
        terakhir: int | None = None
        susunan = pernyataan.putusan(self._skema)
        for baris in self._baris(susunan, jendela):
            if baris[0] == terakhir:
                continue
            hasil = _coba(
                susunan, partial(bentuk.putusan, anonimisasi_ada=tak_terlihat or baris[0] in (terunggah or ())), baris
            )
            terakhir = None if isinstance(hasil, BarisRusak) else hasil.perkara_id
            yield hasil

    def ikrar(self, jendela: Jendela) -> Iterator[BarisIkrar | BarisRusak]:
        """Talak pledges."""
        return self._baca(pernyataan.ikrar(self._skema), bentuk.ikrar, jendela)

    def akta(self, jendela: Jendela) -> Iterator[BarisAkta | BarisRusak]:
        """Divorce certificates, also rows made before the certificate is."""
        return self._baca(pernyataan.akta(self._skema), bentuk.akta, jendela)

    def biaya(self, jendela: Jendela) -> Iterator[BarisBiaya | BarisRusak]:
        """The deposit of each case with entries; a book with an odd entry comes as BarisRusak and without sums."""
        if not self._skema.punya("perkara_biaya"):
            return
        susunan = pernyataan.biaya(self._skema)
        for baris in self._baris(susunan, jendela):
            hasil = _coba(susunan, bentuk.biaya, baris)
            yield hasil
            if isinstance(hasil, BarisRusak):
                yield bentuk.biaya_janggal(baris)

    def efiling(self, jendela: Jendela) -> Iterator[BarisEfiling | BarisRusak]:
        """E-filings of the window by their own date or by their case, each once; two of one case are two rows.

        The case is that of perkara_efiling_id, else the one with the same number; None while not numbered.
        """
        if not self._skema.punya("perkara_efiling"):
            return
        # Held in memory: a case is looked up by number in between, and the wire carries one stream at a time.
        semua = list({baris[0]: baris for baris in self._baris_efiling(jendela)}.values())
        menurut_nomor = self._perkara_menurut_nomor({str(baris[8]) for baris in semua if baris[9] is None and baris[8]})
        kolom = pernyataan.efiling_sejak(self._skema)
        for baris in semua:
            yield _coba(
                kolom, bentuk.efiling, (*baris[:9], baris[9] or menurut_nomor.get(_sebut(str(baris[8])).upper()))
            )

    def petugas(self) -> Iterator[BarisPetugas | BarisRusak]:
        """All judges, clerks and bailiffs of the reference tables, inactive ones marked."""
        daftar: tuple[tuple[JenisPetugas, str], ...] = (
            ("hakim", "hakim_pn"),
            ("panitera", "panitera_pn"),
            ("jurusita", "jurusita"),
        )
        kolom = ("t.id", "t.nama_gelar", "t.nama", "t.nip", "t.aktif")
        for jenis, tabel in daftar:
            if self._skema.punya(tabel):
                susunan = Pernyataan(tabel, kolom, pernyataan.petugas(self._skema, tabel))
                for baris in self._sambungan.alir(susunan.sql):
                    yield _coba(susunan, partial(bentuk.petugas, jenis=jenis), baris)

    def masih_ada(self, ids: Iterable[int], tabel: str = "perkara") -> set[int]:
        """Which of these ids still stand in a table: confirms a deletion before anything is cancelled."""
        kunci = _KUNCI[tabel]
        sql = f"SELECT {kunci} FROM {tabel} WHERE {kunci} IN"
        return {baris[0] for baris in self._per_kelompok(lambda n: f"{sql} ({tanda_tanya(n)})", sorted(set(ids)))}

    @property
    def _sambungan(self) -> Sambungan:
        if self._buka is None:
            raise RuntimeError("PembacaSipp is used as a context manager")
        return self._buka

    @property
    def _skema(self) -> Skema:
        if self._skema_ada is None:
            self._skema_ada = periksa_skema(self._sambungan)
        return self._skema_ada

    def _baca(
        self, susunan: Pernyataan, bentuk_satu: Callable[[Baris], T], jendela: Jendela
    ) -> Iterator[T | BarisRusak]:
        if not self._skema.punya(susunan.tabel):
            return
        for baris in self._baris(susunan, jendela):
            yield _coba(susunan, bentuk_satu, baris)

    def _baris(self, susunan: Pernyataan, jendela: Jendela, ekor: Sequence[object] = ()) -> Iterator[Baris]:
        hidup = self._yang_masih_hidup(jendela)
        yield from self._sambungan.alir(susunan.sejak(), [jendela.batas.isoformat(), *ekor])
        yield from self._per_kelompok(susunan.untuk, hidup, ekor)

    def _per_kelompok(
        self, sql: Callable[[int], str], ids: Sequence[object], ekor: Sequence[object] = ()
    ) -> Iterator[Baris]:
        for awal in range(0, len(ids), SEKALI_TANYA):
            sebagian = ids[awal : awal + SEKALI_TANYA]
            yield from self._sambungan.alir(sql(len(sebagian)), [*sebagian, *ekor])

    def _yang_masih_hidup(self, jendela: Jendela) -> list[int]:
        """Ids of cases older than the window that belong to it all the same; few, so asked for first and kept."""
        if jendela not in self._hidup:
            batas = jendela.batas.isoformat()
            ids: set[int] = set()
            for tabel, kolom, sejak in (
                ("perkara_jadwal_sidang", "tanggal_sidang", jendela.sidang_sejak),
                ("perkara_putusan", "tanggal_putusan", jendela.putusan_sejak),
                ("perkara_akta_cerai", "tgl_akta_cerai", jendela.akta_sejak),
            ):
                baris = self._sambungan.semua(pernyataan.masih_hidup(tabel, kolom), [sejak.isoformat(), batas])
                ids.update(satu[0] for satu in baris)
            ids.update(self._lebih_tua(sorted(jendela.dipantau - ids), batas))
            self._hidup[jendela] = sorted(ids)
        return self._hidup[jendela]

    def _lebih_tua(self, ids: Sequence[int], batas: str) -> set[int]:
        tua: set[int] = set()
        for awal in range(0, len(ids), SEKALI_TANYA):
            sebagian = ids[awal : awal + SEKALI_TANYA]
            sql = f"{pernyataan.LEBIH_TUA} ({tanda_tanya(len(sebagian))})"
            tua.update(baris[0] for baris in self._sambungan.semua(sql, [batas, *sebagian]))
        return tua

    def _perkara_teranonimisasi(self, jendela: Jendela) -> set[int] | None:
        """Cases whose anonymised decision lies in the directory; None when nothing in this SIPP could tell."""
        if not self._skema.punya("dirput_dokumen"):
            return set() if self._skema.punya("perkara_putusan", "amar_putusan_anonimisasi_dok") else None
        return {baris[0] for baris in self._baris(pernyataan.anonimisasi(self._skema), jendela, ["%anonimisasi%"])}

    def _baris_efiling(self, jendela: Jendela) -> Iterator[Baris]:
        yield from self._sambungan.alir(pernyataan.efiling_sejak(self._skema).sql, [jendela.batas.isoformat()])
        if self._skema.punya("perkara_efiling_id"):
            yield from self._baris(pernyataan.efiling_perkara(self._skema), jendela)

    def _perkara_menurut_nomor(self, nomor: set[str]) -> dict[str, int]:
        """Compared here, not joined: text columns of SIPP may differ in collation."""
        sql = "SELECT nomor_perkara, perkara_id FROM perkara WHERE nomor_perkara IN"
        dicari = sorted(nomor | {_sebut(satu) for satu in nomor})
        baris = self._per_kelompok(lambda n: f"{sql} ({tanda_tanya(n)})", dicari)
        return {_sebut(satu[0]).upper(): satu[1] for satu in baris}


def _sebut(nomor: str) -> str:
    """The number as a court prints it, where it can be read."""
    try:
        return baca_nomor_perkara(nomor).tampil
    except NomorTidakTerbaca:
        return nomor.strip()


def _coba(susunan: Pernyataan, bentuk_satu: Callable[[Baris], T], baris: Baris) -> T | BarisRusak:
    try:
        return bentuk_satu(baris)
    except NilaiTakTerbaca as galat:
        return bentuk.rusak(susunan.tabel, susunan.kolom, baris, str(galat))
