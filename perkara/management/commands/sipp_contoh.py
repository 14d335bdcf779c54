"""manage.py sipp_contoh: write a realistic SIPP-shaped database."""

import json
import sqlite3
from argparse import ArgumentParser
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pymysql
from django.core.management.base import BaseCommand, CommandError

from perkara.contoh import buat
from perkara.contoh.tujuan import SudahBerisi
from perkara.sipp.galat import GalatSipp
from satker.waktu import sekarang


class Command(BaseCommand):
    help = "Tulis contoh basis data berbentuk SIPP (orang rekaan) ke SQLite atau MySQL."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--url", required=True, help="sqlite:///berkas atau mysql://pengguna:sandi@host/basis_data")
        parser.add_argument("--perkara", type=int, default=3500, help="banyaknya perkara (bawaan: 3500)")
        parser.add_argument("--hari-ini", type=date.fromisoformat, default=None, help="tanggal hari ini, YYYY-MM-DD")
        parser.add_argument("--benih", type=int, default=1, help="benih acak: benih yang sama, isi yang sama")
        parser.add_argument("--timpa", action="store_true", help="ganti basis data yang sudah berisi")

    def handle(self, *_args: Any, **pilihan: Any) -> None:
        if pilihan["perkara"] < 0:
            raise CommandError("--perkara harus 0 atau lebih.")
        hari_ini = pilihan["hari_ini"] or sekarang().astimezone(ZoneInfo("Asia/Jakarta")).date()
        try:
            hasil = buat(pilihan["url"], pilihan["perkara"], hari_ini, pilihan["benih"], timpa=pilihan["timpa"])
        except (SudahBerisi, GalatSipp) as galat:
            raise CommandError(str(galat)) from None
        except (pymysql.MySQLError, sqlite3.Error, OSError) as galat:
            raise CommandError(f"Basis data contoh tidak dapat ditulis: {galat}") from None
        self.stdout.write(json.dumps(hasil))
