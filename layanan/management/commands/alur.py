"""manage.py alur: write the procedures' page of the docs."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from layanan.alur.daftar import semua
from layanan.alur.gambar import dokumen


class Command(BaseCommand):
    """`alur [--ke BERKAS]`: draws every procedure into docs/alur.md, prints one line of JSON."""

    help = "Menulis docs/alur.md dari tabel alur yang menjalankan meja layanan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", type=Path, default=settings.AKAR / "docs/alur.md", metavar="BERKAS")

    def handle(self, *_: Any, **opsi: Any) -> None:
        berkas: Path = opsi["ke"]
        teks = dokumen(semua())
        lama = berkas.read_text(encoding="utf-8") if berkas.exists() else ""
        berkas.write_text(teks, encoding="utf-8")
        self.stdout.write(json.dumps({"alur": len(semua()), "berubah": int(teks != lama)}))
