"""manage.py antar: deliver until nothing is due."""

import json
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.antar import antar, berhenti
from notifikasi.antar.simulasi import simulasikan
from satker.models import Satker
from satker.waktu import pada


class Command(BaseCommand):
    """Deliver the due messages of one court or all, then print the counts; `--simulasi`: only what would be claimed."""

    help = "Mengirim pesan yang jatuh tempo sampai habis."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--satker", help="kode satuan kerja; tanpa ini semua")
        parser.add_argument("--pada", type=datetime.fromisoformat, help="waktu acuan, ISO 8601 dengan zona")
        parser.add_argument("--simulasi", action="store_true", help="tunjukkan yang akan diambil; tidak mengirim")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        try:
            with pada(pilihan["pada"]), _berhenti_rapi():
                satker = _satker(pilihan["satker"])
                hasil = simulasikan(satker) if pilihan["simulasi"] else antar(satker).sebagai_dict()
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))


@contextmanager
def _berhenti_rapi() -> Iterator[None]:
    """Ctrl-C, or the stop of a container, finishes what is in the air and claims nothing more."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    lama = {t: signal.signal(t, lambda *_: berhenti.set()) for t in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for tanda, penangan in lama.items():
            signal.signal(tanda, penangan)


def _satker(kode: str | None) -> Satker | None:
    if kode is None:
        return None
    satker = Satker.objects.filter(kode=kode).first()
    if satker is None:
        raise CommandError(f"Satuan kerja '{kode}' tidak ada.")
    return satker
