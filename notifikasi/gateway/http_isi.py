"""Filling a template with values and finding values in an answer. A value never becomes structure."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from notifikasi.gateway.dasar import Kiriman, Setelan
from notifikasi.gateway.urai import bersihkan

TEMPAT = ("nomor", "nomor_plus", "nomor_lokal", "teks", "id", "token", "nomor_id")
_TEMPAT = re.compile(r"\{([a-z_]+)\}")


def nilai_kiriman(setelan: Setelan, kiriman: Kiriman, teks: str) -> dict[str, str]:
    """What the places of a template stand for, for one message."""
    return nilai_nomor(setelan, kiriman.nomor) | {"teks": teks, "id": kiriman.id_klien}


def nilai_nomor(setelan: Setelan, e164: str) -> dict[str, str]:
    """What the places stand for where there is only a number."""
    digit = e164.removeprefix("+")
    lokal = f"0{digit.removeprefix('62')}" if digit.startswith("62") else digit
    akun = {"token": setelan.token, "nomor_id": setelan.nomor_id}
    return {"nomor": digit, "nomor_plus": f"+{digit}", "nomor_lokal": lokal} | akun


def tempat(templat: Any) -> set[str]:
    """The names in braces anywhere in a template's values."""
    if isinstance(templat, str):
        return set(_TEMPAT.findall(templat))
    anak = templat.values() if isinstance(templat, Mapping) else templat if isinstance(templat, list) else ()
    return {nama for a in anak for nama in tempat(a)}


def isi(templat: Any, nilai: Mapping[str, str]) -> Any:
    """The template with its places filled, in one pass: braces inside a value are text like any other."""
    if isinstance(templat, str):
        return _TEMPAT.sub(lambda m: nilai.get(m[1], m[0]), templat)
    if isinstance(templat, Mapping):
        return {str(k): isi(v, nilai) for k, v in templat.items()}
    return [isi(v, nilai) for v in templat] if isinstance(templat, list) else templat


def isi_rata(templat: Any, nilai: Mapping[str, str]) -> dict[str, str]:
    """The same for a form or a query: one text per field."""
    penuh = isi(templat, nilai)
    return {k: tulis(v) for k, v in penuh.items()} if isinstance(penuh, dict) else {}


def isi_jalur(jalur: str, nilai: Mapping[str, str]) -> str:
    """A path with its places filled, each value one piece of the path at most."""
    return _TEMPAT.sub(lambda m: quote(nilai[m[1]], safe="") if m[1] in nilai else m[0], jalur)


def cari(isi_jawaban: Any, jalur: str) -> Any:
    """The value at "data.0.id" in an answer, None where the way ends."""
    for kunci in jalur.split(".") if jalur else ():
        if isinstance(isi_jawaban, Mapping):
            isi_jawaban = isi_jawaban.get(kunci)
        elif isinstance(isi_jawaban, list) and kunci.isascii() and kunci.isdecimal() and len(kunci) < 6:
            isi_jawaban = isi_jawaban[int(kunci)] if int(kunci) < len(isi_jawaban) else None
        else:
            return None
    return isi_jawaban if jalur else None


def tulis(nilai: Any) -> str:
    """A single value as text ("true", "200"), '' for none and for what is no single value."""
    if isinstance(nilai, bool):
        return "true" if nilai else "false"
    return bersihkan(str(nilai)) if isinstance(nilai, (str, int, float)) else ""


def baca(isi_jawaban: Any, jalur: str, batas: int = 500) -> str:
    """The value at a path as text, at most `batas` characters."""
    return tulis(cari(isi_jawaban, jalur))[:batas]
