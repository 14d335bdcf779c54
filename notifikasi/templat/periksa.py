"""Is a court's own wording fit to be sent? Asked before it is saved."""

import re
from difflib import get_close_matches

from notifikasi.jenis import Audiens, JenisPesan
from notifikasi.templat.susun import BIDANG_UMUM, PENUTUP, bidang_dipakai

# The body of a Meta template ends here, and nobody reads more on a phone.
PANJANG_MAKS = 1024


def periksa_teks(jenis: JenisPesan, teks: str) -> list[str]:
    """What is wrong with `teks` as the wording of `jenis`, in Indonesian; empty when it may be used."""
    return [*_kurung(teks), *_asing(jenis, teks), *_penutup(jenis, teks), *_panjang(teks)]


def bidang_boleh(jenis: JenisPesan) -> dict[str, str]:
    """The fields a text of this kind may use, with what they hold."""
    return {**BIDANG_UMUM, **jenis.bidang}


def _kurung(teks: str) -> list[str]:
    sisa = re.sub(r"\{\{\s*\w+\s*\}\}", "", teks)
    if "{" not in sisa and "}" not in sisa:
        return []
    baris = next(n for n, b in enumerate(sisa.splitlines(), 1) if "{" in b or "}" in b)
    return [f"Kurung kurawal tidak lengkap pada baris {baris}. Tulis bidang seperti ini: {{{{ nama }}}}."]


def _asing(jenis: JenisPesan, teks: str) -> list[str]:
    boleh = bidang_boleh(jenis)
    return [_usul(b, list(boleh)) for b in dict.fromkeys(bidang_dipakai(teks)) if b not in boleh]


def _usul(bidang: str, boleh: list[str]) -> str:
    mirip = get_close_matches(bidang, boleh, n=1)
    saran = f" Maksud Anda {{{{ {mirip[0]} }}}}?" if mirip else f" Yang ada: {', '.join(sorted(boleh))}."
    return f"Bidang {{{{ {bidang} }}}} tidak dikenal.{saran}"


def _penutup(jenis: JenisPesan, teks: str) -> list[str]:
    if jenis.audiens is Audiens.SISTEM:
        return []
    baris = [b for b in teks.splitlines() if b.strip()]
    terakhir = baris[-1] if baris else ""
    if "BERHENTI" in terakhir or set(bidang_dipakai(terakhir)) & set(PENUTUP):
        return []
    # The footers are called after their audiences.
    return [f"Baris terakhir harus menyebut cara berhenti; akhiri dengan {{{{ footer_{jenis.audiens.value} }}}}."]


def _panjang(teks: str) -> list[str]:
    if not teks.strip():
        return ["Teks masih kosong."]
    lebih = len(teks) - PANJANG_MAKS
    return [f"Teks {len(teks)} karakter, {lebih} terlalu banyak (paling banyak {PANJANG_MAKS})."] if lebih > 0 else []
