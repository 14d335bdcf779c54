"""App of the portal."""

from django.apps import AppConfig


class SatkerConfig(AppConfig):
    """Registration with Django."""

    name = "satker"
    verbose_name = "Satuan kerja"

    def ready(self) -> None:
        """Fill the registries of this floor with its own parts."""
        from satker.muat import satker  # noqa: PLC0415  (models are only there now)

        satker.daftarkan()
