"""When a deliverer must come to an end."""

import threading
import time

# Set when this process is asked to stop: what is in the air is finished, nothing new is claimed.
berhenti = threading.Event()


class Batas:
    """A time budget. On the monotonic clock: `--pada` stops the other one."""

    def __init__(self, detik: float | None) -> None:
        self._sampai = None if detik is None else time.monotonic() + detik

    def lewat(self) -> bool:
        """Whether to claim no more."""
        return berhenti.is_set() or (self._sampai is not None and time.monotonic() >= self._sampai)
