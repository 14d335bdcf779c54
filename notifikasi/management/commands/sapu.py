"""manage.py sapu: settle what dead workers left."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.antar import sapu
from satker.waktu import pada


class Command(BaseCommand):
    """Sweep, then print the counts."""

    help = "Membereskan pesan yang ditinggalkan pengirim yang mati."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pada", type=datetime.fromisoformat, help="waktu acuan, ISO 8601 dengan zona")
        parser.add_argument("--simulasi", action="store_true", help="hanya menghitung, tidak mengubah")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        try:
            with pada(pilihan["pada"]):
                hitung = sapu(simulasi=pilihan["simulasi"])
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hitung.sebagai_dict()))
