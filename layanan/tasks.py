"""Celery tasks of this floor: no argument carries data, one service each."""

from celery import shared_task

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
    """Every hour: forget full buckets, delete files that belong to nothing."""
    batas.pangkas()
    lampiran.sapu_yatim()
