"""App of the portal."""

from django.apps import AppConfig


class NotifikasiConfig(AppConfig):
    """Registration with Django."""

    name = "notifikasi"
    verbose_name = "Notifikasi"

    def ready(self) -> None:
        """Plug into the registries of the floors below."""
        from notifikasi import muat  # noqa: PLC0415  (models are only there now)

        muat.daftarkan()
