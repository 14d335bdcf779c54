"""On which line a key of a TOML file stands. The standard library's parser does not tell, and people need to know.

Only used on text that parser has already accepted; where a spelling is too unusual, the line of the section answers.
"""

import re
from collections.abc import Iterator

Jalur = tuple[str | int, ...]

_KEPING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n|[^\n"\'#\[\]{}]+|.',
    re.DOTALL,
)
_BAGIAN_KUNCI = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_-]+')
_KUNCI = re.compile(r'\s*((?:"(?:\\.|[^"\\])*"|\'[^\']*\'|[A-Za-z0-9_.\s-])+?)\s*=')


def letak_kunci(teks: str) -> dict[Jalur, int]:
    """Line (from 1) of every section and key: ("sipp", "url"), or ("gateway", 0, "laju") in the first [[gateway]]."""
    letak: dict[Jalur, int] = {}
    awalan: Jalur = ()
    for baris, pernyataan in _pernyataan(teks):
        if pernyataan.startswith("["):
            awalan = _awalan(pernyataan, letak)
            letak.setdefault(awalan, baris)
        elif cocok := _KUNCI.match(pernyataan):
            letak.setdefault((*awalan, *_pecah(cocok[1])), baris)
    return letak


def baris_terdekat(letak: dict[Jalur, int], jalur: Jalur) -> int:
    """The line of `jalur`, else of the nearest thing around it, else 1."""
    while jalur and jalur not in letak:
        jalur = jalur[:-1]
    return letak.get(jalur, 1)


def _pernyataan(teks: str) -> Iterator[tuple[int, str]]:
    """Each header or key with its value, and the line it begins on; comments and blank lines left out."""
    baris, mulai, dalam, kumpul = 1, 1, 0, ""
    for keping in _KEPING.findall(teks + "\n"):
        if keping == "\n" and dalam == 0:
            if kumpul.strip():
                yield mulai, kumpul.strip()
            kumpul, mulai = "", baris + 1
        elif not keping.startswith("#"):
            dalam += (keping in "[{") - (keping in "]}")
            kumpul += keping
        baris += keping.count("\n")


def _awalan(kepala: str, letak: dict[Jalur, int]) -> Jalur:
    nama = _pecah(kepala)
    if not kepala.startswith("[["):
        return nama
    nomor = sum(1 for jalur in letak if jalur[:-1] == nama and isinstance(jalur[-1], int))
    return (*nama, nomor)


def _pecah(kunci: str) -> tuple[str, ...]:
    return tuple(k.strip("\"'") for k in _BAGIAN_KUNCI.findall(kunci))
