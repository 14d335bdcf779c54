"""manage.py proses_masuk: process the webhook inbox."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from notifikasi.masuk import HitunganMasuk, proses, tertunda
from satker.waktu import pada


class Command(BaseCommand):
    """Process what gateways sent, then print the counts; `--simulasi`: how many wait."""

    help = "Memproses webhook yang diterima."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ulang", action="store_true", help="juga yang pernah gagal diproses")
        parser.add_argument("--pada", type=datetime.fromisoformat, help="waktu acuan, ISO 8601 dengan zona")
        parser.add_argument("--simulasi", action="store_true", help="hanya menghitung yang akan diproses")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        try:
            with pada(pilihan["pada"]):
                hitung = _simulasi(pilihan["ulang"]) if pilihan["simulasi"] else proses(ulang=pilihan["ulang"])
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hitung.sebagai_dict()))


def _simulasi(ulang: bool) -> HitunganMasuk:
    return HitunganMasuk(diproses=tertunda(rusak=ulang))
