"""App of the portal."""

from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    """Registration with Django."""

    name = "notifikasi"
    verbose_name = "Notifikasi"
