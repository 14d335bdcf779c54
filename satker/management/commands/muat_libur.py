"""Seed national holidays and cuti bersama."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from satker.libur import muat_libur, tahun_bawaan


class Command(BaseCommand):
    """`muat_libur [--tahun 2027 2028]`: prints one line of JSON counts."""

    help = "Memuat hari libur nasional dan cuti bersama; suntingan admin tidak diubah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tahun", type=int, nargs="+", help="bawaan: tahun lalu sampai dua tahun ke depan")

    def handle(self, *_: Any, **opsi: Any) -> None:
        self.stdout.write(json.dumps(muat_libur(opsi["tahun"] or tahun_bawaan())))
