"""App of the portal."""

from django.apps import AppConfig


class LayananConfig(AppConfig):
    """Registration with Django."""

    name = "layanan"
    verbose_name = "Meja layanan"
