"""What an outcome means for the message: the state table of design 5, pure."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from notifikasi.gateway.dasar import Diterima, Ditolak, Hasil, TakPasti, Verdict
from notifikasi.models import Percobaan, Pesan
from notifikasi.sebab import HENTI_BARU, alasan

JEDA_ULANG = tuple(timedelta(seconds=s) for s in (10, 60, 300, 900, 3600))
NANTI_MIN, NANTI_MAKS = timedelta(minutes=10), 12
BESOK_MIN = timedelta(hours=24)

TIDAK_DIPANGGIL = Ditolak(Verdict.STOP_KANAL, "tidak_dipanggil", "Pengiriman dihentikan sebelum pesan ini dipanggil.")


@dataclass(frozen=True, slots=True)
class Putusan:
    """The new state of a message; None leaves a value as it is (a message that was not called is untouched)."""

    status: str
    hasil: str
    verdict: str = ""
    kode: str = ""
    teks: str = ""
    galat: str | None = ""
    id_gateway: str = ""
    siap_pada: datetime | None = None


def putuskan(hasil: Hasil, riwayat: Mapping[str, int], *, ada_templat: bool, saat: datetime) -> Putusan:
    """The state that follows from `hasil`.

    `riwayat` counts the earlier refusals of this message by verdict; `ada_templat` says whether an
    approved template could be sent instead of free text.
    """
    if isinstance(hasil, Diterima):
        return Putusan(Pesan.Status.DITERIMA, Percobaan.Hasil.DITERIMA, id_gateway=hasil.id_gateway[:200])
    if isinstance(hasil, TakPasti):
        sebab = f"Tidak diketahui apakah pesan keluar. {hasil.sebab}"
        return Putusan(Pesan.Status.TAK_PASTI, Percobaan.Hasil.TAK_PASTI, teks=hasil.sebab[:500], galat=sebab[:500])
    siap_pada = _coba_lagi(hasil, riwayat, ada_templat=ada_templat, saat=saat)
    status = Pesan.Status.GAGAL if siap_pada is None else Pesan.Status.ANTRE
    return Putusan(
        status,
        Percobaan.Hasil.DITOLAK,
        verdict=hasil.verdict,
        kode=hasil.kode[:60],
        teks=hasil.teks[:500],
        galat=None if hasil is TIDAK_DIPANGGIL else hasil.teks[:500] or alasan(hasil.verdict, ""),
        siap_pada=siap_pada if siap_pada != saat else None,
    )


def _coba_lagi(h: Ditolak, riwayat: Mapping[str, int], *, ada_templat: bool, saat: datetime) -> datetime | None:
    """When to try again; `saat` itself for "as it was before", None for never."""
    lama = riwayat.get(h.verdict, 0)
    if h.verdict in (Verdict.STOP_MASSAL, Verdict.STOP_KANAL):
        return saat
    if h.verdict is Verdict.JENDELA:
        return saat if ada_templat and not lama else None
    jeda = _jeda(h.verdict, lama)
    return None if jeda is None else saat + max(jeda, timedelta(seconds=h.coba_lagi_detik or 0))


def _jeda(verdict: Verdict, lama: int) -> timedelta | None:
    """How long to wait after a refusal of one kind, `lama` of which came before; None: no more."""
    match verdict:
        case Verdict.SEGERA if lama < len(JEDA_ULANG):
            return JEDA_ULANG[lama] * random.uniform(1, 1.25)  # noqa: S311 -- spreads load only
        case Verdict.NANTI if lama < NANTI_MAKS:
            return NANTI_MIN
        case Verdict.BESOK if not lama:
            return BESOK_MIN
        case Verdict.STOP_BARU:
            return HENTI_BARU
    return None
