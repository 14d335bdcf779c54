"""The Celery application. Celery is the doorbell and the clock; PostgreSQL is the queue."""

import logging
import logging.config
import os
import warnings
from typing import Any

from celery import Celery
from celery.contrib.django.task import DjangoTask
from celery.exceptions import SecurityWarning
from celery.result import AsyncResult
from celery.signals import setup_logging
from django.conf import settings
from kombu.exceptions import OperationalError

from narahubung import detak, tertanam

tertanam.siapkan()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "narahubung.settings")

catatan = logging.getLogger(__name__)


class Bel(DjangoTask):
    """A task whose ring may be lost: nothing is in it that PostgreSQL does not hold, and beat rings again."""

    abstract = True

    def apply_async(self, *args: Any, **kwargs: Any) -> Any:
        """As Celery's, but a broker that is down is logged and never breaks the caller's page."""
        try:
            return super().apply_async(*args, **kwargs)
        except OperationalError as galat:
            catatan.warning("broker tidak terjangkau, %s menunggu detak berikutnya: %s", self.name, galat)
            return AsyncResult("", app=self.app)


@setup_logging.connect
def _catatan_kita(**_: Any) -> None:
    # Celery's own set-up would write past the formatter that masks numbers and secrets.
    logging.config.dictConfig(settings.LOGGING)


if settings.TERTANAM:
    # On a try-out machine root is common and known; in production the warning stands.
    warnings.filterwarnings("ignore", "You're running the worker with superuser", SecurityWarning)

app = Celery("narahubung", task_cls=Bel)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

__all__ = ["app", "detak"]  # detak: its signals are heard from here on
