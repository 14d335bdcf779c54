"""Doorbells of this floor. Each may be lost, doubled or late."""

from celery import shared_task
from celery.signals import worker_shutting_down

from notifikasi import antar as pengantar
from notifikasi import masuk, penjaga, rujuk, services, surel, tarik
from notifikasi import rapikan as kerapian
from satker.models import Satker

# Below the time limit of a task, and below the broker's redelivery.
DETIK_PER_TUGAS = 180


@shared_task(ignore_result=True)
def antar_semua() -> None:
    """Ring once per court with something due, so that a slow gateway holds up its own court only."""
    for satker in pengantar.satker_jatuh_tempo():
        antar_satu.apply_async((satker.pk,), expires=30)


@shared_task(ignore_result=True)
def antar_satu(satker_id: int) -> None:
    """Deliver one court's due messages; ring again when the pace allows the next one."""
    pengantar.antar_bergilir(Satker.objects.get(pk=satker_id), DETIK_PER_TUGAS)


@shared_task(ignore_result=True)
def sapu() -> None:
    """Settle what dead workers left."""
    pengantar.sapu()


@shared_task(ignore_result=True)
def proses_masuk() -> None:
    """Process the webhook inbox."""
    masuk.proses()


@shared_task(ignore_result=True)
def cadangkan() -> None:
    """Plan the SMS that stand in for what WhatsApp cannot bring."""
    services.cadangan()


@shared_task(ignore_result=True)
def tarik_kabar() -> None:
    """Fetch from the gateways that never knock (SMS)."""
    tarik.tarik()


@shared_task(ignore_result=True)
def rujuk_gateway() -> None:
    """Ask gateways about messages without proof."""
    rujuk.rujuk()


@shared_task(ignore_result=True)
def jaga() -> None:
    """Probe stopped gateways, and tell the admins of them."""
    penjaga.jaga()


@shared_task(ignore_result=True)
def rapikan() -> None:
    """Remove what is past its time."""
    kerapian.rapikan()


@shared_task(ignore_result=True)
def kirim_surel() -> None:
    """Send the e-mails that are due."""
    surel.kirim_surel()


@worker_shutting_down.connect
def selesaikan(**_: object) -> None:
    """Claim nothing more: what is in the air is finished, the rest waits for the next worker."""
    pengantar.berhenti.set()
