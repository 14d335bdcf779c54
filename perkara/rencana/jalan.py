"""One planning run: many courts in one transaction and one statement each question, one run at a time per court."""

import logging
from collections import Counter
from collections.abc import Sequence
from itertools import islice

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
# Courts planned together: few enough that nobody waits long for the lock of one, enough that 400 cost like one.
ROMBONGAN = 200
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
        semua = iter(kerangka.semua(satker))
        while rombongan := list(islice(semua, ROMBONGAN)):
            jumlah.update(_rombongan(rombongan))
        return dict(jumlah)


def _rombongan(rombongan: Sequence[Acuan]) -> Counter[str]:
    """Several courts at once; one by one when that fails, so that the broken one hurts nobody else."""
    if len(rombongan) > 1:
        try:
            return Counter(rencanakan_satker(*rombongan))
        except DatabaseError as galat:
            catatan.warning("perencanaan bersama gagal, diulang satu per satu: %s", type(galat).__name__)
    jumlah: Counter[str] = Counter()
    for acuan in rombongan:
        try:
            jumlah.update(rencanakan_satker(acuan))
        except DatabaseError:
            catatan.exception("perencanaan %s gagal", acuan.satker.kode)
            jumlah["galat"] += 1
    return jumlah


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
def rencanakan_satker(*acuan: Acuan) -> dict[str, int]:
    """Planning as of these frames, each of another court: first take back what no longer holds, then queue the owed."""
    kunci(*acuan)
    jumlah = Counter({"batal": cabut(*acuan)})
    for pertanyaan, saat in _pertanyaan(acuan).items():
        jumlah[pertanyaan.kode] += pertanyaan.antrekan(*saat)
    return dict(jumlah)


def kunci(*acuan: Acuan) -> None:
    """Wait until nobody else plans for these courts; held until the transaction ends. In the order of courts."""
    with connection.cursor() as kursor:
        # The questions look costly to PostgreSQL and take milliseconds: compiling them would take longer.
        kursor.execute("SET LOCAL jit = off")
        kursor.execute(
            "SELECT pg_advisory_xact_lock(%s, pk) FROM unnest(%s::int[]) WITH ORDINALITY u(pk, ke) ORDER BY ke",
            [_KUNCI_RENCANA, sorted(a.satker.pk for a in acuan)],
        )


def _pertanyaan(semua: Sequence[Acuan]) -> dict[Pertanyaan, list[Acuan]]:
    """Which question is put for which courts: those of litigants for all, those of staff where their hour has come."""
    hasil = {p: list(semua) for p in PIHAK}
    for pertanyaan, saat in pegawai.jatuh_tempo(semua):
        hasil.setdefault(pertanyaan, []).append(saat)
    return hasil
