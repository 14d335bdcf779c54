"""Where everything stands in the drawing: one state a row, so that a phone of 360 pixels can read it.

Arrows into the same state share one lane beside the boxes: forward ones on the right, backward ones on the left.
"""

from dataclasses import dataclass
from textwrap import wrap

from layanan.alur.gambar.lapis import panah, urutan
from layanan.alur.tabel import Alur

LEBAR, TEPI, LAJUR, SELA = 360, 8, 11, 26
TINGGI_BARIS, BANTALAN = 18, 20
# A character of the drawing's 14 pixels, on the wide side.
LEBAR_HURUF = 7.6


@dataclass(frozen=True, slots=True)
class Kotak:
    """A state: its box and the lines of its name."""

    kode: str
    x: float
    y: float
    lebar: float
    tinggi: float
    baris: tuple[str, ...]

    @property
    def tengah(self) -> float:
        """The height at which arrows meet it."""
        return self.y + self.tinggi / 2


@dataclass(frozen=True, slots=True)
class Jalur:
    """A lane: from the boxes `dari` to the box `ke`, along `x`; `balik` when it leads upwards."""

    dari: tuple[str, ...]
    ke: str
    x: float
    balik: bool


@dataclass(frozen=True, slots=True)
class Letak:
    """The whole drawing, `tinggi` high. `lurus`: from a box to the one right below it."""

    tinggi: float
    kotak: dict[str, Kotak]
    lurus: tuple[tuple[str, str], ...]
    jalur: tuple[Jalur, ...]


def susun(alur: Alur) -> Letak:
    """Rows, lanes and the room that is left for the boxes."""
    baris = {k: n for n, k in enumerate(urutan(alur))}
    lurus = tuple(p for p in panah(alur) if baris[p[1]] == baris[p[0]] + 1)
    maju, mundur = _ikatan(alur, baris, balik=False), _ikatan(alur, baris, balik=True)
    kanan, kiri = _lajur(maju, baris), _lajur(mundur, baris)
    x = TEPI + LAJUR * (max(kiri.values(), default=-1) + 1)
    lebar = LEBAR - x - TEPI - LAJUR * (max(kanan.values(), default=-1) + 1)
    kotak = _kotak(alur, list(baris), x, lebar)
    akhir = list(kotak.values())[-1]
    jalur = [Jalur(dari, ke, x + lebar + LAJUR * (kanan[ke] + 1), balik=False) for ke, dari in maju.items()]
    jalur += [Jalur(dari, ke, x - LAJUR * (kiri[ke] + 1), balik=True) for ke, dari in mundur.items()]
    return Letak(akhir.y + akhir.tinggi + TEPI, kotak, lurus, tuple(jalur))


def _ikatan(alur: Alur, baris: dict[str, int], *, balik: bool) -> dict[str, tuple[str, ...]]:
    """By target, the states that reach it along a lane; what stands right above it needs none."""
    ikatan: dict[str, tuple[str, ...]] = {}
    for dari, ke in panah(alur):
        jauh = baris[ke] - baris[dari]
        if (jauh < 0) == balik and jauh != 1:
            ikatan[ke] = (*ikatan.get(ke, ()), dari)
    return ikatan


def _lajur(ikatan: dict[str, tuple[str, ...]], baris: dict[str, int]) -> dict[str, int]:
    """Which lane each bundle takes, short ones next to the boxes; bundles that touch never share one."""
    bentang = {ke: sorted((baris[ke], *(baris[d] for d in dari))) for ke, dari in ikatan.items()}
    terpakai: list[list[tuple[int, int]]] = []
    lajur = {}
    for ke in sorted(bentang, key=lambda k: (bentang[k][-1] - bentang[k][0], baris[k])):
        atas, bawah = bentang[ke][0], bentang[ke][-1]
        bebas = (n for n, isi in enumerate(terpakai) if all(bawah < a or b < atas for a, b in isi))
        n = next(bebas, len(terpakai))
        if n == len(terpakai):
            terpakai.append([])
        terpakai[n].append((atas, bawah))
        lajur[ke] = n
    return lajur


def _kotak(alur: Alur, urut: list[str], x: float, lebar: float) -> dict[str, Kotak]:
    kotak, y = {}, float(TEPI)
    for kode in urut:
        nama = tuple(wrap(alur.keadaan_dari(kode).nama, max(8, int((lebar - BANTALAN) / LEBAR_HURUF)))) or (kode,)
        tinggi = BANTALAN + TINGGI_BARIS * len(nama)
        kotak[kode] = Kotak(kode, x, y, lebar, tinggi, nama)
        y += tinggi + SELA
    return kotak
