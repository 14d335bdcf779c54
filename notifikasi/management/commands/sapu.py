"""manage.py sapu: settle what dead workers left."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from notifikasi.antar import sapu


class Command(BaseCommand):
    """Sweep, then print the counts."""

    help = "Membereskan pesan yang ditinggalkan pengirim yang mati."

    def handle(self, *_: Any, **__: Any) -> None:
        self.stdout.write(json.dumps(sapu().sebagai_dict()))
