"""The usual design, to compare with: one Celery task on Redis per message. `celery --app bench.tugas worker`."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from narahubung.celery import app

SABAR = 120  # seconds until a worker must have answered


@app.task(name="bench.satu", ignore_result=True)
def satu(pk: int, gateway_id: int, saat: str) -> None:
    """Read, render, write the attempt, call, write the outcome: for one message."""
    from datetime import datetime

    from satker.waktu import pada

    with pada(datetime.fromisoformat(saat)):
        _kirim(pk, *_jalan(gateway_id))


@cache
def _jalan(gateway_id: int) -> tuple[Any, Any, Any]:
    from bench.antar import KONEKSI
    from notifikasi.antar import jalur
    from notifikasi.gateway import panggil
    from notifikasi.models import Gateway

    gateway = Gateway.objects.get(pk=gateway_id)
    return gateway, jalur.adaptor(gateway), panggil.sesi(KONEKSI)


def _kirim(pk: int, gateway: Any, adaptor: Any, sesi: Any) -> None:
    from django.db import transaction

    from notifikasi.gateway import panggil
    from notifikasi.gateway.dasar import Diterima, Kiriman
    from notifikasi.models import Percobaan, Pesan
    from notifikasi.templat import Siap, render
    from satker.waktu import sekarang

    with transaction.atomic():
        pesan = Pesan.objects.select_for_update(of=("self",)).select_related("nomor", "satker").get(pk=pk)
        siap = render([pesan])[pk]
        if not isinstance(siap, Siap):
            raise SystemExit(f"pesan {pk} tidak dapat disusun: {siap}")
        pesan.status, pesan.teks, pesan.gateway, pesan.jumlah_percobaan = "dikirim", siap.teks, gateway, 1
        pesan.save(update_fields=["status", "teks", "gateway", "jumlah_percobaan"])
        percobaan = Percobaan.objects.create(pesan=pesan, ke=1, gateway=gateway, mulai=sekarang())
    hasil = panggil.jalankan(adaptor, sesi, Kiriman(str(pesan.id_klien), pesan.nomor.e164, pesan.teks, pesan.jenis))
    if not isinstance(hasil, Diterima):
        raise SystemExit(f"gateway palsu menolak: {hasil}")
    with transaction.atomic():
        Percobaan.objects.filter(pk=percobaan.pk).update(selesai=sekarang(), hasil="diterima")
        Pesan.objects.filter(pk=pk).update(status="diterima", id_gateway=hasil.id_gateway, diterima_pada=sekarang())


@contextmanager
def pekerja(utas: int) -> Iterator[None]:
    """A worker of its own with so many threads, answering when the block begins."""
    perintah = [sys.executable, "-m", "celery", "--quiet", "--app", "bench.tugas", "worker"]
    perintah += ["--pool", "threads", "--concurrency", str(utas), "--loglevel", "ERROR"]
    perintah += ["--without-gossip", "--without-mingle"]
    proses = subprocess.Popen(perintah, env=os.environ)
    try:
        batas = time.monotonic() + SABAR
        while not app.control.ping(timeout=1):
            if proses.poll() is not None or time.monotonic() > batas:
                raise SystemExit("pekerja pembanding tidak menyala")
        yield
    finally:
        proses.terminate()
        proses.wait(timeout=SABAR)


def antar(pesan_id: list[int], gateway_id: int, saat: str) -> None:
    """Enqueue all of them, and wait until the last outcome is stored."""
    from notifikasi.models import Pesan

    for pk in pesan_id:
        satu.delay(pk, gateway_id, saat)
    while Pesan.objects.filter(status="diterima").count() < len(pesan_id):
        time.sleep(0.05)
