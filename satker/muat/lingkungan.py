"""`${NAME}` in a court's file: secrets stay in the environment."""

import re
from collections.abc import Mapping
from typing import Any

from satker.muat.bagian import NilaiKeliru

_ACUAN = re.compile(r"\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{")


def bentangkan(nilai: Any, lingkungan: Mapping[str, str]) -> Any:
    """`nilai` with every ${NAME} replaced, inside lists and tables too; `$${` stands for a literal `${`.

    Raises NilaiKeliru naming the variable that is not set; an empty one counts as not set.
    """
    if isinstance(nilai, str):
        return _ACUAN.sub(lambda cocok: _ganti(cocok, lingkungan), nilai)
    if isinstance(nilai, list):
        return [bentangkan(n, lingkungan) for n in nilai]
    if isinstance(nilai, dict):
        return {k: bentangkan(n, lingkungan) for k, n in nilai.items()}
    return nilai


def _ganti(cocok: re.Match[str], lingkungan: Mapping[str, str]) -> str:
    if cocok[0] == "$${":
        return "${"
    if cocok[1] is None:
        raise NilaiKeliru("memuat ${ tanpa nama variabel; tulis ${NAMA}, atau $${ bila memang tanda itu", gema=False)
    if not lingkungan.get(cocok[1]):
        raise NilaiKeliru(f"memerlukan variabel lingkungan {cocok[1]}, yang belum diatur", gema=False)
    return lingkungan[cocok[1]]
