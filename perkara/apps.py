"""App of the portal."""

from django.apps import AppConfig


class PerkaraConfig(AppConfig):
    """Registration with Django."""

    name = "perkara"
    verbose_name = "Perkara"
