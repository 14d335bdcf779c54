"""Messages the gateway tests send."""

from dataclasses import replace
from typing import Any

from notifikasi.gateway.dasar import IsiTemplat, Kiriman
from tests.palsu import ajaib

ID_KLIEN = "7d0c9f52-3c51-4c1e-9d8e-0123456789ab"
PENGINGAT = Kiriman(
    id_klien=ID_KLIEN,
    nomor=ajaib.nomor(ajaib.BIASA),
    teks="Pengingat sidang: Senin, 23 November 2026 pukul 09.00 WIB.",
    jenis="N-03",
    templat=IsiTemplat("pengingat_sidang", "id", ("123/Pdt.G/2026/PA.Xy", "Senin, 23 November 2026")),
    jendela_terbuka=True,
    ttl_detik=3600,
)


def kiriman(akhir: str = ajaib.BIASA, **ubah: Any) -> Kiriman:
    """The reminder, to a number with this magic ending."""
    return replace(PENGINGAT, **({"nomor": ajaib.nomor(akhir)} | ubah))
