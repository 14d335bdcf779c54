"""manage.py rujuk: ask gateways about messages without proof."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.rujuk import rujuk
from satker.waktu import pada


class Command(BaseCommand):
    """Reconcile, then print the counts."""

    help = "Menanyakan kepada gateway pesan yang belum ada buktinya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pada", type=datetime.fromisoformat, help="waktu acuan, ISO 8601 dengan zona")
        parser.add_argument("--simulasi", action="store_true", help="hanya menghitung, tidak bertanya")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        try:
            with pada(pilihan["pada"]):
                hitung = rujuk(simulasi=pilihan["simulasi"])
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hitung.sebagai_dict()))
