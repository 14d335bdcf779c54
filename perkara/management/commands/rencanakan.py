"""Plan what is owed by now."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from perkara.management.pilihan import satker_dari, tambah_pilihan
from perkara.rencana import rencanakan, simulasikan
from satker.waktu import pada


class Command(BaseCommand):
    """`rencanakan [--satker KODE] [--pada WAKTU] [--simulasi]`: prints one line of JSON counts per kind."""

    help = "Mengantrekan pesan yang sudah waktunya; aman diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        tambah_pilihan(parser)

    def handle(self, *_: Any, **opsi: Any) -> None:
        satker = satker_dari(opsi["satker"])
        with pada(opsi["pada"]):
            hasil = _simulasi(satker) if opsi["simulasi"] else rencanakan(satker)
        self.stdout.write(json.dumps(hasil, default=str, ensure_ascii=False))


def _simulasi(satker: Any) -> dict[str, Any]:
    jumlah, baris = simulasikan(satker)
    return {**jumlah, "baris": [asdict(b) for b in baris]}
