"""manage.py periksa_tenggat: warn of deadlines near and passed."""

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from layanan.peringatan import periksa_tenggat
from satker.models import Satker
from satker.waktu import pada


class Command(BaseCommand):
    """`periksa_tenggat [--satker KODE] [--pada WAKTU] [--simulasi]`: prints one line of JSON counts."""

    help = "Memperingatkan petugas tentang tenggat layanan yang dekat atau terlewati."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--satker", metavar="KODE", help="hanya pengadilan ini")
        parser.add_argument("--pada", metavar="WAKTU", type=datetime.fromisoformat, help="ISO 8601 dengan zona")
        parser.add_argument("--simulasi", action="store_true", help="hitung saja, tanpa menyimpan")

    def handle(self, *_: Any, **opsi: Any) -> None:
        satker = Satker.objects.filter(kode=opsi["satker"]).first() if opsi["satker"] else None
        if opsi["satker"] and satker is None:
            raise CommandError(f"Satuan kerja {opsi['satker']} tidak dikenal.")
        try:
            with pada(opsi["pada"]):
                hitung = periksa_tenggat(satker, simulasi=opsi["simulasi"])
        except ValueError as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hitung))
