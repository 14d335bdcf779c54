"""Messages the gateway tests send."""

from dataclasses import replace
from typing import Any

from notifikasi.gateway.dasar import Diterima, Ditolak, Gateway, Hasil, IsiTemplat, Kiriman, TakPasti, Verdict
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


def pastikan_arti(hasil: Hasil, arti: type[Hasil] | Verdict, kata: str) -> None:
    """One row of an adapter's reply table: the verdict with its code, the message's id, or why it is not known."""
    if isinstance(hasil, Ditolak):
        assert (hasil.verdict, hasil.kode) == (arti, kata)
        assert hasil.teks
    elif isinstance(hasil, Diterima):
        assert (Diterima, hasil.id_gateway) == (arti, kata)
    else:
        assert arti is TakPasti
        assert kata in hasil.sebab


def jeda_laju(gateway: Gateway, tunggu: str, badan: bytes = b"") -> int | None:
    """How long the adapter waits after a refusal for pace that says so in Retry-After; seconds."""
    hasil = gateway.parse_reply(429, {"retry-after": tunggu}, badan)
    assert isinstance(hasil, Ditolak)
    return hasil.coba_lagi_detik
