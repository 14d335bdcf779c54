"""Commands people send by reply. This floor brings BERHENTI and MULAI; apps above register theirs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notifikasi.models import PesanMasuk


@dataclass(frozen=True, slots=True)
class Perintah:
    """A command: the words that call it (upper case) and what it does with the incoming message."""

    nama: str
    kata: frozenset[str]
    jalankan: Callable[["PesanMasuk"], None]


_perintah: dict[str, Perintah] = {}


def daftarkan(perintah: Perintah) -> None:
    """Make a command known; a word that is taken is a programming error."""
    for kata in perintah.kata:
        if kata in _perintah:
            raise ValueError(f"Kata perintah {kata} sudah dipakai.")
        _perintah[kata] = perintah


def kenali(teks: str) -> Perintah | None:
    """The command a text calls, or None.

    Case, blanks and closing punctuation do not matter ("Berhenti." stops), but the word must stand
    alone: "jangan berhenti" is no request to stop.
    """
    return _perintah.get(re.sub(r"[\W_]+", " ", teks).strip().upper())
