"""App of the portal."""

from django.apps import AppConfig


class SatkerConfig(AppConfig):
    """Registration with Django."""

    name = "satker"
    verbose_name = "Satuan kerja"
