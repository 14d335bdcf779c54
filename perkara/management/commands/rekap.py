"""Recaps and lists of one date."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from perkara.management.pilihan import satker_dari, tambah_pilihan, tanggal
from perkara.rekap import TanggalBelumTiba, rekap
from satker.waktu import pada


class Command(BaseCommand):
    """`rekap --tanggal D [--satker KODE] [--pada WAKTU] [--simulasi]`: prints one line of JSON counts per kind."""

    help = "Mengantrekan rekap dan daftar tunggakan satu tanggal, seolah-olah jamnya sudah tiba."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tanggal", required=True, type=tanggal, metavar="D", help="misalnya 2026-11-23")
        tambah_pilihan(parser)

    def handle(self, *_: Any, **opsi: Any) -> None:
        satker = satker_dari(opsi["satker"])
        try:
            with pada(opsi["pada"]):
                jumlah, teks = rekap(satker, opsi["tanggal"], opsi["simulasi"])
        except TanggalBelumTiba as galat:
            raise CommandError(str(galat)) from None
        hasil: dict[str, Any] = {**jumlah, "teks": [asdict(t) for t in teks]} if opsi["simulasi"] else {**jumlah}
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))
