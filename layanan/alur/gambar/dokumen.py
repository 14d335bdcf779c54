"""docs/alur.md: every procedure of the portal, from the tables that run it."""

from collections.abc import Iterable

from layanan.alur.catatan import sebutan_peran
from layanan.alur.gambar.mermaid import mermaid
from layanan.alur.tabel import Alur, Langkah

_KEPALA = """# Procedures

Drawn by `manage.py alur` from the tables that run the desks; do not edit by hand. Rounded boxes are final states.
Every step also writes a row of the timeline, in the same transaction.
"""


def dokumen(alur: Iterable[Alur]) -> str:
    """The whole page; ends with a line break."""
    return "\n".join([_KEPALA, *(_satu(a) for a in alur)])


def _satu(alur: Alur) -> str:
    nama = {k.kode: k.nama for k in alur.keadaan}
    keadaan = [f"| {k.nama} | {'open' if k.terbuka else 'final'} | {k.berikut} |" for k in alur.keadaan]
    langkah = [_baris(lk, nama) for lk in alur.langkah]
    return "\n".join(
        [
            *(f"## {alur.nama} (`{alur.kode}`)", "", "```mermaid", mermaid(alur), "```", ""),
            *("| state | | what comes next, said to the applicant |", "|---|---|---|", *keadaan, ""),
            *("| step | from | to | who | must be filled | deadline | message |", "|---|---|---|---|---|---|---|"),
            *(*langkah, ""),
        ]
    )


def _baris(lk: Langkah, nama: dict[str, str]) -> str:
    jam = "stops" if lk.hentikan_jam else ("set" if lk.tenggat else "")
    pesan = lk.pesan if isinstance(lk.pesan, str) else "by result"
    sel = [
        lk.nama,
        ", ".join(nama[k] for k in lk.dari),
        ", ".join(nama[k] for k in lk.tujuan) or "(stays)",
        ", ".join(sorted(sebutan_peran(p) for p in lk.peran)),
        ", ".join(f"`{w}`" for w in lk.wajib),
        *(jam, pesan),
    ]
    return "| " + " | ".join(sel) + " |"
