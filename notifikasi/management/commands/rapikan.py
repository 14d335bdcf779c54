"""manage.py rapikan: remove what is past its time."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.rapikan import rapikan
from satker.waktu import pada


class Command(BaseCommand):
    """Tidy up, then print the counts."""

    help = "Menghapus webhook, tanda terima yatim, dan teks pesan masuk yang lewat masa simpannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pada", type=datetime.fromisoformat, help="seolah-olah pada saat ini (ISO 8601)")
        parser.add_argument("--simulasi", action="store_true", help="hitung saja")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        try:
            with pada(pilihan["pada"]):
                self.stdout.write(json.dumps(rapikan(simulasi=pilihan["simulasi"])))
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
