"""Commands people send by reply. This floor brings BERHENTI, MULAI and INFO; apps above register theirs."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notifikasi.models import PesanMasuk

# Nobody writes a command in a letter of this length.
TERPANJANG = 160


def daftar_kata(teks: str) -> frozenset[str]:
    """Words and phrases of a command from one line, parted by commas."""
    return frozenset(k.strip() for k in teks.split(","))


# Said before or after a command out of politeness; they neither make a sentence a command nor keep a command from
# being one. "MAAF" is not among them: "maaf salah" is an apology, not SALAH.
SOPAN = daftar_kata(
    "TOLONG, MOHON, PLIS, PLEASE, PERMISI, HALO, HALLO, HAI, ASSALAMUALAIKUM, PAK, BPK, BAPAK, BU, IBU, MAS, MBAK, "
    "MBA, KAK, BANG, MIN, ADMIN, YA, YAA, YAH, DONG, DONK, DEH, AJA, SAJA, TERIMA, KASIH, TERIMAKASIH, MAKASIH, "
    "TRIMS, TRIMAKASIH"
)
_KATA = re.compile(r"[^\W_]+")
# What people put around a number.
_PINGGIR = " \t\r\n:;,.#=*_~\"'“”‘’()<>[]!?-–—"


@dataclass(frozen=True, slots=True)
class Perintah:
    """A command: what it is called, which words call it (upper case, also several: "AKTA CERAI"), what it does.

    `jalankan` gets the incoming message and what stood behind the word, "" for nothing. `argumen` says whether a text
    may stand there at all; None: the word stands alone. `salah_ketik` are misspellings seen on phones, word for word:
    nothing is guessed. A `tegas` command is not called by a question. `bantuan` is its line in the menu of INFO.
    """

    nama: str
    kata: frozenset[str]
    jalankan: Callable[["PesanMasuk", str], None]
    salah_ketik: frozenset[str] = field(default=frozenset())
    argumen: Callable[[str], bool] | None = None
    tegas: bool = False
    bantuan: str = ""
    urutan: int = 50


@dataclass(frozen=True, slots=True)
class Panggilan:
    """A command called by a text, with its argument as typed."""

    perintah: Perintah
    argumen: str = ""

    @property
    def nama(self) -> str:
        """The command's name."""
        return self.perintah.nama

    def jalankan(self, masuk: "PesanMasuk") -> None:
        """Do what was asked for."""
        self.perintah.jalankan(masuk, self.argumen)


_perintah: dict[str, Perintah] = {}


def daftarkan(perintah: Perintah) -> None:
    """Make a command known; a word that is taken is a programming error, and then none of its words is known."""
    semua = perintah.kata | perintah.salah_ketik
    for kata in sorted(semua):
        if kata in _perintah:
            raise ValueError(f"Kata perintah {kata} sudah dipakai.")
    _perintah.update(dict.fromkeys(semua, perintah))


def semua() -> list[Perintah]:
    """Every command, in the order of the menu."""
    return sorted({p.nama: p for p in _perintah.values()}.values(), key=lambda p: (p.urutan, p.nama))


def kenali(teks: str) -> Panggilan | None:
    """The command a text calls, or None.

    Case, blanks, markup, pictures, punctuation and words of politeness around it do not matter ("Tolong berhenti ya
    pak." stops); any other word does ("jangan berhenti" is no request to stop).
    """
    rapi = _rapikan(teks)
    if len(rapi) > TERPANJANG:
        return None
    kata = _tanpa_sopan([(k[0].upper(), k.start(), k.end()) for k in _KATA.finditer(rapi)])
    for banyak in range(len(kata), 0, -1):
        perintah = _perintah.get(" ".join(k[0] for k in kata[:banyak]))
        if perintah and not (perintah.tegas and "?" in rapi):
            argumen = rapi[kata[banyak - 1][2] : kata[-1][2]].strip(_PINGGIR)
            if not argumen or (perintah.argumen and perintah.argumen(argumen)):
                return Panggilan(perintah, argumen)
    return None


def _rapikan(teks: str) -> str:
    """Plain letters ("ＳＴＯＰ" is STOP), without invisible characters."""
    return "".join(h for h in unicodedata.normalize("NFKC", teks[: 4 * TERPANJANG]) if unicodedata.category(h) != "Cf")


def _tanpa_sopan(kata: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    awal, akhir = 0, len(kata)
    while awal < akhir and kata[awal][0] in SOPAN:
        awal += 1
    while awal < akhir and kata[akhir - 1][0] in SOPAN:
        akhir -= 1
    return kata[awal:akhir]
