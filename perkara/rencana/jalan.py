"""One planning run: court by court, each in its own transaction, one at a time per court."""

import logging
from collections import Counter
from collections.abc import Iterator

from django.db import DatabaseError, connection, transaction

from perkara import acuan as kerangka
from perkara.acuan import Acuan
from perkara.rencana import akta, ecourt, pegawai, pengingat, perkara, sidang
from perkara.rencana.cabut import cabut
from perkara.rencana.simulasi import BarisRencana, baris, urungkan
from perkara.rencana.tanya import Pertanyaan
from satker.models import Satker
from satker.waktu import pada, sekarang

catatan = logging.getLogger(__name__)
_KUNCI_RENCANA = 7301  # advisory-lock class of planning; the court is the second half of the key

PIHAK: tuple[Pertanyaan, ...] = (
    ecourt.EFILING,
    perkara.PENDAFTARAN,
    sidang.JADWAL,
    sidang.JADWAL_ECOURT,
    sidang.PERUBAHAN,
    pengingat.PENGINGAT,
    pengingat.PENGINGAT_ECOURT,
    akta.AKTA,
)


def rencanakan(satker: Satker | None = None, simulasi: bool = False) -> dict[str, int]:
    """Queue everything owed by now, in every court or in one; safe to run any number of times, by several at once.

    Returns how many messages are new per kind, and under "batal" how many were taken back. A court whose
    planning fails is logged and counted under "galat"; the others go on. `simulasi`: count only.
    """
    if simulasi:
        return simulasikan(satker)[0]
    with pada(sekarang()):
        jumlah: Counter[str] = Counter()
        for acuan in kerangka.semua(satker):
            try:
                jumlah.update(rencanakan_satker(acuan))
            except DatabaseError:
                catatan.exception("perencanaan %s gagal", acuan.satker.kode)
                jumlah["galat"] += 1
        return dict(jumlah)


def simulasikan(satker: Satker | None = None) -> tuple[dict[str, int], list[BarisRencana]]:
    """What `rencanakan` would do now: its counts, and the messages it would queue. Nothing stays."""
    jumlah: Counter[str] = Counter()
    semua: list[BarisRencana] = []
    with pada(sekarang()):
        for acuan in kerangka.semua(satker):
            hitungan, baru = urungkan(acuan, rencanakan_satker, baris)
            jumlah.update(hitungan)
            semua += baru
    return dict(jumlah), semua


@transaction.atomic
def rencanakan_satker(acuan: Acuan) -> dict[str, int]:
    """One court's planning as of `acuan`: first take back what no longer holds, then queue what is owed."""
    kunci(acuan)
    jumlah = Counter({"batal": cabut(acuan)})
    for pertanyaan, saat in _pertanyaan(acuan):
        jumlah[pertanyaan.kode] += pertanyaan.antrekan(saat)
    return dict(jumlah)


def kunci(acuan: Acuan) -> None:
    """Wait until nobody else plans for this court; held until the transaction ends."""
    with connection.cursor() as kursor:
        # The questions look costly to PostgreSQL and take milliseconds: compiling them would take longer.
        kursor.execute("SET LOCAL jit = off")
        kursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_KUNCI_RENCANA, acuan.satker.pk])


def _pertanyaan(acuan: Acuan) -> Iterator[tuple[Pertanyaan, Acuan]]:
    yield from ((p, acuan) for p in PIHAK)
    yield from pegawai.jatuh_tempo(acuan)
