"""manage.py proses_masuk: process the webhook inbox."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from notifikasi.masuk import proses


class Command(BaseCommand):
    """Process what gateways sent, then print the counts."""

    help = "Memproses webhook yang diterima."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ulang", action="store_true", help="juga yang pernah gagal diproses")

    def handle(self, *_: Any, **pilihan: Any) -> None:
        self.stdout.write(json.dumps(proses(ulang=pilihan["ulang"]).sebagai_dict()))
