"""Celery tasks of this room: no argument carries data, one service each."""

from celery import shared_task

from notifikasi.simulator.klien import SimulatorMati
from perkara.models import SumberSipp
from perkara.rencana import rencanakan
from perkara.sipp.sinkron import sinkron
from satker.models import Satker


@shared_task  # type: ignore[untyped-decorator]
def rencanakan_semua() -> dict[str, int]:
    """Every minute: queue what is owed by now, in every court."""
    return rencanakan()


@shared_task  # type: ignore[untyped-decorator]
def rencanakan_satker(satker_id: int) -> dict[str, int]:
    """Right after a registration: who stands at the counter need not wait for the next minute."""
    return rencanakan(Satker.objects.get(pk=satker_id))


@shared_task  # type: ignore[untyped-decorator]
def sinkron_semua() -> None:
    """Every five minutes: one task per court that reads a SIPP, so that a slow one delays nobody."""
    for satker_id in SumberSipp.objects.filter(aktif=True, satker__aktif=True).values_list("satker_id", flat=True):
        sinkron_satker.delay(satker_id)


@shared_task  # type: ignore[untyped-decorator]
def sinkron_satker(satker_id: int) -> None:
    """Bring one court up to date."""
    sinkron(Satker.objects.get(pk=satker_id))


@shared_task(autoretry_for=(SimulatorMati,), retry_backoff=2, max_retries=6)  # type: ignore[untyped-decorator]
def mulai_demo() -> None:
    """Once per `make run`: the simulator learns the webhook, and filers are registered without waiting for the tick."""
    from perkara import demo  # noqa: PLC0415  (its invented people and holidays are no use to a court)

    demo.sambungkan_simulator()
    sinkron_semua()
