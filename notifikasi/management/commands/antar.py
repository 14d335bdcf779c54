"""manage.py antar: deliver until nothing is due."""

import json
import signal
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.antar import antar, berhenti
from satker.models import Satker
from satker.waktu import pada


class Command(BaseCommand):
    """Deliver the due messages of one court or all, then print the counts."""

    help = "Mengirim pesan yang jatuh tempo sampai habis."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--satker", help="kode satuan kerja; tanpa ini semua")
        parser.add_argument("--pada", type=datetime.fromisoformat, help="waktu acuan, ISO 8601 dengan zona")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        # The first Ctrl-C finishes what is in the air; so does the stop of a container.
        for tanda in (signal.SIGINT, signal.SIGTERM):
            signal.signal(tanda, lambda *_: berhenti.set())
        try:
            with pada(pilihan["pada"]):
                hitung = antar(_satker(pilihan["satker"]))
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hitung.sebagai_dict()))


def _satker(kode: str | None) -> Satker | None:
    if kode is None:
        return None
    satker = Satker.objects.filter(kode=kode).first()
    if satker is None:
        raise CommandError(f"Satuan kerja '{kode}' tidak ada.")
    return satker
