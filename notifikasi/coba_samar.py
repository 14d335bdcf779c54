"""Showing a request and an answer without what must not be shown: keys, secrets, headers, the number."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from notifikasi.gateway.dasar import Permintaan, Setelan
from notifikasi.gateway.urai import bersihkan
from satker.telepon import samarkan

TUTUP = "•••"
PANJANG_MENTAH = 1000
RAHASIA_MIN = 4  # shorter ones would blot out half of every text
# Names under which providers carry keys; what stands there is never shown, whoever typed it.
_KUNCI = re.compile(r"key|token|pass|sandi|secret|rahasia|auth|credential|device_id|bearer", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Samar:
    """What to cover: every secret of a gateway as a whole and in its halves, and the number written to."""

    ganti: tuple[tuple[str, str], ...]

    @classmethod
    def dari(cls, setelan: Setelan, e164: str = "") -> "Samar":
        """The covers for one gateway and one number."""
        bagian = re.split(r"[.:]", setelan.token) if setelan.token else []
        rahasia = [r for r in (setelan.token, *setelan.rahasia, *bagian) if len(r) >= RAHASIA_MIN]
        digit = e164.removeprefix("+")
        nomor = [e164, digit, f"0{digit.removeprefix('62')}", digit.removeprefix("62")] if e164 else []
        semua = [(r, TUTUP) for r in rahasia] + [(n, samarkan(e164)) for n in nomor]
        return cls(tuple(sorted(semua, key=lambda g: -len(g[0]))))

    def teks(self, teks: str) -> str:
        """`teks` with everything covered, also what an address or JSON writes in another way."""
        for cari, tutup in self.ganti:
            teks = teks.replace(cari, tutup).replace(json.dumps(cari)[1:-1], tutup)
        return teks

    def mentah(self, body: bytes) -> str:
        """An answer as it came, cut short."""
        return self.teks(bersihkan(body.decode("utf-8", "replace")))[:PANJANG_MENTAH]

    def permintaan(self, p: Permintaan) -> str:
        """A request in lines: method and address, the names of its headers, its body."""
        alamat = p.url.partition("?")[0]
        baris = [f"{p.method} {alamat}", *(f"{nama}: {TUTUP}" for nama in p.headers)]
        for nama, isi in (("Parameter alamat", p.params), ("Formulir", p.data), ("JSON", p.json)):
            if isi is not None:
                baris += ["", f"{nama}:", json.dumps(_tutup(isi), ensure_ascii=False, indent=2, default=str)]
        return self.teks(bersihkan("\n".join(baris)))


def _tutup(isi: Any) -> Any:
    """The same with every value covered whose name says that it is a key."""
    if isinstance(isi, Mapping):
        return {k: TUTUP if _KUNCI.search(str(k)) and isinstance(v, str) else _tutup(v) for k, v in isi.items()}
    return [_tutup(v) for v in isi] if isinstance(isi, (list, tuple)) else isi
