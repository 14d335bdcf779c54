"""App of the portal."""

from django.apps import AppConfig


class PengaduanConfig(AppConfig):
    """Registration with Django."""

    name = "pengaduan"
    verbose_name = "Pengaduan"
