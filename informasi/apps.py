"""App of the portal."""

from django.apps import AppConfig


class InformasiConfig(AppConfig):
    """Registration with Django."""

    name = "informasi"
    verbose_name = "Permohonan informasi"
