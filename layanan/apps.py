"""App of the portal."""

from django.apps import AppConfig


class LayananConfig(AppConfig):
    """Registration with Django."""

    name = "layanan"
    verbose_name = "Meja layanan"

    def ready(self) -> None:
        """Make the warnings of deadlines known."""
        from layanan import panel  # noqa: PLC0415  (models are only there now)
        from layanan.peringatan import pesan  # noqa: F401, PLC0415  (registers itself)

        panel.pasang()
