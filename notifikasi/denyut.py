"""Signs of life: the beat and each worker say every few seconds that they are there; silence is an alarm."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import Error as GalatBasisData
from django.db import connection
from django.db.models import Max, Q

from notifikasi.models import Denyut
from satker.waktu import sekarang

catatan = logging.getLogger(__name__)
BEAT, WORKER = "beat", "worker"
KATA = {BEAT: "Penjadwal (beat)", WORKER: "Petugas pengirim (worker)"}
DETIK = 15
# Twelve of them missed: nobody is there, or the database did not let him say so.
SUNYI = timedelta(minutes=3)
# A worker that was taken away for good (a smaller `--scale`) is not missed for ever.
LUPAKAN = timedelta(days=1)
_TULIS = """
INSERT INTO notifikasi_denyut (nama, pada) VALUES (%s, %s)
ON CONFLICT (nama) DO UPDATE SET pada = GREATEST(notifikasi_denyut.pada, EXCLUDED.pada)
"""


class Pencatat:
    """Writes the sign of life of one process when called, at most every DETIK seconds."""

    def __init__(self, nama: str, jam: Callable[[], float] = time.monotonic) -> None:
        self.nama, self._jam, self._berikut = nama[:120], jam, 0.0

    def __call__(self) -> bool:
        """Whether it was written. A database that is down is logged, never raised: the process has other work."""
        if self._jam() < self._berikut:
            return False
        self._berikut = self._jam() + DETIK
        try:
            catat(self.nama)
        except GalatBasisData as galat:
            catatan.warning("denyut %s tidak tercatat: %s", self.nama, type(galat).__name__)
            connection.close()
            return False
        return True


def catat(nama: str) -> None:
    """Say that the process of this name lives."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()  # these processes have no requests that would do it
    with connection.cursor() as kursor:
        kursor.execute(_TULIS, [nama, sekarang()])


@dataclass(frozen=True, slots=True)
class Keadaan:
    """When the beat and the liveliest worker were last heard of; None: never."""

    beat: datetime | None
    worker: datetime | None

    def umur(self, nama: str) -> timedelta | None:
        """How long ago the beat or the worker was heard of; None: never."""
        pada = self.beat if nama == BEAT else self.worker
        return None if pada is None else max(sekarang() - pada, timedelta(0))

    @property
    def sunyi(self) -> list[str]:
        """Which of the two have fallen silent. Who never spoke has not been started yet: that is no silence."""
        return [n for n in (BEAT, WORKER) if (u := self.umur(n)) is not None and u > SUNYI]

    def kalimat(self) -> list[str]:
        """A sentence for each that is silent: who, for how long, and what that means."""
        menit = {n: int((self.umur(n) or timedelta(0)).total_seconds() // 60) for n in self.sunyi}
        akhir = "Pesan tidak dikirim sampai dinyalakan lagi."
        return [f"{KATA[n]} tidak terdengar selama {m} menit. {akhir}" for n, m in menit.items()]


def keadaan() -> Keadaan:
    """The present state; one query."""
    pekerja = Max("pada", filter=Q(nama__startswith=f"{WORKER}:"))
    hasil = Denyut.objects.aggregate(beat=Max("pada", filter=Q(nama=BEAT)), worker=pekerja)
    return Keadaan(hasil["beat"], hasil["worker"])


def lupakan() -> int:
    """Forget workers not heard of for a day; the last one to speak is kept, so that silence stays silence."""
    lama = Denyut.objects.filter(nama__startswith=f"{WORKER}:", pada__lt=sekarang() - LUPAKAN)
    terakhir = Denyut.objects.filter(nama__startswith=f"{WORKER}:").order_by("-pada").values("pk")[:1]
    return lama.exclude(pk__in=list(terakhir.values_list("pk", flat=True))).delete()[0]
