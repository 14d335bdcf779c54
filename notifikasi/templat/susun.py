"""Putting values into a text. Substitution only: a template that can decide something would have to be tested."""

import re
from collections.abc import Mapping

from satker.models import Satker
from satker.tanggal import zona_singkat

_BIDANG = re.compile(r"\{\{\s*(\w+)\s*\}\}")

# What every text may use, whatever its kind (domain 5).
BIDANG_UMUM: Mapping[str, str] = {
    "nama": "nama penerima",
    "nama_satker": "nama pengadilan",
    "zona": "WIB, WITA atau WIT",
    "jam_layanan": "jam layanan pengadilan",
    "telepon": "telepon pengadilan",
    "footer_pihak": "penutup pesan untuk pihak",
    "footer_pegawai": "penutup pesan untuk pegawai",
    "footer_layanan": "penutup pesan layanan",
}
# Each says how to stop, and that this is no summons (domain 5, general rules).
PENUTUP: Mapping[str, str] = {
    "footer_pihak": (
        "Balas BERHENTI untuk tidak menerima pesan ini lagi. "
        "Pesan otomatis {{ nama_satker }}, bukan panggilan resmi (relaas)."
    ),
    "footer_pegawai": (
        "Balas BERHENTI atau hubungi Admin untuk berhenti menerima rekap ini. Pesan otomatis {{ nama_satker }}."
    ),
    "footer_layanan": "Balas BERHENTI untuk tidak menerima pesan lagi. {{ nama_satker }}.",
}


def bidang_dipakai(teks: str) -> list[str]:
    """The fields a text uses, in order, each as often as it is used."""
    return _BIDANG.findall(teks)


def susun(teks: str, isi: Mapping[str, str]) -> str:
    """`teks` with its fields filled in; a line whose fields are all empty disappears.

    One pass: a value that itself looks like a field stays as it is. Unknown fields count as empty.
    """
    baris = (_baris(b, isi) for b in teks.strip().splitlines())
    return "\n".join(b for b in baris if b is not None).strip()


def _baris(baris: str, isi: Mapping[str, str]) -> str | None:
    dipakai = bidang_dipakai(baris)
    if dipakai and not any(isi.get(b, "") for b in dipakai):
        return None
    return _BIDANG.sub(lambda cocok: isi.get(cocok[1], ""), baris)


def isi_satker(satker: Satker) -> dict[str, str]:
    """The values of the common fields that do not depend on the recipient."""
    umum = {
        "nama_satker": satker.nama,
        "zona": zona_singkat(satker),
        "jam_layanan": satker.jam_layanan,
        "telepon": satker.telepon,
    }
    return umum | {nama: susun(teks, umum) for nama, teks in PENUTUP.items()}
