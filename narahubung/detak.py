"""Where the beat and the workers say that they live. From their own loops: a thread beside would speak for the dead."""

from typing import Any

from celery.beat import Scheduler
from celery.signals import heartbeat_sent

_pencatat: dict[str, Any] = {}


def hidup(nama: str) -> bool:
    """One sign of life of the process `nama`, written at most every few seconds; whether it was."""
    from notifikasi.denyut import Pencatat  # noqa: PLC0415  (the apps are ready only now)

    return bool(_pencatat.setdefault(nama, Pencatat(nama))())


class Penjadwal(Scheduler):
    """Celery's own scheduler, which speaks up at every turn of its loop."""

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        """Ring what is due; seconds until the next turn."""
        tunggu = super().tick(*args, **kwargs)
        hidup("beat")
        return tunggu


@heartbeat_sent.connect
def _pekerja(sender: Any = None, **_: Any) -> None:
    hidup(f"worker:{sender.eventer.hostname}")
