"""TOML's own errors, with their line, in words a court's admin understands."""

import re
import tomllib
from typing import Any

_LETAK = re.compile(r"^(?P<apa>.*?) \(at (?:line (?P<baris>\d+), column (?P<kolom>\d+)|end of document)\)$", re.DOTALL)
_KATA = (
    ("Expected '=' after a key", "sesudah nama kunci harus ada tanda ="),
    ("Invalid value", "nilai tidak terbaca; teks harus di dalam tanda kutip"),
    ("Unterminated string", "tanda kutip belum ditutup"),
    ("Illegal character", "ada tanda yang tidak boleh di sini; periksa tanda kutip penutup"),
    ("Unclosed array", "kurung siku ] belum ditutup"),
    ("Cannot overwrite a value", "kunci ini sudah ditulis di atas"),
    ("Cannot declare", "bagian ini sudah ditulis di atas"),
    ("Cannot mutate", "bagian ini sudah ditulis di atas"),
    ("Expected ']", "kurung siku penutup judul bagian tidak ada"),
    ("Expected newline or end of document", "ada tulisan tambahan sesudah nilai"),
    ("Invalid initial character for a key", "nama kunci tidak terbaca"),
    ("Invalid statement", "baris ini bukan judul bagian dan bukan kunci = nilai"),
    ("Unescaped '\\'", "tanda \\ di dalam kutip ganda harus ditulis \\\\"),
    ("Invalid date or datetime", "tanggal tidak ada di kalender"),
)


class TomlRusak(ValueError):
    """The text is no TOML; str() is the whole line of the message."""


def urai(teks: str) -> dict[str, Any]:
    """The file's content. Raises TomlRusak with line, column and reason."""
    try:
        return tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise TomlRusak(_kalimat(str(galat), teks)) from None


def _kalimat(galat: str, teks: str) -> str:
    cocok = _LETAK.match(galat)
    apa = cocok["apa"] if cocok else galat
    alasan = next((arti for awal, arti in _KATA if apa.startswith(awal)), apa)
    if cocok and cocok["baris"]:
        return f"baris {cocok['baris']}: bukan TOML yang benar di kolom {cocok['kolom']}: {alasan}"
    return f"baris {teks.count(chr(10)) + 1}: bukan TOML yang benar di akhir berkas: {alasan}"
