"""App of the portal."""

from django.apps import AppConfig


class InformasiConfig(AppConfig):
    """Registration with Django."""

    name = "informasi"
    verbose_name = "Permohonan informasi"

    def ready(self) -> None:
        """Make the procedures and message kinds of this desk known."""
        from informasi import alur, pesan  # noqa: F401, PLC0415  (both register themselves, and need the models)
