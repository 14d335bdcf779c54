"""Celery tasks of this floor: no argument carries data, one service each."""

from celery import shared_task

from layanan import peringatan


@shared_task(ignore_result=True)
def periksa_tenggat() -> None:
    """Every ten minutes: warn of deadlines near and passed, in every court."""
    peringatan.periksa_tenggat()
