"""When a deliverer must come to an end."""

import threading
import time

# Set when this process is asked to stop: what is in the air is finished, nothing new is claimed.
berhenti = threading.Event()


class Batas:
    """A time budget. On the monotonic clock: `--pada` stops the other one.

    `sabar`: seconds that may be spent on waiting for a slot of the pace; None: as long as it takes.
    """

    def __init__(self, detik: float | None, sabar: float | None = None) -> None:
        self._sampai = None if detik is None else time.monotonic() + detik
        self._sabar = sabar

    def terlalu_lama(self, tunggu: float | None) -> bool:
        """Whether a wait of so many seconds is better spent on somebody else's messages."""
        return self._sabar is not None and tunggu is not None and tunggu > self._sabar

    def lewat(self) -> bool:
        """Whether to claim no more."""
        return berhenti.is_set() or (self._sampai is not None and time.monotonic() >= self._sampai)
