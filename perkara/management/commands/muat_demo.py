"""The demo court."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from perkara import demo
from perkara.tasks import mulai_demo


class Command(BaseCommand):
    """`muat_demo`: make the demo court, once, and let the running portal find its simulator; one line of JSON."""

    help = "Menyiapkan pengadilan demo; aman diulang. Hanya pada basis data tertanam."

    def handle(self, *_: Any, **__: Any) -> None:
        try:
            hasil = demo.muat_demo(settings.DATA_DIR)
        except demo.BukanDemo as galat:
            raise CommandError(str(galat)) from None
        # The worker and the simulator start after this command: they are told to meet in a moment.
        mulai_demo.apply_async(countdown=5, expires=300)
        self.stdout.write(json.dumps(hasil, ensure_ascii=False))
