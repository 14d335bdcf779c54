"""Pace: calls evenly spaced, on a clock that `--pada` does not stop."""

import random
import time
from collections.abc import Callable

# How much of a hold-up may be caught up, in seconds: enough to keep eighty a second, too little for a burst
# (an even pace is what keeps a number from being blocked; gateways.md, 4).
KEJAR = 0.1


class Laju:
    """Hands out slots, `per_detik` of them a second; 0 means no limit. The first one is `tunda` seconds away.

    `acak`: each slot comes up to so many seconds later, never several at once: equal intervals are what a
    machine is known by.
    """

    def __init__(
        self, per_detik: float, jam: Callable[[], float] = time.monotonic, acak: float = 0, tunda: float = 0
    ) -> None:
        self._jam = jam
        self.ganti(per_detik, acak)
        self._berikut = jam() + min(tunda, self.terlama)

    def ganti(self, per_detik: float, acak: float = 0) -> None:
        """Another pace from now on; the next slot stays where it was."""
        self._jeda, self._acak = 1 / per_detik if per_detik > 0 else 0.0, max(acak, 0.0)

    @property
    def terlama(self) -> float:
        """The longest time between two slots, in seconds."""
        return self._jeda + self._acak

    def ambil(self, paling_banyak: int) -> int:
        """How many calls may start now, taken from the pace.

        One at a time when on time; after a hold-up, what was missed in the last KEJAR seconds at most.
        """
        if not self.terlama or paling_banyak <= 0:
            return max(paling_banyak, 0)
        kini = self._jam()
        if self._acak:
            return self._satu(kini)
        self._berikut = max(self._berikut, kini - KEJAR)
        jatah = min(paling_banyak, int((kini - self._berikut) / self._jeda) + 1) if kini >= self._berikut else 0
        self._berikut += jatah * self._jeda
        return jatah

    def _satu(self, kini: float) -> int:
        if kini < self._berikut:
            return 0
        self._berikut = kini + self._jeda + random.uniform(0, self._acak)  # noqa: S311 -- no secret
        return 1

    def tunggu(self) -> float | None:
        """Seconds until the next slot; None without a limit."""
        return max(0.0, self._berikut - self._jam()) if self.terlama else None
