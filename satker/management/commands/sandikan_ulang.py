"""Write stored secrets again with the newest key."""

import json
from argparse import ArgumentParser
from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from satker.sandi_ulang import sandikan_ulang


class Command(BaseCommand):
    """`sandikan_ulang [--simulasi]`: one line of JSON, how many values per table and column."""

    help = "Menulis ulang semua rahasia tersimpan dengan kunci pertama pada KUNCI_ENKRIPSI."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--simulasi", action="store_true", help="hitung saja, tanpa menulis")

    def handle(self, *_: Any, **opsi: Any) -> None:
        try:
            hasil = sandikan_ulang(simulasi=opsi["simulasi"])
        except InvalidToken:
            raise CommandError("Ada rahasia yang tidak terbuka dengan kunci mana pun pada KUNCI_ENKRIPSI.") from None
        self.stdout.write(json.dumps(hasil))
