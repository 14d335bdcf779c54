"""Celery tasks of this floor: no argument carries data, one service each."""

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore

from layanan import batas, lampiran, peringatan


@shared_task(ignore_result=True)
def periksa_tenggat() -> None:
    """Every ten minutes: warn of deadlines near and passed, in every court."""
    peringatan.periksa_tenggat()


@shared_task(ignore_result=True)
def pindai_ulang() -> None:
    """Every five minutes: scan what came while the scanner was away."""
    lampiran.pindai_ulang()


@shared_task(ignore_result=True)
def rapikan() -> None:
    """Every hour: forget full buckets and ended sessions, delete files that belong to nothing."""
    batas.pangkas()
    lampiran.sapu_yatim()
    SessionStore.clear_expired()  # everybody who opened a matter at the door has left one
