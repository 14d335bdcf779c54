"""Set a court up from a file."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from satker.muat import GalatMuat, muat_teks


class Command(BaseCommand):
    """`muat_satker FILE.toml [--simulasi]`: prints one line of JSON counts, or one line per mistake and ends with 1."""

    help = "Menyiapkan satu pengadilan dari berkas TOML; aman diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--simulasi", action="store_true", help="periksa dan hitung saja, tanpa menyimpan")

    def handle(self, *_: Any, **opsi: Any) -> None:
        try:
            hasil = muat_teks(_baca(opsi["berkas"]), os.environ, simulasi=opsi["simulasi"])
        except GalatMuat as galat:
            for baris in galat.baris:
                self.stderr.write(baris)
            raise SystemExit(1) from None
        self.stdout.write(json.dumps(hasil))


def _baca(berkas: Path) -> str:
    try:
        return berkas.read_text("utf-8-sig").replace("\r\n", "\n")
    except OSError as galat:
        raise GalatMuat([f"{berkas} tidak dapat dibaca: {galat.strerror}"]) from None
    except UnicodeDecodeError as galat:
        nomor = galat.object[: galat.start].count(b"\n") + 1
        raise GalatMuat([f"baris {nomor}: berkas bukan teks UTF-8; simpan ulang sebagai UTF-8"]) from None
