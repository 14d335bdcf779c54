"""Cleans a written number and cuts it into pieces of digits, without ever turning anything else into a digit."""

import re
import unicodedata
from itertools import pairwise

# Dashes that Word and WhatsApp put in, and the minus sign.
_TANDA_PISAH = "-‐‑‒–—―−"
_URL = re.compile(
    r"(?:https?://)?(?:wa\.me/|(?:api|web)\.whatsapp\.com/send/?\?phone=)\+?(\d+)/?(?:[?#&]\S*)?", re.IGNORECASE
)
_TEL = re.compile(r"\b(?:tel|sms|whatsapp):(?=[+\d(])", re.IGNORECASE)
_JID = re.compile(r"\b(\d+)(?::\d+)?@(?:c\.us|s\.whatsapp\.net)\b", re.IGNORECASE)
_PENGHUBUNG = re.compile(r"[/,;|&\n]|\b(?:dan|atau|serta|and|or)\b", re.IGNORECASE)

PECAHAN = 5  # up to this many digits alone are a stray piece, not a number


def ratakan(teks: str) -> str:
    """The text with every decimal digit as ASCII, full-width forms and dashes plain, invisible marks gone.

    Only true decimal digits (Unicode Nd) become digits: "²" or "①" stay what they are, so that they are noticed later.
    """
    return "".join(_huruf(c) for c in teks).strip()


def _huruf(c: str) -> str:
    if c.isascii():
        return " " if c in "\t\r\f\v" else c
    jenis = unicodedata.category(c)
    if jenis == "Nd":
        return str(unicodedata.decimal(c))
    if jenis in ("Cf", "Cc"):
        return ""
    if jenis in ("Zs", "Zl", "Zp"):
        return " "
    if c in _TANDA_PISAH:
        return "-"
    return unicodedata.normalize("NFKC", c) if "！" <= c <= "～" else c


def buka_alamat(teks: str) -> str:
    """wa.me links, tel: links and WhatsApp ids replaced by the number they hold; those are always international."""
    teks = _URL.sub(lambda m: _internasional(m[1]), teks)
    teks = _JID.sub(lambda m: _internasional(m[1]), teks)
    return _TEL.sub("", teks)


def _internasional(angka: str) -> str:
    return angka if angka.startswith("0") else f"+{angka}"


def bagian(teks: str) -> list[str]:
    """The text cut at '/', ',', ';', '|', '&', line ends and "dan" or "atau"; parts without a digit are left out."""
    return [b.strip() for b in _PENGHUBUNG.split(teks) if angka(b)]


# Brackets hold an area code: they open only at the start or after 62, so "081234567890 (2)" is not read as one number.
_CALON = re.compile(r"(?:[+(]\s?){0,2}(?:62\)?[ .\-]*\(\s?)?\d+\)?(?:[ .\-]*\d)*")


def calon(teks: str) -> list[tuple[int, str]]:
    """Runs of digits held together by blanks, dots and dashes, each with its place in the text."""
    return [(m.start(), m[0].strip()) for m in _CALON.finditer(teks)]


def angka(teks: str) -> str:
    """The digits of a cleaned text."""
    return "".join(c for c in teks if c in "0123456789")


_MULAI = re.compile(r"(?<=\s)(?=0\d)")


def belah(teks: str) -> list[list[str]]:
    """All ways to cut one run into two or three numbers at a blank before a '0': "0812 3456 7890 0857 1234 5678"."""
    batas = [m.end() for m in _MULAI.finditer(teks)][:8]
    pilihan = [[b] for b in batas] + [[a, b] for i, a in enumerate(batas) for b in batas[i + 1 :]]
    return [[teks[a:b].strip() for a, b in pairwise([0, *p, len(teks)])] for p in pilihan]
