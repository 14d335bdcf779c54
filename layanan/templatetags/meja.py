"""Template tags of the desks: the procedure drawn with the present state in it."""

from typing import Any

from django import template

from layanan.alur.catatan import sebutan_peran
from layanan.alur.daftar import ambil
from layanan.alur.gambar import svg

register = template.Library()


@register.inclusion_tag("layanan/alur.html")
def gambar_alur(kode: str, sorot: str = "") -> dict[str, Any]:
    """`{% gambar_alur urusan.register urusan.keadaan %}`: the flow chart, and the same as a list."""
    alur = ambil(kode)
    nama = {k.kode: k.nama for k in alur.keadaan}
    daftar = [
        {
            "nama": k.nama,
            "kini": k.kode == sorot,
            "langkah": [
                {
                    "nama": lk.nama,
                    "ke": " atau ".join(nama[t] for t in lk.tujuan),
                    "oleh": ", ".join(sorted(sebutan_peran(p) for p in lk.peran)),
                }
                for lk in alur.dari(k.kode)
            ],
        }
        for k in alur.keadaan
    ]
    return {"gambar": svg(alur, sorot), "daftar": daftar, "nama": alur.nama}
