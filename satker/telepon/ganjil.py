"""Signs that a written number cannot be trusted: each gives the reason in words, for the person who must look at it."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from satker.telepon.bersih import angka

_EKSPONEN = re.compile(r"\d[.,]?\d*e\+?\d{1,2}(?![\d\w])", re.IGNORECASE)
_DESIMAL = re.compile(r"\d{5,}[.,]0{1,2}(?!\d)")
_KATA = re.compile(r"[^\W\d_]+")
_SERUPA = re.compile(r"[oilsbzqg]{1,3}", re.IGNORECASE)  # letters that are read as 0 1 1 5 8 2 9 6
_EJAAN = frozenset(
    ("nol", "kosong", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
)
_TOPENG = re.compile(r"[*?•…#×_~^%$]|\.{2,}|-{2,}")
_WAJAR = set(" \n.()-+:;,/|&\"'“”‘’[]<>={}!")

SEBAB_EKSPONEN = "Nomor berbentuk bilangan lembar kerja, sebagian angkanya hilang. Tanyakan nomor lengkapnya."
SEBAB_DESIMAL = "Nomor berbentuk bilangan desimal lembar kerja. Ketik ulang tanpa koma atau titik desimal."
SEBAB_HURUF = "Ada huruf menempel pada angka, mungkin salah ketik (huruf O untuk angka 0). Ketik ulang nomornya."
SEBAB_SERUPA = "Ada huruf yang mirip angka di dekat nomor. Periksa dan ketik ulang nomornya dengan angka saja."
SEBAB_EJAAN = "Sebagian angka ditulis dengan kata. Ketik nomornya dengan angka saja."
SEBAB_TOPENG = "Ada tanda pengganti angka, sehingga nomornya tidak lengkap. Tanyakan nomor lengkapnya."
SEBAB_ASING = "Ada tanda yang tidak dikenal menempel pada angka. Ketik ulang nomornya dengan angka saja."
SEBAB_SUREL = "Isian ini alamat surel atau grup WhatsApp, bukan nomor telepon. Tanyakan nomor teleponnya."


def sebab_lembar_kerja(teks: str) -> str:
    """The reason when a spreadsheet has turned the number into a quantity ("8,12E+11", "812…0.0"), else ''."""
    if _EKSPONEN.search(teks):
        return SEBAB_EKSPONEN
    return SEBAB_DESIMAL if _DESIMAL.search(teks) else ""


def sebab_ganjil(teks: str) -> str:
    """The first reason not to trust a cleaned part of the text, or '' when there is none."""
    periksa = (
        (SEBAB_SUREL, re.search(r"\S@\S", teks)),
        (SEBAB_HURUF, _menempel(teks, str.isalnum)),
        (SEBAB_TOPENG, _TOPENG.search(teks)),
        (SEBAB_ASING, _menempel(teks, lambda c: c not in _WAJAR)),
        (SEBAB_SERUPA, _mirip_angka(teks)),
        (SEBAB_EJAAN, any(k.lower() in _EJAAN for k in _KATA.findall(teks))),
    )
    return next((sebab for sebab, ada in periksa if ada), "")


def _menempel(teks: str, asing: Callable[[str], bool]) -> bool:
    """Whether a character of the given sort, not itself a digit, touches a digit."""
    return any(
        (angka(a) and not angka(b) and asing(b)) or (angka(b) and not angka(a) and asing(a)) for a, b in pairwise(teks)
    )


def _mirip_angka(teks: str) -> bool:
    """A short word of look-alike letters standing beside digits: "0812 3456 789 O" is not "0812 3456 789"."""
    return any(_SERUPA.fullmatch(m[0]) and _dekat_angka(teks, m.start(), m.end()) for m in _KATA.finditer(teks))


def _dekat_angka(teks: str, awal: int, akhir: int) -> bool:
    kiri, kanan = teks[:awal].rstrip(" -.("), teks[akhir:].lstrip(" -.)")
    return bool(angka(kiri[-1:]) or angka(kanan[:1]))


# "tidak punya HP", "no. telp belum diketahui", "n/a", "NULL": words that together only say that there is no number.
_KOSONG = re.compile(
    r"tidak|tdk|ta?k|tda|tida|n?g+a?k?|enggak|belum|blm|ada|punya|pny|mempunyai|memiliki|di?ketahui|tah?u|nihil|kosong"
    r"|null|none|nan?|undefined|[na]|hp|wa|whatsapp|te?lp|telepon|telpon|nomo?e?r|no|kontak|handphone|seluler",
    re.IGNORECASE,
)


def tanda_kosong(teks: str) -> bool:
    """Whether the text says in words or signs that there is no number: "tidak ada", "-", "0", "n/a", ""."""
    if angka(teks):
        return re.fullmatch(r"[^\w]*0{1,4}[^\w]*", teks) is not None
    return all(_KOSONG.fullmatch(k) for k in _KATA.findall(teks)) and not any(
        unicodedata.category(c) in ("No", "Nl") for c in teks
    )
